// SPDX-License-Identifier: GPL-3.0-or-later
// The islands over the canvas: what they hold, and where they stand in a window of any size.
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/scene_glide.h"
#include "ui/commands/component_commands.h"
#include "ui/commands/document_commands.h"
#include "ui/commands/export_commands.h"
#include "ui/commands/style_commands.h"
#include "ui/commands/what_breaks.h"
#include "ui/icons.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/export_panel.h"
#include "ui/panels/find_bar.h"
#include "ui/panels/help_panel.h"
#include "ui/panels/hint_line.h"
#include "ui/panels/interview_pages.h"
#include "ui/panels/minimap.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/quick_add.h"
#include "ui/panels/stats_panel.h"
#include "ui/panels/stencil_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/theme.h"
#include "ui/tools/note_tool.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/button_drag.h"
#include "ui/widgets/flow_rows.h"
#include "ui/window/main_window.h"
#include "ui/window/recent_menu.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>

namespace ninesketch
{
namespace
{

/// Notes are dragged out of the toolbar, too, as in Excalidraw.
void letNotesBeDragged(QAbstractButton &button, CanvasView &canvas, Editor &editor)
{
    auto *drag = new ButtonDrag(button);
    const auto noteAt = [&canvas](const QPoint &global, Qt::KeyboardModifiers modifiers) -> std::optional<ToolAnswer> {
        const QWidget *window = canvas.window();
        if (canvas.isViewMode() || window->childAt(window->mapFromGlobal(global)) != &canvas)
            return std::nullopt;
        return noteAround(canvas.toScene(canvas.mapFromGlobal(global)), modifiers, canvas.toolContext());
    };
    QObject::connect(drag, &ButtonDrag::draggedTo, &canvas, [&editor, noteAt](const QPoint &global, auto modifiers) {
        if (auto note = noteAt(global, modifiers))
            editor.preview(std::move(*note->scene));
        else
            editor.cancelPreview();
    });
    QObject::connect(drag, &ButtonDrag::droppedAt, &canvas,
                     [&canvas, &editor, noteAt](const QPoint &global, auto modifiers) {
                         editor.cancelPreview();
                         if (auto note = noteAt(global, modifiers)) {
                             canvas.setTool("selection");
                             canvas.apply(std::move(*note));
                         }
                     });
    QObject::connect(drag, &ButtonDrag::cancelled, &editor, &Editor::cancelPreview);
}

constexpr int edge = space::normal - Island::shadow; // px from an island to the edge of the stage

void fit(Island &island)
{
    island.layout()->activate();
    island.adjustSize();
}

/// What lies in a row in an island.
QHBoxLayout *rowIn(Island &island, int spacing)
{
    constexpr int margin = Island::shadow + space::tight;
    auto *row = new QHBoxLayout(&island);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(spacing);
    return row;
}

} // namespace

void MainWindow::buildStage()
{
    buildMenu();
    buildTools();
    buildZoomBar();
    m_sideButton = new Island(m_stage);
    auto *sideRow = rowIn(*m_sideButton, 2);
    for (const char *id : {"export", "help", "side"})
        sideRow->addWidget(m_actions->button(id, m_sideButton));
    m_palette = new PaletteBar(m_stage);
    m_messages = new MessageBar(m_stage);
    new HintLine(*m_canvas, *m_editor, *m_tools);
    m_glide = new SceneGlide(*m_editor, *m_canvas, this);
    setPanelMakers();
    buildStartPage();
}

void MainWindow::buildMenu()
{
    m_menu = new Island(m_stage);
    auto *row = rowIn(*m_menu, 0);
    auto *button = new IconButton("menu", tr("Menu"), m_menu);
    button->setObjectName("menuButton");
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = m_actions->menu({"new", "open"}, button);
    auto *recent = new RecentMenu(*m_memory, m_actions->action("open-recent"), menu);
    connect(recent, &RecentMenu::chosen, this, [this](const QString &path) { m_files->open(path); });
    menu->addMenu(recent);
    const auto fill = [&](QMenu &into, const QStringList &ids) {
        for (const QString &id : ids) {
            if (id == "-")
                into.addSeparator();
            else
                into.addAction(m_actions->action(id));
        }
    };
    fill(*menu, {"save", "save-as", "earlier-versions", "-", "export", "report", "print", "-", "present", "full-screen",
                 "zen", "view-mode", "-"});
    fill(*menu->addMenu(icon("bolt"), tr("What if")),
         {"what-breaks", "request-walk", "simulate", "try-every-input", "-", "pin", "compare-before", "compare-version",
          "compare-file", "unpin"});
    fill(*menu, {"badges", "dark"});
    fill(*menu->addMenu(icon("inspector"), tr("Preferences")),
         {"grid", "snap", "arrow-binding", "middle-snapping", "box-touches", "canvas-background", "-", "minimap",
          "stats", "-", "autosave", "reopen-tabs"});
    fill(*menu, {"-", "command-palette", "help", "open-recent", "-", "reset-canvas", "quit"});
    button->setMenu(menu);
    row->addWidget(button);
}

void MainWindow::buildTools()
{
    constexpr int margin = Island::shadow + space::tight;
    m_tools = new Island(m_stage);
    m_tools->setObjectName("tools");
    auto *row = new FlowRows(m_tools);
    row->setContentsMargins(margin, margin, margin, margin);
    row->setSpacing(2);
    row->addWidget(m_actions->button("tool-lock", m_tools));
    for (const ToolEntry &tool : allTools()) {
        if (QLatin1String(tool.id) == QLatin1String("kill"))
            continue; // it stands with the load slider
        auto *button = static_cast<IconButton *>(m_actions->button(QString("tool-") + tool.id, m_tools));
        const QStringList keys = QString::fromLatin1(tool.keys).split(',', Qt::SkipEmptyParts);
        for (const QString &key : keys) // the last one that fits into a corner
            if (key.trimmed().size() <= 2)
                button->setCornerKey(key.trimmed());
        row->addWidget(button);
        if (tool.id == std::string_view("selection")) { // the button of the tool in hand: its other form
            connect(button, &QToolButton::pressed, this,
                    [this, button] { button->setProperty("inHand", toolId() == "selection"); });
            connect(button, &QToolButton::clicked, this, [this, button] {
                if (button->property("inHand").toBool())
                    chooseTool("lasso");
            });
        }
        if (tool.id == std::string_view("note"))
            letNotesBeDragged(*button, *m_canvas, *m_editor);
        if (tool.id == std::string_view("text")) {
            auto *image = static_cast<IconButton *>(m_actions->button("insert-image", m_tools));
            image->setCornerKey("9");
            row->addWidget(image);
        }
    }
}

void MainWindow::buildZoomBar()
{
    m_zoomBar = new Island(m_stage);
    auto *row = rowIn(*m_zoomBar, 0);
    row->addWidget(m_actions->button("zoom-out", m_zoomBar));
    m_zoomLabel = new IconButton("", tr("Zoom to 100 % — Ctrl+0"), m_zoomBar);
    m_zoomLabel->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_zoomLabel->setFixedWidth(54);
    connect(m_zoomLabel, &QToolButton::clicked, this, [this] { zoomTo(1); });
    row->addWidget(m_zoomLabel);
    row->addWidget(m_actions->button("zoom-in", m_zoomBar));
    row->addWidget(m_actions->button("zoom-fit", m_zoomBar));
    row->addSpacing(space::small);
    row->addWidget(m_actions->button("undo", m_zoomBar));
    row->addWidget(m_actions->button("redo", m_zoomBar));
}

/// How the panels are made that are not seen at first, and what they say to the window.
void MainWindow::setPanelMakers()
{
    const auto backToCanvas = [this] { m_canvas->setFocus(); };
    m_stencils.setMaker([this] { return new StencilBar(*m_actions, m_stage); });
    m_style.setMaker([this] {
        auto *style = new StylePanel(*m_actions, m_stage);
        connect(style, &StylePanel::chosen, m_styles, &StyleCommands::apply);
        connect(style, &StylePanel::eyedropperWanted, m_styles, &StyleCommands::pickFromDrawing);
        style->setPicks("stroke", preferences().strokePicks);
        style->setPicks("background", preferences().backgroundPicks);
        connect(style, &StylePanel::picksChanged, this, [this](const QString &of, const QStringList &colours) {
            m_memory->change([&](Preferences &p) { (of == "stroke" ? p.strokePicks : p.backgroundPicks) = colours; });
        });
        return style;
    });
    m_find.setMaker([this, backToCanvas] {
        auto *find = new FindBar(*m_editor, *m_canvas, m_metrics, m_stage);
        connect(find, &FindBar::resized, this, &MainWindow::layoutIslands);
        connect(find, &FindBar::closed, this, backToCanvas);
        connect(find, &FindBar::closed, this, &MainWindow::layoutIslands);
        connect(find, &FindBar::accepted, this, [this](const std::string &id) {
            const Element *element = m_editor->scene().find(id);
            const bool label = element && element->text() && element->text()->containerId;
            if (element && !element->locked && !m_viewMode)
                m_desk->select({label ? *element->text()->containerId : id});
        });
        m_canvas->setMarks([find](QPainter &painter) { find->paintMarks(painter); });
        return find;
    });
    m_stats.setMaker([this, backToCanvas] {
        auto *stats = new StatsPanel(
            *m_editor, [this] { return edit(); }, m_stage);
        stats->setCropping(*m_canvas, [this] {
            const auto *crops = dynamic_cast<const Crops *>(m_canvas->tool());
            return crops ? crops->cropping(m_canvas->toolContext()) : std::nullopt;
        });
        connect(stats, &StatsPanel::resized, this, &MainWindow::layoutIslands);
        connect(stats, &StatsPanel::left, this, backToCanvas);
        connect(stats, &StatsPanel::closePressed, this, [this] {
            toggleStats();
            m_canvas->setFocus();
        });
        const auto showDesign = [this, stats] {
            if (const EstimatePtr estimate = m_estimator->estimate())
                stats->setDesign(estimate->design.components.size(), estimate->design.calls.size());
        };
        connect(m_estimator, &Estimator::changed, stats, showDesign);
        showDesign();
        return stats;
    });
    m_minimap.setMaker([this] { return new Minimap(*m_editor, *m_canvas, m_stage); });
    m_quickAdd.setMaker([this, backToCanvas] {
        auto *add = new QuickAdd(m_stage);
        connect(add, &QuickAdd::chosen, this, [this](const PaletteMatch &match, bool connectIt) {
            m_components->place(match, std::nullopt, connectIt);
        });
        connect(add, &QuickAdd::flowWritten, this, [this](const QString &line) { m_interview->drawFlow(line); });
        connect(add, &QuickAdd::closed, this, backToCanvas);
        return add;
    });
    m_commands.setMaker([this, backToCanvas] {
        auto *commands = new CommandPalette(*m_actions, m_stage);
        connect(commands, &CommandPalette::closed, this, backToCanvas);
        connect(commands, &CommandPalette::refused, this, [this](const QString &id) {
            const QAction *action = m_actions->action(id);
            m_desk->say(
                tr("\"%1\" is not possible now. %2").arg(action->text(), action->property("otherwise").toString()));
        });
        return commands;
    });
    m_help.setMaker([this, backToCanvas] {
        auto *help = new HelpPanel(*m_actions, m_stage);
        connect(help, &HelpPanel::closed, this, backToCanvas);
        return help;
    });
    m_export.setMaker([this, backToCanvas] {
        auto *panel = new ExportPanel(*m_editor, *m_estimator, m_stage);
        connect(panel, &ExportPanel::exportPressed, m_exports, &ExportCommands::exportAs);
        connect(panel, &ExportPanel::copyPressed, m_exports, &ExportCommands::copyAs);
        connect(panel, &ExportPanel::closed, this, backToCanvas);
        return panel;
    });
}

void MainWindow::layoutIslands()
{
    m_canvas->setGeometry(m_stage->rect());
    for (Island *island : {m_menu, m_zoomBar, m_sideButton})
        fit(*island);
    const int top = placeUpper();
    placeLower();
    coverCanvas();
    placePanels(top, m_stage->height() - edge);
    placeMessages();
    refreshStartPage();
}

/// Along the top edge: the tools centred between their neighbours, in more rows where one is too long, or below them
/// where that leaves more of the canvas. Answers where panels may begin (px).
int MainWindow::placeUpper()
{
    const int width = m_stage->width();
    m_menu->move(edge, edge);
    m_sideButton->move(width - m_sideButton->width() - edge, edge);
    auto *tools = static_cast<FlowRows *>(m_tools->layout());
    constexpr int shared = Island::shadow / 2; // shadows may lie over each other
    const int left = m_menu->x() + m_menu->width() - shared, right = m_sideButton->x() + shared;
    tools->setSpacing(2);
    tools->setRoom(right - left);
    if (tools->rows() > 1)
        tools->setSpacing(0);
    const int underMenu = m_menu->y() + m_menu->height() - Island::shadow;
    const bool inRows = tools->rows() > 1;
    const int besideEnd = edge + tools->sizeHint().height();
    if (inRows)
        tools->setRoom(width - 2 * edge);
    const bool below = inRows && underMenu + tools->sizeHint().height() < besideEnd;
    if (inRows && !below)
        tools->setRoom(right - left);
    fit(*m_tools);
    const int middle = (width - m_tools->width()) / 2;
    m_tools->move(below ? middle : std::max(left, std::min(middle, right - m_tools->width())),
                  below ? underMenu : edge);
    if (choosesShape() || m_stencils.made()) {
        m_stencils->setVisible(choosesShape());
        m_stencils->adjustSize();
        m_stencils->move(m_tools->x() + (m_tools->width() - m_stencils->width()) / 2,
                         m_tools->y() + m_tools->height() - Island::shadow);
    }
    return (inRows ? m_tools : m_menu)->geometry().bottom() + 1;
}

/// Along the bottom edge: the zoom buttons, and beside them the palette or what stands in its place; unfolded, or in
/// its place, above them where both would not fit side by side.
void MainWindow::placeLower()
{
    const int width = m_stage->width(), bottom = m_stage->height() - edge;
    m_zoomBar->move(edge, bottom - m_zoomBar->height());
    m_palette->setCompact(width < 1180);
    const int besideZoom = m_zoomBar->x() + m_zoomBar->width() - Island::shadow;
    m_palette->setRoom(width - 2 * edge, width - besideZoom);
    m_palette->adjustSize();
    const auto toBottom = [&](Island &island) {
        const int at = std::max((width - island.width()) / 2, besideZoom);
        if (at + island.width() <= width)
            island.move(at, bottom - island.height());
        else
            island.move(std::max(0, width - island.width() - edge), m_zoomBar->y() - island.height() + space::small);
    };
    toBottom(*m_palette);
    if (!isBreaksOpen())
        return;
    BreaksStrip &strip = m_breaks->strip();
    constexpr int least = 560, most = 960;
    const int room = std::min(most, width - besideZoom - edge >= least ? width - besideZoom - edge : width);
    strip.setRoom(room);
    strip.layout()->activate();
    strip.resize(room, strip.sizeHint().height()); // as wide, whatever its words
    toBottom(strip);
}

/// The drawing heeds what lies over it, and the way back to it stands above what is lowest.
void MainWindow::coverCanvas()
{
    const int height = m_stage->height();
    const Island *low = isBreaksOpen() ? &m_breaks->strip() : static_cast<Island *>(m_palette);
    int top = m_tools->isHidden() ? 0 : m_tools->y() + m_tools->height() - Island::shadow;
    if (const int hint = top + QFontMetrics(uiFont()).height(); top > 0 && HintLine::mayEndAt(hint, height))
        top = hint;
    const StylePanel *style = m_style.made();
    const int beside = style && !style->isHidden() ? edge + style->width() - Island::shadow : 0;
    m_canvas->setCovered({beside, top, 0, low->isHidden() ? 0 : height - low->y() - Island::shadow});
    if (m_fitted && m_canvas->viewport() == *m_fitted) {
        m_canvas->zoomToFit();
        m_fitted = m_canvas->viewport();
    }
    if (m_wayBack) {
        m_wayBack->adjustSize();
        m_wayBack->move((m_stage->width() - m_wayBack->width()) / 2,
                        (low->isHidden() ? height - edge : low->y() + Island::shadow) - m_wayBack->height());
    }
}

/// Below the tools, between the style panel and what is open at the right as long as there is room; else they are read
/// all the same.
void MainWindow::placeMessages()
{
    const Island *above = choosesShape() ? static_cast<Island *>(&*m_stencils) : m_tools;
    const StylePanel *style = m_style.made();
    const int beside = style && !style->isHidden() ? style->x() + style->width() - Island::shadow : 0;
    constexpr int little = 460; // px: then rather over the panels
    int until = m_stage->width();
    for (const QWidget *open : {static_cast<QWidget *>(m_find.made()), static_cast<QWidget *>(m_stats.made())})
        if (open && open->isVisible() && open->x() + Island::shadow - beside >= little)
            until = std::min(until, open->x() + Island::shadow);
    m_messages->fit(until - beside >= little ? until - beside : until);
    const int middle = (m_stage->width() - m_messages->width()) / 2;
    m_messages->move(std::min(std::max(middle, beside), std::max(0, until - m_messages->width())),
                     above->isHidden() ? edge : above->y() + above->height());
    m_messages->raise();
    for (QWidget *asked : {static_cast<QWidget *>(m_export.made()), static_cast<QWidget *>(m_commands.made()),
                           static_cast<QWidget *>(m_help.made())})
        if (asked && asked->isVisible())
            asked->raise(); // what somebody works in
}

bool MainWindow::choosesShape() const
{
    return m_tools->isVisible() && toolId() == "shapes";
}

/// Those that were needed so far, between the islands along the top edge and those along the bottom edge (px).
void MainWindow::placePanels(int top, int bottom)
{
    const int width = m_stage->width(), height = m_stage->height();
    if (StylePanel *style = m_style.made()) {
        style->move(edge, top);
        style->setRoom((isBreaksOpen() ? std::min(m_zoomBar->y(), m_breaks->strip().y()) : m_zoomBar->y()) - top);
    }
    FindBar *find = m_find.made();
    if (find) {
        find->setFixedWidth(std::min(FindBar::wantedWidth, width));
        find->move(std::max(0, width - find->width() - edge), top - Island::shadow);
    }
    if (StatsPanel *stats = m_stats.made())
        stats->move(width - stats->width() - edge,
                    (find && find->isVisible() ? find->y() + find->height() : top) - Island::shadow);
    if (Minimap *map = m_minimap.made()) { // above the palette where both would not fit side by side
        const bool beside = m_palette->isHidden() || m_palette->x() + m_palette->width() + map->width() + edge <= width;
        map->move(width - map->width() - edge, (beside ? bottom : m_palette->y() + space::small) - map->height());
    }
    if (QuickAdd *add = m_quickAdd.made()) {
        add->resize(QuickAdd::wanted.boundedTo({width, height - 2 * edge}));
        add->move((width - add->width()) / 2, std::max(edge, (height - add->height()) / 3));
    }
    if (CommandPalette *commands = m_commands.made()) {
        const int at = std::max(edge, height / 8);
        commands->resize(CommandPalette::wanted.boundedTo({width, height - at - edge}));
        commands->move((width - commands->width()) / 2, at);
    }
    if (HelpPanel *help = m_help.made()) {
        help->resize(std::min(860, width - 32), std::min(680, height - 32));
        help->move((width - help->width()) / 2, (height - help->height()) / 2);
    }
    if (ExportPanel *panel = m_export.made()) {
        panel->fit({width, height - 2 * edge});
        const int below = m_sideButton->y() + m_sideButton->height();
        panel->move(std::max(0, width - panel->width() - edge),
                    std::max(edge, std::min(below, height - panel->height() - edge)));
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_stage && event->type() == QEvent::Resize)
        layoutIslands();
    if (watched == m_splitter && event->type() == QEvent::Resize)
        fitSide();
    return QMainWindow::eventFilter(watched, event);
}

} // namespace ninesketch
