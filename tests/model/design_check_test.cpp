// SPDX-License-Identifier: GPL-3.0-or-later
// A design written as text says nothing in vain: what would be left out, rounded or overruled in silence is refused,
// in one sentence that names the place.
#include "model/design/design_text.h"

#include <QTest>

using namespace ninesketch;

class DesignCheckTest : public QObject
{
    Q_OBJECT
private slots:
    void refuses_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("instead");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *written, const char *instead, const char *sentence) {
            QTest::newRow(instead) << written << instead << sentence;
        };
        const char *time = R"("serviceTime": "2ms")";
        row(time, R"("serviceTime": true)",
            R"(component "api": serviceTime: should be a number, a quantity as text, or a range with low and high.)");
        row(time, R"("serviceTime": [])",
            R"(component "api": serviceTime: should be a number, a quantity as text, or a range with low and high.)");
        row(time, R"("serviceTime": -1)", R"(component "api": serviceTime: -1 is below 0, the least it can be.)");
        row(time, R"("serviceTime": {"low": 8, "high": 3})",
            R"(component "api": serviceTime: the low end of the range is above its high end.)");
        row(time, R"("serviceTime": {"low": 1, "high": 3, "mean": 2})",
            R"(component "api": serviceTime: "mean" is no word of a range, which has low and high.)");
        row(time, R"("serviceTime": "2ms", "serviceTime": "3ms")",
            R"(The design: "serviceTime" comes twice in one object (line 4, column 101).)");
        row(time, R"("p50": "5ms", "p99": "2ms")", R"(component "api": p50 (0.005) is above p99 (0.002).)");
        row(time, R"("p50": "1s")", R"(component "api": p50 (1) is above p99 (0.05, which nobody stated).)");
        row(time, R"("serviceTime": 1, "distribution": "constant", "cv": 0.5)",
            R"(component "api": cv: a time that is constant has a coefficient of variation of 0.)");
        row(time, R"("serviceTime": 1, "distribution": "hyper-exponential", "cv": 0.5)",
            R"(component "api": cv: a hyper-exponential time varies by 1 or more.)");
        row(time, R"("ServiceTme": 1)",
            R"(component "api": a Service has no parameter "ServiceTme"; is it serviceTime?)");
        row(time, R"("zzz": 1)", R"(component "api": a Service has no parameter "zzz".)");
        const char *replicas = R"("replicas": 2)";
        row(replicas, R"("replicas": 2.5)", R"(component "api": replicas: 2.5 should be a whole number.)");
        row(replicas, R"("replicas": 2, "needed": 3)", R"(component "api": needed (3) is above replicas (2).)");
        row(replicas, R"("replicas": 2, "availability": 99.9)",
            R"(component "api": availability: 99.9 is above 1, the most it can be; percent are written as "99.9%".)");
        row(replicas, R"("replicas": 2, "zones": 5)",
            R"(component "api": zones: should be a text, or a list of texts.)");
        const char *call = R"("retries": 1)";
        row(call, R"("retries": 1.5)", "calls[1]: retries: 1.5 should be a whole number.");
        row(call, R"("mode": "push")",
            R"(calls[1]: mode: "push" is none of its words: sync, async, consume, replicate.)");
        row(call, R"("copies": 2, "quorum": 3)", "call api->db: quorum: 3 answers are needed of 2 copies sent.");
        row(call, R"("classes": {"delete": {"perRequest": 1}})",
            R"(call api->db: classes: there is no request class "delete".)");
        row(call, R"("classes": {"read": {"retries": 1}})",
            R"(calls[1]: classes: read: "retries" is none of its words: perRequest, operation.)");
        row(R"("id": "read")", R"("share": 0.5)", "classes[0]: a request class needs an id.");
        row(R"("id": "read")", R"("id": "read", "priority": 1)",
            R"(class "read": "priority" is none of its words: id, name, client, operation, )"
            "rate, share, users, actionsPerDay, peakFactor, requestBytes, responseBytes.");
        row(R"("id": "read")", R"("id": "read", "client": "api")", R"(class "read": there is no client "api".)");
        row(R"("metric": "p99")", R"("metric": "p98")",
            R"(targets[0]: metric: "p98" is none of its words: availability, success, mean, p50, p90, p95, p99, p999, )"
            "throughput, utilisation, freshness, freshnessP50, freshnessP90, freshnessP95, freshnessP999, cost, "
            "durability, staleness, dataLoss.");
        row(R"("metric": "p99", )", R"("class": "read", )", "targets[0]: metric is missing.");
        row(R"("metric": "p99")", R"("metric": null)", "targets[0]: metric is missing.");
        row(R"("value": "50ms")", R"("value": null)", "targets[0]: value is missing.");
        row(R"("surge": 2)", R"("targetUtilization": 0.5)",
            R"(settings: "targetUtilization" is none of its words: roundTrip, targetUtilisation, zoneAvailability, )"
            "regionAvailability, bandwidthBytesPerSecond, daysOfMonth, repairTime, surge.");
        row(R"("surge": 2)", R"("roundTrip": {"moon": 1})",
            R"(settings: roundTrip: "moon" is none of its words: host, zone, cross-zone, region, internet.)");
        row(R"("version": 1)", R"("version": 0)", "version: should be 1.");
        row(R"({"id": "db", )", R"({"id": "db", "replicas": 2, )",
            "components[2]: \"replicas\" belongs into its \"params\".");
        row(R"("components")", R"("parts")", "A design should list its \"components\".");
    }

    /// As docs/design-format.md says.
    void nullIsAsIfLeftOut()
    {
        const auto components = QByteArray(R"("components": [{"id": "u", "kind": "client"},
            {"id": "api", "name": null, "kind": "service", "preset": null, "enabled": null, "params": null},
            {"id": "db", "kind": "sql-database", "params": {"replicas": null}}])");
        const auto read = readDesignText(R"({"type": null, "version": null, )" + components.toStdString() + R"(,
            "calls": [{"from": "u", "to": "api", "label": null, "retries": null, "mode": null, "classes": null}],
            "classes": [{"id": "read", "name": null, "client": null, "rate": null, "operation": null}],
            "targets": [{"class": null, "metric": "p99", "value": 1}],
            "settings": {"surge": null, "roundTrip": null}})");
        QVERIFY2(read, read ? "" : read.error().c_str());
        const auto bare = readDesignText("{" + components.toStdString() + R"(,
            "calls": [{"from": "u", "to": "api"}], "classes": [{"id": "read"}],
            "targets": [{"metric": "p99", "value": 1}]})");
        QVERIFY2(bare, bare ? "" : bare.error().c_str());
        QCOMPARE(writeDesignText(*read), writeDesignText(*bare));
        QVERIFY(readDesignText("{" + components.toStdString() +
                               R"(, "calls": null, "classes": null, "targets": null, "settings": null})"));
    }

    void tooManyComponentsAreRefused()
    {
        std::string text = R"({"components": [{"kind": "client", "id": "c0"})";
        for (int i = 1; i <= 20000; ++i)
            text += ",{\"id\":\"c" + std::to_string(i) + "\"}";
        const auto read = readDesignText(text + "]}");
        QVERIFY(!read);
        QCOMPARE(read.error(), std::string("The design: it has 20001 components; up to 20000 are understood."));
    }

    void theTypeMayBeLeftOut()
    {
        const std::string text = R"({"components": [{"id": "u", "kind": "client"}]})";
        QVERIFY(looksLikeDesignText(text));
        QVERIFY(readDesignText(text));
        QVERIFY(
            !looksLikeDesignText(R"({"elements": [{"kind": "client", "components": 1}]})")); // a drawing of somebody's
        QVERIFY(!looksLikeDesignText(R"({"components": []})"));                              // of anything
    }

    void refuses()
    {
        QFETCH(QString, written);
        QFETCH(QString, instead);
        QFETCH(QString, sentence);
        QString text = QStringLiteral(R"({
  "type": "ninesketch/design", "version": 1,
  "components": [{"id": "u", "kind": "client", "params": {"rate": 9}},
    {"id": "api", "kind": "service", "params": {"replicas": 2, "serviceTime": "2ms"}},
    {"id": "db", "kind": "sql-database"}],
  "calls": [{"from": "u", "to": "api"}, {"from": "api", "to": "db", "retries": 1}],
  "classes": [{"id": "read"}], "targets": [{"metric": "p99", "value": "50ms"}], "settings": {"surge": 2}
})");
        QVERIFY(readDesignText(text.toStdString()));
        QVERIFY(text.contains(written));
        text.replace(text.indexOf(written), written.size(), instead);
        const auto read = readDesignText(text.toStdString());
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error()), sentence);
    }

    /// Clients without classes are classes: a target names one of these, or nothing.
    void aTargetIsOfAClassThereIs()
    {
        const auto with = [](const QString &id) {
            const QString text = R"({"type": "ninesketch/design", "components": [{"id": "users", "kind": "client"},
                {"id": "api", "kind": "service"}], "calls": [{"from": "users", "to": "api"}],
                "targets": [{"class": "%1", "metric": "p99", "value": 1}]})";
            return readDesignText(text.arg(id).toStdString());
        };
        QVERIFY(with("requests"));
        QCOMPARE(with("nobody").error(), std::string("targets: there is no request class \"nobody\"."));
    }
};

QTEST_APPLESS_MAIN(DesignCheckTest)
#include "design_check_test.moc"
