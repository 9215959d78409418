// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/sticky_note.h"

#include "model/sketch/rough.h"
#include "model/sketch/shape.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <ctime>

namespace ninesketch
{
namespace
{

// px, as Excalidraw has them
constexpr double padding = 16, shadowOffset = 3, edgeWidth = 0.5;
constexpr double dayBaseline = 14, daySize = 12, smallestWithDay = 75, narrowestWithYear = 80;
constexpr const char *shadowColor = "#00000029", *edgeColor = "#00000014";

/// The generator behind its corners: Mulberry32.
class Mulberry
{
public:
    explicit Mulberry(std::uint32_t seed) : m_state(seed) {}
    /// 0 <= x < 1.
    double next()
    {
        m_state += 0x6d2b79f5u;
        std::uint32_t mixed = (m_state ^ (m_state >> 15)) * (m_state | 1u);
        mixed ^= mixed + (mixed ^ (mixed >> 7)) * (mixed | 61u);
        return static_cast<double>(mixed ^ (mixed >> 14)) / 4294967296.0;
    }

private:
    std::uint32_t m_state;
};

Point towards(Point from, Point to, double far)
{
    const double length = distance(from, to);
    return length > 0 ? from + (to - from) * std::min(far / length, 1.0) : from;
}

int sloppiness(const Element &note)
{
    return static_cast<int>(std::lround(std::clamp(note.roughness, 0.0, 2.0)));
}

/// Left top and on clockwise, a little beside where they should be.
std::array<Point, 4> cornersOf(const Element &note, bool shadow)
{
    constexpr double farthest[]{0, 1.5, 8};
    const double by =
        std::min(farthest[static_cast<std::size_t>(sloppiness(note))], std::min(note.width, note.height) * 0.012);
    const double left = shadow ? shadowOffset : 0, right = left + note.width, bottom = left + note.height;
    std::array<Point, 4> corners{Point{left, left}, {right, left}, {right, bottom}, {left, bottom}};
    Mulberry chance(static_cast<std::uint32_t>(note.seed) + (shadow ? 1 : 0));
    for (Point &corner : corners) {
        corner.x += (chance.next() * 2 - 1) * by;
        corner.y += (chance.next() * 2 - 1) * by;
    }
    return corners;
}

/// Which corner curls up: of the sloppiest paper one, else none.
std::size_t curledCorner(const Element &note)
{
    constexpr std::size_t none = 4;
    return sloppiness(note) == 2 ? static_cast<std::size_t>(Mulberry(static_cast<std::uint32_t>(note.seed)).next() * 4)
                                 : none;
}

void bend(Path &path, Point control, Point to)
{
    const Point from = path.empty() ? to : path.back().to;
    path.push_back(rough::curveTo(from + (control - from) * (2.0 / 3), to + (control - to) * (2.0 / 3), to));
}

Path paper(const Element &note, bool shadow)
{
    const auto corners = cornersOf(note, shadow);
    const double size = std::min(note.width, note.height);
    const double round = note.roundness ? std::min(size * 0.04, 16.0) : 0;
    const std::size_t curled = curledCorner(note);
    Path path;
    const auto line = [&path](Point to) { path.push_back(path.empty() ? rough::moveTo(to) : rough::lineTo(to)); };
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const Point corner = corners[i], before = corners[(i + 3) % 4], after = corners[(i + 1) % 4];
        const double radius = std::min({round, distance(corner, before) / 2, distance(corner, after) / 2});
        if (i == curled) {
            const double reach = std::min(size * 0.18, 40.0), lift = std::min(size * 0.02, 5.0) * (shadow ? 0.5 : 1);
            const Point tip{corner.x + (i == 1 || i == 2 ? -lift : lift), corner.y + (i >= 2 ? -lift : lift)};
            const Point start = towards(corner, before, reach), end = towards(corner, after, reach);
            line(start);
            bend(path, towards(corner, before, reach / 2), towards(tip, start, radius));
            bend(path, tip, towards(tip, end, radius));
            bend(path, towards(corner, after, reach / 2), end);
        } else {
            line(towards(corner, before, radius));
            if (radius > 0)
                bend(path, corner, towards(corner, after, radius));
        }
    }
    path.push_back({PathStep::Kind::Close, {}, {}, path.front().to});
    return path;
}

/// "7 Sep", or "7 Sep 2025" of another year and where there is room; empty when the file does not say.
std::string dayOf(const Element &note)
{
    const auto found = note.extra ? note.extra->find("created") : Json::const_iterator();
    constexpr double latest = 8.64e15; // ms, of JavaScript's dates
    if (!note.extra || found == note.extra->end() || !found->is_number() || std::abs(found->get<double>()) > latest)
        return {};
    const auto local = [](std::time_t at) {
        std::tm day{};
        localtime_r(&at, &day);
        return day;
    };
    const std::tm made = local(static_cast<std::time_t>(found->get<double>() / 1000));
    constexpr const char *months[]{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::string day = std::to_string(made.tm_mday) + " " + months[made.tm_mon];
    const bool room = note.width - 2 * padding >= narrowestWithYear;
    return room && made.tm_year != local(std::time(nullptr)).tm_year ? day + " " + std::to_string(made.tm_year + 1900)
                                                                     : day;
}

} // namespace

std::vector<Mark> stickyNoteMarks(const Element &note)
{
    PathMark shadow, sheet, edge;
    shadow.path = paper(note, true);
    shadow.fill = shadowColor;
    sheet.path = paper(note, false);
    sheet.fill = isTransparentColor(note.backgroundColor) ? stickyNotePaper : note.backgroundColor;
    edge.path = sheet.path;
    edge.stroke = edgeColor;
    edge.strokeWidth = edgeWidth;
    shadow.sameInDark = edge.sameInDark = true;
    std::vector<Mark> marks{std::move(shadow), std::move(sheet), std::move(edge)};
    const std::string day = dayOf(note);
    if (day.empty() || note.width < smallestWithDay || note.height < smallestWithDay)
        return marks;
    TextMark foot;
    foot.fontFamily = 2;
    foot.fontSize = daySize;
    foot.color = isTransparentColor(note.strokeColor) ? stickyNoteInk : note.strokeColor;
    foot.align = TextAlign::Right;
    foot.lines.push_back({day, {note.width - padding, note.height - dayBaseline}});
    marks.emplace_back(std::move(foot));
    return marks;
}

} // namespace ninesketch
