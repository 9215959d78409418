// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/chart.h"

#include "model/import/axis_labels.h"
#include "model/scene/edits/content.h"
#include "model/scene/element_box.h"
#include "model/scene/identity.h"
#include "model/scene/linear_points.h"
#include "model/scene/text_layout.h"
#include "model/sketch/font_family.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numbers>

namespace ninesketch
{
namespace
{

constexpr int handFont = 5, titleFont = 7;
constexpr double smallFont = 16, mediumFont = 20, largeFont = 28, titleSize = 36;
constexpr double faint = 10; // opacity of what is only a guide
constexpr double gap = 14;   // px between columns, and around them
constexpr double radarSize = 256, radarMargin = 24;
constexpr std::array<const char *, 10> colours{"#0c8599", "#1971c2", "#6741d9", "#9c36b5", "#c2255c",
                                               "#2f9e44", "#099268", "#f08c00", "#e8590c", "#e03131"};

/// Colours far from each other on the wheel, beginning with `first`: each next one is farthest from its nearest.
std::vector<std::string> distinctColours(std::size_t count, std::size_t first)
{
    std::vector<std::size_t> taken{first};
    const auto apart = [](std::size_t a, std::size_t b) {
        const std::size_t away = a > b ? a - b : b - a;
        return std::min(away, colours.size() - away);
    };
    while (taken.size() < std::min(count, colours.size())) {
        std::size_t best = colours.size();
        std::pair<std::size_t, std::size_t> bestApart; // from the nearest, and from all together
        for (std::size_t i = 0; i < colours.size(); ++i) {
            if (std::ranges::find(taken, i) != taken.end())
                continue;
            std::size_t nearest = colours.size(), all = 0;
            for (const std::size_t other : taken) {
                nearest = std::min(nearest, apart(i, other));
                all += apart(i, other);
            }
            if (best == colours.size() || std::pair(nearest, all) > bestApart) {
                best = i;
                bestApart = {nearest, all};
            }
        }
        taken.push_back(best);
    }
    std::vector<std::string> result;
    for (std::size_t i = 0; i < count; ++i)
        result.emplace_back(colours[taken[i % taken.size()]]);
    return result;
}

/// 1234567.891 as 1,234,567.891; three decimals at most.
std::string groupedDigits(double value)
{
    std::array<char, 400> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", std::abs(value));
    std::string digits = buffer.data();
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.'))
        digits.pop_back();
    for (auto at = static_cast<std::ptrdiff_t>(std::min(digits.find('.'), digits.size())) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return value < 0 ? "-" + digits : digits;
}

std::string wrappedAtSpaces(const std::string &text, int family, double size, double width, const TextMetrics &metrics)
{
    return text.find(' ') == std::string::npos ? text : wrapText(text, family, size, width, metrics);
}

class Drawing
{
public:
    Drawing(const NumberTable &table, const EditContext &context)
        : m_table(table), m_context(context), m_group(newId(context.random)),
          m_colours(distinctColours(table.series.size(), context.random() % colours.size()))
    {
    }

    std::vector<Element> bars()
    {
        m_column = columnWidth(44);
        m_height = 304;
        const double most = greatestValue();
        axes(most);
        const auto count = static_cast<double>(m_table.series.size());
        const bool several = m_table.series.size() > 1;
        const double between = several ? std::max(1.0, std::floor(gap / (count + 1))) : 0;
        const double width = several ? std::max(2.0, (m_column - between * (count - 1)) / count) : m_column;
        const double begin = gap + (m_column - count * width - between * (count - 1)) / 2;
        for (std::size_t place = 0; place < m_table.places(); ++place)
            for (std::size_t i = 0; i < m_table.series.size(); ++i) {
                Element bar = base(ElementType::Rectangle);
                bar.backgroundColor = m_colours[i];
                if (several) {
                    bar.fillStyle = FillStyle::Solid;
                    bar.strokeColor = m_colours[i];
                }
                bar.width = width;
                bar.height = std::max(0.0, m_table.series[i].values[place]) / most * m_height;
                bar.x = atPlace(place) + begin + static_cast<double>(i) * (width + between);
                bar.y = -bar.height - gap;
                add(std::move(bar));
            }
        legend(chartWidth() / 2, m_labelsEnd, gap * 5);
        return std::move(m_elements);
    }

    std::vector<Element> lines()
    {
        m_column = columnWidth(48);
        m_height = 320;
        const double most = greatestValue();
        axes(most);
        for (std::size_t i = 0; i < m_table.series.size(); ++i) {
            std::vector<Point> points;
            for (std::size_t place = 0; place < m_table.places(); ++place)
                points.push_back(onLine(i, place, most));
            Element line = lineThrough(points);
            line.strokeColor = m_colours[i];
            line.strokeWidth = 2;
            add(std::move(line));
        }
        for (std::size_t place = 0; place < m_table.places(); ++place) {
            double top = 0;
            for (const NumberSeries &series : m_table.series)
                top = std::max(top, series.values[place]);
            const double height = top / most * m_height + gap * 1.5;
            const double x = onLine(0, place, most).x;
            Element guide = lineThrough({{x, -height}, {x, 0}});
            guide.strokeStyle = StrokeStyle::Dotted;
            guide.opacity = faint;
            add(std::move(guide));
        }
        for (std::size_t i = 0; i < m_table.series.size(); ++i)
            for (std::size_t place = 0; place < m_table.places(); ++place) {
                const Point at = onLine(i, place, most);
                Element dot = base(ElementType::Ellipse);
                dot.backgroundColor = dot.strokeColor = m_colours[i];
                dot.fillStyle = FillStyle::Solid;
                dot.strokeWidth = 2;
                dot.x = at.x - gap / 2;
                dot.y = at.y - gap / 2;
                dot.width = dot.height = gap;
                add(std::move(dot));
            }
        legend(chartWidth() / 2, m_labelsEnd, gap * 5);
        return std::move(m_elements);
    }

    std::vector<Element> radar()
    {
        const double radius = radarSize / 2;
        const Point centre{radius + radarMargin, -radius - radarMargin};
        std::vector<double> angles;
        for (std::size_t i = 0; i < m_table.places(); ++i)
            angles.push_back(-std::numbers::pi / 2 +
                             2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(m_table.places()));
        const auto towards = [&](std::size_t i, double away) {
            return centre + Point{std::cos(angles[i]) * away, std::sin(angles[i]) * away};
        };
        std::vector<Element> names;
        double top = 0, bottom = -1e9;
        for (std::size_t i = 0; i < angles.size(); ++i) {
            names.push_back(radarName(i, angles[i], centre, radius));
            top = std::min(top, names.back().y);
            bottom = std::max(bottom, names.back().y + names.back().height);
        }
        if (!m_table.title.empty()) {
            const std::string title =
                wrappedAtSpaces(m_table.title, titleFont, titleSize, radarSize + 4 * radarMargin, m_context.metrics);
            Element text = words(title, {titleFont, titleSize, TextAlign::Center});
            text.text()->originalText = m_table.title;
            text.x = centre.x - text.width / 2;
            text.y = top - radarMargin - text.height;
            add(std::move(text));
        }
        for (Element &name : names)
            add(std::move(name));
        for (std::size_t i = 0; i < angles.size(); ++i) {
            Element spoke = lineThrough({centre, towards(i, radius)});
            spoke.roughness = 0;
            spoke.opacity = faint;
            add(std::move(spoke));
        }
        const auto share = radarScale();
        for (std::size_t i = 0; i < m_table.series.size(); ++i) {
            std::vector<Point> points;
            for (std::size_t place = 0; place < angles.size(); ++place)
                points.push_back(towards(place, share(m_table.series[i].values[place]) * radius));
            points.push_back(points.front());
            Element line = lineThrough(points);
            line.linear()->polygon = true;
            line.strokeColor = m_colours[i];
            line.strokeWidth = 2;
            add(std::move(line));
        }
        legend(centre.x, bottom, 60);
        return std::move(m_elements);
    }

private:
    struct Look {
        int family = handFont;
        double size = mediumFont;
        TextAlign align = TextAlign::Left;
        VerticalAlign vertical = VerticalAlign::Middle;
    };

    /// What the top of an axis stands for: one at least.
    double greatestValue() const
    {
        double most = 1;
        for (const NumberSeries &series : m_table.series)
            most = std::max(most, *std::ranges::max_element(series.values));
        return most;
    }
    double columnWidth(double alone) const
    {
        return alone + std::min(66.0, 22.0 * static_cast<double>(m_table.series.size() - 1));
    }
    double atPlace(std::size_t place) const { return static_cast<double>(place) * (m_column + gap); }
    double chartWidth() const { return atPlace(m_table.places()) + gap; }
    Point onLine(std::size_t series, std::size_t place, double most) const
    {
        return {atPlace(place) + gap + m_column / 2, -m_table.series[series].values[place] / most * m_height - gap};
    }

    Element base(ElementType type) const
    {
        Element element = newElement(type, m_context);
        element.groupIds = {m_group};
        element.fillStyle = FillStyle::Hachure;
        element.strokeWidth = 1;
        element.roundness.reset();
        return element;
    }

    Element words(const std::string &text, const Look &look) const
    {
        Element element = base(ElementType::Text);
        TextData &data = *element.text();
        data.text = data.originalText = text;
        data.fontFamily = look.family;
        data.fontSize = look.size;
        data.lineHeight = fontFamily(look.family).lineHeight;
        data.textAlign = look.align;
        data.verticalAlign = look.vertical;
        const TextSize size = measureText(text, look.family, look.size, data.lineHeight, m_context.metrics);
        element.width = size.width;
        element.height = size.height;
        return element;
    }

    Element lineThrough(const std::vector<Point> &points) const
    {
        Element line = base(ElementType::Line);
        return withScenePoints(std::move(line), points);
    }

    void add(Element element) { m_elements.push_back(std::move(element)); }

    void axes(double most)
    {
        if (!m_table.title.empty()) {
            Element title = words(m_table.title, {titleFont, titleSize, TextAlign::Center});
            title.x = chartWidth() / 2 - title.width / 2;
            title.y = -m_height - gap * 2 - mediumFont - title.height / 2;
            add(std::move(title));
        }
        m_labelsEnd = gap / 2;
        for (std::size_t i = 0; i < m_table.labels.size(); ++i) {
            const AxisLabel label = axisLabel(m_table.labels[i], m_column, gap, m_context.metrics);
            Element name = words(label.text, {handFont, smallFont, TextAlign::Center, VerticalAlign::Top});
            name.text()->autoResize = !label.wrapped;
            if (label.wrapped)
                name.text()->originalText = m_table.labels[i];
            name.angle = axisLabelAngle;
            name.x = atPlace(i) + gap + m_column / 2 - name.width / 2;
            name.y = 2 + (label.turnedHeight - name.height) / 2;
            m_labelsEnd = std::max(m_labelsEnd, 2 + label.turnedHeight);
            add(std::move(name));
        }
        Element least = words("0", {handFont, mediumFont, TextAlign::Right});
        least.x = -gap - least.width;
        least.y = -gap - least.height / 2;
        Element greatest = words(groupedDigits(most), {handFont, mediumFont, TextAlign::Right});
        greatest.x = -gap - greatest.width;
        greatest.y = -m_height - least.height / 2 - greatest.height / 2;
        add(std::move(least));
        add(std::move(greatest));
        add(lineThrough({{0, 0}, {chartWidth(), 0}}));
        add(lineThrough({{0, 0}, {0, -m_height - gap * 2}}));
        Element ceiling = lineThrough({{0, -m_height - gap}, {chartWidth(), -m_height - gap}});
        ceiling.strokeStyle = StrokeStyle::Dotted;
        ceiling.opacity = faint;
        add(std::move(ceiling));
    }

    Element radarName(std::size_t place, double angle, Point centre, double radius) const
    {
        constexpr double aside = 0.35; // of the radius: from there on a name stands beside, not above
        const std::string name = m_table.labels.empty() ? "Value " + std::to_string(place + 1) : m_table.labels[place];
        const double room = std::max({narrowestLine(handFont, smallFont, m_context.metrics),
                                      std::min(140.0, radius * (m_table.places() > 8 ? 0.56 : 0.72)),
                                      widestWord(name, handFont, smallFont, m_context.metrics)});
        const double cos = std::cos(angle), sin = std::sin(angle);
        const TextAlign align = cos > aside ? TextAlign::Left : cos < -aside ? TextAlign::Right : TextAlign::Center;
        Element text =
            words(wrappedAtSpaces(name, handFont, smallFont, room, m_context.metrics), {handFont, smallFont, align});
        text.text()->originalText = name;
        const double half = align == TextAlign::Center ? text.width / 2 : 0;
        const double away = radius + radarMargin + 6 + std::abs(cos) * half + std::abs(sin) * text.height / 2;
        const double left = align == TextAlign::Left ? 0 : align == TextAlign::Right ? 1 : 0.5;
        const double nudge = sin > aside ? 4 : sin < -aside ? -4 : 0;
        text.x = centre.x + cos * away - text.width * left;
        text.y = centre.y + sin * away + nudge - text.height / 2;
        return text;
    }

    /// From a value to its share of the radius: of one series over two decades the logarithm.
    std::function<double(double)> radarScale() const
    {
        const double most = greatestValue();
        double least = most;
        for (const NumberSeries &series : m_table.series)
            for (const double value : series.values)
                if (value > 0)
                    least = std::min(least, value);
        const bool decades = m_table.series.size() == 1 && most / least >= 100;
        return [most, decades](double value) {
            const double safe = std::max(0.0, value);
            return decades ? std::log10(safe + 1) / std::log10(most + 1) : safe / most;
        };
    }

    /// The names of several series with their colours, in a rounded box below the chart.
    void legend(double centreX, double below, double atLeast)
    {
        if (m_table.series.size() < 2)
            return;
        constexpr double swatch = 20, textGap = 12, itemGap = 24;
        std::vector<Element> names;
        double width = itemGap * static_cast<double>(m_table.series.size() - 1), half = swatch / 2;
        for (std::size_t i = 0; i < m_table.series.size(); ++i) {
            const std::string &title = m_table.series[i].title;
            const std::string name = title.empty() ? "Series " + std::to_string(i + 1) : title;
            Element text = words(wrappedAtSpaces(name, titleFont, largeFont, radarSize, m_context.metrics),
                                 {titleFont, largeFont});
            text.text()->originalText = name;
            text.text()->autoResize = false;
            width += swatch + textGap + text.width;
            half = std::max(half, text.height / 2);
            names.push_back(std::move(text));
        }
        const double y = std::max(atLeast, below + half + radarMargin);
        const auto rounded = [&](Rect box) {
            Element element = base(ElementType::Rectangle);
            setBox(element, box);
            element.fillStyle = FillStyle::Solid;
            element.roughness = 0;
            element.roundness = Roundness{2, {}};
            return element;
        };
        add(rounded(
            {centreX - width / 2 - itemGap, y - half - swatch * 0.6, width + 2 * itemGap, 2 * half + swatch * 1.2}));
        double x = centreX - width / 2;
        for (std::size_t i = 0; i < names.size(); ++i) {
            Element colour = rounded({x, y - swatch / 2, swatch, swatch});
            colour.backgroundColor = colour.strokeColor = m_colours[i];
            add(std::move(colour));
            names[i].x = x + swatch + textGap;
            names[i].y = y - names[i].height / 2;
            x = names[i].x + names[i].width + itemGap;
            add(std::move(names[i]));
        }
    }

    const NumberTable &m_table;
    const EditContext &m_context;
    const std::string m_group;
    const std::vector<std::string> m_colours; ///< one a series
    double m_column = 0, m_height = 0;        ///< of a place, and of the greatest value; px
    double m_labelsEnd = 0;                   ///< lowest point of the names below the axis
    std::vector<Element> m_elements;
};

} // namespace

bool canBeDrawn(const NumberTable &table, ChartKind kind)
{
    return table.places() >= (kind == ChartKind::Radar ? 3u : 2u);
}

std::vector<Element> drawnChart(const NumberTable &table, ChartKind kind, const EditContext &context)
{
    if (!canBeDrawn(table, kind))
        return {};
    Drawing drawing(table, context);
    switch (kind) {
    case ChartKind::Bars:
        return drawing.bars();
    case ChartKind::Lines:
        return drawing.lines();
    case ChartKind::Radar:
        return drawing.radar();
    }
    return {};
}

} // namespace ninesketch
