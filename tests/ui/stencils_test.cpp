// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes of several lines: drawn, named, resized, held on to and changed like one.
#include "model/design/read_design.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "tests/support/gesture.h"
#include "tests/support/scene_invariants.h"

using namespace ninesketch;

namespace
{

CurrentStyle styleOf(const char *stencil)
{
    CurrentStyle style;
    style.stencil = stencil;
    return style;
}

const Element &bodyIn(const Scene &scene)
{
    for (const ElementPtr &element : scene.elements())
        if (stencilOf(*element))
            return *element;
    qFatal("no body");
}

/// The box of what is seen of the shape: its lines, as their points lie.
Rect boxOfLines(const Scene &scene)
{
    std::optional<Rect> box;
    for (const ElementPtr &element : scene.elements())
        if (element->type == ElementType::Line)
            for (const Point &point : scenePoints(*element))
                box = box ? box->united({point.x, point.y, 0, 0}) : Rect{point.x, point.y, 0, 0};
    return box.value_or(Rect{});
}

bool near(const Rect &a, const Rect &b, double slack = 0.01)
{
    return std::abs(a.x - b.x) < slack && std::abs(a.y - b.y) < slack && std::abs(a.width - b.width) < slack &&
           std::abs(a.height - b.height) < slack;
}

Scene labelled(Hand &hand, const std::string &words)
{
    return setLabel(hand.scene(), bodyIn(hand.scene()).id, words, hand.edit());
}

} // namespace

class StencilsTest : public QObject
{
    Q_OBJECT

private slots:
    void everyOneFillsItsBox_data()
    {
        QTest::addColumn<QString>("id");
        for (const Stencil &stencil : allStencils())
            QTest::newRow(stencil.id) << QString(stencil.id);
    }
    void everyOneFillsItsBox()
    {
        QFETCH(QString, id);
        const Stencil &stencil = *findStencil(id.toStdString());
        for (const auto &[width, height] : {std::pair{stencil.width, stencil.height}, {300.0, 60.0}, {40.0, 400.0}}) {
            Hand hand;
            hand.with(styleOf(stencil.id)).take("shapes").drag({10, 20}, {10 + width, 20 + height});
            const Element &body = bodyIn(hand.scene());
            QVERIFY(near(body.box(), {10, 20, width, height}));
            if (!stencil.bodyIsSeen)
                QVERIFY2(near(boxOfLines(hand.scene()), body.box(), 1), // a gentle wave may stay a bit inside
                         qPrintable(QString("%1 x %2: lines %3,%4 %5 x %6")
                                        .arg(width)
                                        .arg(height)
                                        .arg(boxOfLines(hand.scene()).x)
                                        .arg(boxOfLines(hand.scene()).y)
                                        .arg(boxOfLines(hand.scene()).width)
                                        .arg(boxOfLines(hand.scene()).height)));
            QCOMPARE(hand.editor.selection().ids.size(), hand.scene().size());
            QCOMPARE(onlyStencilOf(hand.scene(), hand.editor.selection().ids), body.id);
            QCOMPARE(brokenInvariant(hand.scene()), std::string());
        }
    }

    void aClickGivesTheUsualSize()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").click({200, 200});
        QVERIFY(near(bodyIn(hand.scene()).box(), {140, 140, 120, 120}));
        hand.editor.undo();
        QVERIFY(hand.scene().empty());
        hand.take("shapes").drag({0, 0}, {5, 3}); // too small to be meant
        QVERIFY(hand.scene().empty());
    }

    void oneThingForClicksAndItsName()
    {
        Hand hand;
        hand.with(styleOf("queue")).take("shapes").drag({0, 0}, {200, 80});
        const std::string body = bodyIn(hand.scene()).id;
        const auto all = hand.editor.selection().ids;
        hand.key(Qt::Key_Return);
        QCOMPARE(hand.last.editText, body);
        hand.click({600, 600}).click({100, 0}); // on its outline
        QCOMPARE(hand.editor.selection().ids, all);
        hand.doubleClick({100, 0});
        QCOMPARE(hand.last.editText, body);
        QVERIFY(hand.editor.selection().editingGroupId.empty());
        hand.drag({100, 0}, {150, 40});
        QVERIFY(near(bodyIn(hand.scene()).box(), {50, 40, 200, 80}));
        QVERIFY(near(boxOfLines(hand.scene()), {50, 40, 200, 80}, 1));
    }

    void arrowsHoldOnToItsBody()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").drag({400, 0}, {520, 120});
        const std::string body = bodyIn(hand.scene()).id;
        hand.take("arrow").drag({0, 60}, {404, 60});
        const Element &arrow = *hand.scene().elements().back();
        QVERIFY(arrow.isArrow() && arrow.linear()->endBinding);
        QCOMPARE(arrow.linear()->endBinding->elementId, body);
        const double before = endPoint(arrow, LinearEnd::End).y;
        hand.click({800, 800}).click({460, 0}).drag({460, 0}, {460, 300});
        QVERIFY(endPoint(*hand.scene().elements().back(), LinearEnd::End).y > before + 100);
        QCOMPARE(brokenInvariant(hand.scene()), std::string());
    }

    void resizesFreelyAsOne()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").drag({0, 0}, {100, 100});
        hand.editor.commit(labelled(hand, "Users"), "Label");
        const double fontSize = hand.scene().find(labelIdOf(hand.scene(), bodyIn(hand.scene()).id))->text()->fontSize;
        const auto ids = hand.editor.selection().ids;
        const Rect box = *commonBox(hand.scene(), ids);
        const Scene wider = resizeElements(hand.scene(), ids, Grip::East, {box.x + 2 * box.width, 50}, {}, hand.edit());
        const Element &body = bodyIn(wider);
        QVERIFY(std::abs(body.width - 200) < 1 && std::abs(body.height - 100) < 1);
        QVERIFY(near(boxOfLines(wider), body.box(), 1));
        QCOMPARE(wider.find(labelIdOf(wider, body.id))->text()->fontSize, fontSize);
        const Element &label = *wider.find(labelIdOf(wider, body.id));
        QVERIFY(std::abs(label.centre().x - body.centre().x) < 0.01);
        QCOMPARE(brokenInvariant(wider), std::string());
    }

    void growsWithItsName()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").drag({0, 0}, {100, 60});
        const Scene grown = labelled(hand, "A name of many many words that never fits into so small a shape");
        const Element &body = bodyIn(grown);
        QVERIFY(body.height > 100);
        QVERIFY(near(boxOfLines(grown), body.box(), 1));
        const auto turned = rotateElements(hand.scene(), hand.editor.selection().ids, 1, hand.edit());
        const Scene both =
            setLabel(turned, body.id, "A name of many many words that never fits into so small a shape", hand.edit());
        QVERIFY(bodyIn(both).height > 100);
        const Rect unturned = boxOfLines(rotateElements(both, hand.editor.selection().ids, -1, hand.edit()));
        QVERIFY(std::abs(unturned.height - bodyIn(both).height) < 1);
    }

    void styleLeavesTheBodyUnseenAndTheCurvesCurved()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").drag({0, 0}, {100, 100});
        StyleChange change;
        change.opacity = 50;
        change.backgroundColor = "#ffec99";
        change.roundEdges = false;
        const Scene styled = setStyle(hand.scene(), hand.editor.selection().ids, change, hand.edit());
        QCOMPARE(bodyIn(styled).opacity, 0.0);
        for (const ElementPtr &element : styled.elements())
            if (element->type == ElementType::Line) {
                QCOMPARE(element->opacity, 50.0);
                QVERIFY(element->roundness.has_value());
            }
    }

    void becomesAnotherShapeAndKeepsItsName()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").drag({0, 0}, {160, 120});
        hand.editor.commit(labelled(hand, "Orders"), "Label");
        const std::string body = bodyIn(hand.scene()).id;
        for (const Stencil &stencil : allStencils()) {
            const Scene changed = changeStencil(hand.scene(), body, stencil, hand.edit());
            QCOMPARE(stencilOf(*changed.find(body))->id, stencil.id);
            QCOMPARE(changed.find(labelIdOf(changed, body))->text()->text, std::string("Orders"));
            QCOMPARE(brokenInvariant(changed), std::string());
            hand.editor.commit(changed, "Change shape");
        }
        const Scene next = turnedInto(shapeChoice(hand.scene(), {body}).next(false), hand.scene(), {body}, hand.edit());
        QCOMPARE(stencilOf(*next.find(body))->id, allStencils().front().id);
    }

    void saysWhatItUsuallyIs()
    {
        Hand hand;
        hand.with(styleOf("cylinder")).take("shapes").drag({0, 0}, {160, 120});
        const std::string body = bodyIn(hand.scene()).id;
        QCOMPARE(guessKind(hand.scene(), body)->id, std::string("sql-database"));
        ComponentModel model;
        model.kindId = "cache";
        const Scene meant = setComponent(hand.scene(), body, model);
        QCOMPARE(readDesign(meant).components.size(), std::size_t(1));
        const Scene plain = removeComponent(meant, body);
        QVERIFY(stencilOf(*plain.find(body)));
        QVERIFY(readDesign(plain).components.empty());
    }
};

QTEST_MAIN(StencilsTest)
#include "stencils_test.moc"
