// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_support.h"
#include "app/interruption.h"
#include "app/progress_line.h"
#include "app/report_table.h"
#include "app/settings.h"
#include "app/what_if_text.h"
#include "app/whatif_commands.h"
#include "exporters/annotated_scene.h"
#include "exporters/document_file.h"
#include "exporters/exporter.h"
#include "exporters/qt_text_metrics.h"
#include "exporters/report_file.h"
#include "model/design/design_schema.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/estimates/evaluate.h"
#include "model/estimates/report_json.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "model/report/compare.h"
#include "model/scenario/scenario.h"
#include "model/simulation/second_opinion.h"
#include "model/simulation/simulation.h"
#include "ui/documents/own_presets.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSaveFile>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>
#include <vector>

namespace ninesketch
{
namespace
{

const char *const help =
    R"(Ninesketch: draw the system, see the nines.

  ninesketch [FILE]                     opens a drawing, or an example by its name, in a window
  ninesketch estimate FILE [--bands] [--json]
                                        prints what the panels show; with bands where inputs are stated as ranges
  ninesketch check FILE [--json]        holds the estimates against the targets: exit code 1 when one is missed
  ninesketch export FILE --to FORMAT [-o OUT] [--annotate] [--dark] [--embed] [--frame NAME]
                    [--scale N] [--padding N] [--no-background] [--paper A4] [--page-per-frame]
                                        FORMAT: excalidraw, svg, png, pdf, design; paper and pages are a PDF's
  ninesketch report FILE [--to markdown|html|pdf] [-o OUT]
                                        requirements, estimates with workings, findings and assumptions, written out
  ninesketch schema                     the JSON Schema of designs written as text
  ninesketch examples                   the examples that are built in, to be used as FILE
  ninesketch compare BEFORE AFTER       one line of differences per request class
  ninesketch simulate FILE [--seconds T | --requests N | --precision 1%] [--seed S] [--failures] [--json]
                                        the same figures by executing the design, with 95 % intervals
  ninesketch sensitivity FILE [--figure F]... [--class C] [--top N] [--json]
                                        what moves a figure, and by how much: every input varied by itself
  ninesketch sweep FILE --set INPUT=FROM..TO [--steps N] [--log] [--figure F]... [--class C] [--csv | --json]
                                        figures over a range of one input; INPUT=10,20,50 for these values
  ninesketch inputs FILE                the addresses of all inputs: database.replicas, api->database.timeout,
                                        class.read.rate, setting.roundTrip.zone, load
  ninesketch breaks FILE [--json]       the components in the order in which they are full as load grows
  ninesketch plan FILE [--factors 1,10,100] [--busy 70%] [--csv | --json]
                                        replicas, partitions, instances and cost at multiples of today's load
  ninesketch tradeoff FILE [--switch NAME --at COMPONENT] [--json]
                                        the ready trade-offs that fit; one of them, tried, with what each option changes
  ninesketch --help, --version

FILE is an .excalidraw drawing, a design written as JSON text (docs/design-format.md), or the name of an example.
estimate, check, compare, simulate, sensitivity and sweep take --load FACTOR, which multiplies the rate of every request class.
Figures that no formula tells well are simulated for a moment; --simulate never leaves them as the analysis has them.
They, breaks and plan take --kill WHAT, as often as wanted: a COMPONENT, COMPONENT:2 (replicas of it), zone:NAME,
region:NAME; and --scenario NAME, one of those that are kept with the file.
Exit codes: 0 done, 1 a target is missed, 2 bad input, 130 stopped by Ctrl+C.
)";

std::string jsonText(const char *what, const Design &design, const Report &report, const Json &bands = {})
{
    Json json{{"ninesketch", what}, {"version", 1}};
    const Json body = reportToJson(design, report);
    for (const auto &[key, value] : body.items())
        json[key] = value;
    if (!bands.is_null())
        json["bands"] = bands;
    return json.dump(2) + "\n";
}

int estimate(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    const Report report = evaluated(opened.design, options);
    const auto bands = options.bands ? std::optional(bandsOf(options, opened.design)) : std::nullopt;
    if (options.json) {
        print(jsonText("estimate", opened.design, report, bands ? bandsToJson(*bands) : Json()));
        return done;
    }
    print(reportTable(opened.design, report, titleOf(options.files.first(), opened)));
    if (bands)
        print("\n" + bandsTable(*bands));
    return done;
}

int check(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    const Report report = evaluated(opened.design, options);
    // what is unknown can't be promised, so it does not pass
    const bool allMet = std::ranges::all_of(report.targets, &TargetResult::met);
    if (options.json)
        print(jsonText("check", opened.design, report));
    else if (report.targets.empty())
        print("There are no targets to hold the design against.\n");
    else
        print(targetLines(opened.design, report));
    return allMet ? done : missed;
}

void write(const QString &path, const QByteArray &bytes)
{
    if (path == "-") {
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stdout);
        return;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw Complaint{path.toStdString() + " can't be written: " + file.errorString().toStdString() + "."};
}

std::string frameNamed(const Scene &scene, const std::string &name)
{
    std::string known;
    for (const ElementPtr &element : scene.elements()) {
        if (!element->isFrame())
            continue;
        if (element->frame()->name == name || element->id == name)
            return element->id;
        known += (known.empty() ? "" : ", ") + element->frame()->name.value_or(element->id);
    }
    throw Complaint{known.empty() ? "There are no frames in this drawing."
                                  : "There is no frame \"" + name + "\"; there are " + known + "."};
}

int exportFile(const CommandOptions &options)
{
    const QString &path = options.files.first();
    const Opened opened = open(path);
    const auto outputFor = [&](const QString &suffix) {
        return options.output.isEmpty() ? QFileInfo(path).completeBaseName() + '.' + suffix : options.output;
    };
    if (options.to == "design") {
        write(outputFor("design.json"), QByteArray::fromStdString(writeDesignText(opened.design)));
        return done;
    }
    const Exporter *exporter = findExporter(options.to.toStdString());
    if (!exporter) {
        std::string known;
        for (const Exporter &one : allExporters())
            known += std::string(one.id) + ", ";
        throw Complaint{"--to wants one of " + known + "design."};
    }
    const QString output = outputFor(exporter->suffix);
    if (QFileInfo::exists(path) && QFileInfo(output) == QFileInfo(path)) // what is not there is all one to Qt
        throw Complaint{"The export would replace " + path.toStdString() + " itself; say where to with -o."};
    Scene scene = opened.scene ? *opened.scene : drawDesign(opened.design, QtTextMetrics());
    if (options.annotate)
        scene = annotatedScene(scene);
    ExportOptions how = options.picture;
    if (!options.frame.isEmpty())
        how.frameId = frameNamed(scene, options.frame.toStdString());
    const auto bytes = exporter->write(scene, how);
    if (!bytes)
        throw Complaint{bytes.error()};
    write(output, *bytes);
    return done;
}

int compareFiles(const CommandOptions &options)
{
    const Opened before = open(options.files[0], options), after = open(options.files[1], options);
    const Comparison comparison =
        compare(before.design, evaluated(before.design, options), after.design, evaluated(after.design, options));
    for (const ClassComparison &one : comparison.classes)
        print(one.name + ": " + one.line + "\n");
    if (!comparison.costLine.empty())
        print("Cost: " + comparison.costLine + "\n");
    const auto list = [](const char *what, const std::vector<std::string> &lines) {
        for (const std::string &line : lines)
            print(std::string(what) + ": " + line + "\n");
    };
    list("Added", comparison.componentsAdded);
    list("Removed", comparison.componentsRemoved);
    list("Target met now", comparison.targetsWon);
    list("Target missed now", comparison.targetsLost);
    list("No longer", comparison.findingsGone);
    list("New", comparison.findingsNew);
    return done;
}

Json measuredToJson(const Measured &measured)
{
    return Json{{"value", numberToJson(measured.value)}, {"halfWidth", numberToJson(measured.halfWidth)}};
}

Json measuredToJson(const MeasuredLatency &latency)
{
    return Json{{"mean", measuredToJson(latency.mean)}, {"p50", measuredToJson(latency.p50)},
                {"p90", measuredToJson(latency.p90)},   {"p95", measuredToJson(latency.p95)},
                {"p99", measuredToJson(latency.p99)},   {"p99.9", measuredToJson(latency.p999)}};
}

/// By request class; empty unless failures are simulated.
using Availabilities = std::vector<std::optional<Measured>>;

Json simulationToJson(const SimulationResult &result, const Availabilities &availability)
{
    Json json{{"ninesketch", "simulate"}, {"version", 1}, {"seed", result.seed}};
    json["requests"] = result.requests;
    json["replications"] = result.replications;
    json["simulatedSeconds"] = numberToJson(result.simulatedSeconds);
    json["saturated"] = result.saturated;
    json["fallsBehind"] = result.fallsBehind;
    json["precise"] = result.precise;
    if (!availability.empty()) {
        json["outages"] = result.outages;
        json["outagesExpected"] = numberToJson(result.outagesExpected);
    }
    Json &classes = json["classes"] = Json::array();
    for (std::size_t r = 0; r < result.classes.size(); ++r) {
        const SimulatedClass &one = result.classes[r];
        Json item{{"id", one.id}, {"name", one.name}, {"requests", one.requests}};
        item["availability"] =
            r < availability.size() && availability[r] ? measuredToJson(*availability[r]) : Json(nullptr);
        const bool asked = one.requests > 0, answered = asked && one.successRate.value > 0;
        item["throughput"] = asked ? measuredToJson(one.throughput) : Json(nullptr);
        item["successRate"] = asked ? measuredToJson(one.successRate) : Json(nullptr);
        item["latency"] = answered ? measuredToJson(one.latency) : Json(nullptr);
        item["processed"] = one.processed ? measuredToJson(*one.processed) : Json(nullptr);
        classes.push_back(std::move(item));
    }
    Json &components = json["components"] = Json::array();
    for (const SimulatedComponent &one : result.components) {
        const auto where = [](bool known, const Measured &figure) {
            return known ? measuredToJson(figure) : Json(nullptr);
        };
        components.push_back({{"key", one.key},
                              {"name", one.name},
                              {"arrivalRate", where(one.measured, one.arrivalRate)},
                              {"utilisation", where(one.measured && one.limited, one.utilisation)},
                              {"meanWaiting", where(one.served, one.waiting)},
                              {"response", where(one.served, one.response)},
                              {"queueLength", where(one.measured, one.queueLength)},
                              {"rejectedShare", where(one.visited, one.rejected)}});
    }
    return json;
}

/// What the time in which the requests came can show of failing parts.
std::string outagesSeen(const SimulationResult &result)
{
    constexpr std::uint64_t few = 10; // an interval wants about as many
    const std::string expected = formatQuantity(result.outagesExpected, Unit::None, 2);
    std::string text = "  They came within " + formatSeconds(result.simulatedSeconds / result.replications, 2) +
                       " in each replication, which saw " +
                       (result.outages == 0   ? "no outage"
                        : result.outages == 1 ? "one outage of a part"
                                              : std::to_string(result.outages) + " outages of parts") +
                       " in all (" + expected + " expected)";
    if (result.outages == 0)
        text += ": success and latency are those without one";
    else if (result.outages < few)
        text += ": too few for what success and latency are in the long run";
    return text + ".\n  The availability is that of single requests far apart in time.\n";
}

constexpr int comparable = 4; ///< digits of what is missing to 1, to hold two ways to one figure against each other

/// Simulated figures with their intervals, the estimate of each beside it.
std::string simulationTable(const SimulationResult &result, const Availabilities &availability, const Report &report)
{
    std::vector<std::vector<std::string>> rows{{"Request class", "figure", "simulated", "95 % interval", "estimated"}};
    for (std::size_t r = 0; r < result.classes.size(); ++r) {
        const SimulatedClass &one = result.classes[r];
        const auto &estimated = report.classes[r].latency;
        const auto row = [&](const char *name, const Measured &measured, double LatencySummary::*figure) {
            const bool answered = one.requests > 0 && one.successRate.value > 0;
            rows.push_back({one.name, name, answered ? formatSeconds(measured.value) : "none answered",
                            answered ? "\u00b1 " + formatSeconds(measured.halfWidth, 2) : "",
                            estimated                     ? formatSeconds((*estimated).*figure)
                            : report.classes[r].saturated ? "saturated"
                                                          : "unknown"});
        };
        row("mean", one.latency.mean, &LatencySummary::mean);
        row("p50", one.latency.p50, &LatencySummary::p50);
        row("p95", one.latency.p95, &LatencySummary::p95);
        row("p99", one.latency.p99, &LatencySummary::p99);
        row("p99.9", one.latency.p999, &LatencySummary::p999);
        const auto up = report.classes[r].availability;
        auto success = report.classes[r].successRate;
        const bool undisturbed = result.outages == 0;
        if (undisturbed && success && up && *up > 0)
            *success = std::min(1.0, *success / *up);
        if (r < availability.size() && availability[r])
            rows.push_back({one.name, "availability", formatAvailability(availability[r]->value, comparable),
                            "\u00b1 " + formatShare(availability[r]->halfWidth, 2),
                            up ? formatAvailability(*up, comparable) : "unknown"});
        rows.push_back({one.name, undisturbed ? "success while up" : "success",
                        one.requests > 0 ? formatAvailability(one.successRate.value, comparable) : "none answered",
                        one.requests > 0 ? "\u00b1 " + formatShare(one.successRate.halfWidth, 2) : "",
                        success ? formatAvailability(*success, comparable) : "unknown"});
    }
    std::string text = alignedTable(rows, {false, false, true, true, true});
    text += "\n  " + std::to_string(result.requests) + " requests in " + std::to_string(result.replications) +
            " replications, seed " + std::to_string(result.seed) + ".\n";
    if (result.saturated)
        text += "  Work piled up without an end: these latencies are of the beginning and mean nothing.\n";
    if (result.fallsBehind)
        text += "  Work that nobody waits for piled up without an end: it is done ever later.\n";
    if (!result.precise)
        text += "  The precision asked for was not reached.\n";
    if (!availability.empty())
        text += outagesSeen(result);
    return text;
}

int simulateFile(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    SimulationOptions how;
    how.seed = static_cast<std::uint64_t>(options.seed);
    how.requests = static_cast<std::uint64_t>(options.requests);
    how.seconds = options.seconds;
    how.precision = options.precision;
    how.loadFactor = options.load;
    how.failures = options.failures;
    const Report report = analysed(opened.design, options.load);
    for (const Finding &finding : report.findings)
        if (finding.id == "runaway-cycle")
            throw Complaint{finding.sentence + " That can't be executed."};
    const Interruption interruption;
    how.stop = interruption.token();
    std::optional<ProgressLine> progress("simulated");
    how.progress = [&](double share) { progress->show(share); };
    const SimulationResult result = simulate(opened.design, how);
    Availabilities availability;
    if (options.failures) {
        for (const ComponentReport &one : report.components)
            how.needed.push_back(static_cast<int>(one.neededForLoad.value_or(1)));
        availability = simulateAvailability(opened.design, how);
    }
    progress.reset();
    if (interruption.happened()) {
        std::fputs("Stopped before all replications had come equally far, so there are no figures. --requests, "
                   "--seconds or --precision ask for less.\n",
                   stderr);
        return interrupted;
    }
    print(options.json
              ? simulationToJson(result, availability).dump(2) + "\n"
              : titleOf(options.files.first(), opened) + "\n\n" + simulationTable(result, availability, report));
    return done;
}

int writeReport(const CommandOptions &options)
{
    const QString &path = options.files.first();
    const Opened opened = open(path);
    const Scene scene = opened.scene ? *opened.scene : drawDesign(opened.design, QtTextMetrics());
    ReportForm form = ReportForm::Markdown;
    if (options.to == "html")
        form = ReportForm::Html;
    else if (options.to == "pdf")
        form = ReportForm::Pdf;
    else if (!options.to.isEmpty() && options.to != "markdown")
        throw Complaint{"--to wants one of markdown, html, pdf."};
    ReportContext context;
    context.title = QFileInfo(path).completeBaseName().toStdString();
    const DocumentModel document = readDocument(scene);
    context.loadPad = loadPadOf(document);
    context.framework = frameworkOf(document.settings);
    const auto bytes = reportFile(opened.design, evaluated(opened.design, options), context, scene, form);
    if (!bytes)
        throw Complaint{bytes.error()};
    const QString suffix = form == ReportForm::Pdf ? "pdf" : form == ReportForm::Html ? "html" : "";
    const bool toTerminal = options.output.isEmpty() && form == ReportForm::Markdown;
    write(toTerminal                 ? QString("-")
          : options.output.isEmpty() ? QFileInfo(path).completeBaseName() + '.' + suffix
                                     : options.output,
          *bytes);
    return done;
}

int listBreaks(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    print(options.json
              ? Json{{"ninesketch", "breaks"}, {"version", 1}, {"order", breakingJson(opened.design)}}.dump(2) + "\n"
              : breakingTable(opened.design));
    return done;
}

int planFile(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    std::vector<double> factors;
    for (const QString &word : options.factors.split(',', Qt::SkipEmptyParts))
        factors.push_back(numberOf(word.trimmed(), "--factors", kLeastLoad, 1e6));
    const CapacityPlan plan = planCapacity(opened.design, factors, options.busy);
    if (options.csv)
        print(planCsv(opened.design, plan));
    else if (options.json)
        print(Json{{"ninesketch", "plan"}, {"version", 1}, {"plan", planJson(opened.design, plan)}}.dump(2) + "\n");
    else
        print(planText(opened.design, plan));
    return done;
}

int tradeoffFile(const CommandOptions &options)
{
    const Design design = open(options.files.first(), options).design;
    if (options.tradeoff.isEmpty() && options.at.isEmpty()) {
        print(options.json
                  ? Json{{"ninesketch", "tradeoffs"}, {"version", 1}, {"offers", tradeoffListJson(design)}}.dump(2) +
                        "\n"
                  : tradeoffList(design));
        return done;
    }
    const Tradeoff *tradeoff = findTradeoff(options.tradeoff.toStdString());
    if (!tradeoff) {
        std::string known;
        for (const Tradeoff &one : allTradeoffs())
            known += (known.empty() ? "" : ", ") + std::string(one.id);
        throw Complaint{"--switch wants one of " + known + "."};
    }
    auto at = design.indexOf(options.at.toStdString());
    if (options.at.isEmpty())
        for (std::size_t i = 0; i < design.components.size() && !at; ++i)
            if (tradeoff->fits(design, i))
                at = i;
    if (!at || !tradeoff->fits(design, *at))
        throw Complaint{at ? "That choice does not come up at \"" + design.components[*at].name + "\"."
                        : options.at.isEmpty() ? "That choice does not come up in this design."
                                               : "There is no component \"" + options.at.toStdString() + "\"."};
    const TradeoffResult result = tryTradeoff(design, *tradeoff, *at);
    print(options.json
              ? Json{{"ninesketch", "tradeoff"}, {"version", 1}, {"result", tradeoffJson(result)}}.dump(2) + "\n"
              : tradeoffText(result));
    return done;
}

int printSchema(const CommandOptions &)
{
    print(designSchema().dump(2) + "\n");
    return done;
}

int listExamples(const CommandOptions &)
{
    for (const QString &name : QDir(":/examples").entryList(QDir::Files, QDir::Name))
        print(QFileInfo(name).completeBaseName().toStdString() + "\n");
    return done;
}

struct Command {
    const char *name;
    int (*run)(const CommandOptions &);
};
constexpr Command commands[] = {
    {"estimate", estimate},     {"check", check},           {"export", exportFile},  {"compare", compareFiles},
    {"sweep", sweepFile},       {"simulate", simulateFile}, {"inputs", listInputs},  {"sensitivity", sensitivityOfFile},
    {"examples", listExamples}, {"schema", printSchema},    {"report", writeReport}, {"breaks", listBreaks},
    {"plan", planFile},         {"tradeoff", tradeoffFile}};

/// The command that is spelt most alike, and how many letters differ (Levenshtein 1966).
std::pair<QString, int> nearestCommand(const QString &typed)
{
    std::pair<QString, int> nearest{{}, 1000};
    for (const Command &one : commands) {
        const QString name = QLatin1String(one.name);
        std::vector<int> row(static_cast<std::size_t>(name.size()) + 1);
        std::iota(row.begin(), row.end(), 0);
        for (qsizetype i = 0; i < typed.size(); ++i) {
            int diagonal = std::exchange(row[0], static_cast<int>(i) + 1);
            for (std::size_t j = 1; j < row.size(); ++j) {
                const int replaced = diagonal + (typed[i] == name[static_cast<qsizetype>(j) - 1] ? 0 : 1);
                diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, replaced}));
            }
        }
        if (row.back() < nearest.second)
            nearest = {name, row.back()};
    }
    return nearest;
}

} // namespace

std::optional<int> runCommandLine(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.push_back(QString::fromLocal8Bit(argv[i]));
    if (!arguments.isEmpty() && (arguments.first() == "--help" || arguments.first() == "-h")) {
        print(help);
        return done;
    }
    if (!arguments.isEmpty() && arguments.first() == "--version") {
        print("ninesketch " NINESKETCH_VERSION "\n");
        return done;
    }
    const bool display = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
                         !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    if (arguments.isEmpty()) {
        if (display)
            return std::nullopt;
        print(help);
        return done;
    }
    const auto command = std::ranges::find_if(
        commands, [&](const Command &one) { return arguments.first() == QLatin1String(one.name); });
    if (command == std::end(commands)) {
        if (arguments.first().startsWith("--") && !arguments.first().contains('=') && arguments.size() == 1) {
            std::fprintf(stderr, "There is no option %s (ninesketch --help lists them).\n",
                         qPrintable(arguments.first()));
            return badInput;
        }
        static const QRegularExpression word("^[a-z-]+$");
        if (word.match(arguments.first()).hasMatch() && !QFileInfo::exists(arguments.first()) &&
            !isExample(arguments.first())) {
            const auto [near, changes] = nearestCommand(arguments.first());
            std::fprintf(stderr, "There is no command and no file \"%s\"%s (ninesketch --help lists the commands).\n",
                         qPrintable(arguments.first()),
                         changes <= 2 ? qPrintable(QString("; did you mean %1?").arg(near)) : "");
            return badInput;
        }
        if (!display) {
            std::fprintf(stderr,
                         "There is no display for a window here; ninesketch --help lists what works without.\n");
            return badInput;
        }
        return std::nullopt;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts are wanted, windows are not
    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName("ninesketch"); // as the window: one folder for what a person set up
    for (const QString &complaint : takeOwnPresets(presetsFile()))
        std::fprintf(stderr, "%s\n", qPrintable(complaint));
    try {
        return command->run(parse(arguments));
    } catch (const Complaint &complaint) {
        std::fprintf(stderr, "%s\n", complaint.sentence.c_str());
        return badInput;
    }
}

} // namespace ninesketch
