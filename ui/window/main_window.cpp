// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together. What it does with documents is in window_documents.cpp, with their tabs in
// window_tabs.cpp, with the drawing in window_drawing.cpp.
#include "ui/window/main_window.h"

#include "model/scene/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/scene_glide.h"
#include "ui/icons.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/classes_panel.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/document_tabs.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/findings_panel.h"
#include "ui/panels/frame_list.h"
#include "ui/panels/help_panel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/interview_pages.h"
#include "ui/panels/library_panel.h"
#include "ui/panels/minimap.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/plots_panel.h"
#include "ui/panels/quick_add.h"
#include "ui/panels/results_strip.h"
#include "ui/panels/side_panel.h"
#include "ui/panels/start_page.h"
#include "ui/panels/stats_panel.h"
#include "ui/panels/stencil_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/working_panel.h"
#include "ui/plot_pictures.h"
#include "ui/present/presentation.h"
#include "ui/theme.h"
#include "ui/what_breaks.h"
#include "ui/widgets/column_scroll.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>

namespace ninesketch
{

MainWindow::MainWindow(Preferences preferences, const QString &recoveryFolder)
    : m_preferences(std::move(preferences)), m_random(freshRandom()), m_editor(new Editor(this)),
      m_estimator(new Estimator(*m_editor, this)), m_documents(new Documents(*m_editor, recoveryFolder, this)),
      m_recoveryFolder(recoveryFolder)
{
    applyTheme(m_preferences.dark);
    setAcceptDrops(true);
    auto *central = new QWidget(this);
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
    buildStage();
    buildSide();
    m_strip = new ResultsStrip(central);
    m_strip->setCollapsed(m_preferences.stripCollapsed);
    column->addWidget(m_strip);
    m_splitter->addWidget(m_stage);
    m_splitter->addWidget(m_side);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setSizes({1040, 400});
    connectAll();
    connectBreaks();
    m_actions->refresh();

    resize(1440, 900);
    if (!m_preferences.windowPlace.isEmpty())
        restoreGeometry(m_preferences.windowPlace);
    m_canvas->setDark(m_preferences.dark);
    m_canvas->setSnapToObjects(m_preferences.snapToObjects);
    m_canvas->setBoxTouches(m_preferences.boxTouches);
    m_canvas->setBadgesVisible(m_preferences.badges);
    refreshTabs();
    applyModes();
    m_canvas->setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildStage()
{
    const int inner = Island::shadow + space::tight;
    const auto rowOf = [&](Island *island, int spacing) {
        auto *row = new QHBoxLayout(island);
        row->setContentsMargins(inner, inner, inner, inner);
        row->setSpacing(spacing);
        return row;
    };

    m_menu = new Island(m_stage);
    auto *menuRow = rowOf(m_menu, 0);
    auto *menuButton = new IconButton("menu", tr("Menu"), m_menu);
    menuButton->setObjectName("menuButton");
    menuButton->setPopupMode(QToolButton::InstantPopup);
    auto *menu = m_actions->menu({"new", "open"}, menuButton);
    m_recentMenu = menu->addMenu(icon("recent"), tr("Open recent"));
    for (const QString id : {"save",
                             "save-as",
                             "earlier-versions",
                             "export",
                             "open-example",
                             "-",
                             "autosave",
                             "reopen-tabs",
                             "-",
                             "command-palette",
                             "help",
                             "-",
                             "grid",
                             "snap",
                             "box-touches",
                             "badges",
                             "minimap",
                             "stats",
                             "dark",
                             "zen",
                             "view-mode",
                             "full-screen",
                             "present",
                             "canvas-background",
                             "-",
                             "reset-canvas",
                             "quit"}) {
        if (id == "-")
            menu->addSeparator();
        else if (QAction *action = m_actions->action(id))
            menu->addAction(action);
    }
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menuButton->setMenu(menu);
    menuRow->addWidget(menuButton);

    m_tools = new Island(m_stage);
    auto *toolRow = rowOf(m_tools, 2);
    toolRow->addWidget(m_actions->button("tool-lock", m_tools));
    toolRow->addSpacing(space::tight);
    for (const ToolEntry &tool : allTools()) {
        if (QLatin1String(tool.id) == QLatin1String("kill"))
            continue; // it stands with the load slider
        auto *button = static_cast<IconButton *>(m_actions->button(QString("tool-") + tool.id, m_tools));
        const QStringList keys = QString::fromLatin1(tool.keys).split(',', Qt::SkipEmptyParts);
        for (const QString &key : keys) // the last one that fits into a corner
            if (key.trimmed().size() <= 2)
                button->setCornerKey(key.trimmed());
        toolRow->addWidget(button);
        if (tool.id == std::string_view("selection")) { // the button of the tool in hand: its other form
            connect(button, &QToolButton::pressed, this,
                    [this, button] { button->setProperty("inHand", toolId() == "selection"); });
            connect(button, &QToolButton::clicked, this, [this, button] {
                if (button->property("inHand").toBool())
                    chooseTool("lasso");
            });
        }
        if (tool.id == std::string_view("text")) {
            auto *image = static_cast<IconButton *>(m_actions->button("insert-image", m_tools));
            image->setCornerKey("9");
            toolRow->addWidget(image);
        }
    }

    m_zoomBar = new Island(m_stage);
    auto *zoomRow = rowOf(m_zoomBar, 0);
    zoomRow->addWidget(m_actions->button("zoom-out", m_zoomBar));
    m_zoomLabel = new IconButton("", tr("Zoom to 100 % — Ctrl+0"), m_zoomBar);
    m_zoomLabel->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_zoomLabel->setFixedWidth(54);
    connect(m_zoomLabel, &QToolButton::clicked, this, [this] { zoomTo(1); });
    zoomRow->addWidget(m_zoomLabel);
    zoomRow->addWidget(m_actions->button("zoom-in", m_zoomBar));
    zoomRow->addWidget(m_actions->button("zoom-fit", m_zoomBar));
    zoomRow->addSpacing(space::small);
    zoomRow->addWidget(m_actions->button("undo", m_zoomBar));
    zoomRow->addWidget(m_actions->button("redo", m_zoomBar));

    m_sideButton = new Island(m_stage);
    auto *sideRow = rowOf(m_sideButton, 2);
    for (const char *id : {"export", "help", "side"})
        sideRow->addWidget(m_actions->button(id, m_sideButton));

    m_palette = new PaletteBar(m_stage);
    m_stencils = new StencilBar(*m_actions, m_stage);
    m_style = new StylePanel(*m_actions, m_stage);
    m_find = new FindBar(*m_editor, *m_canvas, m_metrics, m_stage);
    m_stats = new StatsPanel(
        *m_editor, [this] { return edit(); }, m_stage);
    m_minimap = new Minimap(*m_editor, *m_canvas, m_stage);
    m_quickAdd = new QuickAdd(m_stage);
    m_commands = new CommandPalette(*m_actions, m_stage);
    m_help = new HelpPanel(*m_actions, m_stage);
    m_export = new ExportPanel(*m_editor, m_stage);
    m_messages = new MessageBar(m_stage);
    m_glide = new SceneGlide(*m_editor, *m_canvas, this);
    buildStartPage();
}

void MainWindow::buildSide()
{
    m_side = new SidePanel(m_splitter);
    m_inspector = new Inspector(*m_editor);
    m_classes = new ClassesPanel(*m_editor);
    m_findings = new FindingsPanel;
    m_working = new WorkingPanel;
    m_plots = new PlotsPanel;
    m_plotPictures = new PlotPictures(
        *m_editor, *m_estimator, [this] { return edit(); }, this);
    m_side->addPage({"inspector", tr("Inspector"), tr("Inspect"), "inspector", "Alt+1", m_inspector});
    m_side->addPage({"classes", tr("Request classes"), tr("Classes"), "classes", "Alt+2", m_classes});
    m_side->addPage({"findings", tr("Findings"), tr("Findings"), "findings", "Alt+3", m_findings});
    m_side->addPage({"working", tr("How did this number come about?"), tr("Why?"), "working", "Alt+4", m_working});
    m_side->addPage({"plots", tr("Plots"), tr("Plots"), "plot", "Alt+5", m_plots});
    m_interview = new InterviewPages(*m_editor, *m_side, [this] { return edit(); });
    m_shelf = new LibraryShelf(this);
    m_library = new LibraryPanel(*m_shelf);
    m_side->addPage({"library", tr("Library"), tr("Library"), "library", "Alt+L", m_library});
    auto *list = new QWidget;
    auto *frames = new ColumnScroll(list);
    frames->setObjectName("framesPage");
    auto *listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(space::normal, 0, space::small, space::normal);
    listColumn->addWidget(new FrameList(*m_editor, *m_canvas, [this] { return edit(); }));
    listColumn->addStretch();
    m_side->addPage({"frames", tr("Frames"), tr("Frames"), "pages", "Alt+F", frames});
    m_side->showPage(m_preferences.sidePage);
}

void MainWindow::connectAll()
{
    connect(m_editor, &Editor::sceneChanged, this, &MainWindow::refreshAll);
    connect(m_editor, &Editor::sceneChanged, this,
            [this] { m_fitted.reset(); }); // the view does not jump in one's work
    connect(m_editor, &Editor::selectionChanged, this, &MainWindow::refreshAll);
    connect(m_editor, &Editor::historyChanged, this, [this] { m_actions->refresh(); });
    connectTabs();

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
            say(tr("A pen is in use: fingers move the paper, and don't draw."), MessageBar::Tone::Info,
                {{tr("Let fingers draw"), [this] { m_canvas->setPenMode(false); }}});
    });
    connect(m_canvas, &CanvasView::contextMenuRequested, this, &MainWindow::showContextMenu);
    connect(m_canvas, &CanvasView::textEditingChanged, m_actions, &ActionSet::refresh);
    connect(m_canvas, &CanvasView::linkRequested, this, &MainWindow::askLink);
    connect(m_canvas, &CanvasView::lockedClicked, this, [this](const QString &id) { offerToUnlock(id.toStdString()); });
    connect(m_canvas, &CanvasView::frameNameRequested, this,
            [this](const QString &id) { editFrameName(id.toStdString()); });
    connect(m_canvas, &CanvasView::said, this, [this](const QString &sentence) { say(sentence); });
    connect(m_canvas, &CanvasView::badgeClicked, this, [this](const QString &id) {
        select({id.toStdString()});
        showPage("inspector");
    });
    connect(m_canvas, &CanvasView::contentDropped, this, &MainWindow::takeDropped);
    connect(m_canvas, &CanvasView::componentDropped, this, [this](const QString &id, Point at) {
        PaletteMatch match;
        match.kind = findKind(id.toStdString());
        match.preset = match.kind ? nullptr : findPreset(id.toStdString());
        if (match.preset)
            match.kind = findKind(match.preset->kindId);
        placeComponent(match, at, false);
    });
    connect(m_style, &StylePanel::chosen, this, &MainWindow::applyStyle);
    connect(m_style, &StylePanel::eyedropperWanted, this, &MainWindow::pickColour);
    connect(m_palette, &PaletteBar::chosen, this, [this](const QString &kindId) {
        if (const Kind *kind = findKind(kindId.toStdString()))
            placeComponent({kind, nullptr, {}, std::nullopt}, std::nullopt, false);
        m_canvas->setFocus();
    });
    connect(m_palette, &PaletteBar::draggedTo, this, &MainWindow::previewComponent);
    connect(m_palette, &PaletteBar::droppedAt, this, [this](const QString &kindId, const QPoint &global) {
        m_editor->cancelPreview();
        const QPoint at = m_canvas->mapFromGlobal(global);
        const bool onPalette = m_palette->rect().contains(m_palette->mapFromGlobal(global));
        const Kind *kind = findKind(kindId.toStdString());
        if (kind && !onPalette && m_canvas->rect().contains(at))
            placeComponent({kind, nullptr, {}, std::nullopt}, m_canvas->toScene(at), false);
        m_previewSeed = 0;
        m_canvas->setFocus();
    });
    connect(m_palette, &PaletteBar::dragCancelled, this, [this] { m_editor->cancelPreview(); });
    connect(m_palette, &PaletteBar::searchPressed, this, &MainWindow::openQuickAdd);
    connect(m_quickAdd, &QuickAdd::chosen, this,
            [this](const PaletteMatch &match, bool connectIt) { placeComponent(match, std::nullopt, connectIt); });
    const auto backToCanvas = [this] { m_canvas->setFocus(); };
    connect(m_quickAdd, &QuickAdd::closed, this, backToCanvas);
    connectPanels();
    connect(m_commands, &CommandPalette::closed, this, backToCanvas);
    connect(m_help, &HelpPanel::closed, this, backToCanvas);
    connect(m_export, &ExportPanel::closed, this, backToCanvas);
    connect(m_export, &ExportPanel::exportPressed, this, &MainWindow::exportAs);
    connect(m_export, &ExportPanel::copyPressed, this, &MainWindow::copyAs);
    connect(m_messages, &MessageBar::resized, this, &MainWindow::layoutIslands);
    connect(m_actions, &ActionSet::ran, this, [this](const QString &id) {
        if (id == "command-palette")
            return;
        remember([&](Preferences &p) {
            p.recentCommands.removeAll(id);
            p.recentCommands.prepend(id);
            p.recentCommands = p.recentCommands.mid(0, 6);
        });
    });

    connect(m_estimator, &Estimator::changed, this, [this] {
        const EstimatePtr estimate = m_estimator->estimate();
        refreshStrip();
        m_inspector->show(estimate);
        m_classes->show(estimate);
        m_findings->show(estimate);
        m_working->show(estimate);
        m_plots->show(estimate);
        m_interview->show(estimate);
        refreshBadges();
        m_side->setCount("findings", m_findings->count());
        layoutIslands();
    });
    auto *bands = new BandEstimator(*m_estimator, this);
    connect(bands, &BandEstimator::changed, this, [this, bands] {
        m_strip->showBands(bands->bands());
        m_working->showBands(bands->bands());
    });
    connect(m_strip, &ResultsStrip::figurePressed, this, &MainWindow::askFigure);
    connect(m_inspector, &Inspector::figurePressed, this, &MainWindow::askFigure);
    connect(m_strip, &ResultsStrip::elementsPressed, this,
            [this](const std::vector<std::string> &ids) { select(ids, true); });
    connect(m_findings, &FindingsPanel::elementsPressed, this,
            [this](const std::vector<std::string> &ids) { select(ids, true); });
    connect(m_interview, &InterviewPages::showRequested, this, [this](const std::string &id) { select({id}, true); });
    connect(m_plots, &PlotsPanel::placeRequested, this, [this](const PlotQuestion &question, const Plot &shown) {
        if (!m_plotPictures->place(question, shown, m_canvas->visibleScene().centre()))
            say(tr("This plot has nothing to show yet."));
        else
            select({m_editor->selection().ids.begin(), m_editor->selection().ids.end()}, true);
    });
    connect(m_plots, &PlotsPanel::saved, this, [this](const QString &path) { say(tr("Saved as %1.").arg(path)); });
    connect(m_plots, &PlotsPanel::failed, this,
            [this](const QString &sentence) { say(sentence, MessageBar::Tone::Bad); });
    connect(m_findings, &FindingsPanel::fixPressed, this, &MainWindow::applyFix);
    connect(m_strip, &ResultsStrip::classPressed, this, [this](const QString &id) {
        showPage("classes");
        m_classes->focusClass(id);
        m_plots->showClass(id);
    });
    connect(m_strip, &ResultsStrip::collapsedChanged, this, [this](bool collapsed) {
        remember([&](Preferences &p) { p.stripCollapsed = collapsed; });
        m_actions->refresh();
    });
    connect(m_side, &SidePanel::pageChosen, this, &MainWindow::showPage);
    connect(m_side, &SidePanel::closePressed, this, &MainWindow::toggleSide);
}

void MainWindow::layoutIslands()
{
    const int width = m_stage->width(), height = m_stage->height();
    m_canvas->setGeometry(0, 0, width, height);
    const int edge = space::normal - Island::shadow;
    for (Island *island : {m_menu, m_tools, m_zoomBar, m_sideButton}) {
        island->layout()->activate();
        island->adjustSize();
    }
    m_menu->move(edge, edge);
    m_sideButton->move(width - m_sideButton->width() - edge, edge);
    // centred, unless that would cover a neighbour
    int toolsAt = (width - m_tools->width()) / 2;
    toolsAt = std::min(toolsAt, m_sideButton->x() - m_tools->width());
    toolsAt = std::max(toolsAt, m_menu->x() + m_menu->width());
    m_tools->move(toolsAt, edge);
    m_stencils->setVisible(m_tools->isVisible() && toolId() == "shapes");
    m_stencils->adjustSize();
    m_stencils->move(m_tools->x() + (m_tools->width() - m_stencils->width()) / 2,
                     m_tools->y() + m_tools->height() - Island::shadow);
    const int bottom = height - edge;
    m_zoomBar->move(edge, bottom - m_zoomBar->height());
    m_palette->setCompact(width < 1180);
    m_palette->adjustSize();
    // beside the zoom buttons, above them where both would not fit side by side
    const int besideZoom = m_zoomBar->x() + m_zoomBar->width() - Island::shadow;
    const auto toBottom = [&](Island &island) {
        const int at = std::max((width - island.width()) / 2, besideZoom);
        if (at + island.width() <= width)
            island.move(at, bottom - island.height());
        else
            island.move(std::max(0, width - island.width() - edge), m_zoomBar->y() - island.height() + space::small);
    };
    toBottom(*m_palette);
    if (isBreaksOpen()) { // in the palette's place
        BreaksStrip &strip = m_breaks->strip();
        constexpr int least = 720;
        const int room = width - besideZoom - edge >= least ? width - besideZoom - edge : width;
        strip.setRoom(room);
        strip.layout()->activate();
        strip.resize(std::clamp(strip.sizeHint().width(), std::min(least, room), room), strip.sizeHint().height());
        toBottom(strip);
    }
    const Island *low = isBreaksOpen() ? &m_breaks->strip() : static_cast<Island *>(m_palette);
    m_canvas->setCovered({0, m_tools->isHidden() ? 0 : m_tools->y() + m_tools->height() - Island::shadow, 0,
                          low->isHidden() ? 0 : height - low->y() - Island::shadow});
    if (m_fitted && m_canvas->viewport() == *m_fitted)
        fitAll();
    if (m_wayBack) {
        m_wayBack->adjustSize();
        m_wayBack->move((width - m_wayBack->width()) / 2,
                        (low->isHidden() ? bottom : low->y() + Island::shadow) - m_wayBack->height());
    }
    const int styleTop = m_menu->y() + m_menu->height();
    m_style->move(edge, styleTop);
    m_style->setRoom(m_zoomBar->y() - styleTop);
    m_find->move(width - m_find->width() - edge, m_sideButton->y() + m_sideButton->height() - Island::shadow);
    m_stats->move(width - m_stats->width() - edge,
                  (m_find->isVisible() ? m_find->y() + m_find->height() : m_sideButton->y() + m_sideButton->height()) -
                      Island::shadow);
    // above the palette where both would not fit side by side
    const bool beside =
        m_palette->isHidden() || m_palette->x() + m_palette->width() + m_minimap->width() + edge <= width;
    m_minimap->move(width - m_minimap->width() - edge,
                    (beside ? bottom : m_palette->y() + space::small) - m_minimap->height());
    m_quickAdd->move((width - m_quickAdd->width()) / 2, std::max(edge, (height - m_quickAdd->height()) / 3));
    m_commands->move((width - m_commands->width()) / 2, std::max(edge, height / 8));
    m_help->resize(std::min(860, width - 32), std::min(680, height - 32));
    m_help->move((width - m_help->width()) / 2, (height - m_help->height()) / 2);
    m_export->adjustSize();
    m_export->move(width - m_export->width() - edge, m_sideButton->y() + m_sideButton->height());
    refreshStartPage();
    const Island *above = m_stencils->isVisible() ? static_cast<Island *>(m_stencils) : m_tools;
    m_messages->move((width - m_messages->width()) / 2, above->y() + above->height());
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_stage && event->type() == QEvent::Resize)
        layoutIslands();
    return QMainWindow::eventFilter(watched, event);
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
    if (m_zen || m_viewMode) {
        m_style->hide();
        return;
    }
    m_style->show(m_editor->scene(), m_editor->selection(), m_canvas->currentStyle(), m_canvas->toolId());
}

void MainWindow::refreshZoom()
{
    m_zoomLabel->setText(QString("%1 %").arg(qRound(m_canvas->zoom() * 100)));
    refreshWayBack();
}

void MainWindow::applyModes()
{
    const bool chrome = !m_zen && !m_viewMode;
    m_tabs->setVisible(!m_zen && m_documents->all().size() > 1);
    m_tools->setVisible(chrome);
    m_palette->setVisible(chrome && !isBreaksOpen());
    m_menu->setVisible(!m_zen);
    m_sideButton->setVisible(!m_zen);
    m_zoomBar->setVisible(!m_zen);
    m_minimap->setVisible(m_preferences.minimap && !m_zen);
    m_stats->setVisible(m_preferences.stats && chrome);
    m_strip->setVisible(!m_zen);
    m_side->setVisible(m_preferences.sideOpen && !m_zen);
    m_canvas->setViewMode(m_viewMode);
    m_estimator->setWantsLoadCurve(m_preferences.sideOpen && m_side->page() == "plots");
    refreshStyle();
    refreshZoom();
    m_actions->refresh();
    layoutIslands();
}

void MainWindow::remember(const std::function<void(Preferences &)> &change)
{
    Preferences before = m_preferences;
    change(m_preferences);
    if (!(before == m_preferences))
        emit preferencesChanged(m_preferences);
}

void MainWindow::setDark(bool dark)
{
    remember([&](Preferences &p) { p.dark = dark; });
    applyTheme(dark);
    m_canvas->setDark(dark);
    m_start->setDark(dark);
    m_actions->refreshIcons();
    refreshStrip();
    m_findings->show(m_estimator->estimate());
    m_inspector->show(m_estimator->estimate());
    m_working->show(m_estimator->estimate());
    m_interview->show(m_estimator->estimate());
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
    remember([](Preferences &p) { p.sideOpen = !p.sideOpen; });
    applyModes();
    if (!m_preferences.sideOpen)
        m_canvas->setFocus();
}

void MainWindow::showPage(const QString &page)
{
    m_side->showPage(page);
    remember([&](Preferences &p) {
        p.sideOpen = true;
        p.sidePage = m_side->page();
    });
    applyModes();
}

bool MainWindow::isPageShown(const QString &page) const
{
    return m_preferences.sideOpen && m_side && m_side->page() == page;
}

void MainWindow::toggleStrip()
{
    m_strip->setCollapsed(!m_strip->isCollapsed());
    remember([&](Preferences &p) { p.stripCollapsed = m_strip->isCollapsed(); });
    m_actions->refresh();
}

void MainWindow::toggleHelp()
{
    layoutIslands();
    if (m_help->isVisible())
        m_help->hide();
    else
        m_help->open();
}

void MainWindow::toggleExport()
{
    if (m_export->isVisible()) {
        m_export->hide();
        return;
    }
    m_export->open(m_preferences.dark);
    layoutIslands();
}

void MainWindow::openQuickAdd()
{
    m_quickAdd->setCanConnect(!m_editor->selection().empty());
    m_quickAdd->open();
}

void MainWindow::askFigure(const QString &figure)
{
    m_working->ask(figure);
    showPage("working");
}

void MainWindow::say(const QString &sentence, MessageBar::Tone tone, std::vector<MessageBar::Offer> offers,
                     bool lasting)
{
    m_messages->say(sentence, tone, std::move(offers), lasting);
}

} // namespace ninesketch
