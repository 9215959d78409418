// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench_scene.h"
#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/identity.h"
#include "model/scene/order_keys.h"
#include "model/scene/text_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ninesketch
{
namespace
{

// The pitch lets ten thousand elements be seen at once at Excalidraw's smallest zoom.
constexpr double pitchX = 150, pitchY = 105;

constexpr std::array labelWords{"api gateway", "redis",  "orders db", "worker",  "feed",   "auth",
                                "payments",    "search", "cdn",       "profile", "events", "object store"};
constexpr std::array inkColours{"#1e1e1e", "#e03131", "#2f9e44", "#1971c2", "#f08c00"};
constexpr std::array fillColours{"#ffc9c9", "#b2f2bb", "#a5d8ff", "#ffec99"};

class Maker
{
public:
    Maker(unsigned seed, const TextMetrics &metrics) : m_random(seed), m_metrics(metrics) {}

    Scene make(int count)
    {
        const int columns = std::max(3, static_cast<int>(std::sqrt(count * 0.62 * 1.6 * pitchY / pitchX)));
        std::size_t previous = noShape;
        for (int cell = 0; static_cast<int>(m_made.size()) < count; ++cell) {
            const Point at{cell % columns * pitchX + number(0, 12), cell / columns * pitchY + number(0, 12)};
            if (cell % columns == 0)
                previous = noShape;
            const int kind = cell % 6;
            if (kind == 4) {
                addText(at);
            } else if (kind == 5) {
                addFreedraw(at);
            } else {
                const std::size_t shape = addShape(kind == 1   ? ElementType::Ellipse
                                                   : kind == 2 ? ElementType::Diamond
                                                               : ElementType::Rectangle,
                                                   at);
                if (previous != noShape)
                    addArrow(previous, shape);
                previous = shape;
                continue;
            }
        }
        const auto keys = orderKeysBetween({}, {}, m_made.size());
        std::vector<ElementPtr> elements;
        for (std::size_t i = 0; i < m_made.size(); ++i) {
            m_made[i].index = keys[i];
            elements.push_back(std::make_shared<const Element>(std::move(m_made[i])));
        }
        return Scene(std::move(elements));
    }

private:
    static constexpr std::size_t noShape = static_cast<std::size_t>(-1);

    double number(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_random() >> 11) / 0x1p53;
    }
    template <typename List> auto pick(const List &list) { return list[m_random() % list.size()]; }

    Element basic(ElementType type, Point at, double width, double height)
    {
        Element element;
        element.id = newId(m_random);
        element.type = type;
        element.x = std::round(at.x);
        element.y = std::round(at.y);
        element.width = std::round(width);
        element.height = std::round(height);
        element.seed = newSeed(m_random);
        element.versionNonce = newSeed(m_random);
        element.strokeColor = pick(inkColours);
        element.roughness = pick(std::array{0.0, 1.0, 1.0, 1.0, 2.0});
        return element;
    }

    std::size_t addShape(ElementType type, Point at)
    {
        Element shape = basic(type, at, number(84, 106), number(52, 70));
        if (m_random() % 2) {
            shape.backgroundColor = pick(fillColours);
            shape.fillStyle =
                pick(std::array{FillStyle::Solid, FillStyle::Solid, FillStyle::Hachure, FillStyle::CrossHatch});
        }
        shape.strokeStyle =
            pick(std::array{StrokeStyle::Solid, StrokeStyle::Solid, StrokeStyle::Solid, StrokeStyle::Dashed});
        if (type != ElementType::Ellipse && m_random() % 3)
            shape.roundness = Roundness{type == ElementType::Rectangle ? 3 : 2, {}};
        const std::size_t place = m_made.size();
        if (type != ElementType::Rectangle) {
            m_made.push_back(std::move(shape));
            return place;
        }
        Element label = textElement(at, 16);
        label.text()->textAlign = TextAlign::Center;
        label.text()->verticalAlign = VerticalAlign::Middle;
        label.text()->containerId = shape.id;
        shape.boundElements.push_back({label.id, "text"});
        LabelledElement both = laidOutLabel(std::move(shape), std::move(label), m_metrics);
        m_made.push_back(std::move(both.container));
        m_made.push_back(std::move(both.label));
        return place;
    }

    Element textElement(Point at, double size)
    {
        Element text = basic(ElementType::Text, at, 10, 10);
        TextData data;
        data.text = data.originalText = pick(labelWords);
        data.fontSize = size;
        text.data = data;
        return text;
    }

    void addText(Point at) { m_made.push_back(laidOutText(textElement(at, 20), m_metrics)); }

    void addFreedraw(Point at)
    {
        Element stroke = basic(ElementType::Freedraw, at, 0, 0);
        FreedrawData data;
        const double turns = number(1, 3), size = number(14, 26);
        for (int i = 0; i < 40; ++i) {
            const double t = i / 39.0 * turns * 2 * std::numbers::pi;
            data.points.push_back({i * 2.0, size * std::sin(t) + number(-1, 1)});
        }
        const Point first = data.points.front();
        double low = 0, high = 0;
        for (Point &point : data.points) {
            point = point - first;
            low = std::min(low, point.y);
            high = std::max(high, point.y);
        }
        stroke.y += 30;
        stroke.width = data.points.back().x;
        stroke.height = high - low;
        stroke.data = std::move(data);
        m_made.push_back(std::move(stroke));
    }

    void addArrow(std::size_t from, std::size_t to)
    {
        Element arrow = basic(ElementType::Arrow, {}, 0, 0);
        const Rect a = m_made[from].box(), b = m_made[to].box();
        arrow.x = a.right() + 6;
        arrow.y = a.centre().y;
        LinearData data;
        data.points = {{0, 0}, {b.x - 6 - arrow.x, b.centre().y - arrow.y}};
        data.endArrowhead = Arrowhead::Arrow;
        arrow.width = std::abs(data.points[1].x);
        arrow.height = std::abs(data.points[1].y);
        if (m_random() % 2)
            arrow.roundness = Roundness{2, {}};
        arrow.data = data;
        const FindElement find = [&](const std::string &id) -> const Element * {
            for (const std::size_t place : {from, to})
                if (m_made[place].id == id)
                    return &m_made[place];
            return nullptr;
        };
        LinearData &ends = *arrow.linear();
        ends.startBinding = bindingAimedAt(m_made[from], a.centre(), false);
        ends.endBinding = bindingAimedAt(m_made[to], b.centre(), false);
        m_made[from].boundElements.push_back({arrow.id, "arrow"});
        m_made[to].boundElements.push_back({arrow.id, "arrow"});
        m_made.push_back(followedArrow(arrow, find, find));
    }

    Random m_random;
    const TextMetrics &m_metrics;
    std::vector<Element> m_made;
};

} // namespace

Scene benchScene(int count, unsigned seed, const TextMetrics &metrics)
{
    return Maker(seed, metrics).make(count);
}

std::string boundShapeInTheMiddle(const Scene &scene)
{
    Rect all;
    for (const ElementPtr &element : scene.elements())
        all = all.united(element->box());
    std::string best;
    double nearest = 1e300;
    for (const ElementPtr &element : scene.elements()) {
        const auto arrows = std::ranges::count(element->boundElements, std::string("arrow"), &BoundElement::type);
        const double away = distance(element->centre(), all.centre());
        if (element->type == ElementType::Rectangle && arrows >= 2 && away < nearest) {
            nearest = away;
            best = element->id;
        }
    }
    return best;
}

} // namespace ninesketch
