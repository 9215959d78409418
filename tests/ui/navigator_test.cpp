// SPDX-License-Identifier: GPL-3.0-or-later
// Finding one's way in a large drawing: the list of frames, and the minimap.
#include "model/scene/bounds.h"
#include "tests/support/desk.h"
#include "ui/panels/frame_list.h"
#include "ui/panels/minimap.h"

#include <QLineEdit>

using namespace ninesketch;

namespace
{

std::vector<std::string> threeFrames(Desk &desk)
{
    std::vector<std::string> ids;
    for (int i = 0; i < 3; ++i) {
        ids.push_back(desk.addShape(ElementType::Frame, {i * 1000.0, 0, 800, 600}));
        desk.editor().commit(
            setFrameName(desk.scene(), ids.back(), "Page " + std::to_string(i + 1), desk.window.edit()), "Name");
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
        Desk desk;
        const std::string low = desk.addShape(ElementType::Frame, {0, 900, 800, 600});
        const std::string right = desk.addShape(ElementType::Frame, {900, 20, 800, 600});
        const std::string left = desk.addShape(ElementType::Frame, {0, 30, 800, 600});
        QCOMPARE(framesInOrder(desk.scene()), (std::vector{left, right, low}));
        const Scene numbered = setFrameOrder(desk.scene(), {low, right, left}, desk.window.edit());
        QCOMPARE(framesInOrder(numbered), (std::vector{low, right, left}));
        QVERIFY(setFrameOrder(numbered, {low, right, left}, desk.window.edit()).sameAs(numbered));
    }

    void aPressGoesThere()
    {
        Desk desk;
        const auto ids = threeFrames(desk);
        desk.window.showPage("frames");
        FrameList &list = desk.panel<FrameList>();
        QCOMPARE(list.frames(), ids);
        QTest::mouseClick(&list, Qt::LeftButton, {}, list.row(2).center());
        QVERIFY(desk.canvas().visibleScene().contains(desk.scene().find(ids[2])->box()));
        QVERIFY(desk.editor().selection().contains(ids[2]));
        QTest::keyClick(&list, Qt::Key_Up);
        QVERIFY(desk.canvas().visibleScene().contains(desk.scene().find(ids[1])->box()));
    }

    void aDragAndKeysReorder()
    {
        Desk desk;
        const auto ids = threeFrames(desk);
        desk.window.showPage("frames");
        FrameList &list = desk.panel<FrameList>();
        QTest::mousePress(&list, Qt::LeftButton, {}, list.row(0).center());
        QTest::mouseMove(&list, list.row(1).center());
        QTest::mouseMove(&list, list.row(2).center() + QPoint(0, 30));
        QTest::mouseRelease(&list, Qt::LeftButton, {}, list.row(2).center() + QPoint(0, 30));
        QCOMPARE(list.frames(), (std::vector{ids[1], ids[2], ids[0]}));
        QTest::keyClick(&list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(list.frames(), (std::vector{ids[1], ids[0], ids[2]}));
        QTest::keyClick(&list, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(list.frames(), (std::vector{ids[1], ids[2], ids[0]}));
        desk.editor().undo();
        desk.editor().undo();
        desk.editor().undo();
        QCOMPARE(list.frames(), ids);
    }

    void namesAreWrittenInTheList()
    {
        Desk desk;
        const auto ids = threeFrames(desk);
        desk.window.showPage("frames");
        FrameList &list = desk.panel<FrameList>();
        QTest::mouseDClick(&list, Qt::LeftButton, {}, list.row(1).center());
        auto *line = list.findChild<QLineEdit *>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, "Write path");
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(*desk.scene().find(ids[1])->frame()->name, std::string("Write path"));
    }

    void theMinimapShowsAndMovesTheView()
    {
        Desk desk;
        threeFrames(desk);
        desk.canvas().centreOn({400, 300});
        QTest::keyClick(&desk.canvas(), Qt::Key_M, Qt::AltModifier);
        Minimap &map = desk.panel<Minimap>();
        QVERIFY(map.isVisible());
        QTRY_VERIFY(map.isUpToDate());
        const QRectF before = map.viewBox();
        QVERIFY(std::abs(map.fromMap(before.center()).x - 400) < 1);
        // the part that is seen is taken hold of off its middle: it moves with the hand, without a jump
        const QPoint from = (before.center() + QPointF(4, 3)).toPoint();
        QTest::mousePress(&map, Qt::LeftButton, {}, from);
        QVERIFY(distance(desk.canvas().visibleScene().centre(), {400, 300}) < 1);
        QTest::mouseMove(&map, from + QPoint(30, 0));
        QTest::mouseRelease(&map, Qt::LeftButton, {}, from + QPoint(30, 0));
        QVERIFY(std::abs(map.viewBox().center().x() - before.center().x() - 30) < 1);
        // elsewhere: there
        const QPointF far = map.toMap({2400, 300});
        QTest::mouseClick(&map, Qt::LeftButton, {}, far.toPoint());
        QVERIFY(std::abs(desk.canvas().visibleScene().centre().x - 2400) < 20);
        QTest::keyClick(&desk.canvas(), Qt::Key_M, Qt::AltModifier);
        QVERIFY(!map.isVisible());
    }

    void theMinimapWaitsUntilItIsQuiet()
    {
        Desk desk;
        threeFrames(desk);
        desk.window.toggleMinimap();
        Minimap &map = desk.panel<Minimap>();
        QTRY_VERIFY(map.isUpToDate());
        const int strips = map.stripsPainted();
        for (int i = 0; i < 20; ++i)
            desk.addShape(ElementType::Rectangle, {i * 100.0, 50, 80, 60});
        QCOMPARE(map.stripsPainted(), strips); // nothing while the drawing changes
        QVERIFY(!map.isUpToDate());
        QTRY_VERIFY(map.isUpToDate());
        QVERIFY(map.stripsPainted() > strips);
    }
};

QTEST_MAIN(NavigatorTest)
#include "navigator_test.moc"
