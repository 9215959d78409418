// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the side panel: what they say to the window, and how each is made when it is first looked at.
#include "model/report/fixes.h"
#include "ui/band_estimator.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/library_commands.h"
#include "ui/commands/plot_pictures.h"
#include "ui/documents/library_shelf.h"
#include "ui/panels/classes_panel.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/frame_list.h"
#include "ui/panels/inspector.h"
#include "ui/panels/interview_pages.h"
#include "ui/panels/library_panel.h"
#include "ui/panels/plots_panel.h"
#include "ui/panels/side_panel.h"
#include "ui/panels/working_panel.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/window/main_window.h"
#include "ui/window/what_if_pages.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace ninesketch
{
namespace
{

/// The panel shows the newest estimate from now on, and again when the colours that it wrote into it change.
template <class Panel> Panel *withEstimates(Panel *panel, const MainWindow &window)
{
    const Estimator &estimator = window.estimator();
    const auto show = [panel, &estimator] { panel->show(estimator.estimate()); };
    QObject::connect(&estimator, &Estimator::changed, panel, show);
    QObject::connect(&window, &MainWindow::themeChanged, panel, show);
    show();
    return panel;
}

} // namespace

void MainWindow::buildSide()
{
    m_side = new SidePanel(m_splitter);
    setPageMakers();
    m_side->addPage(
        {"inspector", tr("Inspector"), tr("Inspect"), "inspector", "Alt+1", [this] { return &*m_inspector; }});
    m_side->addPage(
        {"classes", tr("Request classes"), tr("Classes"), "classes", "Alt+2", [this] { return &*m_classes; }});
    m_side->addPage({"findings", tr("Findings"), tr("Findings"), "findings", "Alt+3", [this] { return &*m_findings; }});
    m_side->addPage({"working", tr("How did this number come about?"), tr("Why?"), "working", "Alt+4",
                     [this] { return &*m_working; }});
    m_side->addPage({"plots", tr("Plots"), tr("Plots"), "plot", "Alt+5", [this] { return &*m_plots; }});
    m_interview = new InterviewPages(*m_editor, *m_side, *m_memory, [this] { return edit(); });
    m_side->addPage({"library", tr("Library"), tr("Library"), "library", "Alt+L", [this] { return &*m_library; }});
    m_side->addPage({"frames", tr("Frames"), tr("Frames"), "pages", "Alt+F", [this] { return makeFramesPage(); }});
    m_whatIf = new WhatIfPages(*m_editor, *m_side, [this] { return edit(); });
    connectSide();
}

void MainWindow::setPageMakers()
{
    const auto sweep = [this](const QString &input) {
        showPage("plots");
        m_plots->sweep(input);
    };
    m_inspector.setMaker([this, sweep] {
        auto *inspector = withEstimates(new Inspector(*m_editor, m_side->pages()), *this);
        connect(inspector, &Inspector::figurePressed, this, &MainWindow::askFigure);
        connect(inspector, &Inspector::sweepPressed, this, sweep);
        return inspector;
    });
    m_classes.setMaker([this, sweep] {
        auto *classes = withEstimates(new ClassesPanel(*m_editor, m_side->pages()), *this);
        connect(classes, &ClassesPanel::sweepPressed, this, sweep);
        return classes;
    });
    m_findings.setMaker([this] {
        auto *findings = withEstimates(new FindingsPanel(m_side->pages()), *this);
        connect(findings, &FindingsPanel::elementsPressed, this,
                [this](const std::vector<std::string> &ids) { m_desk->select(ids, true); });
        connect(findings, &FindingsPanel::fixPressed, this, [this](const Fix &fix) {
            m_editor->commit(withFix(m_editor->committed(), fix), QString::fromStdString(fix.title));
        });
        return findings;
    });
    m_working.setMaker([this] {
        auto *working = withEstimates(new WorkingPanel(m_side->pages()), *this);
        const auto showBands = [this, working] { working->showBands(m_bands->bands()); };
        connect(m_bands, &BandEstimator::changed, working, showBands);
        showBands();
        return working;
    });
    m_plots.setMaker([this] { return makePlots(); });
    m_library.setMaker([this] {
        auto *library = new LibraryPanel(*m_shelf, m_side->pages());
        m_libraryCommands->serve(*library);
        return library;
    });
}

PlotsPanel *MainWindow::makePlots()
{
    auto *plots = withEstimates(new PlotsPanel(m_side->pages()), *this);
    connect(plots, &PlotsPanel::placeRequested, this, [this](const PlotQuestion &question, const Plot &shown) {
        if (!m_plotPictures->place(question, shown, m_canvas->visibleScene().centre()))
            m_desk->say(tr("This plot has nothing to show yet."));
        else // beside the drawing, not in place of it
            makeRoomFor(m_editor->scene().find(*m_editor->selection().ids.begin())->box(), 0.4);
    });
    connect(plots, &PlotsPanel::saved, this,
            [this](const QString &path) { m_desk->say(tr("Saved as %1.").arg(path)); });
    connect(plots, &PlotsPanel::failed, this,
            [this](const QString &sentence) { m_desk->say(sentence, MessageBar::Tone::Bad); });
    return plots;
}

QWidget *MainWindow::makeFramesPage()
{
    auto *list = new QWidget;
    auto *page = new ColumnScroll(list, m_side->pages());
    page->setObjectName("framesPage");
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(space::normal, 0, space::small, space::normal);
    column->addWidget(new FrameList(*m_editor, *m_canvas, [this] { return edit(); }));
    column->addStretch();
    return page;
}

/// As wide as it was pulled; else a part of the window, the smaller the narrower that is. The drawing keeps half.
void MainWindow::fitSide()
{
    constexpr int comfortable = 400; // px
    const int whole = m_splitter->width();
    const int wanted = preferences().sideWidth > 0 ? std::min(preferences().sideWidth, whole / 2)
                                                   : std::min(comfortable, whole * 28 / 100);
    const int width = std::max(wanted, m_side->minimumWidth());
    m_splitter->setSizes({whole - width, width});
}

void MainWindow::connectSide()
{
    connect(m_side, &SidePanel::pageChosen, this, &MainWindow::showPage);
    connect(m_side, &SidePanel::closePressed, this, &MainWindow::toggleSide);
    connect(m_side, &SidePanel::left, this, [this] {
        if (m_editor->isPreviewing()) // of what was pressed there
            m_editor->cancelPreview();
        m_canvas->setFocus();
    });
    connect(m_interview, &InterviewPages::figurePressed, this, &MainWindow::askFigure);
    connect(m_interview, &InterviewPages::flowDrawn, this, [this] {
        if (!m_canvas->isInSight(m_canvas->contentBox()))
            fitAll();
    });
    connect(m_interview, &InterviewPages::showRequested, this, [this](const std::string &id) {
        m_desk->select({id});
        if (const Element *step = m_editor->scene().find(id)) // beside the drawing, not in place of it
            makeRoomFor(step->box(), 0.4);
    });
    connect(m_whatIf, &WhatIfPages::said, this, [this](const QString &sentence) { m_desk->say(sentence); });
    connect(m_whatIf, &WhatIfPages::optionTaken, this,
            [this](const QString &sentence, const std::function<void()> &record) {
                m_desk->say(sentence, MessageBar::Tone::Info, {{tr("Write the decision down"), record}}, true);
            });
    connect(m_whatIf, &WhatIfPages::optionLeft, this,
            [this](const QString &sentence) { m_desk->messages.withdraw(sentence); });
    connect(m_whatIf, &WhatIfPages::showRequested, this,
            [this](const std::vector<std::string> &ids) { m_desk->select(ids, true); });
}

} // namespace ninesketch
