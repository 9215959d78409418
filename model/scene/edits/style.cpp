// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/edits/style.h"

#include "model/lowered.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/following.h"
#include "model/scene/edits/stencils.h"
#include "model/scene/elbow_arrow.h"
#include "model/scene/element_names.h"
#include "model/scene/linear_points.h"
#include "model/scene/sticky_note_layout.h"
#include "model/scene/text_layout.h"
#include "model/sketch/font_family.h"
#include "model/sketch/shape.h"
#include "model/sketch/sticky_note.h"

#include <algorithm>
#include <cctype>

namespace ninesketch
{
namespace
{

template <typename Field, typename Value> void set(Field &field, const std::optional<Value> &value)
{
    if (value)
        field = *value;
}

bool canBeRound(ElementType type)
{
    return type == ElementType::Rectangle || type == ElementType::Diamond || type == ElementType::Line ||
           type == ElementType::Image || type == ElementType::Iframe || type == ElementType::Embeddable;
}

void setArrowType(SceneDraft &draft, const std::string &id, ArrowType type)
{
    Element &arrow = draft.change(id);
    auto &linear = *arrow.linear();
    const bool elbow = type == ArrowType::Elbow;
    arrow.roundness = type == ArrowType::Round ? std::optional(Roundness{2, std::nullopt}) : std::nullopt;
    if (linear.elbowed == elbow)
        return;
    const auto find = [&](const std::string &other) { return draft.find(other); };
    const auto points = scenePoints(arrow);
    linear.elbowed = elbow;
    linear.fixedSegments.reset();
    linear.startIsSpecial.reset();
    linear.endIsSpecial.reset();
    if (elbow) {
        arrow.angle = 0;
        arrow = withScenePoints(arrow, points);
    } else { // one straight line
        arrow = withScenePoints(arrow, std::vector<Point>{points.front(), points.back()});
    }
    const bool onOneShape =
        linear.startBinding && linear.endBinding && linear.startBinding->elementId == linear.endBinding->elementId;
    for (const LinearEnd end : bothEnds) {
        auto &binding = bindingOf(arrow, end);
        const Element *target = binding ? draft.find(binding->elementId) : nullptr;
        if (!target)
            continue;
        if (onOneShape && !elbow) { // neither end can aim at the shape from the other
            binding = bindingAimedAt(*target, endPoint(arrow, end), true);
            continue;
        }
        Binding made = makeBinding(arrow, end, *target, {endPoint(arrow, end)}, find);
        if (!elbow)
            made.mode = "orbit";
        binding = made;
    }
    arrow = elbow ? routedElbowArrow(arrow, endPoint(arrow, LinearEnd::Start), endPoint(arrow, LinearEnd::End), find)
                  : arrow;
    arrow = followedArrow(arrow, find, find);
}

bool changesText(const StyleChange &change)
{
    return change.fontFamily || change.fontSize || change.textAlign || change.verticalAlign;
}

void styleText(SceneDraft &draft, const std::string &id, const StyleChange &change)
{
    Element &element = draft.change(id);
    TextData &text = *element.text();
    if (change.fontFamily) {
        text.fontFamily = *change.fontFamily;
        text.lineHeight = fontFamily(text.fontFamily).lineHeight;
    }
    set(text.fontSize, change.fontSize);
    text.fontSize = std::max(text.fontSize, minimumFontSize);
    set(text.textAlign, change.textAlign);
    const Element *container = text.containerId ? draft.find(*text.containerId) : nullptr;
    if (change.fontSize && container && isStickyNote(*container))
        setStickyNoteBaseFontSize(element, text.fontSize);
    if (container && !container->linear())
        set(text.verticalAlign, change.verticalAlign);
    if (container && container->linear()) // labels of arrows stay in the middle
        text.textAlign = TextAlign::Center;
    if (!changesText(change))
        return;
    if (container) {
        const std::string containerId = *text.containerId;
        layLabel(draft, containerId, true);
        arrowsFollow(draft, {containerId});
    } else {
        const bool middleStays = change.fontSize && text.autoResize;
        element = laidOutText(element, draft.context().metrics, middleStays ? std::optional(0.5) : std::nullopt);
        arrowsFollow(draft, {id});
    }
}

void styleOne(SceneDraft &draft, const std::string &id, const StyleChange &change)
{
    Element &element = draft.change(id);
    if (!element.isFrame()) {
        set(element.strokeColor, element.text() && change.textColor ? change.textColor : change.strokeColor);
        if (!element.isArrow() && !element.text())
            set(element.backgroundColor, change.backgroundColor);
        if (isStickyNote(element)) { // neither its paper nor its ink can be seen through
            if (isTransparentColor(element.backgroundColor))
                element.backgroundColor = stickyNotePaper;
            if (isTransparentColor(element.strokeColor))
                element.strokeColor = stickyNoteInk;
        }
    }
    if (!isUnseenBody(element))
        set(element.opacity, change.opacity);
    if (element.text()) {
        styleText(draft, id, change);
        return;
    }
    if (!element.isFrame()) {
        set(element.fillStyle, change.fillStyle);
        if (change.strokeWidth)
            element.strokeWidth = *change.strokeWidth * strokeWidthShare(element.type);
        set(element.strokeStyle, change.strokeStyle);
        set(element.roughness, change.roughness);
    }
    if (FreedrawData *stroke = element.freedraw())
        set(stroke->constantWidth, change.evenPen);
    const bool ofStencil = element.type == ElementType::Line && !stencilBodyOf(draft.before(), id).empty();
    if (change.roundEdges && canBeRound(element.type) && !ofStencil) // its curves are what it is
        element.roundness = defaultRoundness(element.type, *change.roundEdges);
    if (change.roundEdges && isStickyNote(element))
        element.roundness = *change.roundEdges ? std::optional(Roundness{2, std::nullopt}) : std::nullopt;
    if (element.isArrow()) {
        if (change.roundEdges && !element.linear()->elbowed)
            element.roundness = defaultRoundness(element.type, *change.roundEdges);
        set(element.linear()->startArrowhead, change.startArrowhead);
        set(element.linear()->endArrowhead, change.endArrowhead);
        if (change.arrowType)
            setArrowType(draft, id, *change.arrowType);
        else if (change.startArrowhead || change.endArrowhead) {
            const auto find = [&](const std::string &other) { return draft.find(other); };
            element = followedArrow(element, find, find);
        }
        layLabel(draft, id, true);
    }
    if (change.strokeWidth)
        arrowsFollow(draft, {id});
}

} // namespace

double strokeWidthShare(ElementType type)
{
    return type == ElementType::Freedraw ? 0.5 : 1;
}

std::optional<Roundness> defaultRoundness(ElementType type, bool roundEdges)
{
    if (!roundEdges)
        return std::nullopt;
    switch (type) {
    case ElementType::Rectangle:
    case ElementType::Image:
    case ElementType::Iframe:
    case ElementType::Embeddable:
        return Roundness{3, std::nullopt};
    case ElementType::Diamond:
    case ElementType::Ellipse:
    case ElementType::Line:
    case ElementType::Arrow:
        return Roundness{2, std::nullopt};
    default:
        return std::nullopt;
    }
}

Scene setStyle(const Scene &scene, const Ids &ids, const StyleChange &change, const EditContext &context)
{
    SceneDraft draft(scene, context);
    const Ids chosen = existing(scene, ids);
    StyleChange ofLabels; // a label has its text's style and its container's opacity
    ofLabels.strokeColor = change.strokeColor;
    ofLabels.textColor = change.textColor;
    ofLabels.opacity = change.opacity;
    ofLabels.fontFamily = change.fontFamily;
    ofLabels.fontSize = change.fontSize;
    ofLabels.textAlign = change.textAlign;
    ofLabels.verticalAlign = change.verticalAlign;
    for (const auto &id : chosen) {
        styleOne(draft, id, change);
        if (const std::string label = labelIn(draft, id); !label.empty() && !chosen.contains(label))
            styleOne(draft, label, ofLabels);
    }
    return draft.finished();
}

StyleChange styleOf(const Element &element, const Scene &scene)
{
    StyleChange style;
    style.strokeColor = element.strokeColor;
    if (!isUnseenBody(element))
        style.opacity = element.opacity;
    const Element *text = element.text() ? &element : boundTextOf(element, scene);
    if (text) {
        style.fontFamily = text->text()->fontFamily;
        style.fontSize = text->text()->fontSize;
        style.textAlign = text->text()->textAlign;
        style.textColor = text->strokeColor;
    }
    if (element.text())
        return style;
    style.backgroundColor = element.backgroundColor;
    style.fillStyle = element.fillStyle;
    style.strokeWidth = element.strokeWidth / strokeWidthShare(element.type);
    if (const FreedrawData *stroke = element.freedraw())
        style.evenPen = stroke->constantWidth;
    style.strokeStyle = element.strokeStyle;
    style.roughness = element.roughness;
    if (element.isArrow()) {
        style.startArrowhead = element.linear()->startArrowhead;
        style.endArrowhead = element.linear()->endArrowhead;
    }
    if (!element.isArrow() || !element.linear()->elbowed)
        style.roundEdges = element.roundness.has_value();
    return style;
}

Scene scaleFontSizes(const Scene &scene, const Ids &ids, double factor, const EditContext &context)
{
    SceneDraft draft(scene, context);
    for (const auto &id : existing(scene, ids)) {
        const std::string textId = scene.find(id)->text() ? id : labelIn(draft, id);
        if (textId.empty())
            continue;
        const Element &text = *draft.find(textId);
        const Element *container = text.text()->containerId ? draft.find(*text.text()->containerId) : nullptr;
        const double size =
            container && isStickyNote(*container) ? stickyNoteBaseFontSize(text) : text.text()->fontSize;
        StyleChange change;
        change.fontSize = std::max(minimumFontSize, std::floor(size * factor + 0.5));
        styleText(draft, textId, change);
    }
    return draft.finished();
}

Scene setLink(const Scene &scene, const Ids &ids, const std::string &link, const EditContext &context)
{
    std::string scheme;
    for (const char c : link) {
        if (c == ':')
            break;
        if (!std::isspace(static_cast<unsigned char>(c)) && static_cast<unsigned char>(c) > 31)
            scheme += c;
    }
    scheme = lowered(scheme);
    const bool runs =
        link.find(':') != std::string::npos && (scheme == "javascript" || scheme == "data" || scheme == "vbscript");
    SceneDraft draft(scene, context);
    for (const auto &id : existing(scene, ids))
        draft.change(id).link = link.empty() || runs ? std::nullopt : std::optional(link);
    return draft.finished();
}

} // namespace ninesketch
