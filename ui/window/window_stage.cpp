// SPDX-License-Identifier: GPL-3.0-or-later
// The islands over the canvas and the side panel: what they hold, and where they stand in a window of any size.
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/scene_glide.h"
#include "ui/icons.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/classes_panel.h"
#include "ui/panels/command_palette.h"
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
#include "ui/panels/side_panel.h"
#include "ui/panels/stats_panel.h"
#include "ui/panels/stencil_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/panels/working_panel.h"
#include "ui/plot_pictures.h"
#include "ui/theme.h"
#include "ui/what_breaks.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/flow_rows.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QVBoxLayout>

namespace ninesketch
{
namespace
{

/// What bars cover of a height, as far as a drawing heeds it: in a low window it goes a little below them rather than
/// shrink to a stamp between them.
QMargins notMuchOf(int height, QMargins covered)
{
    constexpr double most = 0.45;
    const double share = most * height / std::max(1, covered.top() + covered.bottom());
    return share >= 1 ? covered : QMargins(0, int(covered.top() * share), 0, int(covered.bottom() * share));
}

} // namespace

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
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menuButton->setMenu(menu);
    menuRow->addWidget(menuButton);

    m_tools = new Island(m_stage);
    auto *toolRow = new FlowRows(m_tools);
    toolRow->setContentsMargins(inner, inner, inner, inner);
    toolRow->setSpacing(2);
    toolRow->addWidget(m_actions->button("tool-lock", m_tools));
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
    m_export = new ExportPanel(*m_editor, *m_estimator, m_stage);
    m_messages = new MessageBar(m_stage);
    m_glide = new SceneGlide(*m_editor, *m_canvas, this);
    buildStartPage();
}

void MainWindow::buildSide()
{
    m_side = new SidePanel(m_splitter);
    m_inspector = new Inspector(*m_editor, m_side->pages());
    m_classes = new ClassesPanel(*m_editor, m_side->pages());
    m_findings = new FindingsPanel(m_side->pages());
    m_working = new WorkingPanel(m_side->pages());
    m_plots = new PlotsPanel(m_side->pages());
    m_plotPictures = new PlotPictures(
        *m_editor, *m_estimator, [this] { return edit(); }, this);
    m_side->addPage({"inspector", tr("Inspector"), tr("Inspect"), "inspector", "Alt+1", m_inspector});
    m_side->addPage({"classes", tr("Request classes"), tr("Classes"), "classes", "Alt+2", m_classes});
    m_side->addPage({"findings", tr("Findings"), tr("Findings"), "findings", "Alt+3", m_findings});
    m_side->addPage({"working", tr("How did this number come about?"), tr("Why?"), "working", "Alt+4", m_working});
    m_side->addPage({"plots", tr("Plots"), tr("Plots"), "plot", "Alt+5", m_plots});
    m_interview = new InterviewPages(*m_editor, *m_side, [this] { return edit(); });
    m_shelf = new LibraryShelf(this);
    m_library = new LibraryPanel(*m_shelf, m_side->pages());
    m_side->addPage({"library", tr("Library"), tr("Library"), "library", "Alt+L", m_library});
    auto *list = new QWidget;
    auto *frames = new ColumnScroll(list, m_side->pages());
    frames->setObjectName("framesPage");
    auto *listColumn = new QVBoxLayout(list);
    listColumn->setContentsMargins(space::normal, 0, space::small, space::normal);
    listColumn->addWidget(new FrameList(*m_editor, *m_canvas, [this] { return edit(); }));
    listColumn->addStretch();
    m_side->addPage({"frames", tr("Frames"), tr("Frames"), "pages", "Alt+F", frames});
    m_side->showPage(preferences().sidePage);
}

void MainWindow::layoutIslands()
{
    const int width = m_stage->width(), height = m_stage->height();
    m_canvas->setGeometry(0, 0, width, height);
    const int edge = space::normal - Island::shadow;
    const auto fit = [](Island *island) {
        island->layout()->activate();
        island->adjustSize();
    };
    for (Island *island : {m_menu, m_zoomBar, m_sideButton})
        fit(island);
    m_menu->move(edge, edge);
    m_sideButton->move(width - m_sideButton->width() - edge, edge);
    // the tools: centred between their neighbours, or below them where they don't fit there in one row
    auto *tools = static_cast<FlowRows *>(m_tools->layout());
    constexpr int shared = Island::shadow / 2; // shadows may lie over each other
    const int left = m_menu->x() + m_menu->width() - shared, right = m_sideButton->x() + shared;
    tools->setSpacing(2);
    tools->setRoom(right - left);
    if (tools->rows() > 1)
        tools->setSpacing(0);
    const bool below = tools->rows() > 1;
    if (below)
        tools->setRoom(width - 2 * edge);
    fit(m_tools);
    const int middle = (width - m_tools->width()) / 2;
    m_tools->move(below ? middle : std::max(left, std::min(middle, right - m_tools->width())),
                  below ? m_menu->y() + m_menu->height() - Island::shadow : edge);
    const int top = below ? m_tools->y() + m_tools->height() : m_menu->y() + m_menu->height();
    m_stencils->setVisible(m_tools->isVisible() && toolId() == "shapes");
    m_stencils->adjustSize();
    m_stencils->move(m_tools->x() + (m_tools->width() - m_stencils->width()) / 2,
                     m_tools->y() + m_tools->height() - Island::shadow);
    const int bottom = height - edge;
    m_zoomBar->move(edge, bottom - m_zoomBar->height());
    m_palette->setCompact(width < 1180);
    m_palette->setRoom(width - 2 * edge);
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
        constexpr int least = 640, most = 960;
        const int room = std::min(most, width - besideZoom - edge >= least ? width - besideZoom - edge : width);
        strip.setRoom(room);
        strip.layout()->activate();
        strip.resize(room, strip.sizeHint().height()); // as wide, whatever its words
        toBottom(strip);
    }
    const Island *low = isBreaksOpen() ? &m_breaks->strip() : static_cast<Island *>(m_palette);
    m_canvas->setCovered(
        notMuchOf(height, {0, m_tools->isHidden() ? 0 : m_tools->y() + m_tools->height() - Island::shadow, 0,
                           low->isHidden() ? 0 : height - low->y() - Island::shadow}));
    if (m_fitted && m_canvas->viewport() == *m_fitted)
        fitAll();
    if (m_wayBack) {
        m_wayBack->adjustSize();
        m_wayBack->move((width - m_wayBack->width()) / 2,
                        (low->isHidden() ? bottom : low->y() + Island::shadow) - m_wayBack->height());
    }
    m_style->move(edge, top);
    m_style->setRoom(m_zoomBar->y() - top);
    m_find->move(width - m_find->width() - edge, top - Island::shadow);
    m_stats->move(width - m_stats->width() - edge,
                  (m_find->isVisible() ? m_find->y() + m_find->height() : top) - Island::shadow);
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

} // namespace ninesketch
