// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/design_report.h"

#include "model/design/design_text.h"
#include "model/design/in_play.h"
#include "model/design/number_sources.h"
#include "model/design/read_design.h"
#include "model/estimates/figure_text.h"
#include "model/evaluation/evaluate.h"
#include "model/scene/read_scene.h"
#include "model/whatif/bands_report.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace ninesketch;

class DesignReportTest : public QObject
{
    Q_OBJECT

private slots:
    /// What can fail is never written as 100 %.
    void manyReplicasAreNotPerfect()
    {
        const auto design = readDesignText(R"({"type": "ninesketch/design", "components": [
            {"id": "u", "kind": "client"}, {"id": "w", "kind": "service", "params": {"replicas": 200}}],
            "calls": [{"from": "u", "to": "w"}], "classes": [{"id": "c", "rate": 10}]})");
        QVERIFY(design);
        const Report report = evaluate(*design);
        const auto made = std::ranges::find(report.components, "w", &ComponentReport::key);
        QVERIFY(made != report.components.end() && *made->availability < 1);
    }

    void bothFormsSayTheSameAndEscape()
    {
        Document document;
        document.title = "A <b> & *c*";
        document.blocks = {Heading{2, "Head_line"},
                           Paragraph{"a|b", true},
                           TableBlock{{"x", "y"}, {{"1|2", "<3"}, {"only one"}}, {false, true}},
                           CodeBlock{"```\ncode"},
                           Bullets{{"one", "two"}},
                           PictureBlock{"design.png", "a [picture]"}};
        const std::string markdown = toMarkdown(document);
        QCOMPARE(markdown,
                 std::string("# A \\<b\\> & \\*c\\*\n\n## Head\\_line\n\n*a\\|b*\n\n| x | y |\n| --- | ---: |\n"
                             "| 1\\|2 | \\<3 |\n| only one |  |\n\n````\n```\ncode\n````\n\n- one\n- two\n\n"
                             "![a \\[picture\\]](design.png)\n"));
        const std::string html = toHtml(document);
        QVERIFY(html.find("<h1>A &lt;b&gt; &amp; *c*</h1>") != std::string::npos);
        QVERIFY(html.find("<td class=\"n\">&lt;3</td>") != std::string::npos);
        QVERIFY(html.find("<script") == std::string::npos && html.find("http") == std::string::npos);
    }

    void unknownIsSaid()
    {
        Design design;
        Component service;
        service.id = "s";
        service.key = service.name = "orders";
        service.kind = findKind("service");
        QVERIFY(service.kind);
        design.components = {service};
        Report report;
        ClassReport one;
        one.id = one.name = "buy";
        report.classes = {one};
        ComponentReport of;
        of.id = "s";
        of.name = "orders";
        report.components = {of};
        ReportContext context;
        context.workings = false;
        context.framework.at(FrameworkStep::Functional) = "users can buy";
        const std::string markdown = toMarkdown(designReport(design, report, context));
        QVERIFY(markdown.find("| buy | unknown | unknown |") != std::string::npos);
        QVERIFY(markdown.find("- users can buy") != std::string::npos);
        QVERIFY(markdown.find("default") != std::string::npos);
    }

    void everyNumberOfTheExamplesSaysWhereItComesFrom()
    {
        const QDir folder(SOURCE_ROOT "/resources/examples");
        int rows = 0;
        for (const QString &name : folder.entryList({"*.excalidraw"})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const Scene scene = *readScene(file.readAll().toStdString());
            const Design design = readDesign(scene);
            EvaluateOptions quick;
            quick.latencyCurve = quick.importance = quick.componentPercentiles = false;
            ReportContext context;
            context.workings = false;
            const Document document = designReport(design, evaluate(design, quick), context);
            for (const Block &block : document.blocks)
                if (const auto *table = std::get_if<TableBlock>(&block); table && table->header.back() == "From")
                    for (const std::vector<std::string> &row : table->rows) {
                        ++rows;
                        QVERIFY2(row.back() != "stated",
                                 qPrintable(name + ": " + QString::fromStdString(row[0] + " " + row[1])));
                    }
        }
        QVERIFY(rows > 36 * 50);
    }

    void theVerdictComesFirst()
    {
        const auto verdict = [](const std::string &targets) {
            const Design design = *readDesignText(R"({"type": "ninesketch/design", "components": [
                {"id": "users", "kind": "client", "params": {"rate": 500}},
                {"id": "api", "kind": "service", "params": {"replicas": 12, "serviceTime": "10ms", "servers": 1}}],
                "calls": [{"from": "users", "to": "api"}], "targets": [)" +
                                                  targets + "]}");
            const Document document = designReport(design, evaluate(design), {});
            return QString::fromStdString(std::get<Paragraph>(document.blocks.front()).text);
        };
        QCOMPARE(verdict(""), QString("1 request class over 2 components."));
        QVERIFY(verdict(R"({"metric": "p50", "value": "1s"})").contains("The target is met with 9"));
        const QString two = verdict(R"({"metric": "p50", "value": "1s"}, {"metric": "p99", "value": "1s"})");
        QVERIFY2(two.contains("All 2 targets are met; the tightest is p99 latency"), qPrintable(two));
        const QString missed = verdict(R"({"metric": "p50", "value": "1us"}, {"metric": "p99", "value": "1s"})");
        QVERIFY2(missed.contains("Missed: p50 latency") && !missed.contains("tightest"), qPrintable(missed));
    }

    /// A figure that follows from a range is no single number.
    void rangesAreReportedAsBands()
    {
        const auto written = [](const std::string &time) {
            const Design design = *readDesignText(R"({"type": "ninesketch/design", "components": [
                {"id": "users", "kind": "client", "params": {"rate": 50}},
                {"id": "api", "kind": "service", "params": {"replicas": 12, "serviceTime": ")" +
                                                  time + R"(", "servers": 1}}],
                "calls": [{"from": "users", "to": "api"}], "targets": [{"metric": "p99", "value": "60ms"}]})");
            ReportContext context;
            context.workings = false;
            context.ranges = bandsInReport(uncertainty(design, reportedFigures(design)));
            return QString::fromStdString(toMarkdown(designReport(design, evaluate(design), context)));
        };
        const QString heading = "What the stated ranges leave open";
        QVERIFY(!written("10 ms").contains(heading));
        const QString ranged = written("5-20 ms");
        QVERIFY2(ranged.contains(heading), qPrintable(ranged));
        QVERIFY2(ranged.contains("5-20 ms") || ranged.contains("5\u201320 ms"), qPrintable(ranged));
        QVERIFY2(
            ranged.contains(QRegularExpression("the target of 60 ms is met in [1-9][0-9.]* % of the combinations")),
            qPrintable(ranged));
    }

    void onlyWhatIsInPlayIsAssumed()
    {
        Component service;
        service.kind = findKind("service");
        const auto inPlay = [&](const char *key) { return isInPlay(service, *service.kind->find(key)); };
        for (const char *key : {"p50", "p99", "capacity", "availability", "replicas"})
            QVERIFY2(inPlay(key), key);
        for (const char *key : {"threads", "tokenLifetime", "errorRate", "blocking", "retryAfter", "mtbf"})
            QVERIFY2(!inPlay(key), key);
        service.parameters = {
            {"blocking", 1.0}, {"auth", std::string("jwt")}, {"serviceTime", 0.01}, {"errorRate", 0.0}};
        for (const char *key : {"threads", "tokenLifetime", "errorRate", "serviceTime"})
            QVERIFY2(inPlay(key), key);
        QVERIFY(!inPlay("p50"));
    }

    /// Classes that say their rates leave no users of a client to be assumed.
    void whatCountsForNothingIsNotAssumed()
    {
        const auto assumes = [](const std::string &classes) {
            const Design design = *readDesignText(R"({"type": "ninesketch/design", "components": [
                {"id": "users", "kind": "client"}, {"id": "api", "kind": "service"}],
                "calls": [{"from": "users", "to": "api"}])" +
                                                  classes + "}");
            return toMarkdown(designReport(design, evaluate(design), {})).find("Actions per user") != std::string::npos;
        };
        QVERIFY(assumes(""));
        QVERIFY(!assumes(R"(, "classes": [{"id": "read", "rate": 10}])"));
        QVERIFY(assumes(R"(, "classes": [{"id": "read", "rate": 10}, {"id": "write"}])"));
    }

    void noNineTooMany()
    {
        QCOMPARE(availabilityText(0.9999), std::string("99.99 %"));
        QCOMPARE(availabilityText(1 - 1e-9), std::string("99.9999999 %"));
        QCOMPARE(availabilityText(1 - 1e-13), std::string("over 99.9999999 %"));
        QCOMPARE(availabilityText(1), std::string("100 %"));
    }

    void aChangedNumberIsStatedAgain()
    {
        DocumentSources sources;
        sources.note("class.read", "rate", 100.0, "counted in May");
        DesignSettings settings;
        sources.keepIn(settings);
        const DocumentSources read(settings);
        QCOMPARE(read.of("class.read", "rate", 100.0), std::string("counted in May"));
        QCOMPARE(read.of("class.read", "rate", 101.0), std::string("stated"));
        QCOMPARE(read.of("class.write", "rate", 100.0), std::string("stated"));
        const Kind *kind = findKind("key-value-store");
        const Preset *dynamo = findPreset("aws-dynamodb");
        const ParameterSpec *up = kind->find("availability");
        QVERIFY(sourceOf({}, dynamo->id, {{"availability", 0.9999}}, *up).starts_with(dynamo->name + ": "));
        QCOMPARE(sourceOf({}, dynamo->id, {{"availability", 0.9}}, *up), std::string("stated"));
        QVERIFY(sourceOf({}, {}, {}, *up).starts_with("default"));
    }
};

QTEST_GUILESS_MAIN(DesignReportTest)
#include "design_report_test.moc"
