// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/component_badges.h"

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
                badge.text = text(formatRate(report.arrivalRate));
                badge.tooltip = words("It asks %1 at peak").arg(badge.text);
                badges.push_back(std::move(badge));
            }
            continue;
        }
        Badge badge;
        badge.elementId = report.id;
        QStringList shown, tips;
        if (!component.enabled) {
            shown << words("off");
            badge.tone = Badge::Tone::Bad;
        }
        if (report.utilisation) {
            shown << text(formatShare(*report.utilisation, 2));
            tips << words("%1 busy at peak").arg(text(formatShare(*report.utilisation)));
            badge.tone = *report.utilisation > 0.9   ? Badge::Tone::Bad
                         : *report.utilisation > 0.7 ? Badge::Tone::Warning
                                                     : Badge::Tone::Good;
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
        badge.tooltip = tips.join('\n');
        badges.push_back(std::move(badge));
    }
    return badges;
}

} // namespace ninesketch
