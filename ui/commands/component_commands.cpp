// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/component_commands.h"

#include "model/design/component_drawing.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/editor.h"

#include <cmath>
#include <numbers>

namespace ninesketch
{

namespace
{

/// The distance between neighbours that are placed one after the other.
constexpr double gap = 120;

/// Right of what is selected; else as near to the middle of the view as there is room.
Point freePlace(const Scene &scene, const Ids &selection, const Rect &view)
{
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
    const auto selected = commonBox(scene, selection);
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
            const double angle = ring == 0 ? 0 : side * 2 * std::numbers::pi / (ring * 8);
            const Point at{place.x + ring * 140 * std::cos(angle), place.y + ring * 100 * std::sin(angle)};
            if (!taken(at))
                return at;
        }
    }
    return place;
}

} // namespace

Scene ComponentCommands::withComponent(const PaletteMatch &match, Point centre, std::string *bodyId) const
{
    ComponentWish wish;
    wish.kindId = match.kind->id;
    wish.presetId = match.preset ? match.preset->id : std::string();
    wish.name = match.name;
    wish.replicas = match.replicas;
    wish.centre = centre;
    wish.seed = m_previewSeed != 0 ? m_previewSeed : m_desk.edit().random();
    const ComponentDrawing drawing = makeComponent(wish, m_desk.metrics);
    std::vector<Element> elements;
    for (const ElementPtr &e : drawing.elements)
        elements.push_back(*e);
    *bodyId = drawing.bodyId;
    return addElements(m_desk.editor.committed(), std::move(elements), m_desk.edit());
}

std::string ComponentCommands::place(const PaletteMatch &match, std::optional<Point> centre, bool connectIt)
{
    if (!match.kind)
        return {};
    std::string caller;
    for (const std::string &id : m_desk.editor.selection().ids) {
        const std::string body = componentOf(m_desk.editor.committed(), id);
        if (!body.empty())
            caller = body;
    }
    std::string bodyId;
    Scene scene = withComponent(
        match,
        centre ? *centre
               : freePlace(m_desk.editor.committed(), m_desk.editor.selection().ids, m_desk.canvas.visibleScene()),
        &bodyId);
    if (connectIt && !caller.empty() && scene.find(bodyId)) {
        const EditContext context = m_desk.edit();
        scene = withArrow(scene, caller, bodyId, context);
    }
    const Ids placed = withGroups(scene, {bodyId});
    m_desk.editor.commit(std::move(scene), tr("Add %1").arg(QString::fromStdString(match.kind->name).toLower()),
                         Selection{placed, {}});
    if (const auto box = centre ? std::nullopt : commonBox(m_desk.editor.scene(), placed))
        emit placedByName(*box);
    return bodyId;
}

void ComponentCommands::preview(const QString &kindId, const QPoint &global)
{
    const Kind *kind = findKind(kindId.toStdString());
    const QPoint at = m_desk.canvas.mapFromGlobal(global);
    if (!kind || !m_desk.canvas.rect().contains(at)) {
        m_desk.editor.cancelPreview();
        return;
    }
    if (m_previewSeed == 0)
        m_previewSeed = m_desk.edit().random() | 1;
    std::string bodyId;
    m_desk.editor.preview(withComponent({kind, nullptr, {}, std::nullopt}, m_desk.canvas.toScene(at), &bodyId));
}

void ComponentCommands::cancelDrag()
{
    m_desk.editor.cancelPreview();
    m_previewSeed = 0;
}

void ComponentCommands::drop(const QString &kindId, const QPoint &global)
{
    m_desk.editor.cancelPreview();
    const QPoint at = m_desk.canvas.mapFromGlobal(global);
    if (const Kind *kind = findKind(kindId.toStdString()); kind && m_desk.canvas.rect().contains(at))
        place({kind, nullptr, {}, std::nullopt}, m_desk.canvas.toScene(at), false);
    m_previewSeed = 0;
}

void ComponentCommands::placeById(const QString &id, Point at)
{
    PaletteMatch match;
    match.kind = findKind(id.toStdString());
    match.preset = match.kind ? nullptr : findPreset(id.toStdString());
    if (match.preset)
        match.kind = findKind(match.preset->kindId);
    place(match, at, false);
}

} // namespace ninesketch
