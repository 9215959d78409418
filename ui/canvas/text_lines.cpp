// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/text_lines.h"

#include <QStringList>
#include <algorithm>

namespace ninesketch
{

namespace
{

bool isSpace(QChar letter)
{
    return letter != QLatin1Char('\n') && letter.isSpace();
}

} // namespace

TextLines::TextLines(const Element &element, const QString &typed, const TextMetrics &metrics)
    : m_width(element.width), m_metrics(&metrics)
{
    const TextData &text = *element.text();
    m_fontSize = text.fontSize;
    m_fontFamily = text.fontFamily;
    m_align = text.textAlign;
    m_lineHeight = text.fontSize * text.lineHeight;
    m_lines.clear();
    const int length = static_cast<int>(typed.size());
    int at = 0;
    for (const QString &shown : QString::fromStdString(text.text).split(QLatin1Char('\n'))) {
        const int until = std::min(length, at + static_cast<int>(shown.size()));
        m_lines.push_back({std::min(at, length), until, shown});
        at = until;
        while (at < length && isSpace(typed[at]))
            ++at;
        if (at < length && typed[at] == QLatin1Char('\n'))
            ++at;
    }
}

double TextLines::width(const QString &part) const
{
    return m_metrics && !part.isEmpty() ? m_metrics->lineWidth(part.toStdString(), m_fontFamily, m_fontSize) : 0;
}

double TextLines::left(const Line &line) const
{
    const double share = m_align == TextAlign::Left ? 0 : m_align == TextAlign::Center ? 0.5 : 1;
    return (m_width - width(line.shown)) * share;
}

double TextLines::xOn(const Line &line, int place) const
{
    return left(line) + width(line.shown.left(std::clamp(place, line.from, line.until) - line.from));
}

std::size_t TextLines::lineOf(int place) const
{
    const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), place,
                                        [](int value, const Line &line) { return value < line.from; });
    return after == m_lines.begin() ? 0 : static_cast<std::size_t>(after - m_lines.begin()) - 1;
}

QPointF TextLines::caret(int place) const
{
    const std::size_t line = lineOf(place);
    return {xOn(m_lines[line], place), static_cast<double>(line) * m_lineHeight};
}

int TextLines::placeAt(QPointF point) const
{
    const double line = std::clamp(point.y() / m_lineHeight, 0.0, static_cast<double>(m_lines.size() - 1));
    return placeOn(static_cast<std::size_t>(line), point.x());
}

int TextLines::placeOn(std::size_t number, double x) const
{
    const Line &line = m_lines[number];
    int nearest = line.from;
    double before = xOn(line, line.from);
    for (int place = line.from + 1; place <= line.until; ++place) {
        const QChar letter = line.shown[place - line.from - 1];
        if (letter.isHighSurrogate() || (place < line.until && line.shown[place - line.from].isMark()))
            continue; // no place within a letter
        const double here = xOn(line, place);
        if (x < (before + here) / 2)
            break;
        nearest = place;
        before = here;
    }
    return nearest;
}

std::vector<QRectF> TextLines::boxes(int from, int until) const
{
    std::vector<QRectF> boxes;
    for (std::size_t i = lineOf(from); i < m_lines.size() && m_lines[i].from < until; ++i) {
        const Line &line = m_lines[i];
        const bool goesOn = until > line.until;
        const double begin = xOn(line, std::max(from, line.from)), end = xOn(line, std::min(until, line.until));
        const double spare = goesOn ? m_fontSize / 4 : 0;
        if (end + spare > begin)
            boxes.emplace_back(begin, static_cast<double>(i) * m_lineHeight, end + spare - begin, m_lineHeight);
    }
    return boxes;
}

} // namespace ninesketch
