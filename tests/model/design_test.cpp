// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds, the catalogue, and designs from drawings and back.
#include "model/design/component_drawing.h"
#include "model/design/design_text.h"
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/design/typical_range.h"

#include <QTest>
#include <set>

using namespace ninesketch;

class DesignTest : public QObject
{
    Q_OBJECT

private slots:
    void kindsAreComplete()
    {
        QCOMPARE(allKinds().size(), std::size_t{14});
        for (const Kind &kind : allKinds()) {
            std::set<std::string> keys;
            for (const ParameterSpec &spec : kind.parameters) {
                QVERIFY2(keys.insert(spec.key).second, (kind.id + " " + spec.key).c_str());
                QVERIFY2(!spec.label.empty() && !spec.help.empty(), spec.key.c_str());
                if (spec.byDefault)
                    QVERIFY2(*spec.byDefault >= spec.minimum && *spec.byDefault <= spec.maximum, spec.key.c_str());
            }
        }
    }

    void catalogueIsComplete()
    {
        QCOMPARE(allPresets().size(), std::size_t{96});
        std::set<std::string> ids;
        for (const Preset &preset : allPresets()) {
            QVERIFY2(ids.insert(preset.id).second, preset.id.c_str());
            const Kind *kind = findKind(preset.kindId);
            QVERIFY2(kind, preset.id.c_str());
            for (const Preset::Value &value : preset.values) {
                QVERIFY2(!value.source.empty() && !value.confidence.empty(), (preset.id + " " + value.key).c_str());
                if (const ParameterSpec *spec = kind->find(value.key); spec && value.number)
                    QVERIFY2(*value.number >= spec->minimum && *value.number <= spec->maximum,
                             (preset.id + " " + value.key).c_str());
            }
        }
    }

    /// What a product can do is taken for reads and writes, not what its kind usually can.
    void capacitiesOfProductsAreTheirs()
    {
        const auto stated = [](const Preset &preset, std::string_view key) {
            return std::ranges::find(preset.values, key, &Preset::Value::key) != preset.values.end();
        };
        for (const Preset &preset : allPresets())
            if (preset.kindId == "cache" && stated(preset, "capacity"))
                QVERIFY2(stated(preset, "writeCapacity"), preset.id.c_str());
        for (const char *id : {"stream-processor", "data-warehouse", "clickhouse", "aws-step-functions"})
            QVERIFY2(stated(*findPreset(id), "capacity"), id);
    }

    void whatIsTakenLiesWithinWhatIsTypical()
    {
        int known = 0;
        for (const Preset &preset : allPresets())
            for (const Preset::Value &value : preset.values)
                if (const auto range = typicalRange(preset.kindId, preset.id, value.key)) {
                    const std::string what = preset.id + " " + value.key;
                    QVERIFY2(findKind(preset.kindId)->find(value.key), what.c_str());
                    QVERIFY2(range->low < range->high, what.c_str());
                    QVERIFY2(*value.number >= range->low && *value.number <= range->high, what.c_str());
                    ++known;
                }
        QVERIFY(known >= 15);
        QVERIFY(typicalRange("sql-database", "", "capacity")); // of the kind, where no product is chosen
        QVERIFY(!typicalRange("sql-database", "", "replicas"));
        QVERIFY(!typicalRange("sql-database", "nobody's", "capacity"));
    }

    void searchFindsWithReplicas()
    {
        const auto redis = searchPalette("redis 3x");
        QVERIFY(!redis.empty());
        QCOMPARE(redis.front().kind->id, std::string("cache"));
        QCOMPARE(redis.front().replicas.value_or(0), 3);
        const auto gateway = searchPalette("gat");
        QVERIFY(!gateway.empty());
        QCOMPARE(gateway.front().kind->id, std::string("gateway"));
        QVERIFY(searchPalette("zzzz").empty());
    }

    void shortWordsAndSlipsAreUnderstood_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("found"); // the preset, else the kind
        QTest::addColumn<QString>("name");
        const auto row = [](const char *words, const char *found, const char *name) {
            QTest::newRow(words) << QString(words) << QString(found) << QString(name);
        };
        row("ddb", "aws-dynamodb", "Amazon DynamoDB");
        row("pg 3x", "postgresql", "PostgreSQL");
        row("postgress", "postgresql", "PostgreSQL");
        row("kakfa", "kafka", "Apache Kafka");
        row("kafka", "kafka", "Apache Kafka");
        row("load balencer", "load-balancer", "Load balancer");
        row("db", "sql-database", "SQL database");
        row("gw", "gateway", "API gateway");
        row("mq", "message-queue", "Message queue");
        row("msg q", "message-queue", "Message queue");
        row("k8s", "service", "Kubernetes");
        row("prometheus", "time-series-db", "Prometheus");
        row("app", "client", "Client");
        row("session redis", "cache", "Session redis");
        row("orders pg", "sql-database", "Orders pg");
        row("search service", "service", "Search service");
        row("chat server", "service", "Chat server");
        row("viewers", "client", "Viewers");
        row("user", "client", "Client");
        row("message writer", "service", "Message writer");
        row("cache warmer", "service", "Cache warmer");
    }

    void shortWordsAndSlipsAreUnderstood()
    {
        QFETCH(QString, words);
        QFETCH(QString, found);
        QFETCH(QString, name);
        const auto matches = paletteSuggestions(words.toStdString());
        QVERIFY(!matches.empty());
        const PaletteMatch &first = matches.front();
        QCOMPARE(QString::fromStdString(first.preset ? first.preset->id : first.kind->id), found);
        QCOMPARE(QString::fromStdString(first.name), name);
    }

    void wordsThatNameNothingBecomeTheName_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("replicas");
        QTest::newRow("the kind last") << "checkout service 3x"
                                       << "service"
                                       << "Checkout service" << 3;
        QTest::newRow("the kind first") << "db of orders"
                                        << "sql-database"
                                        << "Db of orders" << 0;
        QTest::newRow("no kind") << "Frobnicator"
                                 << "service"
                                 << "Frobnicator" << 0;
        QTest::newRow("the count first") << "3 redis"
                                         << "cache" << QString() << 3;
        QTest::newRow("the count first, a name") << "3 checkout services"
                                                 << "service"
                                                 << "Checkout services" << 3;
        QTest::newRow("times a count") << "chat servers x 200"
                                       << "service"
                                       << "Chat servers" << 200;
        QTest::newRow("a doer, many times") << "log shipper 3x"
                                            << "service"
                                            << "Log shipper" << 3;
        QTest::newRow("a kind as it is") << "redis 3x"
                                         << "cache" << QString() << 3;
    }
    void wordsThatNameNothingBecomeTheName()
    {
        QFETCH(QString, words);
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(int, replicas);
        const auto found = paletteSuggestions(words.toStdString());
        QVERIFY(!found.empty());
        QCOMPARE(QString::fromStdString(found.front().kind->id), kind);
        QCOMPARE(found.front().replicas.value_or(0), replicas);
        if (!name.isEmpty())
            QCOMPARE(QString::fromStdString(found.front().name), name);
        QVERIFY(paletteSuggestions(" 3x ").size() > 1); // no words: everything, three of it
    }

    /// Text -> design -> drawing -> design -> text: the same words.
    void drawnDesignIsTheSame()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "users", "name": "Users", "kind": "client", "params": {"rate": "2k/s"}},
            {"id": "api", "name": "API", "kind": "service", "params": {"replicas": 3, "zones": "a, b"}},
            {"id": "queue", "name": "Queue", "kind": "message-queue"},
            {"id": "worker", "name": "Worker", "kind": "worker", "enabled": false},
            {"id": "db", "name": "DB", "preset": "aws-dynamodb"}],
            "calls": [{"from": "users", "to": "api", "timeout": "1s", "retries": 2}, {"from": "api", "to": "db"},
                      {"from": "db", "to": "api", "perRequest": 0.1}, {"from": "api", "to": "queue", "label": "jobs"},
                      {"from": "queue", "to": "worker", "classes": {"buy": {"perRequest": 2}}}],
            "classes": [{"id": "buy", "share": 0.1, "operation": "write"}, {"id": "look", "share": 0.9}],
            "targets": [{"metric": "p99", "value": "200ms"}]})");
        QVERIFY2(design, design ? "" : design.error().c_str());
        const FixedTextMetrics metrics;
        const Scene scene = drawDesign(*design, metrics);
        QCOMPARE(writeDesignText(readDesign(scene)), writeDesignText(*design));
    }

    void meaningComesAndGoes()
    {
        const FixedTextMetrics metrics;
        ComponentWish wish;
        wish.kindId = "cache";
        wish.name = "Sessions";
        const ComponentDrawing drawing = makeComponent(wish, metrics);
        const Scene scene(drawing.elements);
        QCOMPARE(readDesign(scene).components.size(), std::size_t{1});
        QCOMPARE(readDesign(scene).components.front().name, std::string("Sessions"));
        const Scene plain = removeComponent(scene, drawing.bodyId);
        QVERIFY(readDesign(plain).empty());
        const Kind *guessed = guessKind(setComponent(plain, drawing.bodyId, {}), drawing.bodyId);
        QVERIFY(!guessed || !guessed->id.empty());
    }

    void wrongTextIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("no json") << "{"
                                 << "";
        QTest::newRow("type") << R"({"type": "x"})"
                              << "ninesketch/design";
        QTest::newRow("call")
            << R"({"type": "ninesketch/design", "components": [], "calls": [{"from": "a", "to": "b"}]})"
            << "there is no component \"a\"";
        QTest::newRow("value") << R"({"type": "ninesketch/design", "components":
                                     [{"id": "a", "kind": "service", "params": {"availability": 1.5e300}}]})"
                               << "above 1, the most it can be";
        QTest::newRow("parameter") << R"({"type": "ninesketch/design", "components":
                                     [{"id": "a", "kind": "service", "params": {"colour": 1}}]})"
                                   << "no parameter";
        QTest::newRow("twice") << R"({"type": "ninesketch/design", "components": [{"id": "a"}, {"id": "a"}]})"
                               << "two components";
    }

    /// "Web client" brings 50 actions a day with it; that says nothing of a class that nobody gave a rate.
    void whatAProductBringsIsNoRateOfARest()
    {
        const auto rates = [](const std::string &params) {
            const auto design = readDesignText(
                R"({"type": "ninesketch/design", "components": [
                    {"id": "web", "kind": "client", "preset": "client-web", "params": {)" +
                params + R"(}}, {"id": "a"}], "calls": [{"from": "web", "to": "a"}],
                    "classes": [{"id": "click", "rate": 100}, {"id": "create"}]})");
            return design ? design->classes.back().peakRate : std::optional(-1.0);
        };
        QVERIFY(!rates(""));
        QCOMPARE(rates(R"("rate": 30)"), std::optional(30.0));
        QCOMPARE(rates(R"("actionsPerDay": 8.64, "users": 1000, "peakFactor": 1)"), std::optional(0.1));
    }

    void wrongTextIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        const auto design = readDesignText(text.toStdString());
        QVERIFY(!design);
        QVERIFY2(design.error().find(complaint.toStdString()) != std::string::npos, design.error().c_str());
    }
};

QTEST_APPLESS_MAIN(DesignTest)
#include "design_test.moc"
