// SPDX-License-Identifier: GPL-3.0-or-later
// Tools in hand, and how the canvas is looked at.
#include "model/scene/bounds.h"
#include "model/scene/stencils.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/style_commands.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/style_panel.h"
#include "ui/theme.h"
#include "ui/tools/bucket_tool.h"
#include "ui/tools/linear_tool.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/island.h"
#include "ui/window/main_window.h"

#include <cmath>

namespace ninesketch
{

void MainWindow::openColours(const QString &propertyId)
{
    m_style->openPicker(propertyId);
}

void MainWindow::openCanvasColours()
{
    m_styles->choosePaper(QPoint(space::wide, m_menu->y() + m_menu->height()));
}

bool MainWindow::mayChoose(const QString &toolId) const
{
    return !m_viewMode || toolId == "hand" || toolId == "laser";
}

void MainWindow::chooseTool(const QString &id)
{
    if (!mayChoose(id) || m_canvas->isHandDown()) // what is being drawn or dragged goes on
        return;
    if (id == "arrow" && m_canvas->toolId() == id) {
        CurrentStyle style = m_canvas->currentStyle(); // the same key again walks through the types
        style.arrowType = nextArrowType(style.arrowType);
        m_canvas->setCurrentStyle(style);
    } else if (id == "shapes" && m_canvas->toolId() == id) { // and so do these
        const auto all = allStencils();
        const Stencil *now = findStencil(m_canvas->currentStyle().stencil);
        chooseStencil(all[now ? static_cast<std::size_t>(now - all.data() + 1) % all.size() : 0].id);
    } else if (id == "bucket" && m_canvas->toolId() == id) {
        CurrentStyle style = m_canvas->currentStyle();
        style.backgroundColor = nextBucketColour(style);
        m_canvas->setCurrentStyle(style);
    } else if ((id == "hand" || id == "eraser") && m_canvas->toolId() == id)
        m_canvas->leaveTool();
    else
        m_canvas->setTool(id);
    m_canvas->setFocus();
}

void MainWindow::chooseStencil(const QString &id)
{
    if (m_viewMode || !findStencil(id.toStdString()))
        return;
    CurrentStyle style = m_canvas->currentStyle();
    style.stencil = id.toStdString();
    m_canvas->setCurrentStyle(style);
    m_canvas->setTool("shapes");
    m_actions->refresh();
    m_canvas->setFocus();
}

QString MainWindow::toolId() const
{
    return m_canvas->toolId();
}

bool MainWindow::isToolLocked() const
{
    return m_canvas->isToolLocked();
}

void MainWindow::toggleToolLock()
{
    m_canvas->setToolLocked(!m_canvas->isToolLocked());
    if (!m_canvas->isToolLocked()) // no longer kept: as after drawing
        chooseTool(QStringLiteral("selection"));
}

void MainWindow::zoomBy(double step)
{
    m_canvas->setZoom(std::round((m_canvas->zoom() + step) * 10) / 10);
}

void MainWindow::zoomTo(double zoom)
{
    m_canvas->setZoom(zoom);
}

namespace
{

/// What of the canvas nothing floats over.
QRect freeOf(const CanvasView &canvas, const StylePanel *style, const QWidget &tools, const QWidget &palette)
{
    QRect free = canvas.rect();
    if (style && style->isVisible())
        free.setLeft(style->geometry().right() - Island::shadow);
    free.setTop(tools.geometry().bottom() - Island::shadow);
    free.setBottom(palette.isVisible() ? palette.y() + Island::shadow : free.bottom());
    return free;
}

} // namespace

void MainWindow::fitAll()
{
    m_canvas->zoomToFit();
    m_fitted = m_canvas->viewport();
    const StylePanel *style = m_style.made();
    const QRect free = freeOf(*m_canvas, style, *m_tools, *m_palette);
    constexpr int least = 480; // px beside the panel
    if (!style || !style->isVisible() || free.width() < least || m_editor->scene().empty())
        return;
    m_canvas->setViewport(Viewport::fitting(exportBounds(m_editor->scene()), free, 1));
    m_fitted.reset(); // once the panel is gone nobody wants to see the drawing move
}

void MainWindow::fitSelection(double atMost)
{
    m_canvas->zoomToSelection(atMost);
}

/// So that it is seen, and nothing floats over it. All of the drawing is seen then, unless the zoom would have to be
/// smaller than the least.
void MainWindow::makeRoomFor(const Rect &box, double least)
{
    constexpr double air = 24; // px
    const QRect free = freeOf(*m_canvas, m_style.made(), *m_tools, *m_palette);
    const QPointF corner = m_canvas->toWidget({box.x, box.y}), end = m_canvas->toWidget({box.right(), box.bottom()});
    if (QRectF(free).contains(QRectF(corner, end).marginsAdded({air, air, air, air})))
        return;
    const Viewport whole = Viewport::fitting(exportBounds(m_editor->scene()), free, m_canvas->zoom());
    if (whole.zoom >= least)
        m_canvas->setViewport(whole);
    else
        m_canvas->centreOn(box.centre());
}

void MainWindow::page(int dx, int dy)
{
    m_canvas->scrollBy({-1.0 * dx * m_canvas->width(), -1.0 * dy * m_canvas->height()});
}

void MainWindow::toggleGrid()
{
    SceneSettings settings = m_editor->committed().settings();
    settings.gridModeEnabled = !settings.gridModeEnabled;
    m_editor->commit(m_editor->committed().withSettings(settings),
                     settings.gridModeEnabled ? tr("Show grid") : tr("Hide grid"));
}

void MainWindow::toggleSnap()
{
    m_memory->change([](Preferences &p) { p.snapToObjects = !p.snapToObjects; });
    m_canvas->setSnapToObjects(preferences().snapToObjects);
}

void MainWindow::toggleBoxTouches()
{
    m_memory->change([](Preferences &p) { p.boxTouches = !p.boxTouches; });
    m_canvas->setBoxTouches(preferences().boxTouches);
}

void MainWindow::toggleWheelZooms()
{
    m_memory->change([](Preferences &p) { p.wheelZooms = !p.wheelZooms; });
    m_canvas->setWheelZooms(preferences().wheelZooms);
}

void MainWindow::toggleArrowBinding()
{
    m_memory->change([](Preferences &p) { p.bindArrows = !p.bindArrows; });
    m_canvas->setArrowHold({preferences().bindArrows, preferences().snapToMiddles});
}

void MainWindow::toggleMiddleSnapping()
{
    m_memory->change([](Preferences &p) { p.snapToMiddles = !p.snapToMiddles; });
    m_canvas->setArrowHold({preferences().bindArrows, preferences().snapToMiddles});
}

void MainWindow::toggleBadges()
{
    m_memory->change([](Preferences &p) { p.badges = !p.badges; });
    m_canvas->setBadgesVisible(preferences().badges);
}

} // namespace ninesketch
