// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/file_commands.h"

#include "exporters/annotated_scene.h"
#include "exporters/exporter.h"
#include "exporters/qt_text_metrics.h"
#include "exporters/report_file.h"
#include "exporters/svg.h"
#include "exporters/whole_file.h"
#include "model/design/design_schema.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/estimates/report_json.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "model/scene/write_scene.h"
#include "model/whatif/bands_report.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

void write(const QString &path, const QByteArray &bytes)
{
    if (path == "-")
        return print({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    const auto refused = [&](const QString &why) {
        return Complaint{path.toStdString() + " can't be written: " + why.toStdString() + "."};
    };
    if (isDevice(path)) { // written to, not replaced
        QFile device(path);
        if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || device.write(bytes) != bytes.size())
            throw refused(device.errorString());
    } else if (const auto why = writeWholeFile(path, bytes)) {
        throw refused(*why);
    }
}

/// Who did not say where it goes is told.
void tellWhere(const CommandOptions &options, const QString &path)
{
    if (options.output.isEmpty() && path != "-")
        std::fprintf(stderr, "Written to %s.\n", qUtf8Printable(path));
}

/// Where it goes: as said with -o, else beside nothing of the same name but this ending; what was piped in is piped on.
QString outputOf(const CommandOptions &options, const QString &suffix)
{
    const QString &path = options.files.first();
    if (!options.output.isEmpty())
        return options.output;
    return path == "-" ? path : QFileInfo(path).completeBaseName() + '.' + suffix;
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

/// What it is taken for: by a product's name, else by its kind.
std::string takenFor(const Component &component)
{
    const Preset *preset = findPreset(component.preset);
    return preset ? preset->name : component.kind->name;
}

std::optional<double> drawnReplicas(const Component &component)
{
    return component.states("replicas") ? component.number("replicas") : std::nullopt;
}

std::string readingText(const Design &design)
{
    std::string text;
    for (const Component &component : design.components) {
        text += component.name + ": " + takenFor(component);
        if (const auto replicas = drawnReplicas(component))
            text += ", " + formatQuantity(*replicas, Unit::None) + " replicas";
        text += "\n";
    }
    return text;
}

std::string readingJson(const Design &design)
{
    Json json{{"ninesketch", "read"}, {"version", 1}, {"components", Json::array()}, {"calls", Json::array()}};
    for (const Component &component : design.components)
        json["components"].push_back({{"key", component.key},
                                      {"name", component.name},
                                      {"kind", component.kind->id},
                                      {"preset", component.preset.empty() ? Json(nullptr) : Json(component.preset)},
                                      {"takenFor", takenFor(component)},
                                      {"replicas", numberToJson(drawnReplicas(component))}});
    for (const Call &call : design.calls)
        json["calls"].push_back({{"from", design.components[call.from].key}, {"to", design.components[call.to].key}});
    return json.dump(2) + "\n";
}

} // namespace

int exportFile(const CommandOptions &options)
{
    const QString &path = options.files.first();
    const Opened opened = open(path);
    const auto outputFor = [&](const QString &suffix) { return outputOf(options, suffix); };
    if (options.to == "design") {
        const QString output = outputFor("design.json");
        write(output, QByteArray::fromStdString(writeDesignText(opened.design)));
        tellWhere(options, output);
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
        scene = annotatedScene(opened.byWords.value_or(scene));
    ExportOptions how = options.picture;
    if (!options.frame.isEmpty())
        how.frameId = frameNamed(scene, options.frame.toStdString());
    const auto bytes = exporter->write(scene, how);
    if (!bytes)
        throw Complaint{bytes.error()};
    write(output, *bytes);
    tellWhere(options, output);
    return done;
}

int writeReport(const CommandOptions &options)
{
    const QString &path = options.files.first();
    const Opened drawn = open(path);
    const Scene scene = drawn.scene ? *drawn.scene : drawDesign(drawn.design, QtTextMetrics());
    const Opened asked = asAsked(drawn, options);
    ReportForm form = ReportForm::Markdown;
    if (options.to == "html")
        form = ReportForm::Html;
    else if (options.to == "pdf")
        form = ReportForm::Pdf;
    else if (!options.to.isEmpty() && options.to != "markdown" && options.to != "md")
        throw Complaint{"--to wants one of markdown (or md), html, pdf."};
    ReportContext context;
    context.title = path == "-" ? "Design" : titleOfFile(QFileInfo(path).completeBaseName()).toStdString();
    context.underWhat = asked.underWhat;
    const DocumentModel document = readDocument(scene);
    context.loadPad = loadPadOf(document);
    context.framework = frameworkOf(document.settings);
    context.ranges = bandsInReport(
        uncertainty(asked.design, reportedFigures(asked.design),
                    {.seed = static_cast<std::uint64_t>(options.seed), .variants = {.loadFactor = options.load}}));
    const bool besideIt =
        form == ReportForm::Markdown && !options.output.isEmpty() && options.output != "-" && !isDevice(options.output);
    const QString picture = besideIt ? pictureBeside(options.output) : QString();
    context.pictureSource = QUrl::toPercentEncoding(picture).toStdString();
    const auto bytes = reportFile(asked.design, evaluated(asked.design, options), context, scene, form);
    if (!bytes)
        throw Complaint{bytes.error()};
    if (besideIt) {
        const auto svg = writeSvg(scene, {});
        if (!svg)
            throw Complaint{svg.error()};
        write(QFileInfo(options.output).dir().filePath(picture), *svg);
    }
    const QString suffix = form == ReportForm::Pdf ? "pdf" : form == ReportForm::Html ? "html" : "";
    const bool toTerminal = options.output.isEmpty() && form == ReportForm::Markdown;
    const QString output = toTerminal ? QString("-") : outputOf(options, suffix);
    write(output, *bytes);
    tellWhere(options, output);
    return done;
}

int readDrawing(const CommandOptions &options)
{
    const QString &path = options.files.first();
    const Opened opened = open(path);
    const std::optional<Scene> &drawing = opened.byWords ? opened.byWords : opened.scene;
    if (!drawing || opened.design.empty())
        throw Complaint{nameOf(path).toStdString() +
                        (drawing ? " does not read like a design: no shapes with the name of a component and arrows "
                                   "between them."
                                 : " is a design, and no drawing.")};
    if (!opened.byWords)
        std::fprintf(stderr, "%s says of itself what it is.\n", qUtf8Printable(nameOf(path)));
    if (!options.output.isEmpty())
        write(options.output, QByteArray::fromStdString(writeScene(*drawing)));
    if (options.output != "-") // else the drawing is the answer
        print(options.json ? readingJson(opened.design) : readingText(opened.design));
    return done;
}

int printSchema(const CommandOptions &)
{
    print(designSchema().dump(2) + "\n");
    return done;
}

int listExamples(const CommandOptions &options)
{
    std::vector<std::string> names;
    for (const QString &name : exampleNames())
        names.push_back(name.toStdString());
    if (options.json)
        print(Json{{"ninesketch", "examples"}, {"version", 1}, {"examples", names}}.dump(2) + "\n");
    else
        for (const std::string &name : names)
            print(name + "\n");
    return done;
}

} // namespace ninesketch
