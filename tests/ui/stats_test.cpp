// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of numbers: typed, walked and dragged values, for one thing, several, and groups.
#include "model/scene/bounds.h"
#include "tests/support/desk.h"
#include "tests/support/scene_invariants.h"
#include "ui/panels/scrub_field.h"
#include "ui/panels/stats_panel.h"

#include <QLabel>
#include <QLineEdit>

using namespace ninesketch;

namespace
{

StatsPanel &openStats(Desk &desk)
{
    QTest::keyClick(&desk.canvas(), Qt::Key_Slash, Qt::AltModifier);
    return desk.panel<StatsPanel>();
}

void type(StatsPanel &stats, Measure measure, const QString &text)
{
    QLineEdit *line = stats.field(measure)->line();
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

QString shown(StatsPanel &stats, Measure measure)
{
    return stats.field(measure)->line()->text();
}

} // namespace

class StatsTest : public QObject
{
    Q_OBJECT

private slots:
    void typedValuesAreUndoable()
    {
        Desk desk;
        const std::string id = desk.addShape(ElementType::Rectangle, {10, 20, 100, 50});
        desk.editor().setSelection({{id}, {}});
        StatsPanel &stats = openStats(desk);
        QVERIFY(stats.isVisible());
        QCOMPARE(shown(stats, Measure::X), QString("10"));
        QCOMPARE(shown(stats, Measure::Height), QString("50"));
        type(stats, Measure::Width, "240,5");
        QCOMPARE(desk.scene().find(id)->width, 240.5);
        type(stats, Measure::Angle, "90°");
        QVERIFY(std::abs(desk.scene().find(id)->angle - 1.5707963267948966) < 1e-9);
        type(stats, Measure::Y, "nonsense");
        QCOMPARE(desk.scene().find(id)->y, 20.0);
        desk.editor().undo();
        desk.editor().undo();
        QCOMPARE(desk.scene().find(id)->box(), (Rect{10, 20, 100, 50}));
        QCOMPARE(desk.scene().find(id)->angle, 0.0);
        QTest::keyClick(&desk.canvas(), Qt::Key_Slash, Qt::AltModifier);
        QVERIFY(!stats.isVisible());
    }

    void draggingTheLetterIsOneStep()
    {
        Desk desk;
        const std::string id = desk.addShape(ElementType::Rectangle, {10, 20, 100, 50});
        desk.editor().setSelection({{id}, {}});
        StatsPanel &stats = openStats(desk);
        QLabel *letter = stats.field(Measure::X)->letter();
        QTest::mousePress(letter, Qt::LeftButton, {}, {5, 5});
        QTest::mouseMove(letter, {25, 5});
        QTest::mouseMove(letter, {45, 5});
        QCOMPARE(desk.scene().find(id)->x, 50.0);
        QCOMPARE(desk.editor().committed().find(id)->x, 10.0); // not yet
        QTest::mouseRelease(letter, Qt::LeftButton, {}, {45, 5});
        QCOMPARE(desk.editor().committed().find(id)->x, 50.0);
        desk.editor().undo();
        QCOMPARE(desk.scene().find(id)->x, 10.0);
        QLineEdit *line = stats.field(Measure::Width)->line();
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(desk.scene().find(id)->width, 109.0);
    }

    void severalAreSetEachAndShownMixed()
    {
        Desk desk;
        const std::string a = desk.addShape(ElementType::Rectangle, {0, 0, 100, 50});
        const std::string b = desk.addShape(ElementType::Ellipse, {300, 0, 60, 50});
        desk.editor().setSelection({{a, b}, {}});
        StatsPanel &stats = openStats(desk);
        QCOMPARE(shown(stats, Measure::Width), QString());
        QCOMPARE(stats.field(Measure::Width)->line()->placeholderText(), QString("Mixed"));
        QCOMPARE(shown(stats, Measure::Height), QString("50"));
        type(stats, Measure::Width, "80");
        QCOMPARE(desk.scene().find(a)->width, 80.0);
        QCOMPARE(desk.scene().find(b)->width, 80.0);
        QCOMPARE(desk.scene().find(b)->x, 300.0);
        desk.editor().undo();
        QCOMPARE(desk.scene().find(b)->width, 60.0); // one step
    }

    void aGroupIsOneThing()
    {
        Desk desk;
        const std::string a = desk.addShape(ElementType::Rectangle, {0, 0, 100, 50});
        const std::string b = desk.addShape(ElementType::Rectangle, {100, 50, 100, 50});
        desk.editor().commit(groupElements(desk.scene(), {a, b}, desk.window.edit()).scene, "Group");
        desk.editor().setSelection({{a, b}, {}});
        StatsPanel &stats = openStats(desk);
        QCOMPARE(shown(stats, Measure::Width), QString("200"));
        type(stats, Measure::Width, "400");
        QVERIFY(std::abs(commonBox(desk.scene(), {a, b})->height - 200) < 1e-6); // a group keeps its aspect
        QCOMPARE(commonBox(desk.scene(), {a, b})->x, 0.0);
        type(stats, Measure::X, "-50");
        QVERIFY(std::abs(commonBox(desk.scene(), {a, b})->x + 50) < 1e-6);
        QVERIFY(std::abs(desk.scene().find(b)->x - 150) < 1e-6);
        QVERIFY(!stats.field(Measure::FontSize)->isVisible());
        desk.editor().commit(setLabel(desk.scene(), a, "Name", desk.window.edit()), "Label");
        QVERIFY(stats.field(Measure::FontSize)->isVisible());
        type(stats, Measure::FontSize, "28");
        QCOMPARE(desk.scene().find(labelIdOf(desk.scene(), a))->text()->fontSize, 28.0);
    }

    void arrowsFollowAndKeepTheirShapes()
    {
        Desk desk;
        const std::string a = desk.addShape(ElementType::Rectangle, {0, 0, 100, 100});
        const std::string b = desk.addShape(ElementType::Rectangle, {400, 0, 100, 100});
        const EditContext context = desk.window.edit();
        Element arrow = newElement(ElementType::Arrow, context);
        LinearData line;
        line.points = {{0, 0}, {300, 0}};
        arrow.x = 100;
        arrow.y = 50;
        arrow.data = line;
        const std::string id = arrow.id;
        Scene scene = addElements(desk.scene(), {arrow}, context);
        scene = dragArrowEnd(scene, id, LinearEnd::Start, {{98, 50}, 1, false, false}, context);
        scene = dragArrowEnd(scene, id, LinearEnd::End, {{402, 50}, 1, false, false}, context);
        desk.editor().commit(scene, "Arrow");
        desk.editor().setSelection({{b}, {}});
        StatsPanel &stats = openStats(desk);
        type(stats, Measure::Y, "300");
        const Element &followed = *desk.scene().find(id);
        QVERIFY(followed.linear()->startBinding && followed.linear()->endBinding);
        QVERIFY(endPoint(followed, LinearEnd::End).y > 200);
        QCOMPARE(brokenInvariant(desk.scene()), std::string());
        desk.editor().setSelection({{id}, {}}); // the arrow itself lies where its shapes put it
        QVERIFY(!stats.field(Measure::X)->isVisible());
    }
};

QTEST_MAIN(StatsTest)
#include "stats_test.moc"
