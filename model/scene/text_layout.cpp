// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/text_layout.h"

#include "model/scene/element_names.h"
#include "model/scene/line_breaking.h"
#include "model/scene/sticky_note_layout.h"
#include "model/sketch/bounds.h"

#include <limits>
#include <numbers>
#include <vector>

namespace ninesketch
{
namespace
{

/// JavaScript's Math.round.
double roundHalfUp(double value)
{
    return std::floor(value + 0.5);
}

std::vector<std::string_view> splitLines(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (;;) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

class Wrapper
{
public:
    Wrapper(int family, double size, double maxWidth, const TextMetrics &metrics)
        : m_family(family), m_size(size), m_maxWidth(maxWidth), m_metrics(metrics)
    {
    }

    double width(std::string_view line) const { return m_metrics.lineWidth(line, m_family, m_size); }

    void addLine(std::string_view line)
    {
        if (width(line) <= m_maxWidth)
            m_lines.emplace_back(line);
        else
            wrapLine(line);
    }

    std::string text() const
    {
        std::string text;
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            text.append(i == 0 ? "" : "\n").append(m_lines[i]);
        return text;
    }

private:
    void wrapLine(std::string_view line)
    {
        const auto tokens = lineTokens(line);
        std::string current;
        double currentWidth = 0;
        for (std::size_t i = 0; i < tokens.size();) {
            const LineToken &token = tokens[i];
            std::string longer = current + token.text;
            const double longerWidth = token.isSingleCharacter ? currentWidth + width(token.text) : width(longer);
            if (token.isSpace || longerWidth <= m_maxWidth) {
                current = std::move(longer);
                currentWidth = longerWidth;
                ++i;
            } else if (current.empty()) {
                current = brokenWord(token);
                currentWidth = width(current);
                ++i;
            } else {
                m_lines.emplace_back(withoutTrailingSpace(current));
                current.clear();
                currentWidth = 0;
            }
        }
        if (!current.empty())
            m_lines.push_back(withoutOverflowingSpace(current));
    }

    /// Adds the lines that a word fills, and answers with the rest of it.
    std::string brokenWord(const LineToken &word)
    {
        if (word.isEmoji)
            return word.text;
        std::string current;
        double currentWidth = 0;
        const std::u32string characters = codePoints(word.text);
        for (std::size_t i = 0; i < characters.size();) {
            std::string character;
            appendUtf8(character, characters[i++]);
            while (i < characters.size() && characters[i] >= 0x300 && characters[i] <= 0x36F) // accents stay with it
                appendUtf8(character, characters[i++]);
            const double characterWidth = width(character);
            if (currentWidth + characterWidth <= m_maxWidth) {
                current += character;
                currentWidth += characterWidth;
                continue;
            }
            if (!current.empty())
                m_lines.push_back(std::move(current));
            current = std::move(character);
            currentWidth = characterWidth;
        }
        return current;
    }

    /// At a line end that was typed, spaces stay as far as there is room for them.
    std::string withoutOverflowingSpace(const std::string &line) const
    {
        if (width(line) <= m_maxWidth)
            return line;
        std::string kept(withoutTrailingSpace(line));
        double keptWidth = width(kept);
        for (const char32_t space : codePoints(std::string_view(line).substr(kept.size()))) {
            std::string character;
            appendUtf8(character, space);
            keptWidth += width(character);
            if (keptWidth > m_maxWidth)
                break;
            kept += character;
        }
        return kept;
    }

    int m_family;
    double m_size, m_maxWidth;
    const TextMetrics &m_metrics;
    std::vector<std::string> m_lines;
};

double alignedShare(TextAlign align)
{
    return align == TextAlign::Left ? 0 : align == TextAlign::Center ? 0.5 : 1;
}

} // namespace

std::string normalisedText(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\t')
            result += "        ";
        else if (text[i] == '\r')
            result += i + 1 < text.size() && text[i + 1] == '\n' ? "" : "\n";
        else
            result += text[i];
    }
    return result;
}

TextSize measureText(std::string_view text, int fontFamily, double fontSize, double lineHeight,
                     const TextMetrics &metrics)
{
    const std::string clean = normalisedText(text);
    TextSize size;
    const auto lines = splitLines(clean);
    for (const auto line : lines)
        size.width = std::max(size.width, metrics.lineWidth(line.empty() ? " " : line, fontFamily, fontSize));
    size.height = fontSize * lineHeight * static_cast<double>(lines.size());
    return size;
}

std::string wrapText(std::string_view text, int fontFamily, double fontSize, double maxWidth,
                     const TextMetrics &metrics)
{
    if (!std::isfinite(maxWidth) || maxWidth < 0)
        return std::string(text);
    Wrapper wrapper(fontFamily, fontSize, maxWidth, metrics);
    for (const auto line : splitLines(text))
        wrapper.addLine(line);
    return wrapper.text();
}

constexpr double notePadding = 16, noteFooter = 20; // px; its day stands below

/// px from a side of a box to its label.
static Point labelInset(const Element &container)
{
    return isStickyNote(container) ? Point{notePadding, notePadding} : Point{labelPadding, labelPadding};
}

double labelRoomWidth(const Element &container, double fontSize)
{
    constexpr double arrowShare = 0.7, leastFontSizes = 11;
    switch (container.type) {
    case ElementType::Arrow:
    case ElementType::Line:
        return std::max(arrowShare * container.width, leastFontSizes * fontSize);
    case ElementType::Ellipse:
        return roundHalfUp(container.width / 2 * std::numbers::sqrt2) - 2 * labelPadding;
    case ElementType::Diamond:
        return roundHalfUp(container.width / 2) - 2 * labelPadding;
    default:
        return container.width - 2 * labelInset(container).x;
    }
}

double labelRoomHeight(const Element &container)
{
    switch (container.type) {
    case ElementType::Arrow:
    case ElementType::Line:
        return std::numeric_limits<double>::infinity();
    case ElementType::Ellipse:
        return roundHalfUp(container.height / 2 * std::numbers::sqrt2) - 2 * labelPadding;
    case ElementType::Diamond:
        return roundHalfUp(container.height / 2) - 2 * labelPadding;
    default:
        return container.height - 2 * labelInset(container).y - (isStickyNote(container) ? noteFooter : 0);
    }
}

double containerExtentFor(ElementType container, double extent)
{
    const double padded = std::ceil(extent) + 2 * labelPadding;
    switch (container) {
    case ElementType::Arrow:
        return std::ceil(extent) + 16 * labelPadding;
    case ElementType::Ellipse:
        return roundHalfUp(padded / std::numbers::sqrt2 * 2);
    case ElementType::Diamond:
        return 2 * padded;
    default:
        return padded;
    }
}

Element laidOutText(Element element, const TextMetrics &metrics, std::optional<double> keptDown)
{
    TextData &text = *element.text();
    text.text = text.autoResize ? text.originalText
                                : wrapText(text.originalText, text.fontFamily, text.fontSize, element.width, metrics);
    TextSize size = measureText(text.text, text.fontFamily, text.fontSize, text.lineHeight, metrics);
    if (!text.autoResize)
        size.width = element.width;
    const double across = alignedShare(text.textAlign);
    const bool inMiddle = text.verticalAlign == VerticalAlign::Middle && text.textAlign == TextAlign::Center;
    const double down = keptDown.value_or(inMiddle ? 0.5 : 0);
    const Point kept = rotated({element.x + element.width * across, element.y + element.height * down},
                               element.centre(), element.angle);
    element.x += (element.width - size.width) * across;
    element.y += (element.height - size.height) * down;
    element.width = size.width;
    element.height = size.height;
    const Point now = rotated({element.x + element.width * across, element.y + element.height * down}, element.centre(),
                              element.angle);
    if (element.angle != 0) {
        element.x += kept.x - now.x;
        element.y += kept.y - now.y;
    }
    return element;
}

LabelledElement laidOutLabel(Element container, Element label, const TextMetrics &metrics)
{
    TextData &text = *label.text();
    const bool onLine = container.linear() != nullptr;
    label.angle = onLine ? 0 : container.angle;
    if (isStickyNote(container)) {
        fitStickyNote(container, label, metrics);
        Element placed = placedLabel(container, std::move(label));
        return {std::move(container), std::move(placed)};
    }
    text.text =
        wrapText(text.originalText, text.fontFamily, text.fontSize, labelRoomWidth(container, text.fontSize), metrics);
    const TextSize size = measureText(text.text, text.fontFamily, text.fontSize, text.lineHeight, metrics);
    label.width = size.width;
    label.height = size.height;
    if (!onLine) {
        if (size.height > labelRoomHeight(container))
            container.height = containerExtentFor(container.type, size.height);
        if (size.width > labelRoomWidth(container, text.fontSize))
            container.width = containerExtentFor(container.type, size.width);
    }
    Element placed = placedLabel(container, std::move(label));
    return {std::move(container), std::move(placed)};
}

Element placedLabel(const Element &container, Element label)
{
    const TextData &text = *label.text();
    if (container.linear()) {
        const Point centre = arrowLabelCentre(container, label);
        label.angle = 0;
        label.x = centre.x - label.width / 2;
        label.y = centre.y - label.height / 2;
        return label;
    }
    Point origin = Point{container.x, container.y} + labelInset(container);
    if (container.type == ElementType::Ellipse)
        origin = origin + Point{container.width, container.height} * (0.5 * (1 - std::numbers::sqrt2 / 2));
    else if (container.type == ElementType::Diamond)
        origin = origin + Point{container.width, container.height} * 0.25;
    const double roomWidth = labelRoomWidth(container, text.fontSize), roomHeight = labelRoomHeight(container);
    const double down = text.verticalAlign == VerticalAlign::Top      ? 0
                        : text.verticalAlign == VerticalAlign::Middle ? 0.5
                                                                      : 1;
    label.angle = container.angle;
    label.x = origin.x + (roomWidth - label.width) * alignedShare(text.textAlign);
    label.y = origin.y + (roomHeight - label.height) * down;
    Point middle = origin + Point{roomWidth, roomHeight} * 0.5;
    if (isStickyNote(container)) { // in its middle, as long as its day stays free
        middle = container.centre();
        if (text.verticalAlign == VerticalAlign::Middle)
            label.y = std::min(middle.y - label.height / 2, origin.y + roomHeight - label.height);
    }
    const Point centre = rotated(label.centre(), middle, container.angle);
    label.x = centre.x - label.width / 2;
    label.y = centre.y - label.height / 2;
    return label;
}

} // namespace ninesketch
