// SPDX-License-Identifier: GPL-3.0-or-later
// Elements as programs write them, without bound texts, bindings and sizes.
#include "model/import/skeletons.h"
#include "model/scene/edits.h"
#include "tests/support/scene_invariants.h"

#include <QTest>

using namespace ninesketch;

class SkeletonsTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics{0.5}; ///< 10 px a character at 20 px
    EditContext context() { return {m_metrics, m_random, 1}; }

    Scene drawn(const std::string &elements)
    {
        const auto made = elementsFromSkeletons(
            "{\"type\": \"excalidraw-api/clipboard\", \"elements\": " + elements + "}", context());
        return made && *made ? addElements({}, made->value(), context()) : Scene();
    }

private slots:
    void aLabelMakesItsShapeAsLargeAsItMustBe()
    {
        const Scene scene =
            drawn(R"([{"type": "rectangle", "x": 5, "y": 7, "label": {"text": "orders", "fontSize": 40}}])");
        QCOMPARE(scene.size(), std::size_t(2));
        const Element &box = *scene.elements()[0], &label = *scene.elements()[1];
        QCOMPARE(box.x, 5.0);
        QCOMPARE(box.width, 130.0); // 6 letters of 20 px, 5 px on both sides
        QCOMPARE(box.height, 60.0);
        QCOMPARE(label.text()->containerId, box.id);
        QCOMPARE(label.text()->fontSize, 40.0);
        QCOMPARE(brokenInvariant(scene), std::string());
    }

    void sizesAreTheUsualOnes()
    {
        const Scene scene = drawn(R"([{"type": "ellipse"}, {"type": "arrow"}, {"type": "text", "text": "orders"}])");
        QCOMPARE(scene.size(), std::size_t(3));
        QCOMPARE(scene.elements()[0]->height, 100.0);
        QCOMPARE(scene.elements()[1]->width, 100.0);
        QCOMPARE(scene.elements()[2]->width, 60.0);
    }

    void arrowsHoldOnToWhatTheyName()
    {
        const Scene scene = drawn(R"([
            {"type": "rectangle", "id": "a", "x": 0, "y": 0},
            {"type": "arrow", "x": 105, "y": 50, "width": 190, "label": {"text": "reads"}, "start": {"id": "a"},
             "end": {"type": "diamond"}}])");
        QCOMPARE(brokenInvariant(scene), std::string());
        const Element *arrow = nullptr, *diamond = nullptr;
        for (const ElementPtr &element : scene.elements()) {
            arrow = element->isArrow() ? element.get() : arrow;
            diamond = element->type == ElementType::Diamond ? element.get() : diamond;
        }
        QVERIFY(arrow && diamond);
        QCOMPARE(arrow->linear()->startBinding->elementId, std::string("a"));
        QCOMPARE(arrow->linear()->endBinding->elementId, diamond->id);
        QCOMPARE(diamond->x, 295.0);
        QCOMPARE(diamond->centre().y, 50.0);
        QVERIFY(!labelIdOf(scene, arrow->id).empty());
    }

    void framesGoAroundTheirChildren()
    {
        const Scene scene = drawn(R"([{"type": "rectangle", "id": "a", "x": 20, "y": 30},
                                      {"type": "frame", "id": "f", "name": "Page", "children": ["a", "gone"]}])");
        QCOMPARE(scene.find("a")->frameId, std::optional<std::string>("f"));
        QCOMPARE(scene.find("f")->box(), (Rect{10, 20, 120, 120}));
    }

    void otherTextsAreLeftAlone()
    {
        QVERIFY(!elementsFromSkeletons("excalidraw-api/clipboard is a type", context()));
        QVERIFY(!elementsFromSkeletons(R"({"type": "excalidraw/clipboard", "elements": []})", context()));
        const auto broken = elementsFromSkeletons(R"({"type": "excalidraw-api/clipboard"})", context());
        QVERIFY(broken && !*broken);
        // nothing of what may stand there does harm
        QCOMPARE(drawn(R"([1, null, {}, {"type": 3}, {"type": "arrow", "start": 7, "end": {"id": "x"}, "label": []},
                           {"type": "frame", "children": 5}])")
                     .size(),
                 std::size_t(2));
        drawn(R"([{"type": "text", "text": "a", "fontFamily": 1e300, "fontSize": -1e300},
                  {"type": "rectangle", "label": {"text": "b", "fontFamily": -1e300}}])");
    }
};

QTEST_APPLESS_MAIN(SkeletonsTest)
#include "skeletons_test.moc"
