// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing's file under the hands of others, and saving by itself: nothing is lost, nothing is overwritten unasked.
#include "exporters/file_versions.h"
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/commands/document_commands.h"
#include "ui/widgets/action_set.h"

#include <QAction>
#include <QDateTime>
#include <QDir>

using namespace ninesketch;

namespace
{

std::size_t sizeOnDisk(const QString &path)
{
    const auto scene = readSceneFile(path);
    return scene ? scene->size() : 999;
}

double boxWidth(const MainWindow &window)
{
    const Element *box = window.editor().committed().find("box");
    return box ? box->width : -1;
}

} // namespace

class FilesTest : public QObject
{
    Q_OBJECT

private slots:
    void anotherProgramsChangeIsShown_andUndone()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw", 100);
        QVERIFY(window.files().open(path));
        person.file("a.excalidraw", 222);
        QTRY_COMPARE(boxWidth(window), 222.0);
        QVERIFY(!window.editor().isModified());
        QTRY_VERIFY2(person.sentence().startsWith("a was changed by another program"), qPrintable(person.sentence()));
        QVERIFY(person.answer("Undo"));
        QCOMPARE(boxWidth(window), 100.0);
        QVERIFY(window.editor().isModified());
        person.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(boxWidth(window), 222.0);
        QVERIFY(!window.editor().isModified());
    }

    void aDesignWrittenAsTextIsDrawn()
    {
        Person person;
        MainWindow &window = person.window;
        const auto write = [&](const char *name, const QByteArray &text) {
            QFile file(person.scratch.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
        };
        const QString good = write("shop.json", R"({"type": "ninesketch/design", "components": [
            {"id": "users", "kind": "client"}, {"id": "api", "kind": "service"}], "calls": [{"from": "users", "to": "api"}],
            "classes": [{"id": "read", "rate": 700}]})");
        QVERIFY(window.files().open(good));
        QVERIFY2(person.sentence().startsWith("Drawn from shop.json"), qPrintable(person.sentence()));
        const Design design = readDesign(window.editor().committed());
        QCOMPARE(design.components.size(), std::size_t(2));
        QCOMPARE(design.classes.at(0).peakRate.value_or(0), 700.0);
        QVERIFY(window.document().path().isEmpty()); // nobody writes a drawing over it
        const QString bad =
            write("bad.json", R"({"type": "ninesketch/design", "components": [{"id": "a", "kind": "castle"}]})");
        QVERIFY(!window.files().open(bad));
        QVERIFY2(person.sentence().contains("there is no kind \"castle\""), qPrintable(person.sentence()));
    }

    void aNoteOfObsidianStaysAsItIs()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.scratch.filePath("Chat.excalidraw.md");
        const QByteArray note = "---\nexcalidraw-plugin: parsed\n---\n## Drawing\n```json\n"
                                R"({"type": "excalidraw", "elements": [{"id": "r", "type": "rectangle", "width": 9},
                                   {"id": "i", "type": "image", "fileId": "in the vault", "width": 9}]})"
                                "\n```\n";
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(note) == note.size());
        file.close();
        QVERIFY(window.files().open(path));
        QCOMPARE(person.sentence(),
                 QString("Read from Chat.excalidraw.md, which stays as it is: saving asks for a name. "
                         "Its pictures are kept beside the note, and are not shown."));
        QCOMPARE(window.editor().committed().elements().size(), std::size_t(2));
        QVERIFY(window.document().path().isEmpty());
        QCOMPARE(window.document().title(), QString("Chat"));
    }

    void aTabThatIsNotSeenFollowsToo()
    {
        Person person;
        MainWindow &window = person.window;
        QVERIFY(window.files().open(person.file("a.excalidraw", 100)));
        QVERIFY(window.files().open(person.file("b.excalidraw", 100)));
        person.file("a.excalidraw", 222);
        QTRY_VERIFY(person.sentence().startsWith("a was changed"));
        QCOMPARE(boxWidth(window), 100.0);
        QVERIFY(person.answer("Undo"));
        QCOMPARE(window.document().title(), QString("a"));
        QCOMPARE(boxWidth(window), 100.0);
        person.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(boxWidth(window), 222.0);
    }

    void touchingIsNoChange()
    {
        Person person;
        const QString path = person.file("a.excalidraw");
        QVERIFY(person.window.files().open(path));
        const Scene before = person.window.editor().committed();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(100), QFileDevice::FileModificationTime));
        file.close();
        person.window.document().lookAtDisk();
        QVERIFY(person.window.editor().committed().sameAs(before));
        person.drawRectangle();
        QVERIFY(person.window.files().save(person.window.document()));
        QCOMPARE(sizeOnDisk(path), std::size_t(2));
    }

    void changedOnBothSides_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<double>("widthHere");
        QTest::addColumn<int>("elementsHere");
        QTest::newRow("mine") << "Keep mine" << 100.0 << 2;
        QTest::newRow("theirs") << "Take theirs" << 222.0 << 1;
    }
    void changedOnBothSides()
    {
        QFETCH(QString, answer);
        QFETCH(double, widthHere);
        QFETCH(int, elementsHere);
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw", 100);
        QVERIFY(window.files().open(path));
        person.drawRectangle();
        person.file("a.excalidraw", 222);
        QTRY_VERIFY2(person.sentence().contains("and here too"), qPrintable(person.sentence()));
        QCOMPARE(boxWidth(window), 100.0);
        // saving does not write over it
        person.press(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(person.sentence().contains("and here too"));
        QCOMPARE(sizeOnDisk(path), std::size_t(1));
        QVERIFY(person.answer(answer));
        QCOMPARE(boxWidth(window), widthHere);
        QCOMPARE(int(window.editor().committed().size()), elementsHere);
        QVERIFY(!window.editor().isModified());
        QCOMPARE(int(sizeOnDisk(path)), elementsHere);
        if (answer == "Keep mine") { // theirs is not lost
            const auto versions = keptVersions(path, window.document().versionsFolder());
            QVERIFY(!versions.isEmpty());
            QCOMPARE(readSceneFile(versions.first().path)->find("box")->width, 222.0);
        } else { // mine is not lost
            person.press(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(boxWidth(window), 100.0);
            QCOMPARE(window.editor().committed().size(), std::size_t(2));
        }
    }

    void savingKeepsUpWithDrawing()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw");
        QVERIFY(window.files().open(path));
        // each press is of its time; what is drawn meanwhile is not saved by it, and is not lost
        person.drawRectangle();
        QTest::keyClick(window.windowHandle(), Qt::Key_S, Qt::ControlModifier);
        window.canvas().setFocus();
        person.drawRectangle({600, 300}, {700, 380});
        QTRY_COMPARE(sizeOnDisk(path), std::size_t(2));
        QVERIFY(window.editor().isModified());
        for (int i = 0; i < 5; ++i) {
            person.drawRectangle({200 + 30 * i, 500}, {220 + 30 * i, 520});
            QTest::keyClick(window.windowHandle(), Qt::Key_S, Qt::ControlModifier);
        }
        QTRY_VERIFY(!window.editor().isModified());
        QCOMPARE(sizeOnDisk(path), std::size_t(8));
        QCOMPARE(person.sentence(), QString());
    }

    void closingWaitsForSaving()
    {
        const QTemporaryDir folder;
        QString path;
        {
            Person person({}, folder.filePath("recovery"));
            path = folder.filePath("a.excalidraw");
            QVERIFY(QFile::copy(person.file("a.excalidraw"), path));
            QVERIFY(person.window.files().open(path));
            person.drawRectangle();
            QTest::keyClick(person.window.windowHandle(), Qt::Key_S, Qt::ControlModifier);
            person.window.close(); // asks nothing
            QTRY_VERIFY(!person.window.isVisible());
        }
        QCOMPARE(sizeOnDisk(path), std::size_t(2));
        QVERIFY(OpenDocument::leftovers(folder.filePath("recovery")).isEmpty());
    }

    void whatCannotBeSavedIsSaid()
    {
        Person person;
        MainWindow &window = person.window;
        QVERIFY(QDir(person.scratch.path()).mkdir("gone"));
        const QString path = person.file("gone/a.excalidraw");
        QVERIFY(window.files().open(path));
        person.drawRectangle();
        QVERIFY(QDir(person.scratch.filePath("gone")).removeRecursively());
        QTRY_VERIFY(person.sentence().contains("was removed"));
        QTest::keyClick(window.windowHandle(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY2(person.sentence().contains("can't be saved"), qPrintable(person.sentence()));
        QVERIFY(window.editor().isModified());
        window.close(); // what is not saved is asked about
        QVERIFY(window.isVisible());
        QVERIFY(person.answer("Cancel"));
        QVERIFY(person.sentence().contains("can't be saved"));
        QVERIFY(QDir(person.scratch.path()).mkdir("gone"));
        QTest::keyClick(window.windowHandle(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!window.editor().isModified()); // now it can, and nothing of it is true any more
        QCOMPARE(person.sentence(), QString());
    }

    void whatIsSaidOfAFileGoesWithItsDrawing()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw");
        QVERIFY(window.files().open(path));
        QVERIFY(window.files().open(person.file("b.excalidraw")));
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY(person.sentence().contains("was removed"));
        window.documents().close(*window.documents().all().front());
        QCOMPARE(window.document().title(), QString("b"));
        QCOMPARE(person.sentence(), QString());
    }

    void whatOthersWroteMeanwhileIsNotWrittenOver()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw", 100);
        QVERIFY(window.files().open(path));
        person.drawRectangle();
        person.file("a.excalidraw", 222);
        window.files().startSaving(window.document()); // before the change was noticed
        QTRY_VERIFY2(person.sentence().contains("and here too"), qPrintable(person.sentence()));
        QCOMPARE(readSceneFile(path)->find("box")->width, 222.0);
    }

    void aRemovedFileIsNoLoss()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw");
        QVERIFY(window.files().open(path));
        QVERIFY(QFile::remove(path));
        QTRY_VERIFY2(person.sentence().contains("was removed"), qPrintable(person.sentence()));
        QVERIFY(window.editor().isModified());
        QVERIFY(person.answer("Save it again"));
        QTRY_VERIFY(!window.editor().isModified());
        QCOMPARE(sizeOnDisk(path), std::size_t(1));
    }

    void halfWrittenFilesAreWaitedFor()
    {
        Person person;
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw", 100);
        QVERIFY(window.files().open(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"type\": \"excal");
        file.close();
        window.document().lookAtDisk();
        QCOMPARE(boxWidth(window), 100.0);
        QCOMPARE(person.sentence(), QString());
        person.file("a.excalidraw", 333);
        QTRY_COMPARE(boxWidth(window), 333.0);
    }

    void autosaveWritesTheFile()
    {
        Preferences preferences;
        preferences.autosave = true;
        Person person(preferences);
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw");
        QVERIFY(window.files().open(path));
        person.drawRectangle();
        QVERIFY(window.editor().isModified());
        QTRY_COMPARE(sizeOnDisk(path), std::size_t(2));
        QTRY_VERIFY(!window.editor().isModified());
        QVERIFY(!QFile::exists(path + ".bak"));
        QCOMPARE(keptVersions(path, window.document().versionsFolder()).size(), 1); // what was there before
        person.drawRectangle({200, 200}, {260, 260});
        QTRY_COMPARE(sizeOnDisk(path), std::size_t(3));
        QCOMPARE(keptVersions(path, window.document().versionsFolder()).size(), 1);
        QCOMPARE(person.sentence(), QString()); // its own writing is no change by others
        // closing asks nothing, even right after a change
        person.drawRectangle({600, 200}, {660, 260});
        window.close();
        QTRY_VERIFY(!window.isVisible());
        QCOMPARE(sizeOnDisk(path), std::size_t(4));
    }

    void autosaveWaitsForADecision()
    {
        Preferences preferences;
        preferences.autosave = true;
        Person person(preferences);
        MainWindow &window = person.window;
        const QString path = person.file("a.excalidraw", 100);
        QVERIFY(window.files().open(path));
        person.drawRectangle();
        person.file("a.excalidraw", 222);
        QTRY_VERIFY(person.sentence().contains("and here too"));
        person.drawRectangle({200, 200}, {260, 260});
        window.close(); // asks
        QVERIFY(window.isVisible());
        QCOMPARE(readSceneFile(path)->find("box")->width, 222.0);
    }

    void twoWindowsNeverOverwriteEachOther()
    {
        Person one;
        const QString path = one.file("a.excalidraw", 100);
        QVERIFY(one.window.files().open(path));
        Person other({}, one.scratch.filePath("recovery"));
        QVERIFY(other.window.files().open(path));
        QVERIFY2(other.sentence().contains("is open in another Ninesketch"), qPrintable(other.sentence()));
        one.drawRectangle();
        other.drawRectangle({200, 200}, {260, 260});
        QVERIFY(one.window.files().save(one.window.document()));
        QVERIFY(!other.window.files().save(other.window.document()));
        QVERIFY2(other.sentence().contains("and here too"), qPrintable(other.sentence()));
        QVERIFY(other.answer("Keep mine"));
        // the first one has nothing unsaved: it follows, and can go back
        const std::string drawn = other.window.editor().committed().elements().back()->id;
        QTRY_VERIFY(one.window.editor().committed().find(drawn));
        one.window.actions().action("undo")->trigger();
        QVERIFY(!one.window.editor().committed().find(drawn));
    }
};

QTEST_MAIN(FilesTest)
#include "files_test.moc"
