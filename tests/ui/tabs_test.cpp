// SPDX-License-Identifier: GPL-3.0-or-later
// Several drawings in one window, as a person has them.
#include "tests/support/window.h"
#include "ui/commands/document_commands.h"

#include <QTabBar>

using namespace ninesketch;

namespace
{

QTabBar &tabBar(const Person &person)
{
    return *person.window.findChild<QTabBar *>("documentTabBar");
}

QStringList titles(const Person &person)
{
    QStringList found;
    for (int i = 0; i < tabBar(person).count(); ++i)
        found << tabBar(person).tabText(i);
    return found;
}

QPoint middleOf(const QTabBar &bar, int tab)
{
    return bar.tabRect(tab).center() - QPoint(bar.tabRect(tab).width() / 4, 0);
}

} // namespace

class TabsTest : public QObject
{
    Q_OBJECT

private slots:
    void oneDrawingHasNoTabs()
    {
        Person person;
        QVERIFY(!tabBar(person).isVisible());
        QVERIFY(person.window.files().open(person.file("a.excalidraw")));
        QCOMPARE(titles(person), QStringList{"a"}); // in the place of the empty one
        QVERIFY(!tabBar(person).isVisible());
        person.press(Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(titles(person), (QStringList{"a", "Untitled"}));
        QVERIFY(tabBar(person).isVisible());
    }

    void eachHasItsOwnScene_selection_undo_andView()
    {
        Person person;
        MainWindow &window = person.window;
        person.drawRectangle();
        window.canvas().setViewport({2, {10, 20}});
        const Scene first = window.editor().committed();
        const Selection chosen = window.editor().selection();
        QCOMPARE(first.size(), std::size_t(1));
        QCOMPARE(chosen.ids.size(), std::size_t(1));

        person.press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(window.editor().scene().empty());
        QVERIFY(window.editor().selection().empty());
        QVERIFY(!window.editor().canUndo());
        QVERIFY(!window.editor().isModified());
        person.drawRectangle({200, 300}, {300, 350});
        person.drawRectangle({500, 300}, {600, 350});

        person.press(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(window.editor().committed().sameAs(first));
        QCOMPARE(window.editor().selection(), chosen);
        QCOMPARE(window.canvas().viewport(), (Viewport{2, {10, 20}}));
        QVERIFY(window.editor().isModified());
        person.press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window.editor().scene().empty());
        QVERIFY(!window.editor().isModified());
        person.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.editor().committed().sameAs(first));

        person.press(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(window.editor().scene().size(), std::size_t(2));
        person.press(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(window.editor().committed().sameAs(first));
    }

    void whatIsHalfDrawnDoesNotFollow()
    {
        Person person;
        MainWindow &window = person.window;
        person.press(Qt::Key_T, Qt::ControlModifier);
        window.canvas().setFocus();
        person.press(Qt::Key_R);
        QTest::mousePress(&window.canvas(), Qt::LeftButton, {}, {300, 300});
        QTest::mouseMove(&window.canvas(), {350, 350});
        QTest::mouseMove(&window.canvas(), {400, 380});
        QCOMPARE(window.editor().scene().size(), std::size_t(1));
        person.press(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(window.editor().scene().empty());
        QTest::mouseMove(&window.canvas(), {500, 500});
        QTest::mouseRelease(&window.canvas(), Qt::LeftButton, {}, {500, 500});
        QVERIFY(window.editor().scene().empty());
        person.press(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(window.editor().scene().empty());
    }

    void anOpenFileIsShownInsteadOfOpenedTwice()
    {
        Person person;
        MainWindow &window = person.window;
        const QString a = person.file("a.excalidraw"), b = person.file("b.excalidraw");
        QVERIFY(window.files().open(a));
        QVERIFY(window.files().open(b));
        QVERIFY(QFile::link(a, person.scratch.filePath("link.excalidraw")));
        QVERIFY(window.files().open(person.scratch.filePath("link.excalidraw")));
        QCOMPARE(window.document().path(), a);
        QCOMPARE(titles(person), (QStringList{"a", "b"}));
        QVERIFY(!window.files().open(person.scratch.filePath("none.excalidraw")));
        QCOMPARE(person.sentence(), QString("none.excalidraw: There is no such file."));
        QCOMPARE(titles(person), (QStringList{"a", "b"}));
        QCOMPARE(window.document().path(), a);
    }

    void theMiddleButtonClosesAndAsks()
    {
        Person person;
        MainWindow &window = person.window;
        const QString a = person.file("a.excalidraw");
        QVERIFY(window.files().open(a));
        person.drawRectangle();
        QVERIFY(window.files().open(person.file("b.excalidraw")));
        QTest::mouseClick(&tabBar(person), Qt::MiddleButton, {}, middleOf(tabBar(person), 0));
        QVERIFY2(person.sentence().contains("not saved"), qPrintable(person.sentence()));
        QCOMPARE(window.document().path(), a); // it is shown
        QVERIFY(person.answer("Save"));
        QCOMPARE(titles(person), QStringList{"b"});
        QCOMPARE(readSceneFile(a)->size(), std::size_t(2));
        // the last one leaves an empty canvas
        person.press(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(titles(person), QStringList{"Untitled"});
        QVERIFY(window.isVisible());
        QVERIFY(window.editor().scene().empty());
    }

    void tabsAreDragged()
    {
        Person person;
        for (const char *name : {"a", "b", "c"})
            QVERIFY(person.window.files().open(person.file(QString(name) + ".excalidraw", 60)));
        QTabBar &bar = tabBar(person);
        const QPoint from = middleOf(bar, 0), to = bar.tabRect(2).center() + QPoint(20, 0);
        QTest::mousePress(&bar, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 20; ++step)
            QTest::mouseMove(&bar, from + (to - from) * step / 20);
        QTest::mouseRelease(&bar, Qt::LeftButton, {}, to);
        QTRY_COMPARE(titles(person), (QStringList{"b", "c", "a"}));
        QCOMPARE(person.window.document().title(), QString("a"));
        QCOMPARE(person.window.documents().all()[2]->title(), QString("a"));
        person.press(Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(person.window.document().title(), QString("b"));
    }

    void closingTheWindowAsksOnceForAll()
    {
        Person person;
        MainWindow &window = person.window;
        const QString a = person.file("a.excalidraw"), b = person.file("b.excalidraw");
        for (const QString &path : {a, b}) {
            QVERIFY(window.files().open(path));
            person.drawRectangle();
        }
        QVERIFY(window.files().open(person.file("c.excalidraw")));
        window.close();
        QVERIFY(window.isVisible());
        QVERIFY2(person.sentence().contains("have changes that are not saved"), qPrintable(person.sentence()));
        QVERIFY(person.answer("Cancel"));
        QVERIFY(window.isVisible());
        window.close();
        QVERIFY(person.answer("Save all"));
        QVERIFY(!window.isVisible());
        QCOMPARE(readSceneFile(a)->size(), std::size_t(2));
        QCOMPARE(readSceneFile(b)->size(), std::size_t(2));
    }

    /// A question that a later one covers, or that was answered in another way, is not asked once more.
    void whatWasAskedAnewDoesNotComeBack()
    {
        Person person;
        MainWindow &window = person.window;
        const QString a = person.file("a.excalidraw");
        QVERIFY(window.files().open(a));
        person.drawRectangle();
        window.close();
        QVERIFY2(person.sentence().contains("before you quit?"), qPrintable(person.sentence()));
        window.desk().say("Something happened."); // covers it
        window.close();
        QVERIFY(person.answer("Cancel"));
        QCOMPARE(person.sentence(), QString());

        window.close();
        person.canvas().setFocus();
        person.press(Qt::Key_W, Qt::ControlModifier);
        QVERIFY2(person.sentence().contains("before you close it?"), qPrintable(person.sentence()));
        QVERIFY(person.answer("Cancel"));
        QCOMPARE(person.sentence(), QString());

        window.close();
        person.canvas().setFocus();
        person.press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(!window.document().isModified());
        QCOMPARE(person.sentence(), QString());
        QVERIFY(window.isVisible());
    }

    void drawingsWithoutANameAreToldApart()
    {
        Person person;
        const auto press = [&](Qt::Key key) { person.press(key, Qt::ControlModifier); };
        person.drawRectangle();
        press(Qt::Key_N);
        person.drawRectangle();
        QCOMPARE(titles(person), (QStringList{"Untitled", "Untitled 2"}));
        QVERIFY(person.window.windowTitle().startsWith("Untitled 2"));
        person.window.close();
        QVERIFY2(person.sentence().startsWith("Untitled, Untitled 2 have"), qPrintable(person.sentence()));
        QVERIFY(person.answer("Cancel"));
        QVERIFY(!person.window.document().saveAs(person.scratch.filePath("named.excalidraw")));
        press(Qt::Key_N); // the number is free again
        QCOMPARE(titles(person), (QStringList{"Untitled", "named", "Untitled 2"}));
        press(Qt::Key_W);
        press(Qt::Key_W);
        QCOMPARE(titles(person), QStringList{"Untitled"});
        press(Qt::Key_W);
        QVERIFY(person.answer("Don't save"));
        QCOMPARE(titles(person), QStringList{"Untitled"});
    }

    void theTabsComeBack()
    {
        Preferences left;
        Person person;
        connect(&person.window.memory(), &PreferenceMemory::changed, &person.window,
                [&](const Preferences &p) { left = p; });
        person.window.files().openLastSession();
        for (const char *name : {"a", "b", "c"})
            QVERIFY(person.window.files().open(person.file(QString(name) + ".excalidraw")));
        person.press(Qt::Key_Tab, Qt::ControlModifier | Qt::ShiftModifier); // b is seen
        person.window.close();
        QVERIFY(QFile::remove(person.scratch.filePath("c.excalidraw")));

        Person later(left);
        later.window.files().openLastSession();
        QCOMPARE(titles(later), (QStringList{"a", "b"}));
        QCOMPARE(later.window.document().title(), QString("b"));
        QCOMPARE(later.sentence(), QString());

        left.reopenTabs = false;
        Person another(left);
        another.window.files().openLastSession();
        QCOMPARE(titles(another), QStringList{"Untitled"});
    }

    void estimatesStayWithTheirDrawing()
    {
        Person person;
        MainWindow &window = person.window;
        QVERIFY(window.files().open(SOURCE_ROOT "/resources/examples/url-shortener.excalidraw"));
        QTRY_VERIFY(window.estimator().estimate() && !window.estimator().estimate()->design.components.empty());
        const EstimatePtr found = window.estimator().estimate();
        Scenario busy;
        busy.load = 3;
        window.estimator().setScenario(busy);
        QTRY_VERIFY(window.estimator().estimate() != found && !window.estimator().isBusy());
        person.press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(window.estimator().scenario().plain());
        QTRY_VERIFY(window.estimator().estimate() && window.estimator().estimate()->design.components.empty());
        person.press(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(window.estimator().scenario().plain()); // what was tried out ends with the look at it
        QCOMPARE(window.estimator().estimate()->design.components.size(), found->design.components.size());
    }
};

QTEST_MAIN(TabsTest)
#include "tabs_test.moc"
