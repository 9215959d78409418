// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/data_working.h"

#include "model/design/retention.h"
#include "model/design/serving.h"
#include "model/design/written_sizes.h"
#include "model/estimates/availability.h"
#include "model/estimates/data_estimates.h"
#include "model/estimates/working_parts.h"

#include <cmath>

namespace ninesketch
{

Working DataWorkings::stored(std::size_t i) const
{
    const Component &drawn = m_design.components[i];
    const ComponentReport &one = m_report.components[i];
    const bool queue = drawn.kind->behaviour == Behaviour::Queue;
    Working made = leaf("Stored by " + drawn.name, one.storageBytes, Unit::Bytes, "",
                        std::string("stored = ") + (queue ? "average rate" : "average write rate") +
                            " x item x retention x copies x (1 + overhead)");
    const double copies = copiesKept(drawn, servingOf(drawn)), overhead = drawn.number("overhead").value_or(0);
    const double each = bytesOfWrite(m_design, drawn, one.classIds).value_or(0) *
                        keptFor(m_design, drawn, one.classIds) * copies * (1 + overhead);
    Working rate = leaf(queue ? "Messages on average" : "Writes on average",
                        one.storageBytes && each > 0 ? std::optional(*one.storageBytes / each) : std::nullopt,
                        Unit::PerSecond, "", "peak / peak factor of the classes");
    rate.inputs = {leaf("At peak", queue ? one.arrivalRate : one.writeRate, Unit::PerSecond, "traffic equations")};
    made.inputs = {std::move(rate), itemSize(i), kept(i), copiesOf(i), parameter(drawn, "overhead")};
    return made;
}

/// Copies that fail and are made anew.
Working DataWorkings::loss(std::size_t i) const
{
    const Component &drawn = m_design.components[i];
    const ComponentReport &one = m_report.components[i];
    Working made = leaf("Chance that a year loses an item of " + drawn.name, one.yearlyLoss, Unit::Share, "");
    if (!one.yearlyLoss)
        return made;
    if (drawn.number("durability")) {
        made.formula = "1 - durability over a year";
        made.inputs = {parameter(drawn, "durability")};
        return made;
    }
    const Copies copies = copiesAgainstLoss(drawn, servingOf(drawn)).value_or(Copies());
    made.source = "Markov chain of the copies (Gibson, Patterson 1993), exact";
    made.formula = "of k copies one is lost at k x failures of a copy; one at a time is made anew, on average "
                   "within the time to rebuild; the chance that none is left within a year";
    made.note = "Copies fail independently here; a mistaken delete or a burnt building takes all of them.";
    const double until = meanTimeToLoss(copies);
    made.inputs = {drawn.number("copies") || copies.count == copiesKept(drawn, servingOf(drawn))
                       ? copiesOf(i)
                       : leaf("Copies", copies.count, Unit::None, "default: three behind a managed service"),
                   parameter(drawn, "diskFailureRate"), parameter(drawn, "rebuildTime"),
                   leaf("Mean time until all are lost", std::isfinite(until) ? std::optional(until) : std::nullopt,
                        Unit::Seconds, "")};
    return made;
}

Working DataWorkings::copiesOf(std::size_t i) const
{
    const Component &drawn = m_design.components[i];
    return drawn.number("copies")
               ? parameter(drawn, "copies")
               : leaf("Copies", copiesKept(drawn, servingOf(drawn)), Unit::None,
                      drawn.kind->behaviour == Behaviour::Queue ? "default: three of a message"
                                                                : "one with each replica of a partition");
}

/// What it costs a month, part by part; requests and traffic are what the others leave.
Working DataWorkings::cost(std::size_t i) const
{
    const Component &drawn = m_design.components[i];
    const ComponentReport &one = m_report.components[i];
    Working made = leaf("Cost of " + drawn.name + " a month", one.monthlyCost, Unit::Dollars, "",
                        "replicas + storage + requests + traffic, each by its price");
    if (!one.monthlyCost)
        return made;
    double left = *one.monthlyCost;
    const auto add = [&](const char *name, double dollars, std::vector<Working> inputs) {
        if (dollars <= 0)
            return;
        left -= dollars;
        Working part = leaf(name, dollars, Unit::Dollars, "");
        part.inputs = std::move(inputs);
        made.inputs.push_back(std::move(part));
    };
    if (const auto price = drawn.number("pricePerReplica"))
        add("Replicas", *price * servingOf(drawn).replicas,
            {parameter(drawn, "replicas"), parameter(drawn, "pricePerReplica")});
    if (const auto price = drawn.number("pricePerGb"); price && one.storageBytes) {
        const double billed = failingOf(drawn).managed ? drawn.number("copies").value_or(1) : 1;
        add("Storage", *price * *one.storageBytes / billed / 1e9, {stored(i), parameter(drawn, "pricePerGb")});
        if (billed > 1)
            made.note = "A provider's price of a gigabyte is that of all its copies.";
    }
    if (left < 1e-6 * *one.monthlyCost)
        return made;
    std::vector<Working> rest{arrivalsAt(m_design, m_report, i)};
    for (const char *key : {"pricePerMillion", "priceUsdPerGbEgress", "priceUsdPerGb"})
        if (drawn.number(key))
            rest.push_back(parameter(drawn, key));
    if (drawn.number("priceUsdPerGbEgress") || drawn.number("priceUsdPerGb"))
        rest.push_back(traffic(i, false));
    add("Requests and traffic, by their average", left, std::move(rest));
    return made;
}

/// What comes to it or goes out of it, and whose sizes are known.
Working DataWorkings::traffic(std::size_t i, bool in) const
{
    const Component &drawn = m_design.components[i];
    const ComponentReport &one = m_report.components[i];
    Working made =
        leaf((in ? "Received by " : "Sent by ") + drawn.name, in ? one.ingressBytesPerSecond : one.egressBytesPerSecond,
             Unit::BytesPerSecond, "", "sum over the calls, at peak: calls per second x bytes");
    made.note = "Sizes are those on the arrow; else those of the request class, up to the first component that "
                "works on it; else what a write leaves in the store or queue. Calls of unknown size are not counted.";
    for (const std::string &id : one.classIds)
        if (const RequestClass *asked = m_design.findClass(id)) {
            if (asked->requestBytes)
                made.inputs.push_back(
                    leaf("Request size of " + asked->name, asked->requestBytes, Unit::Bytes, "stated"));
            if (asked->responseBytes)
                made.inputs.push_back(
                    leaf("Answer size of " + asked->name, asked->responseBytes, Unit::Bytes, "stated"));
        }
    for (const Call &call : m_design.calls)
        if ((call.from == i || call.to == i) && (call.requestBytes || call.responseBytes)) {
            const std::string on = m_design.components[call.from].name + " \u2192 " + m_design.components[call.to].name;
            if (call.requestBytes)
                made.inputs.push_back(leaf("Request size on " + on, call.requestBytes, Unit::Bytes, "stated"));
            if (call.responseBytes)
                made.inputs.push_back(leaf("Answer size on " + on, call.responseBytes, Unit::Bytes, "stated"));
        }
    if (const std::string_view key = sizeParameter(drawn); !key.empty())
        made.inputs.push_back(itemSize(i));
    return made;
}

/// What a write leaves behind, and who says so.
Working DataWorkings::itemSize(std::size_t i) const
{
    const Component &drawn = m_design.components[i];
    const auto &ids = m_report.components[i].classIds;
    const auto sources = sizeSources(m_design, drawn, ids);
    const std::string_view key = sizeParameter(drawn);
    if (sources.empty())
        return parameter(drawn, key == "messageBytes" ? "messageBytes" : "itemBytes");
    const bool message = key == "messageBytes";
    Working made = leaf(message ? "Size of a message" : "Size of an item", bytesOfWrite(m_design, drawn, ids),
                        Unit::Bytes, "", sources.size() > 1 ? "the mean by the rates of the classes" : "");
    for (const SizeSource &source : sources) {
        const std::string of = source.requestClass ? " of " + source.requestClass->name : "";
        made.inputs.push_back(
            source.from == SizeSource::From::Entity
                ? leaf("A row of " + source.entity + (of.empty() ? of : ", written by" + of.substr(3)), source.bytes,
                       Unit::Bytes, "core entities")
            : source.from == SizeSource::From::Request
                ? leaf("Request size" + of, source.bytes, Unit::Bytes, "stated")
                : leaf("What is left" + of, source.bytes, Unit::Bytes, "default of its kind"));
    }
    return made;
}

/// How long what is written stays, and who says so.
Working DataWorkings::kept(std::size_t i) const
{
    const Component &drawn = m_design.components[i];
    const auto &ids = m_report.components[i].classIds;
    if (drawn.number("retention"))
        return parameter(drawn, "retention");
    Working made = leaf("Kept for", keptFor(m_design, drawn, ids), Unit::Seconds,
                        "default: five years in stores, seven days in streams");
    for (const RequestClass *one : keptForClasses(m_design, drawn, ids)) {
        made.source.clear();
        made.formula = "the longest of what the classes of writes keep";
        made.inputs.push_back(leaf("Kept of " + one->name, retentionsOf(m_design.settings).at(one->id), Unit::Seconds,
                                   statedRetention(m_design.settings, one->id) ? "stated" : "load pad"));
    }
    return made;
}

} // namespace ninesketch
