// SPDX-License-Identifier: GPL-3.0-or-later
// A drawing brought in step with a changed design, tried with every option of every trade-off.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/design/redraw.h"
#include "model/estimates/evaluate.h"
#include "model/tradeoffs/tradeoff.h"
#include "tests/support/scene_invariants.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

namespace
{

/// A shop with everything that a trade-off is about.
Design shop()
{
    auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
        {"id": "users", "kind": "client", "params": {"users": 1000000}},
        {"id": "api", "kind": "service", "params": {"replicas": 4, "capacity": 2000, "rateLimit": 5000}},
        {"id": "redis", "kind": "cache", "name": "Redis", "params": {"hitRatio": 0.9, "flushInterval": 2}},
        {"id": "db", "kind": "sql-database", "params": {"itemBytes": 3000}},
        {"id": "events", "kind": "event-stream", "params": {"partitions": 2}},
        {"id": "worker", "kind": "worker", "params": {"replicas": 8, "servers": 1, "serviceTime": 0.001}},
        {"id": "carts", "kind": "cache", "name": "Carts in Redis"},
        {"id": "basket", "kind": "service", "name": "Basket", "params": {"replicas": 3}}],
        "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "redis"}, {"from": "api", "to": "db"},
                  {"from": "api", "to": "events"}, {"from": "events", "to": "worker"}, {"from": "api", "to": "basket"},
                  {"from": "basket", "to": "carts"}],
        "classes": [{"id": "read", "rate": 800}, {"id": "write", "rate": 200, "operation": "write"}]})");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

const Component &part(const Design &design, const char *key)
{
    return design.components[design.indexOf(key).value()];
}

} // namespace

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
