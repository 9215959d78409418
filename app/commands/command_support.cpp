// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_support.h"

#include "app/commands/maybe_meant.h"
#include "exporters/design_file.h"
#include "exporters/diagram_file.h"
#include "exporters/document_file.h"
#include "exporters/qt_text_metrics.h"
#include "model/design/design_text.h"
#include "model/design/read_design.h"
#include "model/evaluation/evaluate.h"
#include "model/import/drawn_design.h"
#include "model/report/fixes.h"
#include "model/scenario/scenario.h"
#include "model/simulation/second_opinion.h"
#include "model/whatif/inputs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace ninesketch
{
void print(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size())
        throw unwritten();
}

Complaint unwritten()
{
    return {std::string("The answer can't be written: ") + std::strerror(errno) + "."};
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

/// What a pipe brings, or the standard input for "-"; nothing where an ordinary file is meant.
std::optional<QByteArray> pipedBytes(const QString &path)
{
    const bool standardInput = path == "-";
    std::error_code failed;
    if (!standardInput && !std::filesystem::is_fifo(path.toStdString(), failed))
        return std::nullopt;
    QFile file(path);
    const bool opened = standardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    QByteArray bytes;
    while (opened && bytes.size() <= maximumFileSize) {
        const QByteArray more = file.read(1 << 20);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (file.error() != QFileDevice::NoError)
        throw Complaint{nameOf(path).toStdString() + ": It can't be read: " + file.errorString().toStdString() + "."};
    if (bytes.size() > maximumFileSize)
        throw Complaint{nameOf(path).toStdString() + ": There is no end to it after " +
                        std::to_string(maximumFileSize / 1'000'000) + " MB, more than Ninesketch opens."};
    return bytes;
}

Opened openScene(Result<Scene> scene, const std::vector<std::string> &repaired, const QString &fileName)
{
    if (!scene)
        throw Complaint{scene.error()};
    for (const std::string &note : repaired)
        std::fprintf(stderr, "%s: %s\n", qUtf8Printable(fileName), note.c_str());
    Opened opened{readDesign(*scene), *scene, {}, {}};
    if (opened.design.empty())
        readByWords(opened, fileName);
    return opened;
}

/// A design, a Mermaid diagram or a drawing, whatever its name.
Opened openBytes(const QByteArray &bytes, const QString &fileName)
{
    const std::string text = bytes.toStdString();
    if (auto drawn = drawingOfDiagram(text, fileName))
        return openScene(std::move(*drawn), {}, fileName);
    if (!looksLikeDesignText(text)) {
        std::vector<std::string> repaired;
        return openScene(readSceneBytes(bytes, fileName, &repaired), repaired, fileName);
    }
    auto design = readDesignText(text);
    if (!design)
        throw Complaint{fileName.toStdString() + ": " + design.error()};
    return {std::move(*design), std::nullopt, {}, {}};
}

} // namespace

QString nameOf(const QString &path)
{
    return path == "-" ? QString("Standard input") : QFileInfo(path).fileName();
}

QStringList exampleNames()
{
    QStringList names;
    for (const QString &file : QDir(":/examples").entryList(QDir::Files, QDir::Name))
        names << QFileInfo(file).completeBaseName();
    return names;
}

bool isExample(const QString &name)
{
    return !QFile::exists(name) && QFile::exists(exampleFile(name));
}

Opened open(const QString &name)
{
    if (const auto piped = pipedBytes(name))
        return openBytes(*piped, nameOf(name));
    const QString path = isExample(name) ? exampleFile(name) : name;
    static const QRegularExpression word("^[\\w-]+$");
    if (!QFileInfo::exists(path) && word.match(name).hasMatch())
        throw Complaint{"There is no file and no example \"" + name.toStdString() + "\"" +
                        maybeMeant(name, exampleNames()) + " (ninesketch examples lists those that there are)."};
    if (holdsDesignText(path)) {
        auto design = readDesignFile(path);
        if (!design)
            throw Complaint{design.error()};
        return {std::move(*design), std::nullopt, {}, {}};
    }
    if (isDiagramFile(path)) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            return openBytes(file.read(maximumFileSize), QFileInfo(path).fileName());
    }
    std::vector<std::string> repaired;
    return openScene(readSceneFile(path, &repaired), repaired, QFileInfo(path).fileName());
}

namespace
{

Scenario scenarioNamed(const QString &name, const Design &design)
{
    std::string known;
    for (Scenario &kept : scenariosOf(design.settings)) {
        if (kept.name == name.toStdString()) {
            std::vector<std::string> gone;
            kept = recalled(kept, design, gone);
            for (const std::string &part : gone)
                std::fputs(("\"" + part + "\" of the scenario is not in this design.\n").c_str(), stderr);
            return std::move(kept);
        }
        known += (known.empty() ? "" : ", ") + kept.name;
    }
    throw Complaint{"No scenario \"" + name.toStdString() + "\" is kept with this design" +
                    (known.empty() ? "." : "; it has " + known + ".")};
}

} // namespace

Opened open(const QString &path, const CommandOptions &options)
{
    return asAsked(open(path), options);
}

Opened asAsked(Opened opened, const CommandOptions &options)
{
    Scenario scenario = options.scenario.isEmpty() ? Scenario() : scenarioNamed(options.scenario, opened.design);
    for (const QString &text : options.kills) {
        const auto kill = readKill(opened.design, text.toStdString());
        if (!kill)
            throw Complaint{kill.error()};
        scenario.kills.push_back(*kill);
    }
    const Scenario whole{{}, scenario.load * options.load, scenario.kills};
    if (!whole.plain())
        opened.underWhat = scenarioText(opened.design, whole);
    if (!scenario.kills.empty())
        opened.damage = {opened.design, scenario.kills};
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
    return nameOf(path).toStdString() + ": " + std::to_string(design.components.size()) +
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

Report evaluated(const Opened &opened, const CommandOptions &options)
{
    Report report = evaluated(opened.design, options);
    fixTheWhole(report.findings, opened.damage);
    return report;
}

} // namespace ninesketch
