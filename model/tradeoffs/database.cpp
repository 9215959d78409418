// SPDX-License-Identifier: GPL-3.0-or-later
// Rows and joins behind one leader, or a table by key over many partitions.
#include "model/count_text.h"
#include "model/design/serving.h"
#include "model/design/written_sizes.h"
#include "model/tradeoffs/design_change.h"
#include "model/tradeoffs/switches.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

enum Database : std::size_t { Sql, Eventual, Strong };
constexpr TradeoffOption options[] = {{"sql", "SQL database"},
                                      {"key-value", "DynamoDB-like, eventual reads"},
                                      {"key-value-strong", "DynamoDB-like, consistent reads"}};
constexpr double partitionBytes = 10e9; ///< most that one partition keeps

bool fits(const Design &design, std::size_t i)
{
    const Component &component = design.components[i];
    return component.is("sql-database") || (component.is("key-value-store") && !durabilitySwitch().fits(design, i));
}

std::optional<std::size_t> inUse(const Design &design, std::size_t i)
{
    const Component &component = design.components[i];
    if (component.is("sql-database"))
        return Sql;
    const std::string reads = component.text("readConsistency");
    if (reads == "eventual")
        return Eventual;
    if (reads == "strong" || reads == "transactional")
        return Strong;
    return std::nullopt;
}

/// As large as its items are known to be, though it does not say so itself.
Component sized(Component table, const TradeoffPoint &at)
{
    if (!table.states("itemBytes"))
        if (const auto bytes = bytesOfWrite(at.design, at.part(), at.figures().classIds))
            table.parameters["itemBytes"] = *bytes;
    return table;
}

/// Partitions of a table for its units: read units / 3000 + write units / 1000.
double partitionsForUnits(const Component &table, const ComponentReport &figures)
{
    const Serving serving = servingOf(table);
    double full = 0;
    if (serving.partitionReads && *serving.partitionReads > 0)
        full += figures.readRate / *serving.partitionReads;
    if (serving.partitionWrites && *serving.partitionWrites > 0)
        full += figures.writeRate / *serving.partitionWrites;
    return std::max(1.0, std::ceil(full - 1e-9));
}

/// And for what it keeps.
double partitionsForBytes(const Component &table, const ComponentReport &figures)
{
    const double copies = std::max(1.0, table.number("copies").value_or(3));
    return std::max(1.0, std::ceil(figures.storageBytes.value_or(0) / copies / partitionBytes));
}

Design apply(const TradeoffPoint &now, std::size_t option)
{
    DesignChange change(now.design);
    if (option == Sql) {
        change.convert(now.component, "sql-database", "", {"itemBytes", "retention", "hotShare", "skew"});
        change.part(now.component).parameters["replicas"] = 2.0; // a primary and its standby
        return std::move(change).done();
    }
    if (now.part().is("sql-database"))
        change.convert(now.component, "key-value-store", "aws-dynamodb",
                       {"itemBytes", "retention", "hotShare", "skew"});
    Component &table = change.part(now.component);
    table.parameters["readConsistency"] = std::string(option == Strong ? "strong" : "eventual");
    table.parameters["replication"] = std::string("sync"); // a write is with most copies before it is answered
    if (option == Eventual)
        table.parameters["replicationLag"] = table.number("stalenessS").value_or(1);
    if (!table.number("partitionReads")) {
        table.parameters["partitionReads"] = 3000.0;
        table.parameters["partitionWrites"] = 1000.0;
    }
    table.parameters["partitions"] =
        std::max(partitionsForUnits(sized(table, now), now.figures()), partitionsForBytes(table, now.figures()));
    return std::move(change).done();
}

std::vector<std::string> say(const TradeoffPoint &with, std::size_t option)
{
    const ComponentReport &figures = with.figures();
    std::vector<std::string> says;
    if (option == Sql) {
        says.emplace_back(
            "Joins, secondary indexes and transactions over any rows: questions nobody thought of can be asked.");
        if (const auto writes = servingOf(with.part()).capacity(Operation::Write); writes && figures.writeRate > 0)
            says.push_back("One leader takes all writes: " + formatRate(*writes / servingOf(with.part()).replicas) +
                           " before it has to be split by hand; " + formatRate(figures.writeRate) + " arrive.");
        return says;
    }
    const Component table = sized(with.part(), with);
    const Serving serving = servingOf(table);
    const double reads = figures.readRate * serving.readUnits, writes = figures.writeRate * serving.writeUnits;
    std::string units;
    const auto count = [&](double rate, double each, double sum, const char *what) {
        if (rate > 0)
            units += (units.empty() ? "" : "; ") + formatRate(rate) + " × " + formatQuantity(each, Unit::None) + " = " +
                     formatQuantity(sum, Unit::None) + " " + what + " units a second";
    };
    count(figures.readRate, serving.readUnits, reads, "read");
    count(figures.writeRate, serving.writeUnits, writes, "write");
    if (!units.empty())
        says.push_back(units + ".");
    const double partitions = serving.partitions.value_or(1), forUnits = partitionsForUnits(table, figures);
    says.push_back("That takes " + countText(forUnits, "partition") +
                   (partitions > forUnits
                        ? "; what it keeps takes " + countText(partitions, "partition") + " of at most 10 GB."
                        : "."));
    if (serving.partitionReads && serving.partitionWrites)
        says.push_back("A hot key stays on one partition: at most " + formatRate(*serving.partitionReads) +
                       " reads or " + formatRate(*serving.partitionWrites) + " writes to it.");
    says.emplace_back(option == Strong
                          ? "Consistent reads (ConsistentRead) cost twice the units of eventual ones, and ask the "
                            "leader of the partition; an index over other keys has none."
                          : "Reads may be about a second behind; a consistent one (ConsistentRead) costs twice.");
    says.emplace_back("The partition key chooses the partition, the sort key orders within it: no joins, no questions "
                      "that were not designed for.");
    return says;
}

} // namespace

Tradeoff databaseSwitch()
{
    return {"database",
            "SQL or DynamoDB-like table",
            "Any question behind one leader, or known questions over many partitions.",
            options,
            fits,
            inUse,
            apply,
            say};
}

} // namespace ninesketch
