// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/design_review.h"

#include "model/alike.h"
#include "model/design/abbreviations.h"
#include "model/design/retention.h"
#include "model/design/written_sizes.h"
#include "model/estimates/targets.h"
#include "model/framework/api_lines.h"
#include "model/framework/flow_lines.h"
#include "model/framework/requirement_lines.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/quantities.h"
#include "model/words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

namespace ninesketch
{
namespace
{

std::string whyNotEstimated(const MeasurableRequirement &requirement)
{
    return requirement.metric == RequirementMetric::RecoveryTime
               ? "hold it against the failover times and times to repair of what is drawn"
               : "of latencies the mean, p50, p90, p95, p99 and p99.9 are";
}

bool isSame(const Target &one, const Target &other)
{
    return one.metric == other.metric && one.classId == other.classId &&
           std::abs(one.value - other.value) <= 1e-12 * std::abs(other.value);
}

class Review
{
public:
    Review(const Framework &framework, const Design &design, const Report &report)
        : m_framework(framework), m_design(design), m_report(report)
    {
    }

    std::vector<FrameworkRemark> all()
    {
        interface();
        if (!m_design.empty()) {
            functional();
            targets();
            entities();
            flows();
            deepDives();
        }
        return std::move(m_remarks);
    }

private:
    void say(FrameworkStep step, std::size_t line, bool problem, std::string sentence)
    {
        m_remarks.push_back({step, line, problem, std::move(sentence)});
    }

    bool written() const
    {
        return std::ranges::any_of(m_design.classes, [](const RequestClass &one) { return !one.assumed; });
    }

    void functional()
    {
        const auto lines = wishesOf(m_framework);
        if (!written() || lines.empty())
            return;
        std::set<std::string> asked;
        const std::vector<std::string> about = pathsAndAnswersOf(m_framework, m_design.classes);
        for (const auto &[number, text] : lines) {
            const RequestClass *one = classOfRequirement(text, m_design.classes, about);
            if (!one) {
                say(FrameworkStep::Functional, number, true,
                    "no request class does this yet; name one in brackets, like (" + m_design.classes.front().name +
                        ")");
                continue;
            }
            asked.insert(one->id);
            const auto made = std::ranges::find(m_report.classes, one->id, &ClassReport::id);
            std::string sentence = one->name;
            if (one->peakRate)
                sentence += ", " + formatRate(*one->peakRate);
            if (made != m_report.classes.end() && made->path.size() <= 1)
                say(FrameworkStep::Functional, number, true, one->name + " reaches no component yet");
            else if (const std::string doubt = doubtOf(text); !doubt.empty())
                say(FrameworkStep::Functional, number, true, doubt);
            else
                say(FrameworkStep::Functional, number, false, sentence);
        }
        std::string unasked;
        for (const RequestClass &one : m_design.classes)
            if (!asked.contains(one.id))
                unasked += (unasked.empty() ? "" : ", ") + one.name;
        if (!unasked.empty() && m_remarks.back().isProblem == false)
            say(FrameworkStep::Functional, lines.back().number, true, "nobody asks for " + unasked);
    }

    /// What the drawn parts cannot do that the line asks for; empty: nothing is known.
    std::string doubtOf(const std::string &line) const
    {
        const std::set<std::string> words = stemsOf(line);
        const auto asks = [&](std::string_view about) { return sharedStems(words, stemsOf(about)) > 0; };
        for (const Component &component : m_design.components) {
            const bool lasting = component.text("auth") == "jwt" && component.number("revocationList").value_or(0) == 0;
            if (lasting && asks("logout revoke ban lock block"))
                return "a token of " + component.name + " works for " +
                       formatSeconds(component.number("tokenLifetime").value_or(0)) +
                       " after that; only a list of revoked ones ends it at once";
            if (component.is("key-value-store") && asks("join report analyse analyze aggregate adhoc"))
                return component.name + " answers by key only: no joins, no questions that it was not made for";
        }
        return {};
    }

    void targets()
    {
        for (const auto &[number, text] : requirementLinesOf(m_framework)) {
            const auto read = readRequirement(text);
            const auto requirement =
                read ? std::optional(ofKnownClass(*read, m_framework, m_design.classes)) : std::nullopt;
            const auto target = requirement ? targetOf(*requirement, m_design.classes) : std::nullopt;
            if (!target) {
                if (read && read->metric == RequirementMetric::Retention)
                    retention(number, *read);
                else if (requirement && written() && !requirement->requestClass.empty() &&
                         !classNamed(requirement->requestClass, m_design.classes))
                    say(FrameworkStep::NonFunctional, number, true, whoIsNobody(requirement->requestClass));
                else if (requirement)
                    say(FrameworkStep::NonFunctional, number, false,
                        requirementText(*requirement) + "; not judged: " + whyNotEstimated(*requirement));
                continue;
            }
            const TargetResult *worst = nullptr;
            for (const TargetResult &result : m_report.targets) {
                if (isSame(m_design.targets[result.target], *target) && (!worst || result.margin < worst->margin))
                    worst = &result;
            }
            if (!worst) {
                say(FrameworkStep::NonFunctional, number, false, "not a target yet");
                continue;
            }
            const std::string amount = formatShare(std::abs(worst->margin), 2);
            if (worst->met)
                say(FrameworkStep::NonFunctional, number, false,
                    "met: " + formatMetric(worst->metric, *worst->actual) + ", " + amount + " to spare");
            else
                say(FrameworkStep::NonFunctional, number, true,
                    (worst->missed() ? "missed: " : "") + actualText(*worst) +
                        (worst->blame.empty() ? "" : "; " + worst->blame));
        }
    }

    /// The longest that a store keeps what the classes write.
    void retention(std::size_t number, const MeasurableRequirement &requirement)
    {
        const std::vector<std::string> writers = classesKept(requirement, m_design.classes);
        if (writers.empty() && !requirement.requestClass.empty())
            return say(FrameworkStep::NonFunctional, number, true,
                       "no request class that writes is called " + requirement.requestClass + " yet");
        const Component *longest = nullptr;
        double kept = 0;
        bool said = false;
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            const Component &component = m_design.components[i];
            const auto &ids = m_report.components[i].classIds;
            if (component.kind->behaviour != Behaviour::Store || std::ranges::find_first_of(ids, writers) == ids.end())
                continue;
            if (const double own = keptFor(m_design, component, ids); own > kept) {
                kept = own;
                longest = &component;
                said = component.states("retention") || !keptForClasses(m_design, component, ids).empty();
            }
        }
        constexpr double nearly = 0.99; // 365 days are a year, too
        const bool met = kept >= nearly * requirement.bound;
        if (!longest)
            say(FrameworkStep::NonFunctional, number, true,
                requirementText(requirement) + "; no store is written to yet");
        else
            say(FrameworkStep::NonFunctional, number, !met,
                (met ? "met: " : "missed: ") + longest->name + " keeps " + formatSeconds(kept) +
                    (said ? "" : ", the default"));
    }

    /// Where rows of each entity are kept.
    void entities()
    {
        std::map<std::string, std::string> stores; // by entity
        for (std::size_t i = 0; i < m_design.components.size(); ++i) {
            const Component &component = m_design.components[i];
            for (const SizeSource &source : sizeSources(m_design, component, m_report.components[i].classIds))
                if (source.from == SizeSource::From::Entity) {
                    std::string &names = stores[source.entity];
                    if (names.find(component.name) == std::string::npos)
                        names += (names.empty() ? "" : ", ") + component.name;
                }
        }
        const bool stored = std::ranges::any_of(m_design.components, [](const Component &component) {
            return component.kind->behaviour == Behaviour::Store;
        });
        for (const auto &[number, text] : entityLinesOf(m_framework)) {
            const auto entity = readEntity(text);
            const bool whole =
                entity && entity->bytesPerRow > 0 &&
                std::ranges::none_of(entity->fields, [](const EntityField &field) { return field.bytes <= 0; });
            if (!whole || !stored)
                continue; // said of the line itself
            const auto kept = stores.find(entity->name);
            const std::string size = rowText(*entity);
            std::string unknown;
            const auto isUnknown = [&](const std::string &name) {
                return !classMeant(name, m_framework, m_design.classes) && !componentNamed(m_design, name);
            };
            for (const std::string &name : entity->about)
                if (isUnknown(name))
                    unknown += (unknown.empty() ? "" : ", ") + name;
            const bool described =
                entity->about.size() > 1 && std::ranges::all_of(entity->about, isUnknown); // its fields
            if (!unknown.empty() && !described)
                say(FrameworkStep::Entities, number, true, size + "; no request class or store is called " + unknown);
            else if (kept != stores.end())
                say(FrameworkStep::Entities, number, false, size + ", kept in " + kept->second);
            else
                say(FrameworkStep::Entities, number, false,
                    size + "; who writes or keeps it may stand at the end, like (" + nameOfWriter() + ")");
        }
    }

    /// Nothing asks for what a requirement speaks of.
    std::string whoIsNobody(const std::string &name) const
    {
        const std::string none = "no request class is called " + name;
        return couldBeClass(name) || m_design.classes.empty()
                   ? none + " yet"
                   : none + ": name the one that is meant in brackets, like (" + m_design.classes.front().name + ")";
    }

    /// A class that writes, else a store: what an entity may name.
    std::string nameOfWriter() const
    {
        const auto writer = std::ranges::find(m_design.classes, Operation::Write, &RequestClass::operation);
        if (writer != m_design.classes.end())
            return writer->name;
        const auto store = std::ranges::find_if(m_design.components, [](const Component &component) {
            return component.kind->behaviour == Behaviour::Store;
        });
        return store->name;
    }

    void interface()
    {
        const Interface lines = interfaceOf(m_framework, m_design.classes);
        for (std::size_t i = 0; i < lines.lines.size(); ++i) {
            if (!lines.classes[i])
                continue;
            const RequestClass &one = m_design.classes[*lines.classes[i]];
            const ApiLine &line = lines.lines[i];
            // before anything is drawn, what it will become
            const bool writes = m_design.empty() ? line.isWrite : one.operation == Operation::Write;
            const std::optional<double> rate = m_design.empty() && line.rate ? line.rate : one.peakRate;
            say(FrameworkStep::Interface, lines.numbers[i], false,
                one.name + (writes ? ", writes" : ", reads") + (rate ? ", " + formatRate(*rate) : ""));
        }
    }

    /// Several lines begin at the same caller, and none says whose way it is.
    bool forksForAll(const std::vector<NumberedLine> &lines) const
    {
        std::set<std::string> callers;
        bool fork = false;
        for (const NumberedLine &line : lines)
            if (const auto steps = readFlow(line.text)) {
                if (!steps->front().classes.empty() ||
                    !classesLabelled(steps->front().label, m_framework, m_design.classes).empty())
                    return false;
                fork = !callers.insert(lowered(steps->front().from)).second || fork;
            }
        return fork;
    }

    void flows()
    {
        const auto lines = linesOf(m_framework.at(FrameworkStep::DataFlow));
        const auto said = [](const Call &call) { return !call.classes.empty(); };
        const bool parted = !written() || std::ranges::any_of(m_design.calls, said) || m_design.classes.size() < 2 ||
                            !forksForAll(lines);
        for (const auto &[number, text] : lines) {
            const auto steps = readFlow(text);
            if (!steps)
                continue;
            std::string missing, unknown;
            for (const std::string &name : steps->front().classes)
                if (classesLabelled(name, m_framework, m_design.classes).empty())
                    unknown += (unknown.empty() ? "" : ", ") + name;
            const std::string &label = steps->front().label;
            const bool nobodys = written() && unknown.empty() && !label.empty() && steps->front().classes.empty() &&
                                 classesLabelled(label, m_framework, m_design.classes).empty();
            std::set<std::string> others; // that an arrow of the line keeps away
            for (const FlowStep &step : *steps) {
                const auto from = componentNamed(m_design, step.from), to = componentNamed(m_design, step.to);
                const auto call = std::ranges::find_if(
                    m_design.calls, [&](const Call &one) { return from && to && one.from == *from && one.to == *to; });
                if (call == m_design.calls.end())
                    missing += (missing.empty() ? "" : ", ") + step.from + " → " + step.to;
                else
                    for (const auto &[id, own] : call->classes)
                        if (own.perRequest == 0.0)
                            others.insert(id);
            }
            if ((nobodys || !unknown.empty()) && missing.empty() &&
                others.empty()) // a remark: "redis (impression ids)"
                say(FrameworkStep::DataFlow, number, false,
                    "all drawn, for every request: no request class is called " + (nobodys ? label : unknown));
            else if (!unknown.empty())
                say(FrameworkStep::DataFlow, number, true, "no request class is called " + unknown);
            else if (!missing.empty())
                say(FrameworkStep::DataFlow, number, true, "not drawn: " + missing);
            else if (!others.empty())
                say(FrameworkStep::DataFlow, number, false,
                    "all drawn" +
                        forTheRest(others, classesLabelled(steps->front().label, m_framework, m_design.classes)));
            else
                say(FrameworkStep::DataFlow, number, false,
                    parted ? "all drawn"
                           : "all drawn, for every request; whose way it is may stand at the end, like (" +
                                 m_design.classes.front().name + ")");
        }
    }

    /// ", for Redirect and Create", first those that the line is called by; empty: nobody is left.
    std::string forTheRest(const std::set<std::string> &others, const std::vector<std::string> &called) const
    {
        std::vector<std::string> names;
        for (const bool first : {true, false})
            for (const RequestClass &one : m_design.classes)
                if (!others.contains(one.id) && first == (std::ranges::find(called, one.id) != called.end()))
                    names.push_back(one.name);
        return names.empty() ? std::string() : ", for " + listedNames(names, 0, {});
    }

    void deepDives()
    {
        std::set<std::string> topics;
        const auto add = [&](const std::set<std::string> &words) { topics.insert(words.begin(), words.end()); };
        for (const Component &component : m_design.components)
            add(stemsOf(component.name + " " + component.kind->name));
        for (const RequestClass &one : m_design.classes)
            add(stemsOf(one.name));
        for (const Target &target : m_design.targets)
            add(stemsOf(metricName(target.metric)));
        add(stemsOf("availability latency throughput durability staleness cost nines p99 failover scaling hot key"));
        for (const auto &[number, text] : linesOf(m_framework.at(FrameworkStep::DeepDives)))
            if (sharedStems(stemsOf(text), topics) == 0)
                say(FrameworkStep::DeepDives, number, true, "which requirement or component is this about?");
    }

    const Framework &m_framework;
    const Design &m_design;
    const Report &m_report;
    std::vector<FrameworkRemark> m_remarks;
};

} // namespace

Interface interfaceOf(const Framework &framework, const std::vector<RequestClass> &classes)
{
    Interface read;
    for (const auto &[number, text] : linesOf(framework.at(FrameworkStep::Interface)))
        if (const auto api = readApiLine(text)) {
            read.lines.push_back(*api);
            read.numbers.push_back(number);
        }
    read.classes = classesOfInterface(read.lines, classes);
    // "POST /ingest" after "ingest metrics from servers" is about metrics
    for (const NumberedLine &wish : wishesOf(framework)) {
        const RequestClass *one = classOfRequirement(wish.text, classes);
        const std::set<std::string> words = stemsOf(wish.text);
        if (!one)
            continue;
        const auto index = static_cast<std::size_t>(one - classes.data());
        if (std::ranges::find(read.classes, std::optional(index)) != read.classes.end())
            continue;
        std::vector<std::size_t> about; // lines without a class that share a word with it
        for (std::size_t i = 0; i < read.lines.size(); ++i) {
            const ApiLine &line = read.lines[i];
            if (!read.classes[i] && line.named.empty() && line.isWrite == (one->operation == Operation::Write) &&
                sharedStems(stemsOf(withWordsApart(line.path)), words) > 0)
                about.push_back(i);
        }
        if (about.size() == 1)
            read.classes[about.front()] = index;
    }
    return read;
}

std::vector<std::string> pathsAndAnswersOf(const Framework &framework, const std::vector<RequestClass> &classes)
{
    std::vector<std::string> about = pathsOf(framework, classes);
    const Interface lines = interfaceOf(framework, classes);
    for (std::size_t i = 0; i < lines.lines.size(); ++i)
        if (const auto &of = lines.classes[i])
            about[*of] += ' ' + lines.lines[i].answer;
    return about;
}

std::vector<std::string> pathsOf(const Framework &framework, const std::vector<RequestClass> &classes)
{
    std::vector<std::string> paths(classes.size());
    const Interface lines = interfaceOf(framework, classes);
    for (std::size_t i = 0; i < lines.lines.size(); ++i)
        if (const auto &of = lines.classes[i])
            paths[*of] = lines.lines[i].path.substr(0, lines.lines[i].path.find('?'));
    return paths;
}

const RequestClass *classMeant(std::string_view name, const Framework &framework,
                               const std::vector<RequestClass> &classes)
{
    if (const RequestClass *one = classNamed(name, classes))
        return one;
    const std::set<std::string> wanted = stemsOf(name);
    const std::vector<std::string> paths = pathsOf(framework, classes);
    const RequestClass *meant = nullptr;
    std::size_t lines = 0;
    std::set<const RequestClass *> ofOthers; // "query clicks" is not what "click an ad" asks for
    for (const auto &[number, text] : wishesOf(framework)) {
        const RequestClass *one = classOfRequirement(text, classes, paths);
        const std::size_t both = sharedStems(wanted, stemsOf(text));
        if (wanted.empty() || !(both == wanted.size() || (both > 1 && both + 1 >= wanted.size()))) {
            ofOthers.insert(one);
            continue;
        }
        meant = one;
        ++lines;
    }
    return lines == 1 && !ofOthers.contains(meant) ? meant : nullptr;
}

std::vector<std::string> classesLabelled(const std::string &label, const Framework &framework,
                                         const std::vector<RequestClass> &classes)
{
    if (label.empty())
        return {};
    std::vector<std::string> ids;
    const std::set<std::string> words = stemsOf(label);
    for (const RequestClass &one : classes)
        if (one.id == label || words == stemsOf(one.name))
            return {one.id};
    for (const RequestClass &one : classes) // "bids": who creates one, and who reads them
        if (!words.empty() && sharedStems(words, stemsOf(one.name)) == words.size())
            ids.push_back(one.id);
    if (!ids.empty())
        return ids;
    if (const RequestClass *one = classMeant(label, framework, classes))
        return {one->id};
    const std::vector<std::string> paths = pathsOf(framework, classes);
    for (std::size_t i = 0; i < classes.size(); ++i) // "watchlist" of PUT /watchlists/{id}/symbols
        if (!words.empty() && sharedStems(words, stemsOf(withWordsApart(paths[i]))) == words.size())
            ids.push_back(classes[i].id);
    if (!ids.empty())
        return ids;
    const bool reads = words == stemsOf("read"), writes = words == stemsOf("write");
    for (const RequestClass &one : classes)
        if ((reads && one.operation == Operation::Read) || (writes && one.operation == Operation::Write))
            ids.push_back(one.id);
    return ids;
}

MeasurableRequirement ofKnownClass(MeasurableRequirement requirement, const Framework &framework,
                                   const std::vector<RequestClass> &classes)
{
    if (requirement.requestClass.empty())
        return requirement;
    const RequestClass *one = classMeant(requirement.requestClass, framework, classes);
    std::vector<RequestClass> writers;
    if (!one &&
        (requirement.metric == RequirementMetric::DataLoss || requirement.metric == RequirementMetric::Durability)) {
        std::ranges::copy_if(classes, std::back_inserter(writers),
                             [](const RequestClass &some) { return some.operation == Operation::Write; });
        one = classMeant(requirement.requestClass, framework, writers); // "RPO 0 for bookings": who makes them
    }
    if (one)
        requirement.requestClass = one->id;
    return requirement;
}

/// "the database", and "main database" where it is called nothing but Postgres; "push service" is no "Chat service".
static bool namedByItsKind(const Component &component, const std::set<std::string> &wanted)
{
    std::set<std::string> known = stemsOf(component.kind->name);
    for (const std::string &word : component.kind->words)
        known.merge(stemsOf(word));
    const std::size_t both = sharedStems(wanted, known);
    if (const Preset *preset = findPreset(component.preset))
        known.merge(stemsOf(preset->name));
    const std::set<std::string> own = stemsOf(component.name);
    return both > 0 && (both == wanted.size() || sharedStems(own, known) == own.size());
}

std::optional<std::size_t> componentNamed(const Design &design, const std::string &name)
{
    std::string bare; // without replicas, "pg 3x", "3 redis"
    std::istringstream in{name};
    for (std::string word; in >> word;) {
        const bool leads = bare.empty() && !(in >> std::ws).eof();
        if (word.find_first_not_of("0123456789x") != std::string::npos || (word.size() < 2 && !leads))
            bare += (bare.empty() ? "" : " ") + word;
    }
    const std::string title = lowered(titleOfAbbreviation(bare));
    for (std::size_t i = 0; i < design.components.size(); ++i)
        if (const std::string own = lowered(design.components[i].name); own == lowered(bare) || own == title)
            return i;
    const std::set<std::string> said = stemsOf(name), wanted = said.empty() ? stemsOf(spelledOut(bare)) : said;
    std::optional<std::size_t> best;
    double likeness = 0;
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &component = design.components[i];
        std::set<std::string> words = stemsOf(component.name);
        if (component.name == name || component.key == name)
            return i;
        const std::size_t both = sharedStems(wanted, words);
        if (both == 0 || (both < wanted.size() && both < words.size()))
            continue;
        const double like = 2.0 * static_cast<double>(both) / static_cast<double>(wanted.size() + words.size());
        if (like > likeness) {
            likeness = like;
            best = i;
        }
    }
    for (std::size_t i = 0; i < design.components.size() && !best; ++i)
        if (namedByItsKind(design.components[i], wanted))
            best = i;
    return best;
}

std::vector<std::string> classesKept(const MeasurableRequirement &requirement, const std::vector<RequestClass> &classes)
{
    const std::set<std::string> named = stemsOf(requirement.requestClass);
    std::vector<std::string> ids;
    for (const RequestClass &one : classes)
        if (one.operation == Operation::Write &&
            (requirement.requestClass.empty() || one.id == requirement.requestClass ||
             sharedStems(named, stemsOf(one.name + ' ' + one.id)) > 0))
            ids.push_back(one.id);
    return ids;
}

std::string whyNotJudged(std::string_view line, const Framework &framework, const Design &design)
{
    if (const auto several = requirementsIn(line); several.size() > 1) {
        std::string all;
        for (const std::string &one : several)
            if (const std::string why = whyNotJudged(one, framework, design); !why.empty())
                all += (all.empty() ? "" : "; ") + why;
        return all;
    }
    const auto read = readRequirement(line);
    if (!read)
        return read.error();
    const MeasurableRequirement requirement = ofKnownClass(*read, framework, design.classes);
    if (requirement.metric == RequirementMetric::Retention)
        return {};
    if (!requirement.requestClass.empty() && !classNamed(requirement.requestClass, design.classes))
        return "no request class is called " + requirement.requestClass;
    const auto target = targetOf(requirement, design.classes);
    if (!target)
        return whyNotEstimated(requirement);
    const bool judged = std::ranges::any_of(design.targets, [&](const Target &one) { return isSame(one, *target); });
    return judged ? std::string() : "it is no target of the design";
}

std::vector<FrameworkRemark> reviewAgainstDesign(const Framework &framework, const Design &design, const Report &report)
{
    return Review(framework, design, report).all();
}

std::vector<std::string> proposedDeepDives(const Design &design, const Report &report, std::size_t atMost)
{
    std::vector<const TargetResult *> results;
    for (const TargetResult &result : report.targets)
        if (result.met || result.missed())
            results.push_back(&result);
    std::ranges::stable_sort(results, {}, [](const TargetResult *one) { return one->margin; });
    const auto title = [&](const TargetResult &result, const std::string &of) {
        return (of.empty() ? of : of + ": ") + metricName(result.metric) + " " +
               (result.actual ? actualText(result) + " where " : std::string("of ")) +
               (moreIsBetter(result.metric) ? "at least " : "at most ") + formatMetric(result.metric, result.wanted) +
               " is wanted";
    };
    const auto nameOf = [&](const TargetResult &result) {
        const RequestClass *one = design.findClass(result.classId);
        return one ? one->name : std::string();
    };
    std::vector<std::string> dives;
    std::vector<const TargetResult *> missed, told;
    std::ranges::copy_if(results, std::back_inserter(missed), [](const TargetResult *one) { return !one->met; });
    for (const TargetResult *result : missed) { // classes that miss the same for the same reason are one topic
        const auto same = [&](const TargetResult *other) {
            return other->metric == result->metric && other->blame == result->blame;
        };
        if (std::ranges::any_of(told, same))
            continue;
        told.push_back(result);
        std::string of, also; // by as much as the first, or by another
        for (const TargetResult *other : missed)
            if (const std::string name = nameOf(*other); same(other) && !name.empty()) {
                std::string &names = title(*other, {}) == title(*result, {}) ? of : also;
                names += (names.empty() ? "" : ", ") + name;
            }
        dives.push_back(title(*result, of) + (result->blame.empty() ? "" : ": " + result->blame) +
                        (also.empty() ? "" : "; missed by " + also + ", too"));
    }
    for (const Finding &finding : report.findings)
        if (finding.id == "single-point-of-failure" || finding.id == "no-spare-replica" || finding.id == "zone-loss")
            dives.push_back(finding.sentence.substr(0, finding.sentence.find_last_not_of('.') + 1));
    for (const TargetResult *result : results)
        if (result->met)
            dives.push_back(title(*result, nameOf(*result)) + ", " + formatShare(result->margin, 2) + " to spare");
    if (dives.size() > atMost)
        dives.resize(atMost);
    return dives;
}

} // namespace ninesketch
