// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/edit_model.h"
#include "model/import/fresh_label.h"
#include "model/import/sequence.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "model/scene/repair_scene.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace ninesketch
{
namespace
{

// px, as Mermaid spaces them
constexpr double boxWidth = 150, boxHeight = 65, between = 50, smallFont = 16, largeFont = 20;
constexpr double aboveMessage = 50, aboveFirst = 46, ownWidth = 60, ownHeight = 40, besideLine = 5;
constexpr double activeWidth = 10, noteHeight = 42, noteGap = 20, blockMargin = 11, blockTop = 32, blockGap = 10;
constexpr double tabHeight = 30;
constexpr double labelShare = 0.7; // of an arrow, beyond which its label wraps

class SequenceDrawing
{
public:
    SequenceDrawing(const SequenceDiagram &diagram, const EditContext &context) : m_diagram(diagram), m_context(context)
    {
    }

    std::vector<Element> drawn()
    {
        placeParties();
        m_y = boxHeight;
        for (const SequenceStep &step : m_diagram.steps)
            std::visit([this](const auto &one) { take(one); }, step);
        m_y += noteGap;
        for (std::size_t i = 0; i < m_x.size(); ++i)
            while (!m_active[i].empty())
                take(SequenceActivation{i, false});
        for (std::size_t i = 0; i < m_x.size(); ++i) {
            addParty(i, 0);
            addParty(i, m_y);
            Element line = made(ElementType::Line, m_x[i], boxHeight, 0, m_y - boxHeight);
            line.strokeColor = "#999";
            line.strokeWidth = 1;
            setPoints(line, {{0, 0}, {0, m_y - boxHeight}});
            m_behind.push_back(std::move(line));
        }
        if (!m_diagram.title.empty()) {
            const double middle = m_x.empty() ? 0 : (m_x.front() + m_x.back()) / 2;
            addWords(m_diagram.title, {middle, -largeFont * 2}, largeFont);
        }
        return finished();
    }

private:
    struct Block {
        SequenceBlock what;
        double top = 0;
        std::optional<double> left, right;
        std::vector<std::pair<double, std::string>> dividers; ///< y and title
        std::size_t depth = 0;                                ///< of blocks within
    };

    double widthOf(const std::string &text, double size) const
    {
        return measureText(text, 5, size, 1.25, m_context.metrics).width;
    }

    Element made(ElementType type, double x, double y, double width, double height) const
    {
        Element element = newElement(type, m_context);
        element.x = x;
        element.y = y;
        element.width = width;
        element.height = height;
        if (type == ElementType::Line || type == ElementType::Arrow)
            element.data = LinearData{};
        return element;
    }

    /// Local; the extent follows.
    static void setPoints(Element &line, std::vector<Point> points)
    {
        const Rect box = boxOf(points);
        line.width = box.width;
        line.height = box.height;
        line.linear()->points = std::move(points);
    }

    Element words(const std::string &text, double size) const { return freshLabel(text, {}, size, m_context); }

    /// `middle`: of their upper side.
    void addWords(const std::string &text, Point middle, double size)
    {
        Element element = laidOutText(words(text, size), m_context.metrics);
        element.x = middle.x - element.width / 2;
        element.y = middle.y;
        m_front.push_back(std::move(element));
    }

    /// A shape or an arrow with its label. The room that it takes in the end.
    Rect addLabelled(std::vector<Element> &into, Element container, const std::string &text)
    {
        if (text.empty()) {
            into.push_back(std::move(container));
            return into.back().box();
        }
        Element label = words(text, smallFont);
        label.text()->containerId = container.id;
        container.boundElements.push_back({label.id, "text"});
        LabelledElement both = laidOutLabel(std::move(container), std::move(label), m_context.metrics);
        const Rect box = both.container.box();
        into.push_back(std::move(both.container));
        into.push_back(std::move(both.label));
        return box;
    }

    /// Neighbours stand so far from each other that what is written between them has room.
    void placeParties()
    {
        const auto &parties = m_diagram.parties;
        std::vector<double> widths, gaps(parties.size(), 0); // gaps: from each middle to the next
        for (const SequenceParty &party : parties)
            widths.push_back(std::max(boxWidth, widthOf(party.label, smallFont) + 20));
        for (std::size_t i = 0; i + 1 < parties.size(); ++i)
            gaps[i] = (widths[i] + widths[i + 1]) / 2 + between;
        const auto widen = [&](std::size_t from, std::size_t to, double wanted) {
            double now = 0;
            for (std::size_t i = from; i < to; ++i)
                now += gaps[i];
            if (now < wanted)
                for (std::size_t i = from; i < to; ++i)
                    gaps[i] += (wanted - now) / static_cast<double>(to - from);
        };
        for (const SequenceStep &step : m_diagram.steps) {
            if (const auto *message = std::get_if<SequenceMessage>(&step)) {
                const auto [first, last] = std::minmax(message->from, message->to);
                const double width = widthOf(message->label, smallFont);
                const double room = std::max(width + 60, width / labelShare + 3 * activeWidth);
                if (first != last)
                    widen(first, last, room);
                else if (last + 1 < parties.size())
                    widen(last, last + 1, ownWidth + room);
            } else if (const auto *note = std::get_if<SequenceNote>(&step)) {
                const double room = noteWidth(note->text);
                if (note->side == SequenceNote::Side::Right && note->last + 1 < parties.size())
                    widen(note->last, note->last + 1, room + between);
                if (note->side == SequenceNote::Side::Left && note->first > 0)
                    widen(note->first - 1, note->first, room + between);
            }
        }
        double x = parties.empty() ? 0 : widths.front() / 2;
        for (std::size_t i = 0; i < parties.size(); ++i) {
            m_x.push_back(x);
            x += gaps[i];
        }
        m_widths = std::move(widths);
        m_active.resize(parties.size());
    }

    double noteWidth(const std::string &text) const { return std::max(boxWidth, widthOf(text, smallFont) + 20); }

    void addParty(std::size_t i, double y)
    {
        const SequenceParty &party = m_diagram.parties[i];
        if (party.isActor) {
            addPerson(party, {m_x[i], y});
            return;
        }
        Element box = made(ElementType::Rectangle, m_x[i] - m_widths[i] / 2, y, m_widths[i], boxHeight);
        box.strokeColor = "#666";
        box.backgroundColor = "#eaeaea";
        addLabelled(m_behind, std::move(box), party.label);
    }

    /// A figure of lines with its name below. `top`: the middle of its upper side.
    void addPerson(const SequenceParty &party, Point top)
    {
        const std::string group = newId(m_context.random);
        std::vector<Element> parts;
        parts.push_back(made(ElementType::Ellipse, top.x - 9, top.y, 18, 18));
        const std::vector<Point> limbs[] = {{{0, 18}, {0, 32}}, {{-14, 23}, {14, 23}}, {{-11, 42}, {0, 32}, {11, 42}}};
        for (const auto &limb : limbs) {
            Element line = made(ElementType::Line, top.x + limb.front().x, top.y + limb.front().y, 0, 0);
            std::vector<Point> local;
            for (const Point point : limb)
                local.push_back(point - limb.front());
            setPoints(line, std::move(local));
            parts.push_back(std::move(line));
        }
        Element name = laidOutText(words(party.label, smallFont), m_context.metrics);
        name.x = top.x - name.width / 2;
        name.y = top.y + 44;
        parts.push_back(std::move(name));
        for (Element &part : parts) {
            part.groupIds = {group};
            m_behind.push_back(std::move(part));
        }
    }

    /// All open blocks reach that far.
    void reach(double left, double right)
    {
        for (Block &block : m_blocks) {
            block.left = std::min(block.left.value_or(left), left);
            block.right = std::max(block.right.value_or(right), right);
        }
    }

    /// The side of a party's line, or of its bar while it is at work, towards `way` (-1, 1).
    double sideOf(std::size_t party, double way) const
    {
        const auto depth = static_cast<double>(m_active[party].size());
        const double bar = depth > 0 ? activeWidth / 2 + (way > 0 ? (depth - 1) * activeWidth / 2 : 0) : 0;
        return m_x[party] + way * (bar + besideLine);
    }

    /// As far from the outer side of its line or bar as arrows end from the inner one.
    double outerSideOf(std::size_t party, double way) const { return sideOf(party, way) - 2 * way * besideLine; }

    void take(const SequenceMessage &message)
    {
        m_y += std::exchange(m_isFirst, false) ? aboveFirst : aboveMessage;
        const bool own = message.from == message.to;
        const double way = own || m_x[message.to] > m_x[message.from] ? 1 : -1;
        const double start = sideOf(message.from, way), end = own ? start : sideOf(message.to, -way);
        const double size = measureText(message.label, 5, smallFont, 1.25, m_context.metrics).height;
        if (!own) // lines of words above the middle
            m_y += std::max(0.0, size - smallFont * 1.25) / 2;
        Element arrow = made(ElementType::Arrow, start, m_y, 0, 0);
        arrow.strokeStyle = message.dotted ? StrokeStyle::Dotted : StrokeStyle::Solid;
        arrow.linear()->endArrowhead = message.hasHead ? Arrowhead::Arrow : Arrowhead::None;
        arrow.linear()->startArrowhead = message.bothHeads ? Arrowhead::Arrow : Arrowhead::None;
        if (message.later) { // Excalidraw draws it like the others
            Call call;
            call.mode = CallMode::Async;
            call.modeStated = true;
            arrow.customData = customDataWith(arrow, call);
        }
        if (own) {
            arrow.roundness = Roundness{2, std::nullopt};
            setPoints(arrow, {{0, 0}, {ownWidth, ownHeight / 2}, {0, ownHeight}});
        } else {
            setPoints(arrow, {{0, 0}, {end - start, 0}});
        }
        if (own) {
            const Rect room = addBeside(std::move(arrow), message.label, size);
            reach(start, room.right());
            m_y += ownHeight;
            return;
        }
        const std::size_t left = way > 0 ? message.from : message.to, right = way > 0 ? message.to : message.from;
        reach(outerSideOf(left, -1), outerSideOf(right, 1));
        addLabelled(m_front, std::move(arrow), message.label);
        m_y += std::max(0.0, size - smallFont * 1.25) / 2;
    }

    /// An arrow back to where it came from would be covered by its label: that stands to the right of it.
    Rect addBeside(Element arrow, const std::string &text, double height)
    {
        Rect room = arrow.box();
        if (!text.empty()) {
            Element label = words(text, smallFont);
            label.text()->textAlign = TextAlign::Left;
            label = laidOutText(std::move(label), m_context.metrics);
            label.x = room.right() + besideLine;
            label.y = room.centre().y - height / 2;
            label.groupIds = arrow.groupIds = {newId(m_context.random)};
            room = room.united(label.box());
            m_front.push_back(std::move(label));
        }
        m_front.push_back(std::move(arrow));
        return room;
    }

    void take(const SequenceNote &note)
    {
        using Side = SequenceNote::Side;
        m_isFirst = false;
        m_y += noteGap;
        const double wanted = noteWidth(note.text), first = m_x[note.first], last = m_x[note.last];
        const bool spans = note.first != note.last;
        const double width = spans ? std::max(wanted, last - first + between) : wanted;
        const double left = note.side == Side::Right  ? last + between / 2
                            : note.side == Side::Left ? first - between / 2 - width
                                                      : (first + last - width) / 2;
        Element box = made(ElementType::Rectangle, left, m_y, width, noteHeight);
        box.strokeColor = "#666";
        box.backgroundColor = "#edf2ae";
        box.strokeStyle = StrokeStyle::Dashed;
        const Rect room = addLabelled(m_front, std::move(box), note.text);
        reach(room.x, room.right());
        m_y += room.height;
    }

    void take(const SequenceBlock &block)
    {
        m_isFirst = false;
        m_y += blockGap + noteGap / 2;
        m_blocks.push_back({block, m_y, {}, {}, {}, 0});
        m_y += block.title.empty() ? noteGap : blockTop;
    }

    void take(const SequenceDivider &divider)
    {
        if (m_blocks.empty())
            return;
        m_y += noteGap;
        m_blocks.back().dividers.emplace_back(m_y, divider.title);
        m_y += divider.title.empty() ? 0 : noteGap;
    }

    void take(const SequenceBlockEnd &)
    {
        if (m_blocks.empty())
            return;
        m_y += noteGap;
        const Block block = std::move(m_blocks.back());
        m_blocks.pop_back();
        if (!m_blocks.empty())
            m_blocks.back().depth = std::max(m_blocks.back().depth, block.depth + 1);
        const double margin = blockMargin + blockGap * static_cast<double>(block.depth);
        const double everything = m_x.empty() ? 0 : m_x.back();
        const double tab = widthOf(block.what.kind, smallFont) + 20;
        const double left = block.left.value_or(m_x.empty() ? 0 : m_x.front()) - margin;
        double right = block.right.value_or(everything) + margin;
        const auto roomFor = [&](const std::string &title) {
            return title.empty() ? 0 : widthOf("[" + title + "]", smallFont) + 2 * blockMargin;
        };
        right = std::max(right, left + 2 * tab + roomFor(block.what.title));
        for (const auto &[y, title] : block.dividers)
            right = std::max(right, left + roomFor(title));
        if (!m_blocks.empty())
            reach(left + margin, right - margin);
        Element frame = made(ElementType::Rectangle, left, block.top, right - left, m_y - block.top);
        frame.strokeColor = "#adb5bd";
        frame.strokeStyle = StrokeStyle::Dotted;
        m_behind.push_back(std::move(frame));
        const double middle = (left + right) / 2;
        if (!block.what.title.empty())
            addWords("[" + block.what.title + "]", {middle, block.top + 8}, smallFont);
        for (const auto &[y, title] : block.dividers) {
            Element line = made(ElementType::Line, left, y, 0, 0);
            line.strokeColor = "#adb5bd";
            line.strokeStyle = StrokeStyle::Dotted;
            setPoints(line, {{0, 0}, {right - left, 0}});
            m_behind.push_back(std::move(line));
            if (!title.empty())
                addWords("[" + title + "]", {middle, y + 6}, smallFont);
        }
        Element name = made(ElementType::Rectangle, left, block.top, tab, tabHeight);
        name.strokeColor = "#adb5bd";
        name.backgroundColor = "#e9ecef";
        addLabelled(m_front, std::move(name), block.what.kind);
    }

    void take(const SequenceActivation &activation)
    {
        auto &open = m_active[activation.party];
        if (activation.begins) {
            open.push_back(m_y);
            return;
        }
        if (open.empty())
            return;
        const double top = open.back();
        open.pop_back();
        const double by = static_cast<double>(open.size()) * activeWidth / 2;
        Element bar = made(ElementType::Rectangle, m_x[activation.party] - activeWidth / 2 + by, top, activeWidth,
                           std::max(m_y - top, activeWidth));
        bar.strokeColor = "#666";
        bar.backgroundColor = "#e9ecef";
        m_bars.push_back(std::move(bar));
    }

    std::vector<Element> finished()
    {
        std::vector<std::shared_ptr<Element>> elements;
        for (auto *part : {&m_behind, &m_bars, &m_front})
            for (Element &element : *part)
                elements.push_back(std::make_shared<Element>(std::move(element)));
        repairScene(elements); // containers learn of their labels
        std::optional<Rect> whole;
        for (const auto &element : elements)
            whole = whole ? whole->united(unrotatedBox(*element)) : unrotatedBox(*element);
        std::vector<Element> result;
        for (const auto &element : elements) {
            element->x -= whole->x;
            element->y -= whole->y;
            result.push_back(std::move(*element));
        }
        return result;
    }

    const SequenceDiagram &m_diagram;
    const EditContext &m_context;
    std::vector<double> m_x, m_widths;         ///< of parties: their middles, their boxes
    std::vector<std::vector<double>> m_active; ///< of parties: since when (y) they are at work, once or more
    std::vector<Block> m_blocks;               ///< open ones, the innermost last
    std::vector<Element> m_behind, m_bars, m_front;
    double m_y = 0; ///< how far it is drawn
    bool m_isFirst = true;
};

} // namespace

std::vector<Element> drawnSequence(const SequenceDiagram &diagram, const EditContext &context)
{
    return SequenceDrawing(diagram, context).drawn();
}

} // namespace ninesketch
