// SPDX-License-Identifier: GPL-3.0-or-later
// export_pictures [--annotate] OUTPUT FILE…: writes OUTPUT/<name>.png (scale 2), -dark.png, .svg and .pdf of each
// .excalidraw file, in one process.
#include "exporters/annotated_scene.h"
#include "exporters/document_file.h"
#include "exporters/exporter.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTextStream>

using namespace ninesketch;

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    QTextStream err(stderr);
    QStringList arguments = application.arguments().mid(1);
    const bool annotate = arguments.removeAll("--annotate") > 0;
    if (arguments.size() < 2) {
        err << "usage: export_pictures [--annotate] OUTPUT FILE...\n";
        return 2;
    }
    const QDir output(arguments.first());
    output.mkpath(".");
    int failures = 0;
    for (const QString &path : arguments.mid(1)) {
        const auto scene = readSceneFile(path);
        if (!scene) {
            err << QString::fromStdString(scene.error()) << '\n';
            ++failures;
            continue;
        }
        for (const Exporter &exporter : allExporters()) {
            for (const bool dark : {false, true}) {
                if (dark && QByteArray(exporter.id) != "png")
                    continue;
                ExportOptions options;
                options.scale = QByteArray(exporter.id) == "png" ? 2 : 1;
                options.dark = dark;
                const auto bytes = exporter.write(annotate ? annotatedScene(*scene) : *scene, options);
                QFile file(
                    output.filePath(QFileInfo(path).completeBaseName() + (dark ? "-dark." : ".") + exporter.suffix));
                if (!bytes || !file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size()) {
                    err << path << ": "
                        << (bytes ? "can't write " + file.fileName() : QString::fromStdString(bytes.error())) << '\n';
                    ++failures;
                }
            }
        }
    }
    return failures ? 1 : 0;
}
