// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of an interview against the design, and on the canvas.
#include "model/framework/framework_drawing.h"

#include "model/design/design_text.h"
#include "model/design/read_design.h"
#include "model/estimates/evaluate.h"
#include "model/framework/design_review.h"
#include "model/scene/edits/texts.h"
#include "tests/support/scene_invariants.h"

#include <QTest>

using namespace ninesketch;

namespace
{

const char *const shortener = R"({"type": "ninesketch/design", "version": 1,
    "components": [{"id": "users", "name": "Users", "kind": "client", "params": {"rate": 100}},
                   {"id": "api", "name": "Short link service", "kind": "service"},
                   {"id": "db", "name": "Links DB", "kind": "sql-database"}],
    "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "db"}],
    "classes": [{"id": "redirect", "share": 0.9}, {"id": "create", "share": 0.1, "operation": "write"}],
    "targets": [{"class": "redirect", "metric": "p99", "value": "1s"},
                {"metric": "availability", "value": "99.999%"}]})";

QString saidOf(const std::vector<FrameworkRemark> &remarks, FrameworkStep step, std::size_t line)
{
    QString all;
    for (const FrameworkRemark &remark : remarks)
        if (remark.step == step && remark.line == line)
            all += (remark.isProblem ? "? " : "") + QString::fromStdString(remark.sentence) + "\n";
    return all;
}

} // namespace

class FrameworkDesignTest : public QObject
{
    Q_OBJECT

private:
    FixedTextMetrics m_metrics;
    Random m_random{7};
    EditContext context() { return {m_metrics, m_random, 1}; }

private slots:
    void linesAreHeldAgainstTheDesign()
    {
        const Design design = *readDesignText(shortener);
        const Report report = evaluate(design);
        Framework framework;
        framework.at(FrameworkStep::Functional) = "users are redirected from a short link\nusers see statistics";
        framework.at(FrameworkStep::NonFunctional) = "redirect p99 < 1 s\navailability 99.999 %\nRPO < 1 s\nscalable";
        framework.at(FrameworkStep::DataFlow) = "users -> service -> links db\nservice -> cache";
        framework.at(FrameworkStep::DeepDives) = "the colour of the logo\nlinks db failover";
        const auto remarks = reviewAgainstDesign(framework, design, report);
        using enum FrameworkStep;
        QCOMPARE(saidOf(remarks, Functional, 0), QString("redirect, 90/s\n"));
        QVERIFY(saidOf(remarks, Functional, 1).startsWith("? no request class does this yet"));
        QVERIFY(saidOf(remarks, NonFunctional, 0).startsWith("met: "));
        QVERIFY2(saidOf(remarks, NonFunctional, 1).startsWith("? missed: "),
                 qPrintable(saidOf(remarks, NonFunctional, 1)));
        QCOMPARE(saidOf(remarks, NonFunctional, 2), QString("not a target yet\n"));
        QVERIFY(saidOf(remarks, NonFunctional, 3).isEmpty());
        QCOMPARE(saidOf(remarks, DataFlow, 0), QString("all drawn\n"));
        QCOMPARE(saidOf(remarks, DataFlow, 1), QString("? not drawn: service → cache\n"));
        QVERIFY(saidOf(remarks, DeepDives, 0).startsWith("? "));
        QVERIFY(saidOf(remarks, DeepDives, 1).isEmpty());
        const auto dives = proposedDeepDives(design, report);
        QVERIFY(!dives.empty());
        QVERIFY2(dives.front().find("availability") != std::string::npos, dives.front().c_str());
    }

    void aStepStandsOnTheCanvasAndStaysLinked()
    {
        Framework framework;
        framework.at(FrameworkStep::Functional) = "users can create links";
        framework.at(FrameworkStep::Interface) = "POST /links";
        Scene scene = putStepOnCanvas(Scene(), framework, FrameworkStep::Functional, context());
        scene = putStepOnCanvas(scene, framework, FrameworkStep::Interface, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        QCOMPARE(scene.size(), std::size_t(4));
        const Element *first = scene.find(stepOnCanvas(scene, FrameworkStep::Functional)),
                      *second = scene.find(stepOnCanvas(scene, FrameworkStep::Interface));
        QVERIFY(first && first->isFrame() && second && second->isFrame());
        QVERIFY(!first->box().intersects(second->box()));
        // the panel is typed into
        framework.at(FrameworkStep::Functional) += "\nusers follow links";
        scene = withNotesOnCanvas(scene, framework, context());
        // the canvas is typed into
        std::string textId;
        for (const ElementPtr &element : scene.elements())
            if (element->text() && element->frameId == second->id)
                textId = element->id;
        scene = setText(scene, textId, "POST /links @ 10/s", context());
        const Framework read = notesFromCanvas(scene, framework);
        QCOMPARE(read.at(FrameworkStep::Functional), std::string("users can create links\nusers follow links"));
        QCOMPARE(read.at(FrameworkStep::Interface), std::string("POST /links @ 10/s"));
        // once more changes nothing
        QVERIFY(putStepOnCanvas(scene, read, FrameworkStep::Interface, context()).sameAs(scene));
    }

    void aDataFlowIsDrawn()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) =
            "client -> gateway -> orders service -> redis + postgres\norders service ~> kafka -> worker";
        const Scene scene = drawDataFlow(Scene(), Design{}, framework, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        const Design design = readDesign(scene);
        QCOMPARE(design.components.size(), std::size_t(7));
        QCOMPARE(design.calls.size(), std::size_t(6));
        const auto kindOf = [&](const char *name) {
            for (const Component &component : design.components)
                if (component.name == name)
                    return QString::fromStdString(component.kind->id);
            return QString("missing");
        };
        QCOMPARE(kindOf("redis"), QString("cache"));
        QCOMPARE(kindOf("postgres"), QString("sql-database"));
        QCOMPARE(kindOf("kafka"), QString("event-stream"));
        QCOMPARE(kindOf("client"), QString("client"));
        for (std::size_t i = 0; i < design.components.size(); ++i)
            for (std::size_t j = i + 1; j < design.components.size(); ++j)
                QVERIFY(
                    !scene.find(design.components[i].id)->box().intersects(scene.find(design.components[j].id)->box()));
        // what is there is not drawn again
        QVERIFY(drawDataFlow(scene, design, framework, context()).sameAs(scene));
    }

    void theHighLevelDesignIsFramed()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "client -> service -> db";
        Scene scene = drawDataFlow(Scene(), Design{}, framework, context());
        scene = putStepOnCanvas(scene, framework, FrameworkStep::HighLevelDesign, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        const std::string frame = stepOnCanvas(scene, FrameworkStep::HighLevelDesign);
        QVERIFY(!frame.empty());
        for (const Component &component : readDesign(scene).components)
            QCOMPARE(scene.find(component.id)->frameId.value_or(""), frame);
    }
};

QTEST_APPLESS_MAIN(FrameworkDesignTest)
#include "framework_design_test.moc"
