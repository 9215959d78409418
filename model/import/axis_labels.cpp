// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/axis_labels.h"

#include "model/scene/text_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>
#include <tuple>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr int family = 5;
constexpr double fontSize = 16, lineHeight = 1.25;
constexpr std::string_view dots = "...";

bool isShortened(const std::string &text)
{
    return text.find(dots) != std::string::npos;
}

bool continues(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

/// Letters that are seen, without line ends and dots.
long lettersIn(std::string text)
{
    for (auto at = text.find(dots); at != std::string::npos; at = text.find(dots))
        text.erase(at, dots.size());
    return std::count_if(text.begin(), text.end(), [](char c) { return c != '\n' && !continues(c); });
}

std::vector<std::string> wordsIn(const std::string &text)
{
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

double widthOf(const std::string &text, const TextMetrics &metrics)
{
    return measureText(text, family, fontSize, lineHeight, metrics).width;
}

/// Its beginning and dots.
std::string shortened(const std::string &text, double width, const TextMetrics &metrics)
{
    std::string start = text;
    for (;;) {
        const std::string candidate = start + std::string(dots);
        auto last = start.size();
        while (last > 0 && continues(start[last - 1]))
            --last;
        if (last <= 1 || widthOf(candidate, metrics) <= width) // one letter stays in any case
            return start.empty() ? text : candidate;
        start.resize(last - 1);
    }
}

struct Candidate {
    AxisLabel label;
    double over = 0; ///< px too wide

    auto worth() const // the less the better
    {
        return std::tuple(isShortened(label.text), -lettersIn(label.text),
                          std::count(label.text.begin(), label.text.end(), '\n'), label.turnedHeight);
    }
};

Candidate candidateOf(const std::string &label, double width, double room, const TextMetrics &metrics)
{
    Candidate result;
    result.label.text = label;
    if (widthOf(label, metrics) > width) {
        const auto words = wordsIn(label);
        result.label.wrapped = words.size() > 1 && widestWord(label, family, fontSize, metrics) <= width &&
                               width >= narrowestLine(family, fontSize, metrics);
        result.label.text =
            result.label.wrapped ? wrapText(label, family, fontSize, width, metrics) : shortened(label, width, metrics);
    }
    const TextSize size = measureText(result.label.text, family, fontSize, lineHeight, metrics);
    const double cos = std::abs(std::cos(axisLabelAngle)), sin = std::abs(std::sin(axisLabelAngle));
    result.label.turnedHeight = size.width * sin + size.height * cos;
    result.over = size.width * cos + size.height * sin - room;
    return result;
}

bool isBetterOver(const Candidate &a, const std::optional<Candidate> &b)
{
    return !b || a.over < b->over || (a.over == b->over && a.worth() < b->worth());
}

} // namespace

double narrowestLine(int fontFamily, double size, const TextMetrics &metrics)
{
    double widest = 0;
    for (const char letter : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
        widest = std::max(widest, metrics.lineWidth(std::string_view(&letter, 1), fontFamily, size));
    return widest + 2 * labelPadding;
}

double widestWord(const std::string &text, int fontFamily, double size, const TextMetrics &metrics)
{
    double widest = 0;
    for (const std::string &word : wordsIn(text))
        widest = std::max(widest, metrics.lineWidth(word, fontFamily, size));
    return widest;
}

AxisLabel axisLabel(const std::string &label, double columnWidth, double gap, const TextMetrics &metrics)
{
    constexpr double leastWidth = 28, step = 4, tolerance = 8; // px
    const double narrowest = std::max(leastWidth, std::ceil(narrowestLine(family, fontSize, metrics)));
    const double widest = std::max(narrowest, std::floor(columnWidth + gap * 3 + 10));
    const double room = columnWidth + gap + 2;
    std::optional<Candidate> fits, over, wholeOver;
    const auto consider = [&](double width) {
        const Candidate candidate = candidateOf(label, width, room, metrics);
        if (candidate.over <= 0) {
            if (!fits || candidate.worth() < fits->worth())
                fits = candidate;
            return;
        }
        if (isBetterOver(candidate, over))
            over = candidate;
        if (!isShortened(candidate.label.text) && isBetterOver(candidate, wholeOver))
            wholeOver = candidate;
    };
    double last = widest;
    for (double width = widest; width >= narrowest; width -= step)
        consider(last = width);
    if (last != narrowest)
        consider(narrowest);
    if (fits)
        return fits->label;
    return wholeOver && wholeOver->over <= over->over + tolerance ? wholeOver->label : over->label;
}

} // namespace ninesketch
