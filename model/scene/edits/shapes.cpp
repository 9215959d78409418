// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/shapes.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/edits/style.h"
#include "model/scene/linear_points.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr std::array plainNames{"rectangle", "diamond", "ellipse"};
constexpr std::array plainTypes{ElementType::Rectangle, ElementType::Diamond, ElementType::Ellipse};
constexpr std::array lineNames{"line", "sharp", "round", "elbow"};

bool isPlain(const Element &element)
{
    return std::ranges::find(plainTypes, element.type) != plainTypes.end();
}

bool isLine(const Element &element)
{
    return element.linear() && !element.linear()->polygon;
}

std::string nameOf(const Element &element)
{
    if (isPlain(element))
        return plainNames[static_cast<std::size_t>(std::ranges::find(plainTypes, element.type) - plainTypes.begin())];
    if (!element.isArrow())
        return "line";
    return element.linear()->elbowed ? "elbow" : element.roundness ? "round" : "sharp";
}

/// The label's font becomes smaller until its lines have room.
void fitLabel(SceneDraft &draft, const std::string &id)
{
    const std::string labelId = labelIn(draft, id);
    if (labelId.empty())
        return;
    const Element shape = *draft.find(id);
    TextData &text = *draft.change(labelId).text();
    const auto fits = [&](const std::string &lines) {
        const TextSize size =
            measureText(lines, text.fontFamily, text.fontSize, text.lineHeight, draft.context().metrics);
        return size.width <= labelRoomWidth(shape, text.fontSize) && size.height <= labelRoomHeight(shape);
    };
    const auto wrapped = wrapText(text.text, text.fontFamily, text.fontSize, labelRoomWidth(shape, text.fontSize),
                                  draft.context().metrics);
    if (fits(wrapped))
        return;
    do
        text.fontSize = std::max(minimumFontSize, text.fontSize - 1);
    while (text.fontSize > minimumFontSize && !fits(text.text));
}

void turnPlain(SceneDraft &draft, const std::string &id, const std::string &name)
{
    const auto to = static_cast<std::size_t>(std::ranges::find(plainNames, name) - plainNames.begin());
    if (draft.find(id)->type == plainTypes[to])
        return;
    Element &changed = draft.change(id);
    changed.type = plainTypes[to];
    changed.roundness = defaultRoundness(changed.type, changed.roundness.has_value());
    fitLabel(draft, id);
    layLabel(draft, id, true);
    arrowsFollow(draft, {id});
}

/// A line's way in level and upright pieces. What is nearly on one line with the last corner is put there.
std::vector<Point> cornersAlong(const std::vector<Point> &line)
{
    constexpr double nearly = 20; // px
    std::vector<Point> corners{line.front()};
    const auto goTo = [&](Point to) {
        const std::size_t count = corners.size();
        const auto inLine = [&](double Point::*along) {
            return corners[count - 2].*along == corners.back().*along && corners.back().*along == to.*along;
        };
        if (to == corners.back())
            return;
        if (count > 1 && (inLine(&Point::x) || inLine(&Point::y)))
            corners.back() = to;
        else
            corners.push_back(to);
    };
    for (Point point : line) {
        const Point last = corners.back();
        if (std::abs(point.x - last.x) < nearly)
            point.x = last.x;
        else if (std::abs(point.y - last.y) < nearly)
            point.y = last.y;
        goTo({last.x, point.y});
        goTo(point);
    }
    return corners;
}

/// A free line of several pieces keeps its way as an elbow arrow: what is between its ends is fixed.
Scene alongTheLine(const Scene &elbow, const Element &line, const EditContext &context)
{
    const LinearData &linear = *line.linear();
    if (linear.points.size() < 3 || linear.startBinding || linear.endBinding)
        return elbow;
    const auto corners = cornersAlong(scenePoints(line));
    if (corners.size() < 4)
        return elbow;
    SceneDraft draft(elbow, context);
    Element &arrow = draft.change(line.id);
    arrow = withScenePoints(arrow, corners);
    LinearData &made = *arrow.linear();
    made.fixedSegments.emplace();
    for (std::size_t i = 2; i + 1 < made.points.size(); ++i)
        made.fixedSegments->push_back({static_cast<int>(i), made.points[i - 1], made.points[i]});
    layLabel(draft, line.id, true);
    return draft.finished();
}

Scene turnedLine(const Scene &scene, const std::string &id, const std::string &name, const EditContext &context)
{
    const Element &before = *scene.find(id);
    if (nameOf(before) == name)
        return scene;
    SceneDraft draft(scene, context);
    StyleChange look;
    look.arrowType = name == "elbow" ? ArrowType::Elbow : name == "round" ? ArrowType::Round : ArrowType::Sharp;
    if (name == "line") {
        for (const LinearEnd end : bothEnds)
            unbind(draft, id, end);
        const Scene sharp = setStyle(draft.finished(), {id}, look, context);
        SceneDraft line(sharp, context);
        Element &changed = line.change(id);
        changed.type = ElementType::Line;
        changed.linear()->startArrowhead = changed.linear()->endArrowhead = Arrowhead::None;
        return line.finished();
    }
    if (!before.isArrow()) {
        Element &changed = draft.change(id);
        changed.type = ElementType::Arrow;
        changed.linear()->endArrowhead = Arrowhead::Arrow;
    }
    const Scene turned = setStyle(draft.finished(), {id}, look, context);
    return name == "elbow" ? alongTheLine(turned, before, context) : turned;
}

} // namespace

const std::string &ShapeChoice::next(bool backwards) const
{
    const std::size_t last = names.size() - 1;
    if (!now)
        return names[0];
    return names[backwards ? (*now + last) % names.size() : (*now + 1) % names.size()];
}

ShapeChoice shapeChoice(const Scene &scene, const Ids &ids)
{
    ShapeChoice choice;
    bool shapes = false, others = false, locked = false, grouped = false, labelled = false, closed = false;
    for (const std::string &id : existing(scene, ids)) {
        const Element &element = *scene.find(id);
        shapes = shapes || isPlain(element);
        others = others || !isPlain(element);
        closed = closed || !isLine(element);
        locked = locked || element.locked;
        grouped = grouped || !element.groupIds.empty();
        labelled = labelled || boundTextOf(element, scene) != nullptr;
    }
    if (ids.empty() || locked)
        return choice;
    if (const std::string body = onlyStencilOf(scene, ids); !body.empty()) {
        for (const Stencil &stencil : allStencils())
            choice.names.emplace_back(stencil.id);
        choice.now = static_cast<std::size_t>(stencilOf(*scene.find(body)) - allStencils().data());
        return choice;
    }
    if (shapes && !(others && grouped)) // else they are lines of something larger
        choice.names.assign(plainNames.begin(), plainNames.end());
    else if (!shapes && !closed)
        choice.names.assign(lineNames.begin() + (labelled ? 1 : 0), lineNames.end());
    if (choice.names.empty())
        return choice;
    for (const std::string &id : existing(scene, ids)) {
        const Element &element = *scene.find(id);
        if (shapes && !isPlain(element))
            continue;
        const auto at =
            static_cast<std::size_t>(std::ranges::find(choice.names, nameOf(element)) - choice.names.begin());
        if (choice.now.value_or(at) != at) {
            choice.now.reset();
            break;
        }
        choice.now = at;
    }
    return choice;
}

Scene turnedInto(const std::string &name, const Scene &scene, const Ids &ids, const EditContext &context)
{
    if (const std::string body = onlyStencilOf(scene, ids); !body.empty()) {
        const auto all = allStencils();
        const auto to = std::ranges::find(all, name, &Stencil::id);
        return to == all.end() ? scene : changeStencil(scene, body, *to, context);
    }
    const bool plain = std::ranges::find(plainNames, name) != plainNames.end();
    Scene turned = scene;
    SceneDraft draft(scene, context);
    for (const std::string &id : existing(scene, ids)) {
        const Element &element = *scene.find(id);
        if (plain && isPlain(element))
            turnPlain(draft, id, name);
        else if (!plain && isLine(element))
            turned = turnedLine(turned, id, name, context);
    }
    return plain ? draft.finished() : turned;
}

} // namespace ninesketch
