// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/report_saving.h"

#include "exporters/report_file.h"
#include "model/design/read_design.h"
#include "model/load/driven_classes.h"
#include "ui/documents/open_document.h"
#include "ui/editor.h"
#include "ui/estimator.h"
#include "ui/latest_task.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QSaveFile>

namespace ninesketch
{
namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("Report", text);
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
    QString chosen;
    const QDir folder = QFileInfo(window.document().path()).dir();
    const QString path = QFileDialog::getSaveFileName(
        &window, translated("Write a report"), folder.filePath(window.document().title() + QStringLiteral(".html")),
        translated("Page with the drawing (*.html);;PDF (*.pdf);;Markdown (*.md)"), &chosen);
    if (path.isEmpty())
        return;
    const QString ending = chosen.section(QStringLiteral("*."), 1).chopped(1);
    writeReport(window, QFileInfo(path).suffix().isEmpty() ? path + '.' + ending : path);
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
    context.title = QFileInfo(window.document().title()).completeBaseName().toStdString();
    context.loadPad = loadPadOf(document);
    context.framework = frameworkOf(document.settings);
    auto *task = new LatestTask(&window);
    task->run([drawn = window.estimator().drawn(), context, scene, form](
                  const std::stop_token &) { return reportFile(drawn->design, drawn->report, context, scene, form); },
              [&window, task, path](const Result<QByteArray> &bytes) {
                  task->deleteLater();
                  const QString name = QFileInfo(path).fileName();
                  if (!bytes)
                      return window.desk().say(QString::fromStdString(bytes.error()), MessageBar::Tone::Bad);
                  QSaveFile file(path);
                  if (file.open(QIODevice::WriteOnly) && file.write(*bytes) == bytes->size() && file.commit())
                      window.desk().say(translated("%1 is written.").arg(name));
                  else
                      window.desk().say(translated("%1 could not be written: %2.").arg(name, file.errorString()),
                                        MessageBar::Tone::Bad);
              });
}

} // namespace ninesketch
