// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/file_commands.h"

#include "exporters/annotated_scene.h"
#include "exporters/exporter.h"
#include "exporters/qt_text_metrics.h"
#include "exporters/report_file.h"
#include "exporters/svg.h"
#include "model/design/design_schema.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "model/scene/write_scene.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QUrl>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

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

} // namespace

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
        scene = annotatedScene(opened.byWords.value_or(scene));
    ExportOptions how = options.picture;
    if (!options.frame.isEmpty())
        how.frameId = frameNamed(scene, options.frame.toStdString());
    const auto bytes = exporter->write(scene, how);
    if (!bytes)
        throw Complaint{bytes.error()};
    write(output, *bytes);
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
    else if (!options.to.isEmpty() && options.to != "markdown" && options.to != "md")
        throw Complaint{"--to wants one of markdown (or md), html, pdf."};
    ReportContext context;
    context.title = titleOfFile(QFileInfo(path).completeBaseName()).toStdString();
    const DocumentModel document = readDocument(scene);
    context.loadPad = loadPadOf(document);
    context.framework = frameworkOf(document.settings);
    const bool besideIt = form == ReportForm::Markdown && !options.output.isEmpty() && options.output != "-";
    const QString picture = besideIt ? pictureBeside(options.output) : QString();
    context.pictureSource = QUrl::toPercentEncoding(picture).toStdString();
    const auto bytes = reportFile(opened.design, evaluated(opened.design, options), context, scene, form);
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
    write(toTerminal                 ? QString("-")
          : options.output.isEmpty() ? QFileInfo(path).completeBaseName() + '.' + suffix
                                     : options.output,
          *bytes);
    return done;
}

int readDrawing(const CommandOptions &options)
{
    const QString &path = options.files.first();
    const Opened opened = open(path);
    if (!opened.byWords)
        throw Complaint{path.toStdString() + (opened.design.empty()
                                                  ? " does not read like a design: no shapes with the name of a "
                                                    "component and arrows between them."
                                                  : " says of itself what it is.")};
    for (const Component &component : opened.design.components) {
        const Preset *preset = findPreset(component.preset);
        std::string line = component.name + ": " + (preset ? preset->name : component.kind->name);
        if (const auto replicas = component.number("replicas"); replicas && component.states("replicas"))
            line += ", " + formatQuantity(*replicas, Unit::None) + " replicas";
        print(line + "\n");
    }
    if (!options.output.isEmpty())
        write(options.output, QByteArray::fromStdString(writeScene(*opened.byWords)));
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

} // namespace ninesketch
