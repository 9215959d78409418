// SPDX-License-Identifier: GPL-3.0-or-later
// Finding one's way in a large drawing: the list of frames, and the minimap.
#include "model/scene/bounds.h"
#include "tests/support/window.h"
#include "ui/panels/frame_list.h"
#include "ui/panels/minimap.h"

#include <QLineEdit>
#include <QPointer>

using namespace ninesketch;

namespace
{

std::vector<std::string> threeFrames(Person &person)
{
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(person.addShape(ElementType::Frame, {i * 1000.0, 0, 800, 600}));
        person.editor().commit(
            setFrameName(person.scene(), ids.back(), "Page " + std::to_string(i + 1), person.window.edit()), "Name");
    }
    return ids;
}

} // namespace

class NavigatorTest : public QObject
{
    Q_OBJECT

private slots:
    void framesAreReadRowByRowUnlessNumbered()
    {
        Person person;
        const std::string low = person.addShape(ElementType::Frame, {0, 900, 800, 600});
        const std::string right = person.addShape(ElementType::Frame, {900, 20, 800, 600});
        const std::string left = person.addShape(ElementType::Frame, {0, 30, 800, 600});
        QCOMPARE(framesInOrder(person.scene()), (std::vector{left, right, low}));
        const Scene numbered = setFrameOrder(person.scene(), {low, right, left}, person.window.edit());
        QCOMPARE(framesInOrder(numbered), (std::vector{low, right, left}));
        QVERIFY(setFrameOrder(numbered, {low, right, left}, person.window.edit()).sameAs(numbered));
    }

    void aPressGoesThere()
    {
        Person person;
        const auto ids = threeFrames(person);
        person.window.showPage("frames");
        FrameList &list = person.panel<FrameList>();
        QCOMPARE(list.frames(), ids);
        QTest::mouseClick(&list, Qt::LeftButton, {}, list.row(2).center());
        QVERIFY(person.canvas().visibleScene().contains(person.scene().find(ids[2])->box()));
        QVERIFY(person.editor().selection().contains(ids[2]));
        QTest::keyClick(&list, Qt::Key_Up);
        QVERIFY(person.canvas().visibleScene().contains(person.scene().find(ids[1])->box()));
    }

    void aFrameIsNamedInTheList_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("key"); ///< 0: one goes elsewhere
        QTest::addColumn<QString>("named");
        QTest::newRow("Enter") << "Scale" << int(Qt::Key_Return) << "Scale";
        QTest::newRow("elsewhere") << "Scale" << 0 << "Scale";
        QTest::newRow("elsewhere, untouched") << "" << 0 << "";
        QTest::newRow("Escape") << "Scale" << int(Qt::Key_Escape) << "";
    }

    void aFrameIsNamedInTheList()
    {
        QFETCH(QString, typed);
        QFETCH(int, key);
        QFETCH(QString, named);
        Person person;
        const auto ids = threeFrames(person);
        person.window.showPage("frames");
        FrameList &list = person.panel<FrameList>();
        const auto name = [&] { return person.scene().find(ids[0])->frame()->name.value_or(""); };
        const std::string before = name();
        list.editName(0);
        const QPointer<QLineEdit> line = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(line);
        QTest::keyClicks(line, typed);
        if (key)
            QTest::keyClick(line, static_cast<Qt::Key>(key));
        else
            person.canvas().setFocus();
        QTRY_VERIFY(!line);
        QVERIFY(key ? list.hasFocus() : person.canvas().hasFocus());
        QCOMPARE(name(), named.isEmpty() ? before : named.toStdString());
    }

    void aDragAndKeysReorder()
    {
        Person person;
        const auto ids = threeFrames(person);
        person.window.showPage("frames");
        FrameList &list = person.panel<FrameList>();
        QTest::mousePress(&list, Qt::LeftButton, {}, list.row(0).center());
        QTest::mouseMove(&list, list.row(1).center());
        QTest::mouseMove(&list, list.row(2).center() + QPoint(0, 30));
        QTest::mouseRelease(&list, Qt::LeftButton, {}, list.row(2).center() + QPoint(0, 30));
        QCOMPARE(list.frames(), (std::vector{ids[1], ids[2], ids[0]}));
        QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(list.frames(), (std::vector{ids[1], ids[0], ids[2]}));
        QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(list.frames(), (std::vector{ids[1], ids[2], ids[0]}));
        person.editor().undo();
        person.editor().undo();
        person.editor().undo();
        QCOMPARE(list.frames(), ids);
    }

    void namesAreWrittenInTheList()
    {
        Person person;
        const auto ids = threeFrames(person);
        person.window.showPage("frames");
        FrameList &list = person.panel<FrameList>();
        QTest::mouseDClick(&list, Qt::LeftButton, {}, list.row(1).center());
        auto *line = list.findChild<QLineEdit *>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, "Write path");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(*person.scene().find(ids[1])->frame()->name, std::string("Write path"));
    }

    void theMinimapShowsAndMovesTheView()
    {
        Person person;
        threeFrames(person);
        person.canvas().centreOn({400, 300});
        QTest::keyClick(&person.canvas(), Qt::Key_M, Qt::AltModifier);
        Minimap &map = person.panel<Minimap>();
        QVERIFY(map.isVisible());
        QTRY_VERIFY(map.isUpToDate());
        const QRectF before = map.viewBox();
        QVERIFY(std::abs(map.fromMap(before.center()).x - 400) < 1);
        // the part that is seen is taken hold of off its middle: it moves with the hand, without a jump
        const QPoint from = (before.center() + QPointF(4, 3)).toPoint();
        QTest::mousePress(&map, Qt::LeftButton, {}, from);
        QVERIFY(distance(person.canvas().visibleScene().centre(), {400, 300}) < 1);
        QTest::mouseMove(&map, from + QPoint(30, 0));
        QTest::mouseRelease(&map, Qt::LeftButton, {}, from + QPoint(30, 0));
        QVERIFY(std::abs(map.viewBox().center().x() - before.center().x() - 30) < 1);
        // elsewhere: there
        const QPointF far = map.toMap({2400, 300});
        QTest::mouseClick(&map, Qt::LeftButton, {}, far.toPoint());
        QVERIFY(std::abs(person.canvas().visibleScene().centre().x - 2400) < 20);
        QTest::keyClick(&person.canvas(), Qt::Key_M, Qt::AltModifier);
        QVERIFY(!map.isVisible());
    }

    void theMinimapWaitsUntilItIsQuiet()
    {
        Person person;
        threeFrames(person);
        person.window.toggleMinimap();
        Minimap &map = person.panel<Minimap>();
        QTRY_VERIFY(map.isUpToDate());
        const int strips = map.stripsPainted();
        for (int i = 0; i < 20; ++i)
            person.addShape(ElementType::Rectangle, {i * 100.0, 50, 80, 60});
        QCOMPARE(map.stripsPainted(), strips); // nothing while the drawing changes
        QVERIFY(!map.isUpToDate());
        QTRY_VERIFY(map.isUpToDate());
        QVERIFY(map.stripsPainted() > strips);
    }
};

QTEST_MAIN(NavigatorTest)
#include "navigator_test.moc"
