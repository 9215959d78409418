// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing brought in step with a changed design, tried with every option of every trade-off.
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/evaluation/evaluate.h"
#include "model/tradeoffs/tradeoff.h"
#include "tests/support/scene_invariants.h"
#include "tests/support/shop.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

class RedrawTest : public QObject
{
    Q_OBJECT

private slots:
    /// The drawing follows the design: what is new is drawn and joined, what is gone is taken away, the rest stays.
    void theDrawingFollows()
    {
        const FixedTextMetrics metrics{0.5};
        Random random(7);
        const EditContext context{metrics, random, 1000};
        const Scene scene = drawDesign(shop(), metrics);
        const Design before = readDesign(scene);
        for (const Tradeoff &tradeoff : allTradeoffs())
            for (std::size_t i = 0; i < before.components.size(); ++i) {
                if (!tradeoff.fits(before, i))
                    continue;
                for (const TradeoffSide &one : tryTradeoff(before, tradeoff, i).sides) {
                    Ids touched;
                    const Scene drawn = redraw(scene, before, one.design, context, &touched);
                    const Design after = readDesign(drawn);
                    QCOMPARE(after.components.size(), one.design.components.size());
                    QCOMPARE(after.calls.size(), one.design.calls.size());
                    for (const Component &component : one.design.components) {
                        const Component &read = part(after, component.key.c_str());
                        QCOMPARE(read.kind->id, component.kind->id);
                        QCOMPARE(read.name, component.name);
                        QVERIFY2(read.parameters == component.parameters, component.key.c_str());
                    }
                    const Report wanted = evaluate(one.design), got = evaluate(after);
                    for (std::size_t r = 0; r < wanted.classes.size(); ++r) {
                        QVERIFY(std::abs(*wanted.classes[r].availability - *got.classes[r].availability) < 1e-12);
                        QVERIFY(wanted.classes[r].latency && got.classes[r].latency);
                        QVERIFY(std::abs(wanted.classes[r].latency->p50 - got.classes[r].latency->p50) < 1e-9);
                    }
                    for (const ElementPtr &body :
                         drawn.elements()) // new ones stand apart, a badge and an arrow between
                        if (const auto model = componentModel(*body); model && !scene.find(body->id))
                            for (const ElementPtr &other : scene.elements()) {
                                constexpr double apart = 80; // px
                                const Rect &box = body->box();
                                const Rect room{box.x, box.y - apart, box.width, box.height + 2 * apart};
                                QVERIFY(!componentModel(*other) || !other->box().intersects(room));
                            }
                    QVERIFY(one.inUse == touched.empty());
                    QCOMPARE(brokenInvariant(drawn), std::string());
                    if (one.inUse)
                        QVERIFY(drawn.sameAs(scene));
                }
            }
    }
};

QTEST_APPLESS_MAIN(RedrawTest)
#include "redraw_test.moc"
