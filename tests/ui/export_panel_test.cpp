// SPDX-License-Identifier: GPL-3.0-or-later
// Exporting from the window: what the panel says is what is written, and what takes long can be given up.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/scene/edits/frames.h"
#include "tests/support/window.h"
#include "ui/commands/clipboard_commands.h"
#include "ui/commands/desk.h"
#include "ui/commands/export_commands.h"
#include "ui/estimator.h"
#include "ui/panels/export_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QPrinter>
#include <QRegularExpression>
#include <QSpinBox>

using namespace ninesketch;

namespace
{

Scene oneCall()
{
    const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1,
        "components": [{"id": "u", "kind": "client", "params": {"rate": 10}}, {"id": "s", "kind": "service"}],
        "calls": [{"from": "u", "to": "s"}]})");
    return drawDesign(*design, QtTextMetrics());
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class ExportPanelTest : public QObject
{
    Q_OBJECT

    /// What is written with the panel as it is set.
    static QByteArray written(Person &person, const QString &exporter)
    {
        const QString path = person.scratch.filePath("out." + exporter);
        QFile::remove(path);
        person.window.exports().writeTo(path, exporter);
        if (!QTest::qWaitFor([&] { return QFileInfo::exists(path); }, 60000))
            return {};
        return contentOf(path);
    }

private slots:
    void numbersAreOnItWhenTheyAreAskedFor()
    {
        Person person;
        person.editor().setDocument(oneCall());
        QTRY_VERIFY(person.window.estimator().drawn() && !person.window.estimator().isBusy() &&
                    !person.window.estimator().drawn()->design.empty());
        const QByteArray plain = written(person, "svg");
        QVERIFY(!plain.isEmpty());
        person.window.findChild<QCheckBox *>("exportNumbers")->setChecked(true);
        const QByteArray numbered = written(person, "svg");
        QVERIFY(numbered.count("<text") > plain.count("<text"));
        QVERIFY(person.scene().sameAs(person.editor().committed())); // the drawing itself has none
        QCOMPARE(written(person, "excalidraw").count("\"type\": \"text\"") > 2, true);
    }

    void printedToAFileIsToldByItsName_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("said");
        QTest::newRow("written") << "shop.pdf"
                                 << "shop.pdf is written.";
        QTest::newRow("refused") << "no such folder/shop.pdf"
                                 << "shop.pdf could not be written. Choose a folder that you may write to.";
    }

    void printedToAFileIsToldByItsName()
    {
        QFETCH(QString, file);
        Person person;
        person.addShape(ElementType::Rectangle, {0, 0, 100, 60});
        const auto printer = std::make_shared<QPrinter>();
        printer->setOutputFormat(QPrinter::PdfFormat);
        printer->setOutputFileName(person.scratch.filePath(file));
        person.window.exports().printOn(printer, PrintedPart::Drawing);
        QFETCH(QString, said);
        QTRY_COMPARE(person.window.desk().messages.sentence(), said);
    }

    /// Frames are pages when asked for, and what is selected is printed alone only then.
    void whatIsPrintedIsChosen()
    {
        Person person;
        const std::string left = person.addShape(ElementType::Rectangle, {0, 0, 100, 60});
        person.addShape(ElementType::Rectangle, {400, 0, 100, 60});
        Scene scene = person.scene();
        for (const ElementPtr &shape : person.scene().elements())
            scene = wrapInFrame(scene, {shape->id}, person.window.edit()).scene;
        person.editor().setDocument(scene);
        person.editor().setSelection({{left}, {}});
        const auto printed = [&](PrintedPart part) {
            const QString file = person.scratch.filePath(QString("%1.pdf").arg(static_cast<int>(part)));
            const auto printer = std::make_shared<QPrinter>();
            printer->setOutputFormat(QPrinter::PdfFormat);
            printer->setOutputFileName(file);
            person.window.desk().messages.dismiss();
            person.window.exports().printOn(printer, part);
            if (!QTest::qWaitFor([&] { return person.window.desk().messages.sentence().contains("is written"); }))
                return QByteArray();
            return contentOf(file);
        };
        const QByteArray whole = printed(PrintedPart::Drawing), frames = printed(PrintedPart::Frames),
                         selection = printed(PrintedPart::Selection);
        QCOMPARE(whole.count("/Type /Page\n"), 1);
        QCOMPARE(frames.count("/Type /Page\n"), 2);
        QCOMPARE(selection.count("/Type /Page\n"), 1);
        QVERIFY2(selection.size() < whole.size(), qPrintable(QString("%1 %2").arg(selection.size()).arg(whole.size())));
    }

    void paddingAndPaper()
    {
        Person person;
        person.addShape(ElementType::Rectangle, {0, 0, 100, 60});
        const auto size = [&] {
            static const QRegularExpression measures("width=\"(\\d+)[^\"]*\" height=\"(\\d+)");
            const auto found = measures.match(QString::fromUtf8(written(person, "svg")));
            return QSize(found.captured(1).toInt(), found.captured(2).toInt());
        };
        const QSize before = size();
        auto *padding = person.window.findChild<QSpinBox *>("exportPadding");
        padding->setValue(padding->value() + 30);
        const QSize after = size();
        QCOMPARE(after.width() - before.width(), after.height() - before.height());
        QVERIFY(after.width() > before.width());

        auto *paper = person.window.findChild<QComboBox *>("exportPaper");
        paper->setCurrentIndex(paper->findText("A4"));
        const QByteArray sheet = written(person, "pdf");
        QVERIFY2(sheet.contains("/MediaBox [0 0 842.000000 595.000000]"),
                 sheet.mid(sheet.indexOf("/MediaBox"), 40)); // lies down
    }

    void aPageAFrame()
    {
        Person person;
        person.addShape(ElementType::Frame, {0, 0, 300, 200});
        person.addShape(ElementType::Frame, {400, 0, 300, 200});
        person.window.toggleExport();
        auto *pages = person.window.findChild<QComboBox *>("exportPages");
        QVERIFY(pages->isEnabled());
        QVERIFY(written(person, "pdf").contains("/Count 1"));
        pages->setCurrentIndex(1);
        QVERIFY(written(person, "pdf").contains("/Count 2"));
    }

    void whatTakesLongCanBeGivenUp()
    {
        Person person;
        person.addShape(ElementType::Rectangle, {0, 0, 59000, 59000});
        const QString path = person.scratch.filePath("huge.png");
        person.window.toggleExport();
        auto *scale = person.panel<ExportPanel>().findChild<QAbstractButton *>("exportScale1");
        scale->click();
        person.window.exports().writeTo(path, "png");
        person.addShape(ElementType::Ellipse, {0, 0, 50, 50}); // the window goes on meanwhile
        QVERIFY(QTest::qWaitFor([&] { return person.answer("Cancel"); }, 60000));
        QCOMPARE(person.sentence(), QString("Cancelled."));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(!written(person, "excalidraw").isEmpty()); // the next one is not in its way
        QVERIFY(!QFileInfo::exists(path));
    }
};

QTEST_MAIN(ExportPanelTest)
#include "export_panel_test.moc"
