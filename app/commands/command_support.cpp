// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_support.h"

#include "exporters/design_file.h"
#include "exporters/document_file.h"
#include "exporters/qt_text_metrics.h"
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"
#include "model/import/drawn_design.h"
#include "model/quantities.h"
#include "model/scenario/scenario.h"
#include "model/simulation/second_opinion.h"
#include "model/whatif/inputs.h"

#include <QFile>
#include <QFileInfo>
#include <cmath>
#include <cstdio>

namespace ninesketch
{
namespace
{

double quantityOf(const QString &text, const char *option, Unit unit, double minimum, double maximum)
{
    const auto value = parseQuantity(text.toStdString(), unit);
    if (!value)
        throw Complaint{std::string(option) + ": " + value.error()};
    if (!(*value >= minimum && *value <= maximum))
        throw Complaint{std::string(option) + " wants a value from " + formatQuantity(minimum, unit) + " to " +
                        formatQuantity(maximum, unit) + "."};
    return *value;
}

/// One of several words.
QString wordOf(const QString &text, const char *option, const QStringList &words)
{
    if (!words.contains(text))
        throw Complaint{std::string(option) + " wants one of " + words.join(", ").toStdString() + "."};
    return text;
}

PaperSize paperOf(const QString &word)
{
    for (const NamedPaper &paper : allPapers())
        if (word.compare(QLatin1String(paper.name), Qt::CaseInsensitive) == 0)
            return paper.size;
    std::string known;
    for (const NamedPaper &paper : allPapers())
        known += (known.empty() ? "" : ", ") + std::string(paper.name);
    throw Complaint{"--paper wants one of " + known + "; without it the sheet is as large as the drawing."};
}

} // namespace

double numberOf(const QString &text, const char *option, double minimum, double maximum)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !(value >= minimum && value <= maximum))
        throw Complaint{std::string(option) + " wants a number from " + formatQuantity(minimum, Unit::None) + " to " +
                        formatQuantity(maximum, Unit::None) + "."};
    return value;
}

double wholeNumberOf(const QString &text, const char *option, double minimum, double maximum)
{
    const double value = numberOf(text, option, minimum, maximum);
    if (value != std::floor(value))
        throw Complaint{std::string(option) + " wants a whole number."};
    return value;
}

void print(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

CommandOptions parse(const QStringList &arguments)
{
    CommandOptions options;
    options.command = arguments.first();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        const auto next = [&] {
            if (i + 1 >= arguments.size())
                throw Complaint{word.toStdString() + " wants something after it."};
            return arguments[++i];
        };
        if (word == "--json")
            options.json = true;
        else if (word == "--annotate")
            options.annotate = true;
        else if (word == "--embed")
            options.picture.embedScene = true;
        else if (word == "--dark")
            options.picture.dark = true;
        else if (word == "--no-background")
            options.picture.background = false;
        else if (word == "--padding")
            options.picture.padding = numberOf(next(), "--padding", 0, 10000);
        else if (word == "--paper")
            options.picture.paper = paperOf(next());
        else if (word == "--page-per-frame")
            options.picture.pages = PdfPages::OnePerFrame;
        else if (word == "--frame")
            options.frame = next();
        else if (word == "--to")
            options.to = next();
        else if (word == "-o" || word == "--output")
            options.output = next();
        else if (word == "--figure")
            options.figures += next();
        else if (word == "--class")
            options.classId = next();
        else if (word == "--bands")
            options.bands = true;
        else if (word == "--csv")
            options.csv = true;
        else if (word == "--factors")
            options.factors = next();
        else if (word == "--busy")
            options.busy = quantityOf(next(), "--busy", Unit::Share, 0.01, 1);
        else if (word == "--switch")
            options.tradeoff = next();
        else if (word == "--at")
            options.at = next();
        else if (word == "--kill")
            options.kills << next();
        else if (word == "--scenario")
            options.scenario = next();
        else if (word == "--log")
            options.logarithmic = true;
        else if (word == "--top")
            options.top = static_cast<int>(wholeNumberOf(next(), "--top", 1, 1000));
        else if (word == "--set")
            options.set = next();
        else if (word == "--scale")
            options.picture.scale = numberOf(next(), "--scale", 0.1, 20);
        else if (word == "--load")
            options.load = numberOf(next(), "--load", 0, 1e9);
        else if (word == "--seconds")
            options.seconds = quantityOf(next(), "--seconds", Unit::Seconds, 1e-6, 1e9);
        else if (word == "--requests")
            options.requests = quantityOf(next(), "--requests", Unit::None, 100, 1e10);
        else if (word == "--precision")
            options.precision = quantityOf(next(), "--precision", Unit::Share, 1e-4, 0.5);
        else if (word == "--seed")
            options.seed = wholeNumberOf(next(), "--seed", 0, 9e15);
        else if (word == "--failures")
            options.failures = true;
        else if (word == "--simulate")
            options.simulate = wordOf(next(), "--simulate", {"auto", "never"}) == "auto";
        else if (word == "--steps")
            options.steps = static_cast<int>(wholeNumberOf(next(), "--steps", 1, 1000));
        else if (word.startsWith('-') && word.size() > 1)
            throw Complaint{"There is no option " + word.toStdString() + " (ninesketch --help lists them)."};
        else
            options.files.push_back(word);
    }
    if (options.command == "why") // the words after the file are figures
        while (options.files.size() > 1)
            options.figures.push_front(options.files.takeLast());
    const qsizetype wanted = options.command == "compare"                                   ? 2
                             : options.command == "examples" || options.command == "schema" ? 0
                                                                                            : 1;
    if (options.files.size() != wanted)
        throw Complaint{options.command.toStdString() + " wants " +
                        (wanted == 2   ? "two files."
                         : wanted == 1 ? "one file."
                                       : "no file.")};
    return options;
}

namespace
{

QString exampleFile(const QString &name)
{
    return ":/examples/" + name + ".excalidraw";
}

void readByWords(Opened &opened, const QString &fileName)
{
    const DrawnDesign found = findDrawnDesign(*opened.scene);
    if (!found.isOne())
        return;
    Random random(1); // the same file is read alike each time
    const QtTextMetrics metrics;
    opened.byWords = withDrawnDesign(*opened.scene, found, {metrics, random, nowInMilliseconds()});
    opened.design = readDesign(*opened.byWords);
    std::fprintf(stderr, "%s says nothing of itself; by its words and arrows: %s\n", qUtf8Printable(fileName),
                 summaryOf(found).c_str());
}

} // namespace

bool isExample(const QString &name)
{
    return !QFile::exists(name) && QFile::exists(exampleFile(name));
}

Opened open(const QString &name)
{
    const QString path = isExample(name) ? exampleFile(name) : name;
    if (holdsDesignText(path)) {
        auto design = readDesignFile(path);
        if (!design)
            throw Complaint{design.error()};
        return {std::move(*design), std::nullopt, {}, {}};
    }
    std::vector<std::string> repaired;
    auto scene = readSceneFile(path, &repaired);
    if (!scene)
        throw Complaint{scene.error()};
    for (const std::string &note : repaired)
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(QFileInfo(path).fileName()), note.c_str());
    Opened opened{readDesign(*scene), *scene, {}, {}};
    if (opened.design.empty())
        readByWords(opened, QFileInfo(path).fileName());
    return opened;
}

namespace
{

Scenario scenarioNamed(const QString &name, const Design &design)
{
    std::string known;
    for (Scenario &kept : scenariosOf(design.settings)) {
        if (kept.name == name.toStdString())
            return std::move(kept);
        known += (known.empty() ? "" : ", ") + kept.name;
    }
    throw Complaint{"No scenario \"" + name.toStdString() + "\" is kept with this design" +
                    (known.empty() ? "." : "; it has " + known + ".")};
}

} // namespace

Opened open(const QString &path, const CommandOptions &options)
{
    Opened opened = open(path);
    Scenario scenario = options.scenario.isEmpty() ? Scenario() : scenarioNamed(options.scenario, opened.design);
    for (const QString &text : options.kills) {
        const auto kill = readKill(opened.design, text.toStdString());
        if (!kill)
            throw Complaint{kill.error()};
        scenario.kills.push_back(*kill);
    }
    if (!scenario.plain())
        opened.underWhat = scenarioText(opened.design, scenario);
    opened.design = withKills(opened.design, scenario.kills);
    if (scenario.load != 1) {
        const auto load = findInput(opened.design, "load");
        const Setting setting{&*load, scenario.load};
        opened.design = withInputs(std::move(opened.design), {&setting, 1});
    }
    return opened;
}

std::string titleOf(const QString &path, const Opened &opened)
{
    const Design &design = opened.design;
    return QFileInfo(path).fileName().toStdString() + ": " + std::to_string(design.components.size()) +
           (design.components.size() == 1 ? " component, " : " components, ") + std::to_string(design.classes.size()) +
           (design.classes.size() == 1 ? " request class" : " request classes") +
           (opened.underWhat.empty() ? "" : "; " + opened.underWhat);
}

Report analysed(const Design &design, double load)
{
    EvaluateOptions how;
    how.loadFactor = load;
    how.latencyCurve = false;
    return evaluate(design, how);
}

Report evaluated(const Design &design, const CommandOptions &options)
{
    Report report = analysed(design, options.load);
    const Doubts doubts = options.simulate ? doubtsOf(report) : Doubts();
    if (doubts.empty())
        return report;
    EvaluateOptions how;
    how.loadFactor = options.load;
    how.latencyCurve = false;
    return evaluateWithSimulation(design, how, doubts);
}

} // namespace ninesketch
