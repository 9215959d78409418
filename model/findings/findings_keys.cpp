// SPDX-License-Identifier: GPL-3.0-or-later
// Rules about tables by key that are limited as Amazon DynamoDB is: 3,000 read and 1,000 write units a second and 10 GB
// a partition, a read unit 4 KB and a write unit 1 KB, items of 400 KB at most, consistent reads at twice the units,
// none of them through a global secondary index. (Amazon DynamoDB Developer Guide: "Read and write operations",
// "Partitions and data distribution", "Quotas".) They look only where somebody said that the table is one. What is hot
// is looked for wherever keys are spread: over the partitions of any store or stream, over the nodes of a cache.
#include "model/design/written_sizes.h"
#include "model/estimates/data_estimates.h"
#include "model/findings/findings.h"
#include "model/load/zipf_cache.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr double readsOfPartition = 3000, writesOfPartition = 1000; ///< units per second
constexpr double bytesOfPartition = 10e9;
constexpr double readUnitBytes = 4096, largestItem = 400 * 1024.0;
constexpr double manyIndexes = 3;

class KeyRules
{
public:
    KeyRules(const FindingContext &context, Findings &findings, std::size_t i)
        : m_findings(findings), m_table(context.design.components[i]), m_figures(context.report.components[i]),
          m_serving(context.prepared.servings[i]), m_design(context.design)
    {
    }

    void look()
    {
        lookAtHotCacheKey();
        lookAtFewValues();
        if (!isLimitedByUnits()) {
            lookAtHotPartition();
            return;
        }
        lookAtItem();
        lookAtHotKey();
        lookAtPartitions();
        lookAtConsistency();
        lookAtIndexes();
    }

private:
    bool isLimitedByUnits() const
    {
        return m_table.is("key-value-store") &&
               (m_table.states("readConsistency") || m_table.preset.starts_with("aws-dynamodb"));
    }

    Finding &say(const char *id, Severity severity, std::string sentence, std::optional<double> number)
    {
        Finding finding;
        finding.id = id;
        finding.severity = severity;
        finding.sentence = std::move(sentence);
        finding.elements = {m_table.id};
        finding.number = number;
        return m_findings.emplace_back(std::move(finding));
    }

    Fix fix(std::string title, const char *key, ParameterValue value) const
    {
        return {std::move(title), {{m_table.id, key, std::move(value)}}};
    }

    /// The share of one key was stated; else that of the hottest partition follows from the skew.
    bool isKeyStated() const { return m_table.number("hotShare").has_value(); }
    std::string hottestThing() const { return isKeyStated() ? "key" : "partition"; }
    std::string hottest() const { return "The hottest " + hottestThing() + " of " + named(m_table) + " takes "; }
    std::string morePartitions() const
    {
        return isKeyStated() ? "More partitions don't help; " : "More partitions help little; ";
    }

    /// How full the partition of a key is that takes this share of all requests.
    double fullness(double share) const
    {
        return share * (m_figures.readRate * m_serving.readUnits / readsOfPartition +
                        m_figures.writeRate * m_serving.writeUnits / writesOfPartition);
    }

    void lookAtItem()
    {
        const double item = bytesOfWrite(m_design, m_table, m_figures.classIds).value_or(0);
        if (item > largestItem) {
            say("item-too-large", Severity::Critical,
                "An item of " + named(m_table) + " is " + formatBytes(item) +
                    "; a table by key takes at most 400 KiB. Keep the body in an object store and its address here.",
                item);
        } else if (item > readUnitBytes && m_figures.readRate > 0) {
            const double units = std::ceil(item / readUnitBytes);
            say("item-costs-units", Severity::Advice,
                "A consistent read of " + named(m_table) + " counts as " + formatQuantity(units, Unit::None) +
                    " units, for 4 KiB each: one item is read so at most " +
                    formatQuantity(readsOfPartition / units, Unit::None, 3) + " times a second.",
                readsOfPartition / units);
        }
    }

    void lookAtHotKey()
    {
        const double share = m_table.number("hotShare").value_or(m_serving.hottestShare);
        const double even = m_serving.partitions ? 1.0 / *m_serving.partitions : 0;
        const double full = fullness(share);
        if (share <= even * (1 + 1e-9) || full <= 1)
            return;
        const double keys = std::ceil(full / m_design.settings.targetUtilisation);
        Finding &finding =
            say("hot-key", Severity::Critical,
                hottest() + formatShare(share) + " of the requests, " + formatQuantity(full, Unit::None, 2) +
                    " times what one " + hottestThing() + " can: 3,000 read or 1,000 write units a second. " +
                    morePartitions() + "spread the key with a suffix, or put a cache before it.",
                full);
        finding.fixes = {fix("Spread the key over " + formatQuantity(keys, Unit::None) + " suffixes", "hotShare",
                             std::max(share / keys, even))};
    }

    /// Of a store or stream with limits of its own.
    void lookAtHotPartition()
    {
        const double even = m_serving.partitions ? 1.0 / *m_serving.partitions : 1;
        const double share = m_serving.hottestShare, target = m_design.settings.targetUtilisation;
        const double full = m_figures.limitedBy == "hot key" ? m_figures.utilisation.value_or(0) : 0;
        if (full <= target + 1e-9)
            return;
        const bool stream = m_table.kind->behaviour == Behaviour::Queue;
        Finding &finding = say("hot-key", Severity::Warning,
                               hottest() + formatShare(share) + " of " + (stream ? "the messages" : "the requests") +
                                   (isKeyStated() ? " and keeps its partition " : " and is ") + formatShare(full) +
                                   " busy. " + morePartitions() +
                                   (stream ? "spread the key, or those behind it in the partition wait."
                                           : "spread the key with a suffix, or put a cache before it."),
                               full);
        const double keys = std::ceil(full / target);
        finding.fixes = {fix("Spread the key over " + formatQuantity(keys, Unit::None) + " suffixes", "hotShare",
                             std::max(share / keys, even))};
    }

    /// A key lives on one node of a cache, however many there are.
    void lookAtHotCacheKey()
    {
        const auto keys = m_table.number("keys");
        const auto capacity = m_serving.capacity(Operation::Read);
        if (!m_table.is("cache") || !keys || !capacity || m_serving.replicas < 2)
            return;
        const double share = shareOfFirst({*keys, m_table.number("skew").value_or(0.9)});
        const double node = *capacity / m_serving.replicas, asked = share * m_figures.arrivalRate;
        if (asked <= m_design.settings.targetUtilisation * node)
            return;
        say("hot-cache-key", Severity::Warning,
            "The most asked item of " + named(m_table) + " takes " + formatShare(share) + " of the requests, " +
                formatRate(asked) + ", and lives on one node that does " + formatRate(node) +
                ". Keep the few hottest in the service as well, or on every node.",
            asked);
    }

    /// How many different values a key has of which there are few, and one whose newest value takes all writes.
    static std::optional<double> valuesOf(const std::string &key)
    {
        struct Few {
            std::string_view word;
            double values;
        };
        static constexpr std::array few = {
            Few{"status", 5}, Few{"state", 5},     Few{"type", 10},     Few{"kind", 10},     Few{"category", 50},
            Few{"gender", 3}, Few{"boolean", 2},   Few{"flag", 2},      Few{"priority", 5},  Few{"region", 20},
            Few{"tier", 5},   Few{"language", 50}, Few{"country", 200}, Few{"date", 1},      Few{"day", 1},
            Few{"month", 1},  Few{"hour", 1},      Few{"minute", 1},    Few{"timestamp", 1}, Few{"time", 1}};
        const auto words = smallWords(key);
        const auto at = words.empty() ? few.end() : std::ranges::find(few, std::string_view(words.back()), &Few::word);
        const bool composed = key.find_first_of("#+,/|") != std::string::npos || words.size() > 2;
        return at == few.end() || composed ? std::nullopt : std::optional(at->values);
    }

    void lookAtFewValues()
    {
        const std::string key = m_table.text("partitionKey");
        const double parts = m_serving.partitions.value_or(isLimitedByUnits() ? 2 : 1);
        const auto values = valuesOf(key);
        const double rate = m_figures.readRate + m_figures.writeRate;
        if (!values || rate <= 0 || parts < 2 || (*values > 1 && *values >= parts && m_serving.partitions))
            return;
        Finding &finding =
            *values > 1 ? say("few-key-values", Severity::Warning,
                              named(m_table) + " is split by \"" + key + "\", of which there are about " +
                                  formatQuantity(*values, Unit::None) + " values: no more partitions than that work" +
                                  (m_serving.partitions ? " of " + formatQuantity(parts, Unit::None) : "") +
                                  ", and the commonest value keeps one of them busy.",
                              values)
                        : say("few-key-values", Severity::Warning,
                              named(m_table) + " is split by \"" + key +
                                  "\": all that is written now has the same, and goes to one partition, " +
                                  formatRate(m_figures.writeRate) + " of it.",
                              m_figures.writeRate);
        finding.sentence += " Split it by who or what it is about, or add a suffix.";
        finding.fixes = {fix("Add a suffix to the key", "partitionKey", key + "#1..10")};
    }

    void lookAtPartitions()
    {
        const double byUnits = fullness(1);
        const double bySize = m_figures.storageBytes.value_or(0) / copiesKept(m_table, m_serving) / bytesOfPartition;
        const double needed = std::max(1.0, std::ceil(std::max(byUnits, bySize) - 1e-9));
        if (!m_serving.partitions || needed <= *m_serving.partitions)
            return;
        Finding &finding = say(
            "too-few-partitions", Severity::Warning,
            named(m_table) + " needs " + formatQuantity(needed, Unit::None) + " partitions" +
                (byUnits >= bySize
                     ? " for " + formatQuantity(m_figures.readRate * m_serving.readUnits, Unit::None, 3) +
                           " read and " + formatQuantity(m_figures.writeRate * m_serving.writeUnits, Unit::None, 3) +
                           " write units a second"
                     : " for " + formatBytes(bySize * bytesOfPartition) + " at 10 GB each") +
                "; it is said to have " + formatQuantity(*m_serving.partitions, Unit::None) + ".",
            needed);
        finding.fixes = {fix("Use " + formatQuantity(needed, Unit::None) + " partitions", "partitions", needed)};
    }

    void lookAtConsistency()
    {
        if (m_table.text("readConsistency") != "strong" || m_figures.readRate <= 0)
            return;
        const bool wanted = std::ranges::any_of(m_design.targets, [&](const Target &target) {
            return target.metric == Metric::Staleness &&
                   (target.classId.empty() || std::ranges::count(m_figures.classIds, target.classId) > 0);
        });
        if (wanted)
            return;
        const double units = m_figures.readRate * m_serving.readUnits;
        Finding &finding =
            say("consistent-reads-cost-double", Severity::Advice,
                "Consistent reads of " + named(m_table) + " take " + formatQuantity(units, Unit::None, 3) +
                    " units a second, eventual ones half of that. No request class says how fresh its answer must be.",
                units);
        finding.fixes = {fix("Read eventually", "readConsistency", std::string("eventual"))};
    }

    void lookAtIndexes()
    {
        const bool throughIndex = m_table.number("readsByIndex").value_or(0) != 0;
        const std::string reads = m_table.text("readConsistency");
        if (throughIndex && (reads == "strong" || reads == "transactional"))
            say("index-reads-are-eventual", Severity::Warning,
                named(m_table) + " is read through a global secondary index, and that has no consistent reads: what is "
                                 "read may be behind.",
                std::nullopt)
                .fixes = {fix("Read eventually", "readConsistency", std::string("eventual"))};
        const double indexes = m_table.number("indexes").value_or(0);
        if (indexes >= manyIndexes && m_figures.writeRate > 0)
            say("indexes-multiply-writes", Severity::Advice,
                "Each write to " + named(m_table) + " is written to its " + formatQuantity(indexes, Unit::None) +
                    " global indexes, too: " +
                    formatQuantity(m_figures.writeRate * m_serving.writeUnits * (1 + indexes), Unit::None, 3) +
                    " write units a second are paid for.",
                m_figures.writeRate * m_serving.writeUnits * (1 + indexes));
    }

    Findings &m_findings;
    const Component &m_table;
    const ComponentReport &m_figures;
    const Serving &m_serving;
    const Design &m_design;
};

} // namespace

void findKeyOddities(const FindingContext &context, Findings &findings)
{
    for (std::size_t i = 0; i < context.design.components.size(); ++i)
        KeyRules(context, findings, i).look();
}

} // namespace ninesketch
