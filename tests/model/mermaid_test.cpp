// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid flowcharts: what the words mean, and that the drawing is whole.
#include "model/design/read_design.h"
#include "model/import/mermaid.h"
#include "model/scene/edits/content.h"

#include <QTest>

using namespace ninesketch;

static MermaidFlowchart parsed(const char *text)
{
    auto chart = parseMermaid(text);
    if (!chart)
        qFatal("%s", chart.error().c_str());
    return *chart;
}

static QStringList linksOf(const MermaidFlowchart &chart)
{
    QStringList list;
    for (const MermaidLink &link : chart.links)
        list << QString::fromStdString(chart.nodes[link.from].id + ">" + chart.nodes[link.to].id +
                                       (link.label.empty() ? "" : ":" + link.label));
    return list;
}

class MermaidTest : public QObject
{
    Q_OBJECT

    FixedTextMetrics m_metrics;
    Random m_random{3};
    EditContext context() { return {m_metrics, m_random, 1}; }

private slots:
    void flowchartsAreRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("is");
        QTest::newRow("graph") << "graph TD\n a-->b" << true;
        QTest::newRow("flowchart") << "flowchart LR" << true;
        QTest::newRow("semicolon") << "graph LR; a-->b" << true;
        QTest::newRow("fence") << "```mermaid\ngraph LR\na-->b\n```" << true;
        QTest::newRow("comment") << "%% a comment\n\nflowchart TB" << true;
        QTest::newRow("front matter") << "---\ntitle: x\n---\ngraph TD" << true;
        QTest::newRow("sequence") << "sequenceDiagram\n A->>B: x" << false;
        QTest::newRow("prose") << "graph theory is fun" << false;
        QTest::newRow("nothing") << "" << false;
    }

    void flowchartsAreRecognised()
    {
        QFETCH(QString, text);
        QFETCH(bool, is);
        QCOMPARE(isMermaidFlowchart(text.toStdString()), is);
    }

    void linksAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("links");
        QTest::newRow("plain") << "a-->b" << QStringList{"a>b"};
        QTest::newRow("chain") << "a --> b --> c" << QStringList{"a>b", "b>c"};
        QTest::newRow("both sides") << "a & b --> c & d" << QStringList{"a>c", "a>d", "b>c", "b>d"};
        QTest::newRow("label in bars") << "a -->|reads| b" << QStringList{"a>b:reads"};
        QTest::newRow("label in the line") << "a -- it reads --> b" << QStringList{"a>b:it reads"};
        QTest::newRow("label in dots") << "a -. later .-> b" << QStringList{"a>b:later"};
        QTest::newRow("label in bold") << "a == now ==> b" << QStringList{"a>b:now"};
        QTest::newRow("long and other heads")
            << "a ----> b\nb --x c\nc <--> d\nd --- e" << QStringList{"a>b", "b>c", "c>d", "d>e"};
        QTest::newRow("statements") << "a-->b; b-->c;" << QStringList{"a>b", "b>c"};
        QTest::newRow("ids with dashes") << "api-gateway-->user-db" << QStringList{"api-gateway>user-db"};
        QTest::newRow("styles") << "a:::hot --> b\nclassDef hot fill:#f00\nstyle b fill:#0f0\nclick a href \"x\""
                                << QStringList{"a>b"};
        QTest::newRow("itself") << "a --> a" << QStringList{"a>a"};
    }

    void linksAreRead()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, links);
        QCOMPARE(linksOf(parsed(qPrintable("graph LR\n" + text))), links);
    }

    void nodesAreRead()
    {
        const auto chart = parsed("graph TD\n a[\"Web (app) [new]\"] --> b[(Orders DB)] --> c{Paid?}\n"
                                  "c -->|yes| d([Done<br/>well]) & e((x)) & f[[sub]] & g{{hex}} & h>flag] & i[/io/]\n"
                                  "j@{ shape: cyl, label: \"Logs\" }");
        QCOMPARE(chart.nodes[0].label, std::string("Web (app) [new]"));
        QCOMPARE(chart.nodes[1].label, std::string("Orders DB"));
        QCOMPARE(chart.nodes[1].shape, MermaidShape::Cylinder);
        QCOMPARE(chart.nodes[2].shape, MermaidShape::Diamond);
        QCOMPARE(chart.nodes[3].label, std::string("Done\nwell"));
        QCOMPARE(chart.nodes[4].shape, MermaidShape::Circle);
        QCOMPARE(chart.nodes[9].label, std::string("Logs"));
        QCOMPARE(chart.nodes[9].shape, MermaidShape::Cylinder);
        QCOMPARE(chart.nodes.size(), std::size_t{10});
    }

    void kindsOfLinesAreRead()
    {
        const auto chart = parsed("graph LR\na -.-> b\na ==> c\na --- d\na ~~~ e\na --o f\na x--x g");
        QCOMPARE(chart.links[0].line, MermaidLine::Dotted);
        QCOMPARE(chart.links[1].line, MermaidLine::Thick);
        QCOMPARE(chart.links[2].end, Arrowhead::None);
        QCOMPARE(chart.links[3].line, MermaidLine::Invisible);
        QCOMPARE(chart.links[4].end, Arrowhead::CircleOutline);
        QCOMPARE(chart.links[5].start, Arrowhead::Bar);
    }

    void mistakesGetASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no arrow") << "graph LR\na b"
                                  << "line 2: an arrow";
        QTest::newRow("no node") << "graph LR\na -->"
                                 << "line 2: a node";
        QTest::newRow("open bracket") << "graph LR\n\na[web --> b"
                                      << "line 3: the bracket";
        QTest::newRow("no chart") << "pie\n \"a\": 1"
                                  << "no Mermaid flowchart";
    }

    void mistakesGetASentence()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto chart = parseMermaid(text.toStdString());
        QVERIFY(!chart);
        QVERIFY2(QString::fromStdString(chart.error()).contains(says), chart.error().c_str());
    }

    void anyBytesAreSurvived()
    {
        const std::string good = "graph LR\na[\"x\"] -->|y| b[(z)] & c{q} -. w .-> d@{ shape: cyl, label: \"L\" }; "
                                 "subgraph s [t]\n e ==> f\nend";
        for (int i = 0; i < 5000; ++i) {
            std::string text = good;
            for (int n = 0; n < 4; ++n)
                text[9 + m_random() % (text.size() - 9)] = "[](){}|-.=<>&;\"\n@:x "[m_random() % 21];
            if (const auto chart = parseMermaid(text); chart && i % 50 == 0)
                drawnFlowchart(*chart, context());
        }
    }

    void componentsAreRecognised()
    {
        const auto elements =
            drawnFlowchart(parsed("graph LR\nu[Mobile client] --> g[API Gateway] --> s[User service]\n"
                                  "s --> r[(Redis)] & d[(Accounts)]\ns -.-> q[[Kafka]] --> w[Worker]\n"
                                  "s --> x{Allowed?}"),
                           context());
        const Design design = readDesign(addElements(Scene(), elements, context()));
        QStringList kinds;
        for (const Component &component : design.components)
            kinds << QString::fromStdString(component.name + "=" + component.kind->id);
        kinds.sort();
        QVERIFY2(kinds.contains("API Gateway=gateway"), qPrintable(kinds.join(", ")));
        QVERIFY2(kinds.contains("User service=service"), qPrintable(kinds.join(", ")));
        QVERIFY2(kinds.contains("Redis=cache"), qPrintable(kinds.join(", ")));
        QVERIFY2(kinds.contains("Accounts=sql-database"), qPrintable(kinds.join(", ")));
        QVERIFY2(kinds.contains("Kafka=event-stream"), qPrintable(kinds.join(", ")));
        QVERIFY2(kinds.contains("Worker=worker"), qPrintable(kinds.join(", ")));
        QCOMPARE(design.components.size(), std::size_t{7});
        QCOMPARE(design.calls.size(), std::size_t{6});
    }

    void circlesAndSubgraphsAreDrawn()
    {
        const auto elements = drawnFlowchart(parsed("flowchart TD\nsubgraph one [First half]\na --> b\nend\n"
                                                    "b --> c --> a\nc -->|again| c"),
                                             context());
        int frames = 0, arrows = 0;
        for (const Element &element : elements) {
            frames += element.type == ElementType::Frame;
            arrows += element.isArrow();
            QVERIFY(std::isfinite(element.x) && std::isfinite(element.width) && element.width >= 0);
        }
        QCOMPARE(frames, 1);
        QCOMPARE(arrows, 4);
    }

    void nodesDoNotOverlap()
    {
        std::string text = "graph LR\n";
        for (int i = 0; i < 60; ++i)
            text += "n" + std::to_string(m_random() % 30) + " --> n" + std::to_string(m_random() % 30) + "\n";
        const auto elements = drawnFlowchart(parsed(text.c_str()), context());
        for (const Element &a : elements)
            for (const Element &b : elements)
                if (&a < &b && a.type == ElementType::Rectangle && b.type == ElementType::Rectangle)
                    QVERIFY(!a.box().intersects(b.box()));
    }
};

QTEST_GUILESS_MAIN(MermaidTest)
#include "mermaid_test.moc"
