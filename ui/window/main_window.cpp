// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together: its parts and what they say to each other. Where they stand is in window_stage.cpp.
#include "ui/window/main_window.h"

#include "ui/band_estimator.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/component_commands.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/export_commands.h"
#include "ui/commands/image_commands.h"
#include "ui/commands/library_commands.h"
#include "ui/commands/link_commands.h"
#include "ui/commands/plan_tables.h"
#include "ui/commands/plot_pictures.h"
#include "ui/commands/preset_commands.h"
#include "ui/commands/reading_commands.h"
#include "ui/commands/style_commands.h"
#include "ui/commands/unlock_offer.h"
#include "ui/commands/what_breaks.h"
#include "ui/documents/library_shelf.h"
#include "ui/panels/classes_panel.h"
#include "ui/panels/document_tabs.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/help_panel.h"
#include "ui/panels/interview_pages.h"
#include "ui/panels/minimap.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/plots_panel.h"
#include "ui/panels/quick_add.h"
#include "ui/panels/results_strip.h"
#include "ui/panels/side_panel.h"
#include "ui/panels/start_page.h"
#include "ui/panels/stats_panel.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/working_panel.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/tab_order.h"
#include "ui/window/actions.h"
#include "ui/window/canvas_menu.h"
#include "ui/window/component_badges.h"
#include "ui/window/open_tabs.h"
#include "ui/window/presentation.h"
#include "ui/window/shown_figures.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QRegion>
#include <QScreen>
#include <QSplitter>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{
namespace
{

/// From wherever Escape has nothing else to leave, it leads back to the drawing.
class Central final : public InPlace
{
public:
    explicit Central(MainWindow &window) : InPlace(&window), m_window(window) {}

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Escape)
            m_window.canvas().setFocus();
        else
            InPlace::keyPressEvent(event);
    }

private:
    MainWindow &m_window;
};

/// A window that was left on a larger screen, or half beyond an edge, is seen in full. Qt sees to one that would not be
/// seen at all.
void bringOntoScreens(QWidget &window)
{
    QRegion beyond(window.geometry());
    for (const QScreen *screen : QGuiApplication::screens())
        beyond -= screen->availableGeometry();
    if (beyond.isEmpty() || window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen))
        return;
    const QScreen *most = QGuiApplication::screenAt(window.geometry().topLeft());
    const QRect free = (most ? most : QGuiApplication::primaryScreen())
                           ->availableGeometry()
                           .adjusted(0, window.style()->pixelMetric(QStyle::PM_TitleBarHeight), 0, 0);
    QRect place(window.pos(), window.size().boundedTo(free.size()));
    place.moveLeft(std::clamp(place.left(), free.left(), free.right() - place.width() + 1));
    place.moveTop(std::clamp(place.top(), free.top(), free.bottom() - place.height() + 1));
    window.setGeometry(place);
}

} // namespace

MainWindow::MainWindow(Preferences remembered, const QString &recoveryFolder)
    : m_memory(new PreferenceMemory(std::move(remembered), this)), m_editor(new Editor(this)),
      m_estimator(new Estimator(*m_editor, this)), m_documents(new Documents(*m_editor, recoveryFolder, this))
{
    applyTheme(preferences().dark);
    setAcceptDrops(true);
    auto *central = new Central(*this);
    central->setObjectName("window");
    central->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs = new DocumentTabs(central);
    column->addWidget(m_tabs);
    m_splitter = new QSplitter(Qt::Horizontal, central);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    column->addWidget(m_splitter, 1);
    setCentralWidget(central);

    m_stage = new QWidget(m_splitter);
    m_stage->setObjectName("stage");
    m_stage->installEventFilter(this);
    m_canvas = new CanvasView(*m_editor, m_metrics, m_stage);
    m_presentation = new Presentation(*this);
    m_actions = new ActionSet(*this);
    fillActions(*m_actions, *this);
    m_bands = new BandEstimator(*m_estimator, this);
    m_shelf = new LibraryShelf(this);
    buildStage();
    buildSide();
    buildCommands(recoveryFolder);
    m_plotPictures = new PlotPictures(
        *m_editor, *m_estimator, [this] { return edit(); }, this);
    auto *planTables = new PlanTables(
        *m_editor, *m_estimator, [this] { return edit(); }, this);
    connect(planTables, &PlanTables::unlinked, this, [this] {
        m_desk->say(tr("The table is yours now: its figures no longer follow the load. Ctrl+Z takes back what was "
                       "changed in it."));
    });
    m_strip = new ResultsStrip(central);
    m_strip->setCollapsed(preferences().stripCollapsed);
    column->addWidget(m_strip);
    m_splitter->addWidget(m_stage);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->installEventFilter(this);
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_memory->change([this](Preferences &p) { p.sideWidth = m_side->width(); }); });
    connectEditor();
    connectDocuments();
    connectCanvas();
    connectPalette();
    connectFigures();
    connectBreaks();
    m_side->showPage("inspector"); // in case the one shown last is none of these
    m_side->showPage(preferences().sidePage);
    m_actions->refresh();

    resize(1440, 900);
    if (!preferences().windowPlace.isEmpty() && restoreGeometry(preferences().windowPlace))
        bringOntoScreens(*this);
    m_canvas->setDark(preferences().dark);
    m_canvas->setSnapToObjects(preferences().snapToObjects);
    m_canvas->setBoxTouches(preferences().boxTouches);
    m_canvas->setWheelZooms(preferences().wheelZooms);
    m_canvas->setArrowHold({preferences().bindArrows, preferences().snapToMiddles});
    m_canvas->setBadgesVisible(preferences().badges);
    m_openTabs->refresh();
    refreshTitle();
    applyModes();
    m_canvas->setFocus();
}

MainWindow::~MainWindow()
{
    // what is open closes as it is deleted, when there is no window any more to be told of it
    for (QObject *part : findChildren<QObject *>())
        disconnect(part, nullptr, this, nullptr);
}

void MainWindow::buildCommands(const QString &recoveryFolder)
{
    m_desk = new Desk(*m_editor, *m_canvas, *m_estimator, *m_documents, *m_messages, *m_stage, m_metrics, this);
    m_files = new DocumentCommands(*m_desk, *m_memory, recoveryFolder, this);
    connect(m_files, &DocumentCommands::changed, m_actions, &ActionSet::refresh);
    connect(m_files, &DocumentCommands::fitWanted, this, &MainWindow::fitAll);
    m_exports = new ExportCommands(*m_desk, m_export, this);
    m_images = new ImageCommands(*m_desk, this);
    m_links = new LinkCommands(*m_desk, this);
    m_clipboard = new ClipboardCommands(*m_desk, *m_images, *m_links, this);
    m_components = new ComponentCommands(*m_desk, this);
    // who places one part after the other goes on seeing all of the drawing, as long as it can be read
    connect(m_components, &ComponentCommands::placedByName, this, [this](const Rect &box) { makeRoomFor(box, 0.4); });
    m_libraryCommands = new LibraryCommands(*m_desk, *m_shelf, m_library, this);
    connect(m_libraryCommands, &LibraryCommands::pageWanted, this, [this] { showPage("library"); });
    m_presets = new PresetCommands(*m_desk, this);
    m_reading = new ReadingCommands(*m_desk, this);
    m_styles = new StyleCommands(*m_desk, this);
}

void MainWindow::connectEditor()
{
    connect(m_editor, &Editor::sceneChanged, this, &MainWindow::refreshAll);
    connect(m_editor, &Editor::sceneChanged, this,
            [this] { m_fitted.reset(); }); // the view does not jump in one's work
    connect(m_editor, &Editor::selectionChanged, this, &MainWindow::refreshAll);
    connect(m_editor, &Editor::historyChanged, this, [this] { m_actions->refresh(); });
    connect(m_styles, &StyleCommands::changed, this, &MainWindow::refreshStyle);
    connect(m_styles, &StyleCommands::copied, m_actions, &ActionSet::refresh);
    connect(m_messages, &MessageBar::resized, this, &MainWindow::layoutIslands);
    connect(m_actions, &ActionSet::ran, this, [this](const QString &id) {
        if (id == "command-palette")
            return;
        m_memory->change([&](Preferences &p) {
            p.recentCommands.removeAll(id);
            p.recentCommands.prepend(id);
            p.recentCommands = p.recentCommands.mid(0, 6);
        });
    });
}

void MainWindow::connectCanvas()
{
    connect(m_canvas, &CanvasView::toolChanged, this, [this] {
        refreshAll();
        layoutIslands();
    });
    connect(m_canvas, &CanvasView::textEditingChanged, this, &MainWindow::refreshStartPage);
    connect(m_canvas, &CanvasView::currentStyleChanged, this, &MainWindow::refreshStyle);
    connect(m_canvas, &CanvasView::viewChanged, this, &MainWindow::refreshZoom);
    connect(m_canvas, &CanvasView::toolLockedChanged, this, [this] { m_actions->refresh(); });
    connect(m_canvas, &CanvasView::penModeChanged, this, [this](bool on) {
        m_actions->refresh();
        if (on)
            m_desk->say(tr("A pen is in use: fingers move the paper, and don't draw."), MessageBar::Tone::Info,
                        {{tr("Let fingers draw"), [this] { m_canvas->setPenMode(false); }}});
    });
    connect(m_canvas, &CanvasView::textEditingChanged, m_actions, &ActionSet::refresh);
    connect(m_canvas, &CanvasView::textEditingChanged, this, &MainWindow::refreshStyle);
    connect(m_canvas, &CanvasView::linkRequested, m_links, &LinkCommands::follow);
    connect(m_canvas, &CanvasView::lockedClicked, this,
            [this](const QString &id) { offerToUnlock(*m_desk, id.toStdString()); });
    connect(m_canvas, &CanvasView::frameNameRequested, this,
            [this](const QString &id) { editFrameName(id.toStdString()); });
    connect(m_canvas, &CanvasView::said, this, [this](const QString &sentence) { m_desk->say(sentence); });
    connect(m_canvas, &CanvasView::figurePressed, this, &MainWindow::askFigure);
    connect(m_canvas, &CanvasView::contentDropped, this, &MainWindow::takeDropped);
    connect(m_clipboard, &ClipboardCommands::filesTaken, this, &MainWindow::takeDropped);
    connect(m_canvas, &CanvasView::componentDropped, m_components, &ComponentCommands::placeById);
}

void MainWindow::connectPalette()
{
    connect(m_palette, &PaletteBar::resized, this, &MainWindow::layoutIslands);
    connect(m_palette, &PaletteBar::chosen, this, [this](const QString &kindId) {
        m_palette->fold(); // what was put down is seen
        if (const Kind *kind = findKind(kindId.toStdString()))
            m_components->place({kind, nullptr, {}, std::nullopt}, std::nullopt, false);
        m_canvas->setFocus();
    });
    connect(m_palette, &PaletteBar::draggedTo, m_components, &ComponentCommands::preview);
    connect(m_palette, &PaletteBar::droppedAt, this, [this](const QString &kindId, const QPoint &global) {
        if (m_palette->rect().contains(m_palette->mapFromGlobal(global)))
            m_components->cancelDrag();
        else {
            m_palette->fold();
            m_components->drop(kindId, global);
        }
        m_canvas->setFocus();
    });
    connect(m_palette, &PaletteBar::dragCancelled, m_components, &ComponentCommands::cancelDrag);
    connect(m_palette, &PaletteBar::searchPressed, this, &MainWindow::openQuickAdd);
}

void MainWindow::connectFigures()
{
    connect(m_estimator, &Estimator::changed, this, [this] {
        const EstimatePtr estimate = m_estimator->estimate();
        m_figures->refresh();
        m_interview->show(estimate);
        m_canvas->setBadges(estimate ? componentBadges(estimate->design, estimate->report) : std::vector<Badge>());
        m_side->setCount("findings", estimate ? static_cast<int>(estimate->report.findings.size()) : 0);
        layoutIslands();
    });
    connect(m_bands, &BandEstimator::changed, this, [this] { m_strip->showBands(m_bands->bands()); });
    connect(m_strip, &ResultsStrip::figurePressed, this, &MainWindow::askFigure);
    connect(m_strip, &ResultsStrip::readingWanted, m_reading, &ReadingCommands::read);
    connect(m_reading, &ReadingCommands::readable, m_strip, &ResultsStrip::offerReading);
    connect(m_strip, &ResultsStrip::elementsPressed, this,
            [this](const std::vector<std::string> &ids) { m_desk->select(ids, true); });
    connect(m_strip, &ResultsStrip::classPressed, this, [this](const QString &id) {
        showPage("classes");
        m_classes->focusClass(id);
        m_plots->showClass(id);
    });
    connect(m_strip, &ResultsStrip::collapsedChanged, this, [this](bool collapsed) {
        m_memory->change([&](Preferences &p) { p.stripCollapsed = collapsed; });
        m_actions->refresh();
    });
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    layoutIslands();
}

void MainWindow::refreshAll()
{
    refreshStartPage();
    m_actions->refresh();
    refreshStyle();
    refreshWayBack();
}

void MainWindow::refreshStyle()
{
    const bool writes =
        m_canvas->isEditingText() && m_editor->selection().empty(); // what is not there before it is typed
    const QString tool = writes ? QStringLiteral("text") : m_canvas->toolId();
    const bool strikes = tool == QLatin1String("kill");
    const bool isNew = !m_style.made();
    const bool was = !isNew && !m_style->isHidden();
    const bool wanted = !m_zen && !m_viewMode && !strikes && StylePanel::hasAnything(m_editor->selection(), tool);
    if (wanted)
        m_style->show(m_editor->scene(), m_editor->selection(), m_canvas->currentStyle(), tool);
    else if (was)
        m_style->hide();
    if (isNew && wanted)
        layoutIslands();
    else if (was != (m_style.made() && !m_style->isHidden())) { // what is selected is seen beside it
        coverCanvas();
        if (m_messages->isVisible())
            placeMessages();
    }
}

void MainWindow::refreshZoom()
{
    m_zoomLabel->setText(QString("%1 %").arg(qRound(m_canvas->zoom() * 100)));
    refreshWayBack();
}

void MainWindow::applyModes()
{
    const bool chrome = !m_zen && !m_viewMode;
    m_openTabs->setAllowed(!m_zen);
    m_tools->setVisible(chrome);
    m_palette->setVisible(chrome && !isBreaksOpen());
    m_menu->setVisible(!m_zen);
    m_sideButton->setVisible(!m_zen);
    m_zoomBar->setVisible(!m_zen);
    const auto setVisible = [](const auto &panel, bool visible) {
        if (visible || panel.made())
            panel->setVisible(visible);
    };
    setVisible(m_minimap, preferences().minimap && !m_zen);
    setVisible(m_stats, preferences().stats && chrome);
    m_strip->setVisible(!m_zen);
    m_side->setVisible(preferences().sideOpen && !m_zen);
    fitSide();
    m_canvas->setViewMode(m_viewMode);
    m_canvas->setBadgesAsk(!m_zen);
    m_estimator->setWantsLoadCurve(preferences().sideOpen && m_side->page() == "plots");
    refreshStyle();
    refreshZoom();
    m_actions->refresh();
    layoutIslands();
}

void MainWindow::setDark(bool dark)
{
    m_memory->change([&](Preferences &p) { p.dark = dark; });
    applyTheme(dark);
    m_canvas->setDark(dark);
    m_start->setDark(dark);
    m_actions->refreshIcons();
    m_figures->refresh();
    m_interview->show(m_estimator->estimate());
    emit themeChanged();
    for (QWidget *widget : findChildren<QWidget *>())
        widget->update();
    m_actions->refresh();
}

void MainWindow::setZen(bool zen)
{
    m_zen = zen;
    applyModes();
}

void MainWindow::setViewMode(bool viewMode)
{
    m_viewMode = viewMode;
    if (viewMode)
        m_editor->setSelection({});
    applyModes();
}

void MainWindow::toggleFullScreen()
{
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::toggleSide()
{
    m_memory->change([](Preferences &p) { p.sideOpen = !p.sideOpen; });
    applyModes();
    if (!preferences().sideOpen)
        m_canvas->setFocus();
}

void MainWindow::showPage(const QString &page)
{
    m_side->showPage(page);
    m_memory->change([&](Preferences &p) {
        p.sideOpen = true;
        p.sidePage = m_side->page();
    });
    applyModes();
}

bool MainWindow::isPageShown(const QString &page) const
{
    return preferences().sideOpen && m_side && m_side->page() == page;
}

void MainWindow::toggleStrip()
{
    m_strip->setCollapsed(!m_strip->isCollapsed());
    m_memory->change([&](Preferences &p) { p.stripCollapsed = m_strip->isCollapsed(); });
    m_actions->refresh();
}

void MainWindow::toggleHelp()
{
    HelpPanel &help = *m_help;
    layoutIslands();
    if (help.isVisible())
        help.hide();
    else
        help.open();
}

void MainWindow::toggleExport()
{
    if (m_export->isVisible()) {
        m_export->hide();
        return;
    }
    m_export->open(preferences().dark);
    layoutIslands();
}

void MainWindow::openQuickAdd()
{
    QuickAdd &add = *m_quickAdd;
    layoutIslands();
    add.setCanConnect(!m_editor->selection().empty());
    add.open();
}

void MainWindow::askFigure(const QString &figure)
{
    m_working->ask(figure);
    showPage("working");
}

} // namespace ninesketch
