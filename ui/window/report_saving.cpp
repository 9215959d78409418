// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/report_saving.h"

#include "exporters/report_file.h"
#include "exporters/svg.h"
#include "exporters/whole_file.h"
#include "model/design/read_design.h"
#include "model/load/driven_classes.h"
#include "model/whatif/bands_report.h"
#include "ui/documents/open_document.h"
#include "ui/editor.h"
#include "ui/estimator.h"
#include "ui/latest_task.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QTimer>
#include <QUrl>

namespace ninesketch
{
namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("Report", text);
}

constexpr int patience = 400; ///< ms; most reports are written before

struct Written {
    Result<QByteArray> report, picture; ///< the picture beside a report in Markdown; empty: none
};

/// What went wrong; empty: nothing.
QString save(const QString &path, const QByteArray &bytes)
{
    const auto why = writeWholeFile(path, bytes);
    return why ? translated("%1 could not be written: %2.").arg(QFileInfo(path).fileName(), *why) : QString();
}

/// There is something to report on; else the bar says what is missing.
bool hasDesign(MainWindow &window)
{
    const EstimatePtr drawn = window.estimator().drawn();
    if (drawn && !drawn->design.empty())
        return true;
    window.desk().say(translated("There is nothing to report yet: draw a client and what it calls."));
    return false;
}

} // namespace

void askReport(MainWindow &window)
{
    if (!hasDesign(window))
        return;
    const QDir folder = QFileInfo(window.document().path()).dir();
    const QString path = askFileToWrite(&window, translated("Write a report"),
                                        folder.filePath(window.document().title() + QStringLiteral(".html")),
                                        translated("Page with the drawing (*.html);;PDF (*.pdf);;Markdown (*.md)"));
    if (path.isEmpty())
        return;
    writeReport(window, path);
}

void writeReport(MainWindow &window, const QString &path)
{
    if (!hasDesign(window))
        return;
    const QString ending = QFileInfo(path).suffix().toLower();
    const ReportForm form = ending == "pdf"  ? ReportForm::Pdf
                            : ending == "md" ? ReportForm::Markdown
                                             : ReportForm::Html;
    const Scene scene = window.editor().committed();
    const DocumentModel document = readDocument(scene);
    ReportContext context;
    // what has no name of its own is called as its report
    const OpenDocument &drawing = window.document();
    context.title = titleOfFile(drawing.isNamed() ? drawing.title() : QFileInfo(path).completeBaseName()).toStdString();
    context.loadPad = loadPadOf(document);
    context.framework = frameworkOf(document.settings);
    const QString name = QFileInfo(path).fileName();
    const QString picture = pictureBeside(path);
    if (form == ReportForm::Markdown)
        context.pictureSource = QUrl::toPercentEncoding(picture).toStdString();
    auto *task = new LatestTask(&window);
    QTimer::singleShot(patience, task, [&window, task, name] {
        window.desk().messages.beginTask(translated("Writing %1 …").arg(name), [&window, task] {
            task->stop(); // and goes with the window: to wait for it would hold up whoever cancels
            window.desk().say(translated("Cancelled."));
        });
    });
    task->run(
        [drawn = window.estimator().drawn(), context, scene, form](const std::stop_token &stop) mutable {
            context.ranges =
                bandsInReport(uncertainty(drawn->design, reportedFigures(drawn->design), {.variants = {.stop = stop}}));
            Written written{reportFile(drawn->design, drawn->report, context, scene, form), QByteArray()};
            if (form == ReportForm::Markdown) {
                ExportOptions options;
                options.stop = stop;
                written.picture = writeSvg(scene, options);
            }
            return written;
        },
        [&window, task, path, name, picture](const Written &written) {
            task->deleteLater();
            window.desk().messages.endTask();
            const bool beside = written.picture && !written.picture->isEmpty();
            if (!written.report || !written.picture)
                return window.desk().say(
                    QString::fromStdString(!written.report ? written.report.error() : written.picture.error()),
                    MessageBar::Tone::Bad);
            const QString refused = save(path, *written.report);
            const QString refusedPicture =
                beside ? save(QFileInfo(path).dir().filePath(picture), *written.picture) : QString();
            if (!refused.isEmpty() || !refusedPicture.isEmpty())
                window.desk().say(refused.isEmpty() ? refusedPicture : refused, MessageBar::Tone::Bad);
            else
                window.desk().say(beside ? translated("%1 is written, and its picture %2.").arg(name, picture)
                                         : translated("%1 is written.").arg(name));
        });
}

} // namespace ninesketch
