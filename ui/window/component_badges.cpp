// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/component_badges.h"

#include "model/annotate/badge.h"
#include "model/estimates/figure_text.h"
#include "model/quantities.h"

#include <QCoreApplication>
#include <QStringList>

namespace ninesketch
{

namespace
{

QString words(const char *text)
{
    return QCoreApplication::translate("Badges", text);
}

Badge::Tone toneOf(Health health)
{
    switch (health) {
    case Health::Good:
        return Badge::Tone::Good;
    case Health::Warning:
        return Badge::Tone::Warning;
    case Health::Bad:
        return Badge::Tone::Bad;
    case Health::Unknown:
        break;
    }
    return Badge().tone;
}

} // namespace

std::vector<Badge> componentBadges(const Design &design, const Report &figures)
{
    std::vector<Badge> badges;
    const auto text = [](const std::string &s) { return QString::fromStdString(s); };
    for (std::size_t i = 0; i < figures.components.size(); ++i) {
        const ComponentReport &report = figures.components[i];
        const Component &component = design.components[i];
        if (component.kind->behaviour == Behaviour::Client) {
            if (report.arrivalRate > 0) {
                Badge badge;
                badge.elementId = report.id;
                badge.text = badge.brief = text(formatRate(report.arrivalRate));
                const auto enters = std::ranges::find(design.classes, std::optional(i), &RequestClass::entry);
                if (enters != design.classes.end())
                    badge.figure = text("class/" + enters->id + "/rate");
                badge.tooltip = words("It asks %1 at peak").arg(badge.text);
                badges.push_back(std::move(badge));
            }
            continue;
        }
        Badge badge;
        badge.elementId = report.id;
        QStringList shown, tips;
        badge.tone = toneOf(healthOf(design, figures, i));
        if (!component.enabled) { // what it would be busy with says nothing now
            badge.text = badge.brief = words("off");
            badge.tooltip = words("It is switched off");
            badges.push_back(std::move(badge));
            continue;
        }
        if (report.utilisation) {
            shown << text(busyText(*report.utilisation));
            tips << words("%1 busy at peak").arg(text(formatShare(*report.utilisation)));
        }
        if (report.availability) {
            shown << text(formatNines(*report.availability));
            tips << words("%1 available").arg(text(availabilityText(*report.availability)));
        }
        if (report.response)
            tips << words("p99 %1").arg(text(responseText(report, &LatencySummary::p99)));
        badge.bottleneck = report.bottleneck;
        badge.singlePointOfFailure = report.singlePointOfFailure;
        if (report.bottleneck)
            tips << words("saturates first as load grows");
        if (report.singlePointOfFailure)
            tips << words("a single point of failure");
        if (shown.isEmpty())
            continue;
        badge.text = shown.join(QStringLiteral(" · "));
        constexpr double busy = 0.7; // from here on that says more than the nines
        const bool byLoad = report.utilisation && (*report.utilisation >= busy || !report.availability);
        badge.brief = byLoad ? shown.front() : shown.back();
        badge.figure = text("component/" + report.key + (byLoad ? "/utilisation" : "/availability"));
        badge.tooltip = tips.join('\n');
        badges.push_back(std::move(badge));
    }
    return badges;
}

} // namespace ninesketch
