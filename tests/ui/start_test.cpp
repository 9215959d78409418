// SPDX-License-Identifier: GPL-3.0-or-later
// The empty canvas and how one begins; recent files; restoring what was not saved; tidying by one key.
#include "model/design/read_design.h"
#include "tests/support/window.h"
#include "ui/canvas/scene_glide.h"
#include "ui/commands/document_commands.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/start_page.h"
#include "ui/panels/versions_dialog.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/file_row.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QTimer>

using namespace ninesketch;

namespace
{

StartPage &page(const Person &person)
{
    return *person.window.findChild<StartPage *>("startPage");
}

QStringList rows(const Person &person)
{
    QStringList names;
    for (const FileRow *row : page(person).findChildren<FileRow *>())
        if (row->isVisible())
            names << row->accessibleName();
    return names;
}

QStringList recentMenu(Person &person)
{
    QStringList texts;
    for (auto *menu : person.window.findChildren<QMenu *>()) {
        if (menu->title() != "Open recent")
            continue;
        emit menu->aboutToShow();
        for (const QAction *action : menu->actions())
            if (!action->isSeparator())
                texts << action->text();
    }
    return texts;
}

} // namespace

class StartTest : public QObject
{
    Q_OBJECT

private slots:
    void thePageGoesWhenOneDraws()
    {
        Person person;
        QVERIFY(page(person).isVisible());
        QVERIFY(rows(person).isEmpty());
        person.press(Qt::Key_R);
        QVERIFY(!page(person).isVisible()); // a tool is in hand
        person.drag({400, 300}, {500, 360});
        QVERIFY(!page(person).isVisible());
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(page(person).isVisible());
        person.press(Qt::Key_Z, Qt::AltModifier); // zen
        QVERIFY(!page(person).isVisible());
    }

    void onePressesThroughIt()
    {
        Person person;
        // a double-click on empty paper between its words writes a text
        StartPage &start = page(person);
        const QPoint gap(start.width() - 2, 2);
        QVERIFY(!start.childAt(gap) || !start.childAt(gap)->inherits("QAbstractButton"));
        QTest::mouseDClick(&start, Qt::LeftButton, {}, gap);
        QTRY_VERIFY(person.window.canvas().isEditingText());
        QVERIFY(!start.isVisible());
    }

    void examplesOpen()
    {
        QCOMPARE(StartPage::examples().size(), 12);
        QCOMPARE(StartPage::exampleTitle("url-shortener"), QString("URL shortener"));
        QCOMPARE(StartPage::exampleTitle("news-feed"), QString("News feed"));
        Person person;
        auto *button = page(person).findChild<QPushButton *>("example:chat-naive");
        QVERIFY(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!readDesign(person.window.editor().scene()).components.empty());
        QVERIFY(person.window.document().path().isEmpty()); // nobody saves over an example
        QVERIFY(!page(person).isVisible());
        QCOMPARE(person.window.documents().all().size(), 1);
        QCOMPARE(person.window.document().title(), QString("Chat naive"));
        person.window.files().openNew();
        QCOMPARE(person.window.document().title(), QString("Untitled"));
    }

    /// Beside an open panel of a small window, what would stand below the palette goes.
    void whatHasNoRoomGoes()
    {
        Person person;
        const QString file = person.file("a.excalidraw");
        QVERIFY(person.window.files().open(file));
        person.press(Qt::Key_T, Qt::ControlModifier);
        person.window.showPage("framework");
        person.window.resize(960, 500);
        QTest::qWait(0);
        const StartPage &start = page(person);
        const auto *palette = person.window.findChild<PaletteBar *>();
        const auto bottom = [](const QWidget &widget) { return widget.mapToGlobal(widget.rect().bottomLeft()).y(); };
        const auto isAbovePalette = [&] {
            return start.isVisible() && bottom(start) < palette->mapToGlobal(QPoint(0, 0)).y();
        };
        QVERIFY(palette && palette->isVisible());
        QTRY_VERIFY(isAbovePalette());
        QVERIFY(std::ranges::any_of(start.findChildren<QPushButton *>(),
                                    [](const QPushButton *one) { return one->isVisible(); }));
        QVERIFY(rows(person).isEmpty());
        person.window.resize(1400, 900);
        QTRY_COMPARE(rows(person), QStringList{"a"});
    }

    /// On the screens of laptops, with the panel beside the canvas and without.
    void noHintLiesOverIt()
    {
        Person person;
        for (const QSize size : {QSize(1280, 690), QSize(1366, 740), QSize(1024, 670), QSize(800, 470)})
            for (const bool side : {true, false}) {
                if (person.window.preferences().sideOpen != side)
                    person.window.toggleSide();
                person.window.resize(size);
                QTest::qWait(10);
                const auto *hint = person.window.findChild<QLabel *>("hintLine");
                QVERIFY(page(person).isVisible());
                QVERIFY2(!hint->isVisible() || !hint->geometry().intersects(page(person).geometry()),
                         qPrintable(QDebug::toString(size)));
            }
    }

    void theNameOfAnExampleOpensItsSoundForm()
    {
        Person person;
        auto *title = page(person).findChild<QPushButton *>("exampleTitle:chat");
        QVERIFY(title && title->isVisible());
        QTest::mouseClick(title, Qt::LeftButton);
        QCOMPARE(person.window.document().title(), QString("Chat"));
    }

    /// In a narrow window the examples are a menu, and nothing of the page is cut off.
    void inANarrowWindowNothingIsCutOff()
    {
        Person person;
        person.window.showPage("framework");
        person.window.resize(960, 640);
        QTest::qWait(0);
        const auto isWhole = [&] {
            const QRect room = person.canvas().rect(), place = page(person).geometry();
            return page(person).isVisible() && place.left() >= room.left() && place.right() <= room.right() &&
                   place.bottom() <= room.bottom();
        };
        QTRY_VERIFY(isWhole());
        auto *menu = page(person).findChild<QPushButton *>("exampleMenu");
        QVERIFY(menu->isVisible());
        QVERIFY(!page(person).findChild<QPushButton *>("example:chat-naive")->isVisible());
        QTest::mouseClick(menu, Qt::LeftButton);
        QTRY_VERIFY(menu->findChild<QMenu *>()->isVisible());
        menu->findChild<QMenu *>()->close();
        person.window.resize(1400, 900);
        QTRY_VERIFY(!menu->isVisible());
        QVERIFY(page(person).findChild<QPushButton *>("example:chat-naive")->isVisible());
        QVERIFY(isWhole());
        const auto forms = menu->findChild<QMenu *>()->actions();
        QCOMPARE(forms.size(), 12);
        forms.front()->menu()->actions().front()->trigger();
        QCOMPARE(person.window.document().title(), QString("Chat naive"));
    }

    void recentFiles_pinned_missing_removed()
    {
        Person person;
        const QString a = person.file("a.excalidraw"), b = person.file("b.excalidraw"), c = person.file("c.excalidraw");
        for (const QString &path : {a, b, c})
            QVERIFY(person.window.files().open(path));
        person.press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(rows(person), (QStringList{"c", "b", "a"}));
        person.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        person.press(Qt::Key_Down);
        person.press(Qt::Key_Down);
        person.press(Qt::Key_P); // a is kept on top
        QCOMPARE(rows(person), (QStringList{"a", "c", "b"}));
        QVERIFY(QFile::remove(c));
        person.press(Qt::Key_Escape);
        person.press(Qt::Key_T, Qt::ControlModifier);
        person.press(Qt::Key_W, Qt::ControlModifier);
        page(person).hide();
        person.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(rows(person), (QStringList{"a", "c, missing", "b"}));
        QCOMPARE(recentMenu(person).mid(0, 3),
                 (QStringList{"a", QString::fromUtf8("c — missing, take it off the list"), "b"}));
        person.press(Qt::Key_Down);
        person.press(Qt::Key_Delete);
        QCOMPARE(rows(person), (QStringList{"a", "b"}));
        person.press(Qt::Key_Return);
        QCOMPARE(person.window.document().path(), b);
        QCOMPARE(person.window.preferences().pinnedFiles, QStringList{a});
        QCOMPARE(person.window.preferences().recentFiles.contains(c), false);
    }

    void whatWasNotSavedComesBack()
    {
        QTemporaryDir folder;
        QByteArray drawn;
        const QString recovery = folder.filePath("recovery");
        {
            Person person({}, recovery);
            QVERIFY(person.window.files().open(person.file("a.excalidraw")));
            person.drawRectangle();
            person.press(Qt::Key_T, Qt::ControlModifier);
            person.drawRectangle({200, 200}, {300, 260});
            drawn = QByteArray::fromStdString(writeScene(person.window.editor().committed()));
            for (OpenDocument *document : person.window.documents().all()) {
                document->writeRecovery();
                document->finishWriting();
            }
            QVERIFY(OpenDocument::leftovers(recovery).isEmpty()); // it lives
        }                                                         // without saying goodbye
        QCOMPARE(OpenDocument::leftovers(recovery).size(), 2);
        Person later({}, recovery);
        later.window.files().offerRecovery();
        QVERIFY2(later.sentence().contains("ended unexpectedly"), qPrintable(later.sentence()));
        later.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(later.sentence(), QString());
        QCOMPARE(later.window.documents().all().size(), 2);
        bool found = false;
        for (OpenDocument *document : later.window.documents().all()) {
            QVERIFY(document->isModified());
            found = found || QByteArray::fromStdString(writeScene(document->committed())) == drawn;
        }
        QVERIFY(found);
        QVERIFY(OpenDocument::leftovers(recovery).isEmpty());
    }

    /// Many drawings are counted, the newest are named: the question leaves room for the drawing.
    void manyNotSavedAreAskedShortly()
    {
        const QTemporaryDir recovery;
        for (const int index : {1, 2, 3, 4, 5}) {
            const QString copy = recovery.filePath(QString("copy%1.excalidraw").arg(index));
            for (const auto &[path, content] : {std::pair{copy, QString(R"({"type": "excalidraw", "elements": []})")},
                                                {copy + ".of", QString("/drawings/design%1.excalidraw").arg(index)}}) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(content.toUtf8());
                file.flush();
                QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(60 * index),
                                         QFileDevice::FileModificationTime));
            }
        }
        Person person({}, recovery.path());
        person.window.files().offerRecovery();
        const QString said = person.sentence();
        QVERIFY2(said.contains("design5") && said.contains("design4") && said.contains("3 more"), qPrintable(said));
        QVERIFY2(!said.contains("design3"), qPrintable(said));
    }

    void anEarlierVersionIsSeen_andBroughtBack()
    {
        Person person;
        const QString path = person.file("a.excalidraw", 111);
        QVERIFY(person.window.files().open(path));
        person.drawRectangle();
        QVERIFY(person.window.files().save(person.window.document()));
        bool sawPicture = false;
        QTimer::singleShot(0, &person.window, [&] {
            auto *dialog = person.window.findChild<VersionsDialog *>();
            QVERIFY(dialog);
            QCOMPARE(dialog->windowTitle(), QString("Earlier versions of a"));
            const auto *picture = dialog->findChild<QLabel *>("versionPicture");
            QTRY_VERIFY(!picture->pixmap(Qt::ReturnByValue).isNull());
            sawPicture = true;
            QTest::keyClick(dialog, Qt::Key_Return);
        });
        person.window.actions().action("earlier-versions")->trigger();
        QVERIFY(sawPicture);
        QCOMPARE(person.window.editor().committed().size(), std::size_t(1));
        QCOMPARE(person.window.editor().committed().find("box")->width, 111.0);
        person.window.actions().action("undo")->trigger();
        QCOMPARE(person.window.editor().committed().size(), std::size_t(2));
    }

    void tidiedByOneKey_oneStep()
    {
        Person person;
        MainWindow &window = person.window;
        person.press(Qt::Key_Y);
        QVERIFY2(person.sentence().contains("no design to tidy"), qPrintable(person.sentence()));
        window.files().openExample("chat");
        window.canvas().setFocus();
        const Scene before = window.editor().committed();
        person.press(Qt::Key_Y);
        const Scene after = window.editor().committed();
        QVERIFY(!after.sameAs(before));
        QCOMPARE(window.editor().undoText(), QString("Tidy up"));
        person.press(Qt::Key_Y);
        QVERIFY(window.editor().committed().sameAs(after));
        QVERIFY2(person.sentence().contains("nothing to tidy"), qPrintable(person.sentence()));
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window.editor().committed().sameAs(before));
        QVERIFY(window.editor().scene().sameAs(before));
    }

    void theGlideEndsWhereThingsAre()
    {
        Person person;
        person.window.files().openExample("chat");
        const Scene before = person.window.editor().committed();
        person.window.tidyUp(false);
        const Scene after = person.window.editor().committed();
        const auto *glide = person.window.findChild<SceneGlide *>();
        QVERIFY(glide->isRunning());
        QTest::keyClick(&person.window.canvas(), Qt::Key_Escape); // skipped
        QVERIFY(!glide->isRunning());
        QVERIFY(person.window.editor().scene().sameAs(after));
        person.window.editor().undo();
        person.window.tidyUp(false);
        const Scene end = SceneGlide::between(before, after, 1);
        QCOMPARE(end.size(), after.size());
        for (const ElementPtr &element : end.elements()) {
            QCOMPARE(element->x, after.find(element->id)->x);
            QCOMPARE(element->y, after.find(element->id)->y);
        }
        QTRY_VERIFY(!glide->isRunning());
        QVERIFY(person.window.editor().scene().sameAs(person.window.editor().committed()));
    }

    /// What is said stands above it.
    void aMessageLiesOverNothing()
    {
        Person person;
        person.window.resize(1200, 800);
        auto &page = person.panel<StartPage>();
        QTRY_VERIFY(page.isVisible());
        const QRect before = page.geometry();
        person.panel<MessageBar>().say("Something happened.", MessageBar::Tone::Warning, {{"Well", [] {}}}, true);
        QTest::qWait(0);
        QVERIFY(!person.panel<MessageBar>().geometry().intersects(page.geometry()));
        person.panel<MessageBar>().dismiss();
        QTest::qWait(0);
        QCOMPARE(page.geometry(), before);
    }
};

QTEST_MAIN(StartTest)
#include "start_test.moc"
