// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/export_commands.h"

#include "exporters/pdf.h"
#include "exporters/whole_file.h"
#include "model/scene/edits/frames.h"
#include "model/scene/edits/groups.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/documents/documents.h"
#include "ui/documents/open_document.h"
#include "ui/editor.h"
#include "ui/latest_task.h"
#include "ui/panels/export_panel.h"
#include "ui/widgets/file_dialogs.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPrintDialog>
#include <QPrinter>
#include <QRadioButton>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace ninesketch
{

ExportCommands::ExportCommands(Desk &desk, const OnDemand<ExportPanel> &panel, QObject *parent)
    : QObject(parent), m_desk(desk), m_panel(panel), m_task(new LatestTask(this)), m_patience(new QTimer(this))
{
    m_patience->setSingleShot(true);
    m_patience->setInterval(400); // ms: most are done before
    connect(m_patience, &QTimer::timeout, this, [this] {
        m_desk.messages.beginTask(m_what, [this] {
            m_task->stop();
            m_desk.say(tr("Cancelled."));
        });
    });
}

template <typename Work, typename Use>
void ExportCommands::run(const QString &what, ExportWish wish, Work work, Use use)
{
    m_desk.messages.endTask(); // of one that is given up for this one
    m_what = what;
    m_patience->start();
    wish.options.progress = [bar = &m_desk.messages](double share) {
        QMetaObject::invokeMethod(
            bar, [bar, share] { bar->setTaskShare(share); }, Qt::QueuedConnection);
    };
    m_task->run(
        [wish, work = std::move(work)](const std::stop_token &stop) mutable {
            wish.options.stop = stop;
            return work(wish.drawn(), wish.options);
        },
        [this, use = std::move(use)](const auto &made) {
            m_patience->stop();
            m_desk.messages.endTask();
            if (made)
                use(*made);
            else
                m_desk.say(QString::fromStdString(made.error()), MessageBar::Tone::Bad);
        });
}

void ExportCommands::exportAs(const QString &exporterId)
{
    const Exporter *exporter = findExporter(exporterId.toStdString());
    if (!exporter)
        return;
    const OpenDocument &document = m_desk.documents.current();
    const QString suffix = QString::fromLatin1(exporter->suffix);
    const QString path = askFileToWrite(&m_desk.stage, tr("Export"),
                                        QFileInfo(document.path()).dir().filePath(document.title() + '.' + suffix),
                                        QString("%1 (*.%2)").arg(QString::fromUtf8(exporter->name), suffix));
    if (path.isEmpty())
        return;
    writeTo(path, exporterId);
}

void ExportCommands::writeTo(const QString &path, const QString &exporterId)
{
    const Exporter *exporter = findExporter(exporterId.toStdString());
    if (!exporter)
        return;
    const QString name = QFileInfo(path).fileName();
    if (ExportPanel *panel = m_panel.made())
        panel->hide(); // what is said about it would lie over it
    m_desk.canvas.setFocus();
    run(tr("Making %1 …").arg(name), m_panel->wish(), exporter->write, [this, path, name](const QByteArray &bytes) {
        if (const auto why = writeWholeFile(path, bytes)) {
            m_desk.say(tr("%1 could not be written: %2.").arg(name, *why), MessageBar::Tone::Bad);
            return;
        }
        m_desk.say(tr("%1 is written.").arg(name));
    });
}

void ExportCommands::copyAs(const QString &exporterId)
{
    const Exporter *exporter = findExporter(exporterId.toStdString());
    if (!exporter)
        return;
    run(tr("Making the picture …"), m_panel->wish(), exporter->write, [this, exporterId](const QByteArray &bytes) {
        auto *content = new QMimeData;
        if (exporterId == "svg") {
            content->setData("image/svg+xml", bytes);
            content->setText(QString::fromUtf8(bytes));
        } else {
            content->setData("image/png", bytes);
            content->setImageData(QImage::fromData(bytes));
        }
        QGuiApplication::clipboard()->setMimeData(content);
        m_desk.say(tr("The picture is on the clipboard."));
    });
}

void ExportCommands::print()
{
    if (m_desk.editor.committed().empty()) {
        m_desk.say(tr("There is nothing to print: the drawing is empty."));
        return;
    }
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_desk.documents.current().title());
    QPrintDialog dialog(printer.get(), &m_desk.stage);
    dialog.setOptions(QAbstractPrintDialog::PrintToFile | QAbstractPrintDialog::PrintShowPageSize);
    auto *parts = new QWidget;
    parts->setWindowTitle(tr("Drawing"));
    auto *column = new QVBoxLayout(parts);
    auto *drawing = new QRadioButton(tr("The whole drawing"), parts);
    auto *frames = new QRadioButton(tr("A page for each frame"), parts);
    auto *selection = new QRadioButton(tr("Only what is selected"), parts);
    for (QRadioButton *one : {drawing, frames, selection})
        column->addWidget(one);
    column->addStretch();
    frames->setEnabled(!framesInOrder(m_desk.editor.committed()).empty());
    selection->setEnabled(!m_desk.editor.selection().ids.empty());
    const bool asPages = m_panel->wish().options.pages == PdfPages::OnePerFrame && frames->isEnabled();
    (asPages ? frames : drawing)->setChecked(true);
    dialog.setOptionTabs({parts}); // the dialog owns it now
    for (QWidget *up = parts; up; up = up->parentWidget())
        if (auto *tabs = qobject_cast<QTabWidget *>(up))
            tabs->setCurrentWidget(parts);
    if (dialog.exec() == QDialog::Accepted)
        printOn(printer, frames->isChecked()      ? PrintedPart::Frames
                         : selection->isChecked() ? PrintedPart::Selection
                                                  : PrintedPart::Drawing);
}

void ExportCommands::printOn(const std::shared_ptr<QPrinter> &printer, PrintedPart part)
{
    ExportWish wish = m_panel->wish();
    wish.options.dark = false; // paper is white
    wish.options.pages = part == PrintedPart::Frames ? PdfPages::OnePerFrame : PdfPages::WholeDrawing;
    wish.options.only.clear();
    if (part == PrintedPart::Selection) {
        const Ids whole = withGroups(wish.scene, m_desk.editor.selection().ids);
        wish.options.only.assign(whole.begin(), whole.end());
    }
    const QString file = QFileInfo(printer->outputFileName()).fileName(); // empty: on paper
    const auto printed = [printer, file](const Scene &scene, const ExportOptions &options) -> Result<int> {
        const Result<int> pages = printPages(*printer, scene, options);
        if (pages || file.isEmpty() || printer->printerState() != QPrinter::Error)
            return pages;
        return Error{tr("%1 could not be written. Choose a folder that you may write to.").arg(file).toStdString()};
    };
    run(tr("Printing …"), std::move(wish), printed, [this, file](int pages) {
        if (!file.isEmpty())
            m_desk.say(tr("%1 is written.").arg(file));
        else
            m_desk.say(pages == 1 ? tr("The page is on its way to the printer.")
                                  : tr("%1 pages are on their way to the printer.").arg(pages));
    });
}

} // namespace ninesketch
