// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/tidy.h"

#include "model/design/call_routes.h"
#include "model/design/draw_call.h"
#include "model/design/layout.h"
#include "model/design/tidy_parts.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/following.h"

#include <algorithm>
#include <map>

namespace ninesketch
{
namespace
{

constexpr double margin = 50;       ///< px between parts that have nothing to do with each other
constexpr double leastPadding = 30; ///< px between a zone and what is in it
constexpr double clearance = 10;    ///< px that a call keeps from boxes it passes
constexpr double close = 40;        ///< px: a note that near to something belongs to it
constexpr double aside = 20;        ///< px between a note and what it makes room for
constexpr double negligible = 1e-6; ///< px

/// Sizes and places come out of sums: their last digits say nothing, and must decide nothing.
double quantised(double value)
{
    return std::round(value * 64) / 64;
}
Point quantised(Point point)
{
    return {quantised(point.x), quantised(point.y)};
}

/// How something moves that keeps its distance to the edges that are nearest to it, of a box that changes.
Point besideEdges(const Rect &thing, const Rect &before, const Rect &after)
{
    const bool right = thing.centre().x > before.centre().x, low = thing.centre().y > before.centre().y;
    return {right ? after.right() - before.right() : after.x - before.x,
            low ? after.bottom() - before.bottom() : after.y - before.y};
}

class Tidying
{
public:
    Tidying(const Scene &scene, const Ids &only, const EditContext &context)
        : m_scene(scene), m_context(context), m_parts(findTidyParts(scene, only)), m_design(m_parts.design),
          m_nodes(m_parts.nodes)
    {
    }

    Scene result()
    {
        if (m_nodes.size() < 2)
            return m_scene;
        std::vector<std::size_t> top;
        for (std::size_t n = 0; n < m_nodes.size(); ++n)
            if (!m_nodes[n].parent)
                top.push_back(n);
        layOut(top);
        bystandersStepAside();
        return moved();
    }

private:
    // ---- where it comes to stand ----

    /// The node of this level that holds a unit; nothing when it is elsewhere.
    std::optional<std::size_t> ancestorIn(const std::vector<std::size_t> &level, std::size_t unit) const
    {
        for (std::optional<std::size_t> at = unit; at; at = m_nodes[*at].parent)
            if (std::ranges::find(level, *at) != level.end())
                return at;
        return std::nullopt;
    }

    /// A call between two nodes of one level.
    struct Link {
        std::size_t call, from, to;
    };
    /// Nodes of one level that calls hold together.
    struct Part {
        std::vector<std::size_t> nodes;
        Rect before;
    };

    /// Places the nodes of one level about where they were, and, before that, what is in them.
    void layOut(const std::vector<std::size_t> &level)
    {
        for (const std::size_t n : level)
            if (!m_nodes[n].children.empty())
                layOutZone(m_nodes[n]);
        const std::vector<Link> links = linksIn(level);
        std::vector<Rect> taken;
        for (const Part &part : partsOf(level, links))
            layOutPart(part, links, taken);
        bystandersFollow(level);
    }

    std::vector<Link> linksIn(const std::vector<std::size_t> &level) const
    {
        std::vector<Link> links;
        for (std::size_t c = 0; c < m_design.calls.size(); ++c) {
            const Call &call = m_design.calls[c];
            if (!m_parts.unitOf.contains(call.from) || !m_parts.unitOf.contains(call.to))
                continue;
            const auto from = ancestorIn(level, m_parts.unitOf.at(call.from)),
                       to = ancestorIn(level, m_parts.unitOf.at(call.to));
            if (from && to && *from != *to)
                links.push_back({c, *from, *to});
        }
        return links;
    }

    /// From top to bottom.
    std::vector<Part> partsOf(const std::vector<std::size_t> &level, const std::vector<Link> &links) const
    {
        std::map<std::size_t, std::size_t> next; // towards the node that stands for its part
        for (const std::size_t n : level)
            next[n] = n;
        const auto root = [&](std::size_t n) {
            while (next[n] != n)
                n = next[n];
            return n;
        };
        for (const Link &link : links)
            next[root(link.from)] = root(link.to);
        std::map<std::size_t, Part> byRoot;
        for (const std::size_t n : level) {
            Part &part = byRoot[root(n)];
            part.before = part.nodes.empty() ? m_nodes[n].box : part.before.united(m_nodes[n].box);
            part.nodes.push_back(n);
        }
        std::vector<Part> parts;
        for (auto &[n, part] : byRoot)
            parts.push_back(std::move(part));
        std::ranges::stable_sort(parts, {}, [](const Part &part) { return std::pair(part.before.y, part.before.x); });
        return parts;
    }

    /// With its corner where it was, or below what has taken that place.
    void layOutPart(const Part &part, const std::vector<Link> &links, std::vector<Rect> &taken)
    {
        std::map<std::size_t, std::size_t> index;
        std::vector<LayoutBox> boxes;
        std::vector<double> heights;
        for (const std::size_t n : part.nodes) {
            index[n] = boxes.size();
            boxes.push_back({quantised(m_nodes[n].placed.width), quantised(m_nodes[n].placed.height)});
            heights.push_back(m_nodes[n].box.centre().y);
        }
        LayoutCalls calls;
        std::vector<double> labelWidths;
        std::vector<std::size_t> callOf;
        for (const Link &link : links)
            if (index.contains(link.from)) {
                calls.emplace_back(index.at(link.from), index.at(link.to));
                labelWidths.push_back(labelWidth(m_design.calls[link.call].id));
                callOf.push_back(link.call);
            }
        const OrderedLayout layout = layoutKeepingOrder(boxes, calls, heights, labelWidths);
        const auto rectOf = [&](std::size_t k) {
            return Rect{layout.centres[k].x - boxes[k].width / 2, layout.centres[k].y - boxes[k].height / 2,
                        boxes[k].width, boxes[k].height};
        };
        Rect box = rectOf(0);
        for (std::size_t k = 1; k < boxes.size(); ++k)
            box = box.united(rectOf(k));
        Rect at{part.before.x, part.before.y, box.width, box.height};
        for (bool pushed = true; pushed;) {
            pushed = false;
            for (const Rect &other : taken)
                if (at.grown(margin - negligible).intersects(other)) {
                    at.y = other.bottom() + margin;
                    pushed = true;
                }
        }
        taken.push_back(at);
        const Point by{at.x - box.x, at.y - box.y};
        for (std::size_t k = 0; k < boxes.size(); ++k) {
            const Rect &now = m_nodes[part.nodes[k]].placed;
            shift(part.nodes[k], {rectOf(k).x + by.x - now.x, rectOf(k).y + by.y - now.y});
        }
        for (std::size_t k = 0; k < calls.size(); ++k)
            for (const Point &bend : layout.bends[k])
                m_bends[callOf[k]].push_back(bend + by);
    }

    void layOutZone(TidyNode &zone)
    {
        const auto content = [&](Rect TidyNode::*member) {
            Rect box = m_nodes[zone.children.front()].*member;
            for (const std::size_t child : zone.children)
                box = box.united(m_nodes[child].*member);
            return box;
        };
        const Rect before = content(&TidyNode::box);
        layOut(zone.children);
        const Rect after = content(&TidyNode::placed);
        const double left = std::max(leastPadding, before.x - zone.box.x),
                     top = std::max(leastPadding, before.y - zone.box.y),
                     right = std::max(leastPadding, zone.box.right() - before.right()),
                     bottom = std::max(leastPadding, zone.box.bottom() - before.bottom());
        zone.placed = {after.x - left, after.y - top, after.width + left + right, after.height + top + bottom};
    }

    /// Moves a node with all that is in it.
    void shift(std::size_t n, Point by)
    {
        m_nodes[n].placed.x += by.x;
        m_nodes[n].placed.y += by.y;
        for (const std::size_t child : m_nodes[n].children)
            shift(child, by);
        if (m_nodes[n].children.empty())
            return;
        for (TidyBystander &thing : m_parts.bystanders)
            if (thing.zone == n)
                thing.by = thing.by + by;
        for (auto &[call, bends] : m_bends)
            if (isInside(m_design.calls[call], n))
                for (Point &bend : bends)
                    bend = bend + by;
    }

    bool isInside(const Call &call, std::size_t zone) const
    {
        return ancestorIn({zone}, m_parts.unitOf.at(call.from)) && ancestorIn({zone}, m_parts.unitOf.at(call.to));
    }

    /// Notes, titles, legends of one level: what stands close to something goes with it, the others keep their place
    /// at the edges of the design that are nearest.
    void bystandersFollow(const std::vector<std::size_t> &level)
    {
        Rect before = m_nodes[level.front()].box, after = m_nodes[level.front()].placed;
        for (const std::size_t n : level) {
            before = before.united(m_nodes[n].box);
            after = after.united(m_nodes[n].placed);
        }
        for (TidyBystander &thing : m_parts.bystanders) {
            if (thing.zone != m_nodes[level.front()].parent)
                continue;
            const auto distanceTo = [&](std::size_t n) {
                const Rect &box = m_nodes[n].box;
                const double dx = std::max({0.0, box.x - thing.box.right(), thing.box.x - box.right()}),
                             dy = std::max({0.0, box.y - thing.box.bottom(), thing.box.y - box.bottom()});
                return std::hypot(dx, dy);
            };
            const std::size_t nearest = *std::ranges::min_element(level, {}, distanceTo);
            const auto held = thing.node ? ancestorIn(level, *thing.node) : std::nullopt;
            if (held || distanceTo(nearest) <= close) {
                const TidyNode &node = m_nodes[held.value_or(nearest)];
                thing.by = {node.placed.x - node.box.x, node.placed.y - node.box.y};
            } else {
                thing.by = besideEdges(thing.box, before, after);
            }
        }
    }

    /// What comes to lie on something that it did not lie on before goes on down.
    void bystandersStepAside()
    {
        std::vector<std::pair<Rect, Rect>> taken; // before, and now
        for (const TidyNode &node : m_nodes)
            taken.emplace_back(node.box, node.placed);
        std::vector<TidyBystander *> things;
        for (TidyBystander &thing : m_parts.bystanders)
            things.push_back(&thing);
        std::ranges::stable_sort(things, {}, [](const TidyBystander *thing) { return thing->box.y; });
        for (TidyBystander *thing : things) {
            Rect now = thing->box;
            now.x += thing->by.x;
            now.y += thing->by.y;
            for (bool pushed = true; pushed;) {
                pushed = false;
                for (const auto &[itsBefore, itsNow] : taken)
                    if (now.intersects(itsNow) && !thing->box.intersects(itsBefore)) {
                        now.y = itsNow.bottom() + aside;
                        pushed = true;
                    }
            }
            thing->by.y = now.y - thing->box.y;
            taken.emplace_back(thing->box, now);
        }
    }

    double labelWidth(const std::string &arrowId) const
    {
        for (const auto &bound : m_scene.find(arrowId)->boundElements) {
            const Element *label = bound.type == "text" ? m_scene.find(bound.id) : nullptr;
            if (!label || !label->text())
                continue;
            const TextData &text = *label->text();
            double widest = 0; // as it was written: how it wraps depends on the arrow
            for (std::size_t from = 0; from <= text.originalText.size();) {
                const std::size_t end = std::min(text.originalText.find('\n', from), text.originalText.size());
                widest = std::max(widest, m_context.metrics.lineWidth(text.originalText.substr(from, end - from),
                                                                      text.fontFamily, text.fontSize));
                from = end + 1;
            }
            return widest;
        }
        return 0;
    }

    // ---- the drawing follows ----

    Scene moved()
    {
        SceneDraft draft(m_scene, m_context);
        Ids changed;
        const auto move = [&](const Ids &ids, Point by) {
            if (std::hypot(by.x, by.y) < negligible)
                return;
            for (const auto &id : ids) {
                Element &element = draft.change(id);
                element.x += by.x;
                element.y += by.y;
                changed.insert(id);
            }
        };
        for (const TidyNode &node : m_nodes) {
            if (node.zoneId.empty()) {
                move(node.ids, {node.placed.x - node.box.x, node.placed.y - node.box.y});
                continue;
            }
            for (const auto &id : node.ids)
                move({id}, id == node.zoneId ? Point{node.placed.x - node.box.x, node.placed.y - node.box.y}
                                             : besideEdges(rotatedBox(*m_scene.find(id)), node.box, node.placed));
            const bool resized = std::abs(node.placed.width - node.box.width) > negligible ||
                                 std::abs(node.placed.height - node.box.height) > negligible;
            if (!resized)
                continue;
            Element &zone = draft.change(node.zoneId);
            zone.width = node.placed.width;
            zone.height = node.placed.height;
            changed.insert(node.zoneId);
            layLabel(draft, node.zoneId, true);
        }
        for (const TidyBystander &thing : m_parts.bystanders)
            move(thing.ids, thing.by);
        arrowsFollow(draft, changed, drawCalls(draft));
        return draft.finished();
    }

    /// Answers which arrows were drawn.
    Ids drawCalls(SceneDraft &draft) const
    {
        Ids drawn;
        for (std::size_t c = 0; c < m_design.calls.size(); ++c) {
            const Call &call = m_design.calls[c];
            if (!m_parts.unitOf.contains(call.from) || !m_parts.unitOf.contains(call.to) ||
                m_parts.unitOf.at(call.from) == m_parts.unitOf.at(call.to) || m_scene.find(call.id)->locked)
                continue;
            const std::string &from = m_design.components[call.from].id, &to = m_design.components[call.to].id;
            const Point start = draft.find(from)->centre(), end = draft.find(to)->centre();
            drawCall(draft, call.id, from, to, viaOf(c, start, end));
            drawn.insert(call.id);
        }
        return drawn;
    }

    /// Points between both ends: to the side for one of several calls between the same two, around what is in the way,
    /// or none.
    std::vector<Point> viaOf(std::size_t c, Point start, Point end) const
    {
        const Call &call = m_design.calls[c];
        if (const int bend = bendOf(m_design, call); bend != 0)
            return {bentMiddle(start, end, bend)};
        std::vector<Rect> inTheWay;
        for (std::size_t n = 0; n < m_nodes.size(); ++n)
            if (m_nodes[n].zoneId.empty() && n != m_parts.unitOf.at(call.from) && n != m_parts.unitOf.at(call.to)) {
                const Rect box = m_nodes[n].placed.grown(clearance);
                inTheWay.push_back({quantised(box.x), quantised(box.y), quantised(box.width), quantised(box.height)});
            }
        std::vector<Point> bends;
        if (const auto found = m_bends.find(c); found != m_bends.end())
            for (const Point &bend : found->second)
                bends.push_back(quantised(bend));
        return wayAround(inTheWay, quantised(start), quantised(end), bends);
    }

    const Scene &m_scene;
    const EditContext &m_context;
    TidyParts m_parts;
    const Design &m_design;
    std::vector<TidyNode> &m_nodes;
    std::map<std::size_t, std::vector<Point>> m_bends; ///< by call
};

} // namespace

Scene tidied(const Scene &scene, const Ids &only, const EditContext &context)
{
    return Tidying(scene, only, context).result();
}

} // namespace ninesketch
