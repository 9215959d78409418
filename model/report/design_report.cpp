// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/design_report.h"

#include "model/alike.h"
#include "model/design/fields.h"
#include "model/design/in_play.h"
#include "model/design/number_sources.h"
#include "model/design/retention.h"
#include "model/design/written_sizes.h"
#include "model/estimates/figure_text.h"
#include "model/estimates/service_credits.h"
#include "model/estimates/targets.h"
#include "model/estimates/working.h"
#include "model/framework/design_review.h"
#include "model/load/load_pad.h"
#include "model/quantities.h"
#include "model/report/decisions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

namespace ninesketch
{
namespace
{

constexpr const char *unknownText = "unknown";
constexpr double daysOfMonth = 30, daysOfYear = 365;

std::string optionalText(const std::optional<double> &value, std::string (*format)(double))
{
    return value ? format(*value) : unknownText;
}

/// Of what there need not be.
std::string orDash(const std::optional<double> &value, std::string (*format)(double))
{
    return value ? format(*value) : "\u2013";
}

std::string seconds(double value)
{
    return formatSeconds(value);
}

std::string available(double share)
{
    return availabilityText(share);
}

std::string rate(double value)
{
    return formatQuantity(value, Unit::PerSecond);
}

std::string share(double value)
{
    return formatShare(value);
}

void drop(TableBlock &table, std::size_t column)
{
    table.header.erase(table.header.begin() + static_cast<std::ptrdiff_t>(column));
    for (auto &row : table.rows)
        row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
}

std::string className(const Design &design, const std::string &id)
{
    const RequestClass *found = design.findClass(id);
    return found && !found->name.empty() ? found->name : id;
}

/// `whyOpen`, of a line: why nothing here says whether it is met; empty: it does.
void addNotes(Document &document, const Framework &framework, FrameworkStep step,
              const std::function<std::string(const std::string &)> &whyOpen = {})
{
    const auto lines = linesOf(framework.at(step));
    if (lines.empty())
        return;
    document.blocks.push_back(Heading{3, frameworkSteps()[static_cast<std::size_t>(step)].title});
    Bullets bullets;
    for (const NumberedLine &line : lines) {
        const std::string open = whyOpen ? whyOpen(line.text) : std::string();
        bullets.items.push_back(line.text + (open.empty() ? "" : " (not judged: " + open + ")"));
    }
    document.blocks.push_back(std::move(bullets));
}

std::string counted(std::size_t count, const std::string &one)
{
    return std::to_string(count) + " " + one + (count == 1 ? "" : one.ends_with('s') ? "es" : "s");
}

/// What a reader with ten seconds needs.
void addVerdict(Document &document, const Design &design, const Report &report)
{
    std::string text = counted(report.classes.size(), "request class") + " over " +
                       counted(design.components.size(), "component") + ".";
    const auto nameOf = [&](const TargetResult &one) {
        return metricName(one.metric) + (one.classId.empty() ? "" : " of " + className(design, one.classId));
    };
    std::string missed, unknown;
    const TargetResult *nearest = nullptr;
    std::vector<TargetResult> open;
    for (const TargetResult &one : report.targets)
        if (!one.met)
            open.push_back(one);
        else if (!nearest || one.margin < nearest->margin)
            nearest = &one;
    const auto figure = [](const TargetResult &one) {
        return std::tuple(one.metric, one.missed(), one.missed() ? actualText(one) : std::string());
    };
    for (const auto &[key, results] : alike(open, figure)) {
        const TargetResult &one = *results.front();
        std::vector<std::string> names;
        for (const TargetResult *each : results)
            if (!each->classId.empty())
                names.push_back(className(design, each->classId));
        std::string &list = one.missed() ? missed : unknown;
        list += (list.empty() ? "" : ", ") + metricName(one.metric) + (names.empty() ? "" : " of ") +
                listedNames(names, report.classes.size(), "every request class") +
                (one.missed() ? " (" + actualText(one) + ")" : "");
    }
    if (!missed.empty())
        text += " Missed: " + missed + ".";
    if (!unknown.empty())
        text += " Unknown: " + unknown + ".";
    if (nearest && missed.empty() && unknown.empty())
        text += (report.targets.size() == 1 ? " The target is met"
                                            : " All " + std::to_string(report.targets.size()) +
                                                  " targets are met; the tightest is " + nameOf(*nearest) + ",") +
                " with " + formatShare(nearest->margin, 2) + " to spare.";
    document.blocks.push_back(Paragraph{std::move(text)});
}

/// What was noted of the design itself.
void addDesign(Document &document, const Framework &framework)
{
    const std::size_t before = document.blocks.size();
    document.blocks.push_back(Heading{2, "Design"});
    for (const FrameworkStep step : {FrameworkStep::HighLevelDesign, FrameworkStep::DeepDives})
        addNotes(document, framework, step);
    if (document.blocks.size() == before + 1)
        document.blocks.pop_back();
}

void addRequirements(Document &document, const Design &design, const Report &report, const ReportContext &context)
{
    if (context.framework.empty() && report.targets.empty() && context.loadPad.empty())
        return;
    document.blocks.push_back(Heading{2, "Requirements"});
    for (const FrameworkStep step : {FrameworkStep::Functional, FrameworkStep::NonFunctional, FrameworkStep::Entities,
                                     FrameworkStep::Interface, FrameworkStep::DataFlow})
        addNotes(document, context.framework, step,
                 step == FrameworkStep::NonFunctional
                     ? [&](const std::string &line) { return whyNotJudged(line, context.framework, design); }
                     : std::function<std::string(const std::string &)>());
    if (!context.loadPad.empty()) {
        document.blocks.push_back(Heading{3, "Load"});
        Bullets bullets;
        for (const PadLine &line : readLoadPad(context.loadPad).lines)
            if (!line.text.empty() && !line.readAs.empty())
                bullets.items.push_back(line.readAs);
        if (!bullets.items.empty())
            document.blocks.push_back(std::move(bullets));
    }
    if (report.targets.empty())
        return;
    document.blocks.push_back(Heading{3, "Targets"});
    TableBlock table;
    table.header = {"Request class", "Target", "Wanted", "Estimated", "", "Why"};
    table.numeric = {false, false, true, true};
    for (const TargetResult &target : report.targets) {
        const std::string sign = moreIsBetter(target.metric) ? "\u2265 " : "\u2264 ";
        table.rows.push_back({className(design, target.classId), metricName(target.metric),
                              sign + formatMetric(target.metric, target.wanted), actualText(target),
                              target.met        ? "met"
                              : target.missed() ? "missed"
                                                : unknownText,
                              target.blame});
    }
    if (std::ranges::all_of(report.targets, [](const TargetResult &one) { return one.blame.empty(); }))
        drop(table, 5);
    document.blocks.push_back(std::move(table));
}

void addClasses(Document &document, const Design &design, const Report &report)
{
    document.blocks.push_back(Heading{2, "Estimates by request class"});
    TableBlock table;
    table.header = {"Request class", "Rate",  "Availability",     "Mean",      "p50",
                    "p99",           "p99.9", "Most it can take", "Bottleneck"};
    table.numeric = {false, true, true, true, true, true, true, true, false};
    for (const ClassReport &one : report.classes) {
        const auto known = [](std::string text) { return text.empty() ? unknownText : std::move(text); };
        const auto latency = [&](double LatencySummary::*which) { return known(latencyText(one, which)); };
        table.rows.push_back(
            {one.name, optionalText(one.rate, rate), optionalText(one.availability, available),
             latency(&LatencySummary::mean), latency(&LatencySummary::p50), latency(&LatencySummary::p99),
             latency(&LatencySummary::p999), known(maxThroughputText(one)),
             one.bottleneck && *one.bottleneck < design.components.size() ? design.components[*one.bottleneck].name
                                                                          : "\u2013"});
    }
    document.blocks.push_back(std::move(table));
    for (const ClassReport &one : report.classes) {
        if (one.simulated)
            document.blocks.push_back(
                Paragraph{"The latency of " + one.name +
                              " is simulated (with 95 % intervals): no analysis holds for this design.",
                          true});
        else if (one.latencyTrust == Trust::Doubtful)
            document.blocks.push_back(Paragraph{
                "The latency of " + one.name + " is marked: no analysis holds for this design; trust the simulation.",
                true});
    }
}

/// The same availability is many short outages or few long ones.
void addDowntime(Document &document, const Design &design, const Report &report)
{
    TableBlock table;
    double assumed = 0;
    table.header = {"Request class", "Availability", "Down a month", "Down a year", "Outages a month", "Mean outage"};
    table.numeric = {false, true, true, true, true, true};
    for (const ClassReport &one : report.classes) {
        if (!one.availability)
            continue;
        assumed = std::max(assumed, one.outages ? one.outages->assumedShare : 0);
        table.rows.push_back({one.name, available(*one.availability), formatDowntime(*one.availability, daysOfMonth),
                              formatDowntime(*one.availability, daysOfYear),
                              one.outages ? formatQuantity(one.outages->perMonth, Unit::None, 2) : unknownText,
                              one.outages ? seconds(one.outages->meanSeconds) : unknownText});
    }
    if (table.rows.empty())
        return;
    document.blocks.push_back(Heading{3, "Downtime"});
    document.blocks.push_back(std::move(table));
    std::string note = "An outage that only a share of the requests meets counts as that share of one.";
    if (assumed > 0)
        note += " Parts without a time to repair are taken to need " + seconds(design.settings.repairTime) + " (" +
                share(assumed) + " of the outages at most).";
    document.blocks.push_back(Paragraph{note, true});
}

/// Contracts are judged by the month.
void addMonths(Document &document, const Report &report)
{
    TableBlock table;
    table.header = {"Request class", "Target", "A month allows", "Month breaches", "Expected credit"};
    table.numeric = {false, true, true, true, true};
    for (const ClassReport &one : report.classes) {
        if (!one.outages || !one.outages->target)
            continue;
        const Outages &outages = *one.outages;
        table.rows.push_back({one.name, orDash(outages.target, available), orDash(outages.allowed, seconds),
                              orDash(outages.breach, share), orDash(outages.credit, share)});
    }
    if (table.rows.empty())
        return;
    document.blocks.push_back(Heading{3, "The month's error budget"});
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(Paragraph{
        "Outages come at random and last exponentially: the chance that their sum in a month exceeds what the "
        "target allows. Credits: 10 % of the bill below the target, 25 % below 99 %, all below 95 %.",
        true});
}

/// What providers pay back, by the ladders of the components.
void addCredits(Document &document, const Design &design, const Report &report)
{
    TableBlock table;
    table.header = {"Component", "Uptime of a month and credit", "A month allows", "Month breaches", "Expected credit",
                    "A month"};
    table.numeric = {false, false, true, true, true, true};
    for (std::size_t i = 0; i < report.components.size(); ++i)
        if (const auto outlook = creditOutlook(design, report, i))
            table.rows.push_back({report.components[i].name, ladderText(outlook->ladder), seconds(outlook->allowed),
                                  share(outlook->breach), share(outlook->credit),
                                  optionalText(outlook->dollars, formatDollars)});
    if (table.rows.empty())
        return;
    document.blocks.push_back(Heading{3, "Service credits"});
    document.blocks.push_back(std::move(table));
    document.blocks.push_back(Paragraph{"Below the first uptime in a billing month the first share of the bill comes "
                                        "back, below the next the next. Credits are claimed, not sent.",
                                        true});
}

void addComponents(Document &document, const Design &design, const Report &report)
{
    document.blocks.push_back(Heading{2, "Estimates by component"});
    TableBlock table;
    table.header = {"Component",           "Arrivals",     "Utilisation", "Availability", "Replicas",
                    "Enough for the load", "Response p99", "Stored",      "Cost a month"};
    table.numeric = {false, true, true, true, true, true, true, true, true};
    bool anyCost = false, anyStorage = false;
    for (std::size_t i = 0; i < report.components.size(); ++i) {
        const ComponentReport &one = report.components[i];
        if (design.components[i].kind->behaviour == Behaviour::Client)
            continue;
        anyCost = anyCost || one.monthlyCost;
        anyStorage = anyStorage || one.storageBytes.value_or(0) > 0;
        const auto count = [](const std::optional<double> &value) {
            return value ? formatQuantity(*value, Unit::None) : std::string("\u2013");
        };
        table.rows.push_back(
            {one.name, rate(one.arrivalRate), one.utilisation ? share(*one.utilisation) : "\u2013",
             optionalText(one.availability, available), count(one.replicas), count(one.proposedReplicas),
             one.response ? responseText(one, &LatencySummary::p99) : "\u2013",
             // of what nobody writes to nothing is known: it was filled otherwise
             one.storageBytes.value_or(0) > 0 ? formatQuantity(*one.storageBytes, Unit::Bytes) : "\u2013",
             one.monthlyCost ? formatDollars(*one.monthlyCost) : "\u2013"});
    }
    if (!anyCost)
        drop(table, 8);
    if (!anyStorage)
        drop(table, 7);
    document.blocks.push_back(std::move(table));
    if (!report.monthlyCost)
        return;
    std::string unpriced;
    for (std::size_t i = 0; i < design.components.size(); ++i)
        if (const ComponentReport &one = report.components[i];
            design.components[i].kind->behaviour != Behaviour::Client && one.arrivalRate > 0 && !one.monthlyCost)
            unpriced += (unpriced.empty() ? "" : ", ") + design.components[i].name;
    document.blocks.push_back(Paragraph{"In all " + formatDollars(*report.monthlyCost) +
                                        " a month, by the prices listed under Assumptions" +
                                        (unpriced.empty() ? "." : ", and without what has none: " + unpriced + ".")});
}

void addFindings(Document &document, const Report &report)
{
    document.blocks.push_back(Heading{2, "Findings"});
    if (report.findings.empty()) {
        document.blocks.push_back(Paragraph{"None."});
        return;
    }
    Bullets bullets;
    for (const Finding &finding : report.findings)
        bullets.items.push_back(std::string(severityKey(finding.severity)) + ": " + finding.sentence +
                                (finding.source.empty() ? "" : " (" + finding.source + ")"));
    document.blocks.push_back(std::move(bullets));
}

void addDecisions(Document &document, const Design &design)
{
    const std::vector<Decision> decisions = decisionsOf(design.settings);
    if (decisions.empty())
        return;
    document.blocks.push_back(Heading{2, "Decisions"});
    for (const Decision &decision : decisions) {
        document.blocks.push_back(Heading{3, decision.title});
        if (!decision.context.empty())
            document.blocks.push_back(Paragraph{decision.context});
        TableBlock table;
        table.header = {"Option", "Against what was drawn", ""};
        for (const DecisionOption &option : decision.options) {
            std::string figures;
            for (const std::string &line : option.figures)
                figures += (figures.empty() ? "" : "; ") + line;
            table.rows.push_back(
                {option.name, figures.empty() ? "as it was" : figures, option.name == decision.chosen ? "chosen" : ""});
        }
        document.blocks.push_back(std::move(table));
        if (!decision.reasons.empty())
            document.blocks.push_back(Bullets{decision.reasons});
        if (!decision.date.empty())
            document.blocks.push_back(Paragraph{"Decided on " + decision.date + ".", true});
    }
}

std::string valueText(const ParameterSpec &spec, const ParameterValue &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return formatQuantity(*number, spec.unit);
    if (const auto *range = std::get_if<Range>(&value))
        return formatQuantity(range->low, spec.unit) + " to " + formatQuantity(range->high, spec.unit);
    return std::get<std::string>(value);
}

/// The numbers that calls, request classes and settings state, by the lists of what they can state.
template <typename Owner>
void addStated(TableBlock &table, const NumberSources &sources, const std::string &name,
               std::span<const NumberField<Owner>> fields, const Owner &owner)
{
    const Owner plain;
    for (const NumberField<Owner> &field : fields) {
        const auto value = field.get(owner);
        if (!value || value == field.get(plain))
            continue;
        const auto range = rangeOf(owner, field);
        table.rows.push_back(
            {name, std::string(field.label),
             range ? formatRange(range->low, range->high, field.unit) : formatQuantity(*value, field.unit),
             sourceOf(sources, field.key, *value)});
    }
}

/// The client's own load counts for none of the classes that come from it: each says its rate.
bool restsOnNothing(const Design &design, std::size_t client)
{
    return std::ranges::all_of(design.classes, [&](const RequestClass &one) {
        return one.entry != client || (!one.assumed && !one.share && (one.rate || one.users));
    });
}

void addAssumptions(Document &document, const Design &design, const Report &report)
{
    document.blocks.push_back(Heading{2, "Assumptions"});
    const DocumentSources sources(design.settings);
    TableBlock table;
    table.header = {"Of", "Number", "Value", "From"};
    table.numeric = {false, false, true, false};
    for (const RequestClass &one : design.classes)
        if (!one.assumed) {
            addStated(table, sources.at("class." + one.id), one.name, classFields(), one);
            if (const auto kept = statedRetention(design.settings, one.id))
                table.rows.push_back({one.name, "Kept for", formatSeconds(*kept), "stated"});
        }
    for (const Target &target : design.targets) {
        const std::string key(metricKey(target.metric));
        table.rows.push_back({target.classId.empty() ? "Every request" : className(design, target.classId),
                              "Target: " + metricName(target.metric), formatMetric(target.metric, target.value),
                              sources.of("target." + target.classId, key, target.value)});
    }
    for (std::size_t i = 0; i < design.components.size(); ++i) {
        const Component &component = design.components[i];
        const bool idle = component.kind->behaviour == Behaviour::Client && restsOnNothing(design, i);
        for (const ParameterSpec &spec : component.kind->parameters) {
            const auto stated = component.parameters.find(spec.key);
            if (!isInPlay(component, spec) || (idle && stated == component.parameters.end()))
                continue;
            std::string from = sourceOf(component.sources, component.preset, component.parameters, spec);
            if (stated != component.parameters.end())
                table.rows.push_back({component.name, spec.label, valueText(spec, stated->second), std::move(from)});
            else if (const auto sized = spec.key == sizeParameter(component)
                                            ? sizeSources(design, component, report.components[i].classIds)
                                            : std::vector<SizeSource>();
                     !sized.empty())
                table.rows.push_back(
                    {component.name, spec.label,
                     formatQuantity(*bytesOfWrite(design, component, report.components[i].classIds), spec.unit),
                     sourceText(sized)});
            else
                table.rows.push_back(
                    {component.name, spec.label, formatQuantity(*spec.byDefault, spec.unit), std::move(from)});
        }
    }
    for (const Call &call : design.calls)
        addStated(table, call.sources, design.components[call.from].name + " \u2192 " + design.components[call.to].name,
                  callFields(), call);
    addStated(table, sources.at("setting"), "The whole design", settingFields(), design.settings);
    if (table.rows.empty())
        document.blocks.push_back(Paragraph{"None: nothing is drawn yet."});
    else
        document.blocks.push_back(std::move(table));
    Bullets notes;
    for (const DesignNote &note : design.notes)
        notes.items.push_back(note.sentence);
    if (!notes.items.empty())
        document.blocks.push_back(std::move(notes));
}

void addWorkings(Document &document, const Design &design, const Report &report)
{
    document.blocks.push_back(Heading{2, "Workings"});
    for (const ClassReport &one : report.classes) {
        document.blocks.push_back(Heading{3, one.name});
        for (const char *figure : {"availability", "p99", "throughput"}) {
            const Working working = explain(design, report, "class/" + one.id + "/" + figure);
            document.blocks.push_back(CodeBlock{workingText(working)});
        }
    }
}

} // namespace

Document designReport(const Design &design, const Report &report, const ReportContext &context)
{
    Document document;
    document.title = context.title;
    if (!context.underWhat.empty())
        document.blocks.push_back(Paragraph{"What if: " + context.underWhat +
                                            ". The figures are those of the design under that, not as it is drawn."});
    if (!context.pictureSource.empty())
        document.blocks.push_back(PictureBlock{context.pictureSource, context.title});
    addVerdict(document, design, report);
    addRequirements(document, design, report, context);
    addDesign(document, context.framework);
    addClasses(document, design, report);
    document.blocks.insert(document.blocks.end(), context.ranges.begin(), context.ranges.end());
    addDowntime(document, design, report);
    addMonths(document, report);
    addComponents(document, design, report);
    addCredits(document, design, report);
    addFindings(document, report);
    addDecisions(document, design);
    addAssumptions(document, design, report);
    if (context.workings)
        addWorkings(document, design, report);
    document.blocks.push_back(
        Paragraph{"Estimated by Ninesketch from the drawing. Rates are at peak; availabilities are steady-state "
                  "probabilities; percentiles are of whole requests and are never added up.",
                  true});
    return document;
}

} // namespace ninesketch
