// SPDX-License-Identifier: GPL-3.0-or-later
// Every option of every ready trade-off, pressed: seen on the canvas, left, taken, found in use, taken back.
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "tests/support/scene_invariants.h"
#include "tests/support/window.h"
#include "ui/panels/tradeoffs_panel.h"
#include "ui/panels/working_panel.h"

#include <QComboBox>
#include <QPushButton>

using namespace ninesketch;

namespace
{
constexpr int patience = 20'000; ///< ms; a busy machine takes its time, nothing depends on how long
}

class TradeoffOptionsTest : public QObject
{
    Q_OBJECT

    static Scene shop(const Person &person)
    {
        return drawDesign(*readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "users", "kind": "client", "params": {"rate": 100}},
            {"id": "gateway", "kind": "gateway", "params": {"rateLimit": 500, "replicas": 2}},
            {"id": "api", "kind": "service", "params": {"replicas": 3}},
            {"id": "cache", "kind": "cache"},
            {"id": "orders", "kind": "sql-database"},
            {"id": "carts", "kind": "key-value-store", "preset": "aws-memorydb"},
            {"id": "events", "kind": "event-stream", "params": {"partitions": 6}},
            {"id": "mailer", "kind": "worker", "params": {"replicas": 3}}],
            "calls": [{"from": "users", "to": "gateway"}, {"from": "gateway", "to": "api"},
                      {"from": "api", "to": "cache"}, {"from": "api", "to": "orders"}, {"from": "api", "to": "carts"},
                      {"from": "api", "to": "events"}, {"from": "events", "to": "mailer"}],
            "classes": [{"id": "read", "share": 0.9}, {"id": "write", "share": 0.1, "operation": "write"}]})"),
                          person.window.edit().metrics);
    }

    /// The cards are made anew when figures arrive.
    static bool press(const TradeoffsPanel &panel, const QString &name)
    {
        return QTest::qWaitFor(
            [&] {
                for (QPushButton *one : panel.findChildren<QPushButton *>(name))
                    if (one->isVisibleTo(&panel)) {
                        one->click();
                        return true;
                    }
                return false;
            },
            patience);
    }

private slots:
    void pressed_data()
    {
        QTest::addColumn<QString>("tradeoff");
        QTest::addColumn<QString>("component");
        QTest::newRow("session or token") << "sign-in"
                                          << "gateway";
        QTest::newRow("cache policy") << "cache-policy"
                                      << "cache";
        QTest::newRow("durability") << "durability"
                                    << "carts";
        QTest::newRow("database") << "database"
                                  << "orders";
        QTest::newRow("stream") << "stream"
                                << "events";
        QTest::newRow("rate limit") << "rate-limit"
                                    << "gateway";
    }
    void pressed()
    {
        QFETCH(QString, tradeoff);
        QFETCH(QString, component);
        Person person;
        Editor &editor = person.editor();
        editor.setDocument(shop(person));
        const Scene before = editor.committed();
        const Design drawn = readDesign(before);
        const std::string id = drawn.components[drawn.indexOf(component.toStdString()).value()].id;
        person.window.showPage("tradeoffs");
        auto &panel = person.panel<TradeoffsPanel>();
        const auto *offers = panel.findChild<QComboBox *>("offers");
        QVERIFY(QTest::qWaitFor([&] { return offers->count() == 6; }, patience));
        const Tradeoff *asked = findTradeoff(tradeoff.toStdString());
        panel.choose(asked->id, id);
        QVERIFY(QTest::qWaitFor([&] { return panel.result().tradeoff == asked; }, patience));
        std::vector<std::pair<QString, Design>> options;
        for (const TradeoffSide &side : panel.result().sides)
            if (!side.inUse)
                options.emplace_back(side.option.id, side.design);
        QVERIFY(!options.empty());

        for (const auto &[option, design] : options) {
            QVERIFY(press(panel, "preview:" + option));
            QVERIFY(editor.isPreviewing());
            QCOMPARE(readDesign(editor.scene()).components.size(), design.components.size());
            QVERIFY(editor.committed().sameAs(before));
            QVERIFY(press(panel, "preview:" + option));
            QVERIFY(!editor.isPreviewing());

            QVERIFY(press(panel, "use:" + option));
            const Design taken = readDesign(editor.committed());
            QCOMPARE(taken.components.size(), design.components.size());
            QCOMPARE(taken.calls.size(), design.calls.size());
            QCOMPARE(brokenInvariant(editor.committed()), std::string());
            const auto inUse = asked->inUse(taken, taken.indexOf(id).value());
            QVERIFY(inUse && option == asked->options[*inUse].id);
            editor.undo();
            QVERIFY(editor.committed().sameAs(before));
        }
    }

    /// Where there is nothing to choose, or to copy, no field and no button says so: a sentence does.
    void nothingIsOfferedOfNothing()
    {
        Person person;
        Editor &editor = person.editor();
        person.window.showPage("tradeoffs");
        person.window.showPage("working");
        const auto *offers = person.panel<TradeoffsPanel>().findChild<QComboBox *>("offers");
        auto &working = person.panel<WorkingPanel>();
        QVERIFY(offers->isHidden());
        QVERIFY(working.findChild<QComboBox *>()->isHidden() && working.findChild<QPushButton *>()->isHidden());
        editor.setDocument(shop(person));
        QTRY_VERIFY(!offers->isHidden() && offers->count() == 6);
        QTRY_VERIFY(working.findChild<QComboBox *>()->isVisible() && working.findChild<QPushButton *>()->isVisible());
    }
};

QTEST_MAIN(TradeoffOptionsTest)
#include "tradeoff_options_test.moc"
