// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/whatif/figures.h"

#include "model/quantities.h"
#include "model/whatif/inputs.h"

#include <algorithm>

namespace ninesketch
{
namespace
{

using Number = std::optional<double>;

template <typename Owner> struct Known {
    std::string_view key, words;
    Unit unit;
    Number (*get)(const Report &, const Owner &);
};

template <double LatencySummary::*figure> Number latency(const Report &, const ClassReport &one)
{
    return one.latency ? Number((*one.latency).*figure) : std::nullopt;
}

template <double LatencySummary::*figure> Number processed(const Report &, const ClassReport &one)
{
    return one.processed ? Number((*one.processed).*figure) : std::nullopt;
}

template <typename Owner, auto member> Number plain(const Report &, const Owner &one)
{
    return one.*member;
}

Number busiest(const Report &report, const ClassReport &one)
{
    Number most;
    for (const std::size_t i : one.path)
        if (const auto busy = report.components[i].utilisation)
            most = std::max(most.value_or(0), *busy);
    return most;
}

constexpr Known<ClassReport> classFigures[] = {
    {"rate", "rate", Unit::PerSecond, plain<ClassReport, &ClassReport::rate>},
    {"availability", "availability", Unit::Probability, plain<ClassReport, &ClassReport::availability>},
    {"success", "success rate", Unit::Probability, plain<ClassReport, &ClassReport::successRate>},
    {"mean", "mean latency", Unit::Seconds, latency<&LatencySummary::mean>},
    {"p50", "p50", Unit::Seconds, latency<&LatencySummary::p50>},
    {"p90", "p90", Unit::Seconds, latency<&LatencySummary::p90>},
    {"p95", "p95", Unit::Seconds, latency<&LatencySummary::p95>},
    {"p99", "p99", Unit::Seconds, latency<&LatencySummary::p99>},
    {"p999", "p99.9", Unit::Seconds, latency<&LatencySummary::p999>},
    {"throughput", "largest rate", Unit::PerSecond, plain<ClassReport, &ClassReport::maxThroughput>},
    {"mix", "largest rate when all classes grow", Unit::PerSecond, plain<ClassReport, &ClassReport::maxWithMix>},
    {"utilisation", "busiest component", Unit::Share, busiest},
    {"processed", "mean time until processed", Unit::Seconds, processed<&LatencySummary::mean>},
    {"freshness", "p99 of time until processed", Unit::Seconds, processed<&LatencySummary::p99>},
};

constexpr Known<ComponentReport> componentFigures[] = {
    {"rate", "arrivals", Unit::PerSecond,
     [](const Report &, const ComponentReport &one) { return Number(one.arrivalRate); }},
    {"utilisation", "utilisation", Unit::Share, plain<ComponentReport, &ComponentReport::utilisation>},
    {"capacity", "capacity", Unit::PerSecond, plain<ComponentReport, &ComponentReport::capacity>},
    {"availability", "availability", Unit::Probability, plain<ComponentReport, &ComponentReport::availability>},
    {"waiting", "mean waiting", Unit::Seconds, plain<ComponentReport, &ComponentReport::waiting>},
    {"queueLength", "queue length", Unit::None, plain<ComponentReport, &ComponentReport::queueLength>},
    {"rejected", "share turned away", Unit::Share, plain<ComponentReport, &ComponentReport::rejected>},
    {"proposed", "replicas proposed", Unit::None, plain<ComponentReport, &ComponentReport::proposedReplicas>},
    {"saturatesAt", "load factor at which it is full", Unit::None,
     plain<ComponentReport, &ComponentReport::saturatesAt>},
    {"storage", "stored", Unit::Bytes, plain<ComponentReport, &ComponentReport::storageBytes>},
    {"received", "received at peak", Unit::BytesPerSecond,
     plain<ComponentReport, &ComponentReport::ingressBytesPerSecond>},
    {"sent", "sent at peak", Unit::BytesPerSecond, plain<ComponentReport, &ComponentReport::egressBytesPerSecond>},
    {"cost", "cost a month", Unit::Dollars, plain<ComponentReport, &ComponentReport::monthlyCost>},
    {"loss", "chance of losing data in a year", Unit::Share, plain<ComponentReport, &ComponentReport::yearlyLoss>},
};

constexpr Known<Report> designFigures[] = {
    {"cost", "cost a month", Unit::Dollars, plain<Report, &Report::monthlyCost>},
    {"headroom", "factor by which all load can grow", Unit::None, plain<Report, &Report::headroom>},
};

template <typename Owner> const Known<Owner> *knownOf(std::span<const Known<Owner>> known, std::string_view key)
{
    const auto at = std::ranges::find(known, key, &Known<Owner>::key);
    return at == known.end() ? nullptr : &*at;
}

template <typename Owner> void addNames(std::span<const Known<Owner>> known, std::vector<std::string> &names)
{
    for (const Known<Owner> &one : known)
        names.emplace_back(one.key);
}

Figure classFigure(const RequestClass &one, const Known<ClassReport> &known)
{
    return {Figure::Of::Class, one.id, std::string(known.key), std::string(known.words) + " of " + one.name,
            known.unit};
}

} // namespace

std::string Figure::path() const
{
    switch (of) {
    case Of::Class:
        return "class/" + owner + "/" + key;
    case Of::Component:
        return "component/" + owner + "/" + key;
    case Of::Design:
        break;
    }
    return "design/" + key;
}

Result<std::vector<Figure>> findFigures(const Design &design, std::string_view name, std::string_view classId)
{
    if (!classId.empty() && !design.findClass(classId)) {
        std::string ids;
        for (const RequestClass &one : design.classes)
            ids += (ids.empty() ? "" : ", ") + one.id;
        return Error{"There is no request class \"" + std::string(classId) + "\"; there are " + ids + "."};
    }
    std::string wanted =
        name.ends_with("p99.9") ? std::string(name.substr(0, name.size() - 5)) + "p999" : std::string(name);
    for (const std::string_view prefix : {"class/", "component/", "design/"}) // as Figure::path() writes it
        if (wanted.starts_with(prefix)) {
            wanted.erase(0, prefix.size());
            if (const std::size_t slash = wanted.rfind('/'); slash != std::string::npos)
                wanted[slash] = '.';
            break;
        }
    std::vector<Figure> figures;
    if (const auto *known = knownOf<ClassReport>(classFigures, wanted)) {
        for (const RequestClass &one : design.classes)
            if (classId.empty() || one.id == classId)
                figures.push_back(classFigure(one, *known));
        return figures;
    }
    if (const auto *known = knownOf<Report>(designFigures, wanted))
        return std::vector{Figure{Figure::Of::Design, "", wanted, std::string(known->words), known->unit}};
    if (const std::size_t dot = wanted.rfind('.'); dot != std::string::npos) {
        const std::string owner = wanted.substr(0, dot), key = wanted.substr(dot + 1);
        const auto *ofComponent = knownOf<ComponentReport>(componentFigures, key);
        if (const auto index = design.indexOf(owner); index && ofComponent) {
            const Component &component = design.components[*index];
            return std::vector{Figure{Figure::Of::Component, component.key, key,
                                      std::string(ofComponent->words) + " of " + component.name, ofComponent->unit}};
        }
        const auto *ofClass = knownOf<ClassReport>(classFigures, key);
        if (const RequestClass *one = design.findClass(owner); one && ofClass)
            return std::vector{classFigure(*one, *ofClass)};
    }
    std::string all;
    for (const std::string &known : figureNames(Figure::Of::Class))
        all += known + ", ";
    return Error{"There is no figure \"" + std::string(name) + "\"; there are " + all +
                 "headroom, cost, and COMPONENT.FIGURE such as utilisation, waiting, cost."};
}

std::optional<double> valueOf(const Design &design, const Report &report, const Figure &figure)
{
    switch (figure.of) {
    case Figure::Of::Class: {
        const auto *known = knownOf<ClassReport>(classFigures, figure.key);
        const auto one = std::ranges::find(report.classes, figure.owner, &ClassReport::id);
        return known && one != report.classes.end() ? known->get(report, *one) : std::nullopt;
    }
    case Figure::Of::Component: {
        const auto *known = knownOf<ComponentReport>(componentFigures, figure.key);
        const auto index = design.indexOf(figure.owner);
        return known && index && *index < report.components.size() ? known->get(report, report.components[*index])
                                                                   : std::nullopt;
    }
    case Figure::Of::Design:
        break;
    }
    const auto *known = knownOf<Report>(designFigures, figure.key);
    return known ? known->get(report, report) : std::nullopt;
}

std::string formatFigure(std::optional<double> value, const Figure &figure, int digits)
{
    if (!value)
        return "unknown";
    return formatQuantity(*value, figure.unit, digits);
}

std::vector<std::string> figureNames(Figure::Of of)
{
    std::vector<std::string> names;
    if (of == Figure::Of::Class)
        addNames<ClassReport>(classFigures, names);
    else if (of == Figure::Of::Component)
        addNames<ComponentReport>(componentFigures, names);
    else
        addNames<Report>(designFigures, names);
    return names;
}

} // namespace ninesketch
