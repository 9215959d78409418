// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/annotate/badge.h"

#include "model/quantities.h"
#include "model/sketch/bounds.h"
#include "model/sketch/shape.h"

#include <array>

namespace ninesketch
{
namespace
{

constexpr BadgeColors calm{"#2f9e44", "#ebfbee"}, warm{"#e8590c", "#fff4e6"}, hot{"#e03131", "#fff5f5"},
    unknown{"#868e96", "#f8f9fa"};
constexpr double hotUtilisation = 0.9;
constexpr double leastShare = 0.01;         // a smaller share of p99 is not worth a word
constexpr double leastTurnedAway = 1e-6;    // a smaller share of the requests would take a nine from no target
constexpr double clearance = 5, roomy = 16; // px kept to everything else: at least, and better

/// The largest share of a class's p99 that the component takes, and of which class where several have one.
struct ShareOfP99 {
    double share = 0;
    std::string of;
};
ShareOfP99 shareOfP99(const Report &report, std::size_t component)
{
    ShareOfP99 most;
    for (const auto &one : report.classes)
        for (const auto &part : one.budget)
            if (part.component == component && part.shareOfP99 > most.share)
                most = {part.shareOfP99, one.name};
    if (report.classes.size() < 2)
        most.of.clear();
    return most;
}

void append(std::string &line, const std::string &words)
{
    line += (line.empty() ? "" : " · ") + words;
}

double overlap(const Rect &a, const Rect &b)
{
    const double w = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const double h = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return w > 0 && h > 0 ? w * h : 0;
}

/// The length of the line inside the box (Liang and Barsky 1984).
double lengthInside(const Rect &box, Point from, Point to)
{
    double enter = 0, leave = 1;
    const Point d = to - from;
    for (const auto &[p, q] : std::array{std::pair{-d.x, from.x - box.x}, std::pair{d.x, box.right() - from.x},
                                         std::pair{-d.y, from.y - box.y}, std::pair{d.y, box.bottom() - from.y}}) {
        if (p == 0) {
            if (q < 0)
                return 0;
        } else if (p < 0) {
            enter = std::max(enter, q / p);
        } else {
            leave = std::min(leave, q / p);
        }
    }
    return enter < leave ? (leave - enter) * std::hypot(d.x, d.y) : 0;
}

} // namespace

std::string busyText(double utilisation)
{
    constexpr double manyTimes = 10;
    return utilisation < manyTimes ? formatShare(utilisation, 2)
                                   : "\u00d7" + formatQuantity(utilisation, Unit::None, 3);
}

Health healthOf(const Design &design, const Report &report, std::size_t component)
{
    constexpr double oneNine = 0.1, twoNines = 0.01; // of unavailability
    const ComponentReport &part = report.components[component];
    if (!design.components[component].enabled)
        return Health::Bad;
    const double down = part.availability ? 1 - *part.availability : 0;
    if (down > oneNine)
        return Health::Bad;
    if (part.utilisation && *part.utilisation >= hotUtilisation)
        return Health::Bad;
    if (down > twoNines || (part.utilisation && *part.utilisation > design.settings.targetUtilisation))
        return Health::Warning;
    return part.utilisation ? Health::Good : Health::Unknown;
}

std::optional<BadgeText> badgeText(const Design &design, const Report &report, std::size_t component)
{
    const ComponentReport &part = report.components[component];
    std::string first, second, flags;
    if (design.components[component].kind->behaviour == Behaviour::Client) { // people don't fail, they ask
        if (part.arrivalRate > 0)
            append(first, formatRate(part.arrivalRate));
    } else if (part.availability) {
        append(first, formatNines(*part.availability));
    }
    if (part.utilisation)
        append(first, busyText(*part.utilisation) + " busy");
    if (const auto [share, of] = shareOfP99(report, component); share >= leastShare)
        append(second, formatShare(share, 2) + (of.empty() ? " of p99" : " of " + of + "'s p99"));
    if (part.rejected && *part.rejected >= leastTurnedAway)
        append(second, formatShare(*part.rejected, 2) + " turned away");
    if (part.bottleneck)
        append(flags, "bottleneck");
    if (part.singlePointOfFailure)
        append(flags, "single point of failure");

    BadgeText badge{{}, calm};
    for (const auto &line : {first, second, flags})
        if (!line.empty())
            badge.text += (badge.text.empty() ? "" : "\n") + line;
    if (badge.text.empty())
        return {};
    const Health health = healthOf(design, report, component);
    if (health == Health::Bad)
        badge.colors = hot;
    else if (health == Health::Warning || part.singlePointOfFailure)
        badge.colors = warm;
    else if (health == Health::Unknown)
        badge.colors = unknown;
    return badge;
}

Obstacles::Obstacles(const Scene &scene)
{
    for (const auto &element : scene.elements()) {
        if (element->opacity <= 0 || element->width * element->height <= 1)
            if (!element->linear())
                continue;
        if (const auto *linear = element->linear(); linear && !isClosedLoop(linear->points)) {
            const Point centre = linearBox(*element).centre(), origin{element->x, element->y};
            for (std::size_t i = 1; i < linear->points.size(); ++i)
                m_lines.push_back({rotated(linear->points[i - 1] + origin, centre, element->angle),
                                   rotated(linear->points[i] + origin, centre, element->angle)});
            if (element->isArrow())
                if (const Element *label = boundTextOf(*element, scene)) {
                    const Point middle = arrowLabelCentre(*element, *label);
                    m_boxes.push_back(
                        {middle.x - label->width / 2, middle.y - label->height / 2, label->width, label->height});
                }
            continue;
        }
        if (const TextData *text = element->text(); text && text->containerId && scene.find(*text->containerId))
            continue; // inside its container, or an arrow's label, seen above
        m_boxes.push_back(rotatedBox(*element));
    }
}

Obstacles::Cover Obstacles::covered(const Rect &box, const Rect &component, double kept) const
{
    const Rect wide = box.grown(kept);
    Cover cover;
    for (const Rect &other : m_boxes) {
        if (!other.contains(component) || other == component) {
            cover.area += overlap(wide, other);
            continue;
        }
        const Point corners[] = {
            {other.x, other.y}, {other.right(), other.y}, {other.right(), other.bottom()}, {other.x, other.bottom()}};
        for (std::size_t i = 0; i < 4; ++i)
            cover.outlines += lengthInside(wide, corners[i], corners[(i + 1) % 4]);
    }
    for (const Line &line : m_lines)
        cover.area += lengthInside(wide, line.from, line.to) * clearance * 2;
    return cover;
}

Point Obstacles::placeAt(const Rect &component, double width, double height) const
{
    // What a place costs: covering anything most, being far, then standing beyond a corner (whose is it?), then
    // crossing a zone's outline, then standing close to others.
    constexpr double perCovered = 4, perDistance = 3, perOutline = 0.5, perCrowding = 0.02, perChoice = 0.5,
                     perCorner = 60;
    const double left = component.x, right = component.right() - width, middle = component.centre().x - width / 2;
    const double top = component.y, bottom = component.bottom() - height, level = component.centre().y - height / 2;
    constexpr std::size_t firstCorner = 12; // of the places below
    Point best;
    double least = -1;
    for (const double gap : {clearance + 1, 14.0, 26.0, 42.0, 64.0, 90.0}) {
        const double below = component.bottom() + gap, above = component.y - gap - height;
        const double after = component.right() + gap, before = component.x - gap - width;
        std::size_t choice = 0;
        for (const Point at : {Point{middle, below}, Point{middle, above}, Point{left, below}, Point{right, below},
                               Point{left, above}, Point{right, above}, Point{after, level}, Point{before, level},
                               Point{after, top}, Point{before, top}, Point{after, bottom}, Point{before, bottom},
                               Point{after, below}, Point{before, below}, Point{after, above}, Point{before, above}}) {
            const Rect box{at.x, at.y, width, height};
            const Cover cover = covered(box, component, clearance);
            const double crowding = covered(box, component, roomy).area - overlap(box.grown(roomy), component);
            const double cost = cover.area * perCovered + gap * perDistance + cover.outlines * perOutline +
                                std::max(0.0, crowding) * perCrowding + perChoice * static_cast<double>(choice) +
                                (choice < firstCorner ? 0 : perCorner);
            if (least < 0 || cost < least) {
                best = at;
                least = cost;
            }
            ++choice;
        }
    }
    return best;
}

} // namespace ninesketch
