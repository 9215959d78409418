// SPDX-License-Identifier: GPL-3.0-or-later
// What a presentation shows: pages, and the way of a request.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"
#include "model/framework/pages.h"
#include "model/report/request_walk.h"

#include <QTest>
#include <cmath>

using namespace ninesketch;

class PresentingTest : public QObject
{
    Q_OBJECT

private slots:
    /// client → service → (cache, database), then a queue and its worker that nobody waits for.
    void aRequestWalksItsWay()
    {
        const Design design = *readDesignText(R"({"type": "ninesketch/design", "version": 1,
            "components": [{"id": "u", "kind": "client", "params": {"rate": 10}}, {"id": "s", "kind": "service"},
                {"id": "c", "kind": "cache"}, {"id": "d", "kind": "sql-database"}, {"id": "q", "kind": "message-queue"},
                {"id": "w", "kind": "worker"}],
            "calls": [{"from": "u", "to": "s"}, {"from": "s", "to": "c"}, {"from": "s", "to": "d"},
                {"from": "s", "to": "q"}, {"from": "q", "to": "w"}],
            "classes": [{"id": "r", "share": 1}]})");
        const Report report = evaluate(design);
        const auto walk = requestWalk(design, report, "r");
        QVERIFY(!walk.empty());
        QVERIFY(!walk.front().call && design.components[walk.front().component].key == "u");
        double before = 0;
        std::size_t stays = 0;
        for (std::size_t i = 0; i < walk.size(); ++i) {
            QVERIFY(walk[i].total >= before);
            before = walk[i].total;
            stays += walk[i].call ? 0u : 1u;
            if (walk[i].call && i > 0) { // each arrow begins where the step before ended
                const Call &call = design.calls[*walk[i].call];
                if (walk[i].waited)
                    QCOMPARE(walk[i].back ? call.to : call.from, walk[i - 1].component);
            }
        }
        QCOMPARE(stays, std::size_t(5)); // all but the worker, who comes afterwards
        QVERIFY(!walk.back().waited);
        QCOMPARE(design.components[walk.back().component].key, std::string("w"));
        QVERIFY2(std::abs(before - report.classes[0].latency->mean) < 1e-6 * before,
                 qPrintable(QString("%1 of %2").arg(before).arg(report.classes[0].latency->mean)));
        QVERIFY(requestWalk(design, report, "nobody").empty());
    }

    void framesArePages()
    {
        QVERIFY(pagesOf(Scene()).empty());
        auto box = std::make_shared<Element>();
        box->id = "box";
        box->width = box->height = 100;
        QCOMPARE(pagesOf(Scene({box})).size(), std::size_t(1));
        auto frame = std::make_shared<Element>();
        frame->id = "frame";
        frame->type = ElementType::Frame;
        frame->data = FrameData{"Requirements"};
        frame->x = 200;
        frame->width = frame->height = 50;
        Scene scene({box, frame});
        QCOMPARE(pagesOf(scene).size(), std::size_t(1));
        QCOMPARE(pagesOf(scene)[0].title, std::string("Requirements"));
        scene = setPageNotes(scene, "frame", "say hello");
        QCOMPARE(pagesOf(scene)[0].notes, std::string("say hello"));
        QVERIFY(setPageNotes(scene, "frame", "say hello").sameAs(scene));
        QVERIFY(!setPageNotes(scene, "frame", "").find("frame")->customData);
    }
};

QTEST_APPLESS_MAIN(PresentingTest)
#include "presenting_test.moc"
