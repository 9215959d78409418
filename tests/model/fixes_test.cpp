// SPDX-License-Identifier: GPL-3.0-or-later
// What one press mends: it takes the finding away, and is judged by what it buys and costs.
#include "model/report/fixes.h"
#include "tests/support/found.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace ninesketch;

class FixesTest : public QObject
{
    Q_OBJECT

private slots:
    /// Whatever is offered can be made, takes its finding away, and says beforehand what it changes.
    void fixesTakeTheirFindingAway()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 100}},
            {"id": "api", "kind": "service", "params": {"capacity": 40, "replicas": 2}},
            {"id": "db", "kind": "sql-database", "params": {"replication": "quorum", "copies": 2, "writeCapacity": 60,
                                                            "replicas": 2}},
            {"id": "mail", "kind": "external-api"}],
            "calls": [{"from": "u", "to": "api"}, {"from": "api", "to": "db"},
                      {"from": "api", "to": "mail", "timeout": "100ms"}],
            "classes": [{"id": "w", "share": 1, "operation": "write"}]})");
        if (!design)
            qFatal("%s", design.error().c_str());
        const Report report = evaluate(*design);
        int tried = 0;
        for (const Finding &finding : report.findings)
            for (const Fix &fix : finding.fixes) {
                const Report after = evaluate(withFix(*design, fix));
                for (const Finding &other : after.findings)
                    QVERIFY2(other.id != finding.id || other.elements != finding.elements,
                             (fix.title + ": " + other.sentence).c_str());
                const auto effects = effectsOf({*design, {}}, {fix});
                QVERIFY(effects.size() == 1 && !effects[0].lines.empty());
                QVERIFY2(effects[0].worth != FixEffect::Worth::Absurd, effects[0].doubt.c_str());
                ++tried;
            }
        QVERIFY(tried >= 4);
    }

    /// More of what has no price costs nobody knows what.
    void whatHasNoPriceIsNotSaidToCostTheSame()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 100}},
            {"id": "api", "kind": "service", "params": {"replicas": 4}},
            {"id": "log", "kind": "external-api", "params": {"capacity": 60}}],
            "calls": [{"from": "u", "to": "api"}, {"from": "api", "to": "log"}]})");
        QVERIFY(design);
        const Report report = evaluate(*design);
        const Finding *full = findingOf(report, "saturated");
        QVERIFY(full && !full->fixes.empty());
        const auto effects = effectsOf({*design, {}}, {full->fixes.front()});
        QCOMPARE(QString::fromStdString(effects[0].lines.back()), QString("Cost: unknown, \"log\" has no price"));
    }

    /// A node more of a store that is made of nodes is paid for, whoever makes it.
    void nodesOfAStoreArePaidFor()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 1000}},
            {"id": "store", "kind": "key-value-store", "preset": "cassandra"}],
            "calls": [{"from": "u", "to": "store"}]})");
        QVERIFY(design);
        Fix more{"Use 3 replicas", {{design->components[design->indexOf("store").value()].id, "replicas", 3.0}}};
        const auto effects = effectsOf({*design, {}}, {more});
        QCOMPARE(QString::fromStdString(effects[0].lines.back()), QString("Cost: +$240 a month"));
    }

    /// No number of replicas takes the writes of one leader, and two hundred of anything are another design.
    void whatNoReplicasMendIsNotOffered()
    {
        const auto full = [](const char *kind, const char *params, const char *operation) {
            const Report report = reportOf(QString(R"({"id": "u", "kind": "client", "params": {"rate": 10000}},
                {"id": "x", "kind": "%1", "params": {%2}})")
                                               .arg(QString(kind), QString(params))
                                               .toStdString(),
                                           R"({"from": "u", "to": "x"})",
                                           QString(R"("classes": [{"id": "c", "share": 1, "operation": "%1"}])")
                                               .arg(QString(operation))
                                               .toStdString());
            const Finding *found = findingOf(report, "saturated");
            return found ? *found : Finding();
        };
        const Finding writes = full("sql-database", R"("capacity": 20000, "writeCapacity": 1000)", "write");
        QVERIFY2(writes.fixes.size() == 1 && writes.sentence.find("one leader") != std::string::npos,
                 writes.sentence.c_str());
        QCOMPARE(writes.fixes.front().title, std::string("Split \"x\" into 15 parts of 2 replicas"));
        const Finding far = full("sql-database", R"("capacity": 20000, "writeCapacity": 100)", "write");
        QVERIFY(far.fixes.empty()); // 143 parts are another kind of store
        const Finding reads = full("sql-database", R"("capacity": 5000, "writeCapacity": 1000)", "read");
        QVERIFY2(reads.fixes.size() == 1, reads.sentence.c_str());
        const Finding many = full("service", R"("capacity": 50)", "read");
        QVERIFY2(many.fixes.empty() && many.sentence.find("286 replicas") != std::string::npos, many.sentence.c_str());
        const Finding some = full("service", R"("capacity": 1000)", "read");
        QVERIFY2(some.fixes.size() == 1 && some.fixes.front().title == "Use 15 replicas", some.sentence.c_str());
    }

    /// A fix is recommended for what it buys at the least price; what buys nothing says so, and why.
    void fixesAreJudgedByWhatTheyBuyAndCost()
    {
        const auto read = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 100}},
            {"id": "api", "kind": "service", "params": {"capacity": 40, "replicas": 2, "pricePerReplica": 100,
                                                            "managed": 1}},
            {"id": "db", "kind": "service", "name": "Ledger", "params": {"capacity": 20, "pricePerReplica": 100}}],
            "calls": [{"from": "u", "to": "api"}, {"from": "api", "to": "db"}]})");
        QVERIFY2(read, read ? "" : read.error().c_str());
        const auto effects = effectsOf({*read, {}}, {{"more", {{"api", "replicas", 4.0}}},
                                                     {"more", {{"db", "replicas", 8.0}}},
                                                     {"many", {{"db", "replicas", 900.0}}},
                                                     {"some", {{"db", "replicas", 6.0}}}});
        QCOMPARE(effects.size(), std::size_t(4));
        QCOMPARE(effects[0].worth, FixEffect::Worth::Nothing);
        QVERIFY2(effects[0].doubt.find("Ledger") != std::string::npos, effects[0].doubt.c_str());
        QCOMPARE(effects[1].worth, FixEffect::Worth::Helps);
        QCOMPARE(effects[1].moreCost, 700.0);
        QVERIFY2(effects[1].lines.back().starts_with("Cost: +$700"), effects[1].lines.back().c_str());
        QCOMPARE(effects[2].worth, FixEffect::Worth::Absurd);
        QCOMPARE(bestOf(effects), std::optional<std::size_t>(3)); // helps, and is cheaper
        QVERIFY(!bestOf({effects[0], effects[2]}));
    }

    /// With parts dead, a fix is made in the drawing: it has so many replicas that those which are wanted are alive.
    void fixesWithPartsDeadAreOfTheWhole()
    {
        const auto read = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 100}},
            {"id": "api", "kind": "service", "params": {"capacity": 20, "replicas": 9, "zones": "a, b, c",
                                                            "pricePerReplica": 100}},
            {"id": "db", "kind": "service", "params": {"capacity": 200, "replicas": 2, "zones": "a, b"}}],
            "calls": [{"from": "u", "to": "api"}, {"from": "api", "to": "db"}]})");
        QVERIFY2(read, read ? "" : read.error().c_str());
        const Damage damage{*read, {{Kill::Part::Zone, "a", {}, 1}}};
        Report report = evaluate(withKills(damage.whole, damage.kills));
        const Finding *loss = findingOf(report, "zone-loss"), *one = findingOf(report, "one-zone");
        QVERIFY(loss && !one);
        QCOMPARE(loss->fixes.at(0).title, std::string("Use 10 replicas")); // of two zones
        fixTheWhole(report.findings, damage);
        const Fix &fix = findingOf(report, "zone-loss")->fixes.at(0);
        QCOMPARE(fix.title, std::string("Use 15 replicas (10 alive)"));
        QCOMPARE(std::get<double>(fix.settings.at(0).value), 15.0);
        const Design after = withKills(withFix(damage.whole, fix), damage.kills);
        QCOMPARE(after.components[after.indexOf("api").value()].number("replicas").value_or(-1), 10.0);
        QVERIFY(!findingOf(evaluate(after), "zone-loss"));
        const auto effects = effectsOf(damage, {fix});
        QCOMPARE(effects.at(0).moreCost, 600.0); // of those that are dead, too

        // one zone is left: that all stand in it says nothing of the drawing
        const Damage most{*read, {{Kill::Part::Zone, "a", {}, 1}, {Kill::Part::Zone, "b", {}, 1}}};
        Report left = evaluate(withKills(most.whole, most.kills));
        QVERIFY(!findingOf(left, "one-zone")->fixes.empty());
        fixTheWhole(left.findings, most);
        QVERIFY(findingOf(left, "one-zone")->fixes.empty());
        const Finding *full = findingOf(left, "saturated"); // 3 of 9 are alive, 5 are full
        QVERIFY(full && full->fixes.size() == 1);
        QCOMPARE(full->fixes[0].title, std::string("Use 24 replicas (8 alive)"));
        QVERIFY(!findingOf(evaluate(withKills(withFix(most.whole, full->fixes[0]), most.kills)), "saturated"));
    }

    /// Of two that are full one behind the other, more of one alone leaves the other full: room in both is one press.
    void whatIsFullTogetherIsMendedTogether()
    {
        const auto read = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 500}},
            {"id": "notifier", "kind": "service", "params": {"capacity": 40}},
            {"id": "mail", "kind": "service", "params": {"capacity": 40}}],
            "calls": [{"from": "u", "to": "notifier"}, {"from": "notifier", "to": "mail"}]})");
        QVERIFY2(read, read ? "" : read.error().c_str());
        const Report report = evaluate(*read);
        std::vector<Fix> fixes;
        for (const Finding &finding : report.findings)
            if (finding.id == "saturated" && finding.fixes.size() > 1)
                fixes.insert(fixes.end(), finding.fixes.begin(), finding.fixes.end());
        QCOMPARE(fixes.size(), std::size_t(2)); // of the fullest alone
        const auto effects = effectsOf({*read, {}}, fixes);
        QVERIFY(findingOf(evaluate(withFix(*read, fixes[0])), "saturated"));
        QCOMPARE(fixes[1].title, std::string("Make room in both that are full"));
        QCOMPARE(effects[1].worth, FixEffect::Worth::Helps);
        QVERIFY(!findingOf(evaluate(withFix(*read, fixes[1])), "saturated"));
    }

    /// One press sets all values that the answer needs: after it, what was found is gone, in a design and in a drawing.
    void aFixSetsSeveralValues_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("sets");
        QTest::newRow("a leader for each part") << "saturated"
                                                << R"("capacity": 20000, "writeCapacity": 1000)"
                                                << "partitions=3 replicas=6";
        QTest::newRow("as many as are needed") << "saturated"
                                               << R"("writeCapacity": 1000, "needed": 1)"
                                               << "needed=3 partitions=3 replicas=6";
        QTest::newRow("a zone for each") << "one-zone"
                                         << R"("replicas": 2, "zones": "a", "writeCapacity": 9000)"
                                         << "replicas=3 zones=a, b, c";
        QTest::newRow("quorums that overlap")
            << "quorum-of-two"
            << R"("replication": "quorum", "copies": 2, "writeQuorum": 1, "readQuorum": 1, "writeCapacity": 9000)"
            << "copies=3 readQuorum=2 writeQuorum=2";
    }

    void aFixSetsSeveralValues()
    {
        QFETCH(QString, rule);
        QFETCH(QString, params);
        const auto design = readDesignText(QString(R"({"type": "ninesketch/design", "version": 1, "components": [
            {"id": "u", "kind": "client", "params": {"rate": 1900}}, {"id": "x", "kind": "sql-database", "params": {%1}}],
            "calls": [{"from": "u", "to": "x"}], "classes": [{"id": "w", "share": 1, "operation": "write"}]})")
                                               .arg(params)
                                               .toStdString());
        QVERIFY2(design, design ? "" : design.error().c_str());
        const Report report = evaluate(*design);
        const Finding *found = findingOf(report, rule.toStdString());
        QVERIFY(found && !found->fixes.empty());
        QStringList sets;
        for (const FixSetting &setting : found->fixes.front().settings) {
            const double *number = std::get_if<double>(&setting.value);
            sets << QString::fromStdString(setting.key) + '=' +
                        (number ? QString::number(*number)
                                : QString::fromStdString(std::get<std::string>(setting.value)));
        }
        sets.sort();
        QTEST(sets.join(' '), "sets");
        QVERIFY(!findingOf(evaluate(withFix(*design, found->fixes.front())), rule.toStdString()));
    }
};

QTEST_APPLESS_MAIN(FixesTest)
#include "fixes_test.moc"
