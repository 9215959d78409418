// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with the drawing: selection, style, components, zoom.
#include "model/design/component_drawing.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/report/fixes.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/stencils.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/eyedropper.h"
#include "ui/panels/style_panel.h"
#include "ui/theme.h"
#include "ui/tools/bucket_tool.h"
#include "ui/widgets/colour_picker.h"
#include "ui/widgets/island.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QAction>

namespace ninesketch
{

namespace
{

/// The distance between neighbours that are placed one after the other.
constexpr double gap = 120;

Arrowhead arrowheadOf(const StyleChange &change, bool end, Arrowhead before)
{
    const auto &head = end ? change.endArrowhead : change.startArrowhead;
    return head.value_or(before);
}

/// The same change to the style that new elements get.
CurrentStyle changed(CurrentStyle style, const StyleChange &change)
{
    const auto take = [](auto &to, const auto &from) {
        if (from)
            to = *from;
    };
    take(style.strokeColor, change.strokeColor);
    take(style.backgroundColor, change.backgroundColor);
    take(style.fillStyle, change.fillStyle);
    take(style.strokeWidth, change.strokeWidth);
    take(style.evenPen, change.evenPen);
    take(style.strokeStyle, change.strokeStyle);
    take(style.roughness, change.roughness);
    take(style.opacity, change.opacity);
    take(style.roundEdges, change.roundEdges);
    take(style.fontFamily, change.fontFamily);
    take(style.fontSize, change.fontSize);
    take(style.textAlign, change.textAlign);
    style.startArrowhead = arrowheadOf(change, false, style.startArrowhead);
    style.endArrowhead = arrowheadOf(change, true, style.endArrowhead);
    if (change.arrowType)
        style.arrowType = static_cast<CurrentStyle::ArrowType>(*change.arrowType);
    return style;
}

} // namespace

EditContext MainWindow::edit() const
{
    return {m_metrics, m_random, nowInMilliseconds()};
}

// --- selection

std::size_t MainWindow::selectedUnits() const
{
    std::set<std::string> units;
    const Selection &selection = m_editor->selection();
    for (const std::string &id : selection.ids) {
        const Element *e = m_editor->scene().find(id);
        if (!e || (e->text() && e->text()->containerId && selection.contains(*e->text()->containerId)))
            continue;
        const std::string group = selectableGroup(*e, selection.editingGroupId);
        units.insert(group.empty() ? id : group);
    }
    return units.size();
}

bool MainWindow::selectionHasGroup() const
{
    for (const std::string &id : m_editor->selection().ids) {
        const Element *e = m_editor->scene().find(id);
        if (e && !selectableGroup(*e, m_editor->selection().editingGroupId).empty())
            return true;
    }
    return false;
}

bool MainWindow::selectionHasFreeText() const
{
    for (const std::string &id : m_editor->selection().ids) {
        const Element *e = m_editor->scene().find(id);
        if (e && e->text() && !e->text()->containerId)
            return true;
    }
    return false;
}

bool MainWindow::selectionHasLabel() const
{
    for (const std::string &id : m_editor->selection().ids) {
        if (!labelIdOf(m_editor->scene(), id).empty())
            return true;
    }
    return false;
}

void MainWindow::selectAll()
{
    Selection all;
    for (const ElementPtr &e : m_editor->scene().elements()) {
        const bool label = e->text() && e->text()->containerId;
        if (!e->locked && !label && !isCarrier(*e))
            all.ids.insert(e->id);
    }
    m_editor->setSelection(all);
}

void MainWindow::select(const std::vector<std::string> &ids, bool bringIntoView)
{
    Ids wanted(ids.begin(), ids.end());
    std::erase_if(wanted, [&](const std::string &id) { return !m_editor->scene().find(id); });
    if (wanted.empty())
        return;
    const Ids whole = withGroups(m_editor->scene(), wanted);
    m_editor->setSelection({whole, {}});
    const auto box = bringIntoView ? commonBox(m_editor->scene(), whole) : std::nullopt;
    if (!box || m_canvas->visibleScene().contains(*box))
        return;
    const Rect view = m_canvas->visibleScene();
    if (box->width > view.width || box->height > view.height)
        m_canvas->zoomToSelection();
    else
        m_canvas->centreOn(box->centre());
}

void MainWindow::copyStyle()
{
    for (const std::string &id : m_editor->selection().ids) {
        if (const Element *e = m_editor->scene().find(id)) {
            m_copiedStyle = styleOf(*e, m_editor->scene());
            break;
        }
    }
    m_actions->refresh();
}

void MainWindow::pasteStyle()
{
    if (m_copiedStyle)
        m_editor->commit(ninesketch::setStyle(m_editor->committed(), m_editor->selection().ids, *m_copiedStyle, edit()),
                         tr("Paste style"));
}

void MainWindow::applyStyle(const QString &propertyId, const QString &value, bool preview)
{
    const StyleProperty *property = findStyleProperty(propertyId);
    if (!property)
        return;
    StyleChange change;
    property->change(change, value);
    if (!m_editor->selection().empty()) {
        Scene styled = ninesketch::setStyle(m_editor->committed(), m_editor->selection().ids, change, edit());
        if (preview)
            m_editor->preview(std::move(styled));
        else
            m_editor->commit(std::move(styled), tr("Change %1").arg(tr(property->title).toLower()));
    }
    if (!preview)
        m_canvas->setCurrentStyle(changed(m_canvas->currentStyle(), change));
    refreshStyle();
}

void MainWindow::openColours(const QString &propertyId)
{
    m_style->openPicker(propertyId);
}

void MainWindow::pickColour(const QString &propertyId)
{
    auto *eyedropper = new Eyedropper(*m_canvas);
    connect(eyedropper, &Eyedropper::picked, this, [this, propertyId](const QString &colour, bool other) {
        const bool stroke = (propertyId == "stroke") != other;
        applyStyle(stroke ? "stroke" : "background", colour, false);
        m_canvas->setFocus();
    });
}

void MainWindow::openCanvasColours()
{
    const QStringList papers{"#ffffff", "#f8f9fa", "#f5faff", "#fffce8", "#fdf8f6"}; // Excalidraw's
    auto *picker = new ColourPicker(QString::fromStdString(m_editor->committed().settings().viewBackgroundColor), true,
                                    papers, m_stage, tr("Canvas background"));
    connect(picker, &ColourPicker::chosen, this, [this](const QString &colour) {
        SceneSettings settings = m_editor->committed().settings();
        settings.viewBackgroundColor = colour.toStdString();
        m_editor->commit(m_editor->committed().withSettings(settings), tr("Canvas background"));
    });
    picker->adjustSize();
    picker->move(m_stage->mapToGlobal(QPoint(space::wide, m_menu->y() + m_menu->height())));
    picker->show();
    picker->setFocus();
}

// --- tools

void MainWindow::chooseTool(const QString &id)
{
    if (m_viewMode && id != "hand" && id != "laser")
        return;
    if (id == "arrow" && m_canvas->toolId() == id) {
        CurrentStyle style = m_canvas->currentStyle(); // the same key again walks through the types
        using Type = CurrentStyle::ArrowType;
        style.arrowType = style.arrowType == Type::Sharp   ? Type::Round
                          : style.arrowType == Type::Round ? Type::Elbow
                                                           : Type::Sharp;
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
}

// --- components

Scene MainWindow::withComponent(const PaletteMatch &match, Point centre, std::string *bodyId) const
{
    ComponentWish wish;
    wish.kindId = match.kind->id;
    wish.presetId = match.preset ? match.preset->id : std::string();
    wish.name = match.name;
    wish.replicas = match.replicas;
    wish.centre = centre;
    wish.seed = m_previewSeed != 0 ? m_previewSeed : m_random();
    const ComponentDrawing drawing = makeComponent(wish, m_metrics);
    std::vector<Element> elements;
    for (const ElementPtr &e : drawing.elements)
        elements.push_back(*e);
    *bodyId = drawing.bodyId;
    return addElements(m_editor->committed(), std::move(elements), edit());
}

Point MainWindow::freePlace() const
{
    const Scene &scene = m_editor->committed();
    const Rect view = m_canvas->visibleScene();
    Point place = view.centre();
    Ids boxes;
    for (const ElementPtr &e : scene.elements()) {
        if (!isCarrier(*e) && e->type != ElementType::Arrow && e->type != ElementType::Line && !e->isFrame())
            boxes.insert(e->id);
    }
    const auto taken = [&](Point at) {
        const Rect room{at.x - 100, at.y - 60, 200, 120};
        for (const std::string &id : boxes) {
            if (scene.find(id)->box().intersects(room))
                return true;
        }
        return false;
    };
    const auto selected = commonBox(scene, m_editor->selection().ids);
    if (selected) {
        place = {selected->right() + gap + 90, selected->centre().y};
        // right of it, else below what is there already
        for (int step = 0; step < 40 && taken(place); ++step)
            place.y += 40;
        return place;
    }
    // rings around the middle
    for (int ring = 0; ring < 12; ++ring) {
        for (int side = 0; side < std::max(1, ring * 8); ++side) {
            const double angle = ring == 0 ? 0 : side * 2 * 3.14159265358979 / (ring * 8);
            const Point at{place.x + ring * 140 * std::cos(angle), place.y + ring * 100 * std::sin(angle)};
            if (!taken(at))
                return at;
        }
    }
    return place;
}

std::string MainWindow::placeComponent(const PaletteMatch &match, std::optional<Point> centre, bool connectIt)
{
    if (!match.kind)
        return {};
    std::string caller;
    for (const std::string &id : m_editor->selection().ids) {
        const std::string body = componentOf(m_editor->committed(), id);
        if (!body.empty())
            caller = body;
    }
    std::string bodyId;
    Scene scene = withComponent(match, centre ? *centre : freePlace(), &bodyId);
    if (connectIt && !caller.empty() && scene.find(bodyId)) {
        const EditContext context = edit();
        scene = withArrow(scene, caller, bodyId, context);
    }
    const Ids placed = withGroups(scene, {bodyId});
    m_editor->commit(std::move(scene), tr("Add %1").arg(QString::fromStdString(match.kind->name).toLower()),
                     Selection{placed, {}});
    if (!centre) {
        const auto box = commonBox(m_editor->scene(), placed);
        if (box && !m_canvas->visibleScene().contains(*box))
            m_canvas->centreOn(box->centre());
    }
    return bodyId;
}

void MainWindow::previewComponent(const QString &kindId, const QPoint &global)
{
    const Kind *kind = findKind(kindId.toStdString());
    const QPoint at = m_canvas->mapFromGlobal(global);
    if (!kind || !m_canvas->rect().contains(at)) {
        m_editor->cancelPreview();
        return;
    }
    if (m_previewSeed == 0)
        m_previewSeed = m_random() | 1;
    std::string bodyId;
    m_editor->preview(withComponent({kind, nullptr, {}, std::nullopt}, m_canvas->toScene(at), &bodyId));
}

void MainWindow::applyFix(const Fix &fix)
{
    m_editor->commit(withFix(m_editor->committed(), fix), QString::fromStdString(fix.title));
}

// --- view

void MainWindow::zoomBy(double step)
{
    m_canvas->setZoom(std::round((m_canvas->zoom() + step) * 10) / 10);
}

void MainWindow::zoomTo(double zoom)
{
    m_canvas->setZoom(zoom);
}

void MainWindow::fitAll()
{
    m_canvas->zoomToFit();
    m_fitted = m_canvas->viewport();
}

void MainWindow::fitSelection(double atMost)
{
    m_canvas->zoomToSelection(atMost);
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
    remember([](Preferences &p) { p.snapToObjects = !p.snapToObjects; });
    m_canvas->setSnapToObjects(m_preferences.snapToObjects);
}

void MainWindow::toggleBoxTouches()
{
    remember([](Preferences &p) { p.boxTouches = !p.boxTouches; });
    m_canvas->setBoxTouches(m_preferences.boxTouches);
}

void MainWindow::toggleArrowBinding()
{
    remember([](Preferences &p) { p.bindArrows = !p.bindArrows; });
    m_canvas->setArrowHold({m_preferences.bindArrows, m_preferences.snapToMiddles});
}

void MainWindow::toggleMiddleSnapping()
{
    remember([](Preferences &p) { p.snapToMiddles = !p.snapToMiddles; });
    m_canvas->setArrowHold({m_preferences.bindArrows, m_preferences.snapToMiddles});
}

void MainWindow::toggleBadges()
{
    remember([](Preferences &p) { p.badges = !p.badges; });
    m_canvas->setBadgesVisible(m_preferences.badges);
}

} // namespace ninesketch
