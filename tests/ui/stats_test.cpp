// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of numbers: typed, walked and dragged values, for one thing, several, and groups.
#include "exporters/image_file.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "tests/support/scene_invariants.h"
#include "tests/support/window.h"
#include "ui/panels/stats_panel.h"
#include "ui/widgets/scrub_field.h"

#include <QBuffer>
#include <QImage>
#include <QLabel>
#include <QLineEdit>

using namespace ninesketch;

namespace
{

StatsPanel &openStats(Person &person)
{
    QTest::keyClick(&person.canvas(), Qt::Key_Slash, Qt::AltModifier);
    return person.panel<StatsPanel>();
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
    void whatIsSeenOfACroppedImageIsTypedWhileItIsCropped()
    {
        Person person;
        QImage picture(200, 100, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        const auto file = readImageFile(png, "red");
        PlacedImages placed = placeImages(withImageFile(person.scene(), *file, 1), {{file->id, 100, 50}}, {50, 25}, 50,
                                          100, person.window.edit());
        const std::string id = *placed.ids.begin();
        person.editor().commit(placed.scene, "Place", Selection{placed.ids, {}});
        StatsPanel &stats = openStats(person);
        const Measure width = Measure::Width;
        type(stats, width, "80"); // of all of it
        QVERIFY(!person.scene().find(id)->image()->crop);
        person.canvas().setFocus();
        person.press(Qt::Key_Return);
        QTRY_COMPARE(shown(stats, Measure::X), QString("0"));
        type(stats, width, "60");
        QVERIFY(person.scene().find(id)->image()->crop);
        QCOMPARE(person.scene().find(id)->image()->crop->width, 150.0);
        QCOMPARE(person.scene().find(id)->height, 40.0);
        type(stats, Measure::X, "12");
        QCOMPARE(person.scene().find(id)->image()->crop->x, 30.0);
        QCOMPARE(shown(stats, Measure::X), QString("12"));
        type(stats, Measure::Angle, "90"); // as ever
        QVERIFY(std::abs(person.scene().find(id)->angle - 1.5707963267948966) < 1e-9);
        type(stats, Measure::Angle, "0");
        person.canvas().setFocus();
        person.press(Qt::Key_Escape);
        QTRY_VERIFY(shown(stats, Measure::X) != QString("12")); // where it lies
        type(stats, width, "120");
        QCOMPARE(person.scene().find(id)->height, 80.0);
    }

    void typedValuesAreUndoable()
    {
        Person person;
        const std::string id = person.addShape(ElementType::Rectangle, {10, 20, 100, 50});
        person.editor().setSelection({{id}, {}});
        StatsPanel &stats = openStats(person);
        QVERIFY(stats.isVisible());
        QCOMPARE(shown(stats, Measure::X), QString("10"));
        QCOMPARE(shown(stats, Measure::Height), QString("50"));
        type(stats, Measure::Width, "240,5");
        QCOMPARE(person.scene().find(id)->width, 240.5);
        type(stats, Measure::Angle, "90°");
        QVERIFY(std::abs(person.scene().find(id)->angle - 1.5707963267948966) < 1e-9);
        type(stats, Measure::Y, "nonsense");
        QCOMPARE(person.scene().find(id)->y, 20.0);
        person.editor().undo();
        person.editor().undo();
        QCOMPARE(person.scene().find(id)->box(), (Rect{10, 20, 100, 50}));
        QCOMPARE(person.scene().find(id)->angle, 0.0);
        QTest::keyClick(&person.canvas(), Qt::Key_Slash, Qt::AltModifier);
        QVERIFY(!stats.isVisible());
    }

    void draggingTheLetterIsOneStep()
    {
        Person person;
        const std::string id = person.addShape(ElementType::Rectangle, {10, 20, 100, 50});
        person.editor().setSelection({{id}, {}});
        StatsPanel &stats = openStats(person);
        QLabel *letter = stats.field(Measure::X)->letter();
        QTest::mousePress(letter, Qt::LeftButton, {}, {5, 5});
        QTest::mouseMove(letter, {25, 5});
        QTest::mouseMove(letter, {45, 5});
        QCOMPARE(person.scene().find(id)->x, 50.0);
        QCOMPARE(person.editor().committed().find(id)->x, 10.0); // not yet
        QTest::mouseRelease(letter, Qt::LeftButton, {}, {45, 5});
        QCOMPARE(person.editor().committed().find(id)->x, 50.0);
        person.editor().undo();
        QCOMPARE(person.scene().find(id)->x, 10.0);
        QLineEdit *line = stats.field(Measure::Width)->line();
        line->setFocus();
        QTest::keyClick(line, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(person.scene().find(id)->width, 109.0);
    }

    void severalAreSetEachAndShownMixed()
    {
        Person person;
        const std::string a = person.addShape(ElementType::Rectangle, {0, 0, 100, 50});
        const std::string b = person.addShape(ElementType::Ellipse, {300, 0, 60, 50});
        person.editor().setSelection({{a, b}, {}});
        StatsPanel &stats = openStats(person);
        QCOMPARE(shown(stats, Measure::Width), QString());
        QCOMPARE(stats.field(Measure::Width)->line()->placeholderText(), QString("Mixed"));
        QCOMPARE(shown(stats, Measure::Height), QString("50"));
        type(stats, Measure::Width, "80");
        QCOMPARE(person.scene().find(a)->width, 80.0);
        QCOMPARE(person.scene().find(b)->width, 80.0);
        QCOMPARE(person.scene().find(b)->x, 300.0);
        person.editor().undo();
        QCOMPARE(person.scene().find(b)->width, 60.0); // one step
    }

    void aGroupIsOneThing()
    {
        Person person;
        const std::string a = person.addShape(ElementType::Rectangle, {0, 0, 100, 50});
        const std::string b = person.addShape(ElementType::Rectangle, {100, 50, 100, 50});
        person.editor().commit(groupElements(person.scene(), {a, b}, person.window.edit()).scene, "Group");
        person.editor().setSelection({{a, b}, {}});
        StatsPanel &stats = openStats(person);
        QCOMPARE(shown(stats, Measure::Width), QString("200"));
        type(stats, Measure::Width, "400");
        QVERIFY(std::abs(commonBox(person.scene(), {a, b})->height - 200) < 1e-6); // a group keeps its aspect
        QCOMPARE(commonBox(person.scene(), {a, b})->x, 0.0);
        type(stats, Measure::X, "-50");
        QVERIFY(std::abs(commonBox(person.scene(), {a, b})->x + 50) < 1e-6);
        QVERIFY(std::abs(person.scene().find(b)->x - 150) < 1e-6);
        QVERIFY(!stats.field(Measure::FontSize)->isVisible());
        person.editor().commit(setLabel(person.scene(), a, "Name", person.window.edit()), "Label");
        QVERIFY(stats.field(Measure::FontSize)->isVisible());
        type(stats, Measure::FontSize, "28");
        QCOMPARE(person.scene().find(labelIdOf(person.scene(), a))->text()->fontSize, 28.0);
    }

    void whatIsLockedGoesAlongWithItsGroup()
    {
        Person person;
        const std::string free = person.addShape(ElementType::Rectangle, {400, 300, 100, 50});
        const std::string locked = person.addShape(ElementType::Rectangle, {600, 300, 100, 50});
        const auto edit = person.canvas().toolContext().edit();
        Scene scene = groupElements(person.scene(), {free, locked}, edit).scene;
        person.editor().setDocument(setLocked(scene, {locked}, true, edit));
        person.press(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(person.editor().selection().ids, (Ids{free, locked}));
        const auto apart = [&] { return person.scene().find(locked)->box().x - person.scene().find(free)->box().x; };
        person.drag({400, 320}, {450, 340});
        QCOMPARE(person.scene().find(free)->x, 450.0);
        QCOMPARE(apart(), 200.0);
        person.press(Qt::Key_Right);
        QCOMPARE(person.scene().find(locked)->x, 651.0);
        StatsPanel &stats = openStats(person);
        type(stats, Measure::X, "40");
        QCOMPARE(person.scene().find(free)->x, 40.0);
        QCOMPARE(apart(), 200.0);
        person.editor().setSelection({{locked}, {}}); // alone it stays
        person.canvas().setFocus();
        person.press(Qt::Key_Right);
        QCOMPARE(apart(), 200.0);
    }

    void arrowsFollowAndKeepTheirShapes()
    {
        Person person;
        const std::string a = person.addShape(ElementType::Rectangle, {0, 0, 100, 100});
        const std::string b = person.addShape(ElementType::Rectangle, {400, 0, 100, 100});
        const EditContext context = person.window.edit();
        Element arrow = newElement(ElementType::Arrow, context);
        LinearData line;
        line.points = {{0, 0}, {300, 0}};
        arrow.x = 100;
        arrow.y = 50;
        arrow.data = line;
        const std::string id = arrow.id;
        Scene scene = addElements(person.scene(), {arrow}, context);
        scene = dragArrowEnd(scene, id, LinearEnd::Start, {{98, 50}, 1, false, false}, context);
        scene = dragArrowEnd(scene, id, LinearEnd::End, {{402, 50}, 1, false, false}, context);
        person.editor().commit(scene, "Arrow");
        person.editor().setSelection({{b}, {}});
        StatsPanel &stats = openStats(person);
        type(stats, Measure::Y, "300");
        const Element &followed = *person.scene().find(id);
        QVERIFY(followed.linear()->startBinding && followed.linear()->endBinding);
        QVERIFY(endPoint(followed, LinearEnd::End).y > 200);
        QCOMPARE(brokenInvariant(person.scene()), std::string());
        person.editor().setSelection({{b, id}, {}}); // it goes along with its shape
        type(stats, Measure::X, "420");
        QVERIFY(person.scene().find(id)->linear()->endBinding);
        QCOMPARE(person.scene().find(b)->x, 420.0);
        person.editor().setSelection({{id}, {}}); // alone it lets go
        type(stats, Measure::X, "140");
        const Element &put = *person.scene().find(id);
        QCOMPARE(put.x, 140.0);
        QVERIFY(!put.linear()->startBinding && !put.linear()->endBinding);
        QCOMPARE(brokenInvariant(person.scene()), std::string());
    }

    void anElbowArrowIsMadeWide()
    {
        Person person;
        const std::string a = person.addShape(ElementType::Rectangle, {0, 0, 100, 100});
        const EditContext context = person.window.edit();
        Element arrow = newElement(ElementType::Arrow, context);
        LinearData line;
        line.points = {{0, 0}, {100, 0}, {100, 120}, {200, 120}};
        line.elbowed = true;
        arrow.x = 106;
        arrow.y = 50;
        arrow.data = line;
        const std::string id = arrow.id;
        Scene scene = addElements(person.scene(), {arrow}, context);
        scene = dragArrowEnd(scene, id, LinearEnd::Start, {{106, 50}, 1, false, false}, context);
        QVERIFY(scene.find(id)->linear()->startBinding);
        person.editor().commit(scene, "Arrow");
        person.editor().setSelection({{id}, {}});
        StatsPanel &stats = openStats(person);
        const double height = scene.find(id)->height;
        type(stats, Measure::Width, "350");
        const Element &wide = *person.scene().find(id);
        QVERIFY(!wide.linear()->startBinding);
        QVERIFY2(std::abs(wide.width - 350) < 1e-6, qPrintable(QString::number(wide.width)));
        QVERIFY2(std::abs(wide.height - height) < 1e-6, qPrintable(QString::number(wide.height)));
        type(stats, Measure::X, "40");
        QCOMPARE(person.scene().find(id)->x, 40.0);
        QCOMPARE(brokenInvariant(person.scene()), std::string());
    }
};

QTEST_MAIN(StatsTest)
#include "stats_test.moc"
