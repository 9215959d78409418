// SPDX-License-Identifier: GPL-3.0-or-later
// Where what a Mermaid flowchart names is drawn: boxes apart, links around them, subgraphs beside each other.
#include "model/design/call_routes.h"
#include "model/design/read_design.h"
#include "model/import/mermaid.h"
#include "model/scene/bindings.h"
#include "model/scene/edits/content.h"
#include "tests/model/mermaid_charts.h"

#include <QTest>

using namespace ninesketch;

class MermaidLayoutTest : public QObject
{
    Q_OBJECT

    FixedTextMetrics m_metrics;
    Random m_random{3};
    EditContext context() { return {m_metrics, m_random, 1}; }

    /// How many arrows pass through boxes, or words, that they have nothing to do with; loops are not looked at.
    static int linksThroughNodes(const std::vector<Element> &elements)
    {
        int count = 0;
        for (const Element &arrow : elements) {
            if (!arrow.isArrow() || !arrow.linear()->startBinding) // a loop holds on to nothing
                continue;
            const auto &points = arrow.linear()->points;
            for (const Element &node : elements) {
                const bool isNode = node.type == ElementType::Rectangle && !node.boundElements.empty() &&
                                    node.id != arrow.linear()->startBinding->elementId &&
                                    node.id != arrow.linear()->endBinding->elementId && node.strokeColor != "#bbb";
                for (std::size_t i = 1; isNode && i < points.size(); ++i)
                    count += passesThrough(node.box(), Point{arrow.x, arrow.y} + points[i - 1],
                                           Point{arrow.x, arrow.y} + points[i]);
            }
        }
        return count;
    }

private slots:
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

    void linksOfSubgraphsEndAtTheirFrames()
    {
        const auto chart = parsed("graph LR\nweb --> core\nsubgraph core [The core]\na --> b\nend\ncore --> log");
        QCOMPARE(linksOf(chart), (QStringList{"web>a", "a>b", "b>log"}));
        QCOMPARE(chart.links[0].toSubgraph, 0);
        QCOMPARE(chart.links[2].fromSubgraph, 0);
        const auto elements = drawnFlowchart(chart, context());
        const auto frame = std::ranges::find(elements, ElementType::Frame, &Element::type);
        QCOMPARE(std::ranges::count_if(elements,
                                       [&](const Element &element) {
                                           return element.isArrow() &&
                                                  (element.linear()->startBinding->elementId == frame->id ||
                                                   element.linear()->endBinding->elementId == frame->id);
                                       }),
                 2);
        // a node of the same name that has words of its own is that node
        QCOMPARE(parsed("graph LR\nx --> core[Core]\nsubgraph core\na --> b\nend").nodes.size(), std::size_t(4));
    }

    void linksOfSubgraphsAroundOthersGoToWhatIsInThem()
    {
        const auto chart = parsed("graph LR\napi[API service] --> data\nsubgraph data [Data]\nsubgraph shards\n"
                                  "a[(Shard A)] --> b[(Shard B)]\nend\nend\ndata --> log[Log store]");
        QCOMPARE(linksOf(chart), (QStringList{"api>a", "a>b", "b>log"}));
        QCOMPARE(std::ranges::count(drawnFlowchart(chart, context()), ElementType::Frame, &Element::type), 1);
    }

    void subgraphsStandInEachOther()
    {
        const auto elements = drawnFlowchart(
            parsed("flowchart TB\nsubgraph cloud [The cloud]\nsubgraph network [Network]\nsubgraph inner [Inner]\n"
                   "a --> b\nend\nc\nend\nd\nend\ne --> network\nb --> c --> d"),
            context());
        const auto named = [&](const std::string &name) -> const Element & {
            for (const Element &element : elements) {
                if (element.frame() && element.frame()->name == name)
                    return element;
                if (element.text() && element.text()->text == name)
                    return *std::ranges::find(elements, *element.text()->containerId, &Element::id);
            }
            qFatal("nothing is called %s", name.c_str());
        };
        const Element &cloud = named("The cloud"), &network = named("Network"), &inner = named("Inner");
        QCOMPARE(cloud.type, ElementType::Rectangle); // frames stand in no frames
        QCOMPARE(inner.type, ElementType::Frame);
        const auto holds = [](const Element &outer, const Element &element) {
            return outer.box().united(element.box()) == outer.box();
        };
        QVERIFY(holds(cloud, network) && holds(network, inner) && holds(inner, named("a")) &&
                holds(network, named("c")));
        QVERIFY(holds(cloud, named("d")) && !named("d").box().intersects(network.box()));
        QVERIFY(!named("c").box().intersects(inner.box()) && !named("e").box().intersects(cloud.box()));
        QCOMPARE(&cloud, &elements.front()); // behind all that is in it
        QVERIFY(std::ranges::any_of(elements, [&](const Element &element) {
            return element.isArrow() && element.linear()->endBinding->elementId == network.id;
        }));
        std::string deep = "flowchart TB\n";
        for (int i = 0; i < 20000; ++i)
            deep += "subgraph\n";
        QVERIFY(!drawnFlowchart(parsed((deep + "a --> b").c_str()), context()).empty());
    }

    void subgraphsMayHaveADirectionOfTheirOwn()
    {
        const auto isBeside = [&](const char *more) {
            const auto elements = drawnFlowchart(
                parsed((std::string("flowchart TB\nsubgraph s\ndirection LR\na --> b\nend\ns --> c\n") + more).c_str()),
                context());
            return elements[2].x > elements[0].box().right(); // b and a, each before its label
        };
        QVERIFY(isBeside(""));
        QVERIFY(!isBeside("a --> c")); // as in Mermaid: it is linked with the outside
    }

    void nothingElseStandsInASubgraph()
    {
        const auto elements = drawnFlowchart(parsed("graph TD\nin --> a\nsubgraph s\na --> b --> c\nend\n"
                                                    "in --> x --> y --> c\na --> y"),
                                             context());
        const auto frame = std::ranges::find(elements, ElementType::Frame, &Element::type);
        for (const Element &element : elements)
            if (element.type == ElementType::Rectangle)
                QCOMPARE(element.box().intersects(frame->box()), element.frameId == std::optional(frame->id));
    }

    void linksThereAndBackStandApart()
    {
        const auto elements = drawnFlowchart(parsed("graph LR\na -->|1| b\nb -->|2| a"), context());
        std::vector<double> heights;
        for (const Element &element : elements)
            if (element.isArrow())
                heights.push_back(element.y);
        QVERIFY(std::abs(heights.at(0) - heights.at(1)) > 15);
    }

    void linksPassAroundOtherNodes()
    {
        const auto elements = drawnFlowchart(parsed("graph LR\na --> b --> c\nc --> a"), context());
        std::vector<bool> isBent;
        for (const Element &element : elements)
            if (element.isArrow())
                isBent.push_back(element.linear()->points.size() > 2);
        QCOMPARE(isBent, (std::vector<bool>{false, false, true}));
        const auto middle = std::ranges::find(elements, ElementType::Rectangle, &Element::type) + 2; // and its label
        QVERIFY(!middle->box().intersects(elements.back().box()));
    }

    void subgraphsInARingStandBesideEachOther()
    {
        const auto elements =
            drawnFlowchart(parsed("flowchart LR\nsubgraph Edge\ncdn[CDN] --> lb[Load balancer]\nend\n"
                                  "subgraph Services\napi[API server] --> auth[Auth service]\nend\n"
                                  "subgraph Data\ndb[(Postgres)] --> replica[(Read replica)]\nend\n"
                                  "subgraph Async\nq[[Kafka]] --> worker[Worker]\nend\n"
                                  "lb --> api\napi --> db & q\nworker --> db\nworker -.notifies.-> lb"),
                           context());
        const auto named = [&](const char *name) {
            return std::ranges::find_if(
                       elements,
                       [&](const Element &element) { return element.frame() && element.frame()->name == name; })
                ->box();
        };
        const Rect services = named("Services"), async = named("Async");
        QVERIFY(services.x < async.right() && async.x < services.right()); // not in a row
        QVERIFY(!services.intersects(async) && !services.intersects(named("Data")));
        QCOMPARE(linksThroughNodes(elements), 0);
    }

    void linksAndLabelsKeepClear_data()
    {
        QTest::addColumn<QString>("direction");
        for (const char *direction : {"LR", "RL", "TB", "BT"})
            QTest::newRow(direction) << direction;
    }

    void linksAndLabelsKeepClear()
    {
        QFETCH(QString, direction);
        for (int chart = 0; chart < 12; ++chart) {
            std::string text = "flowchart " + direction.toStdString() + "\n";
            for (int i = 0; i < 14; ++i) {
                if (i % 5 == 0)
                    text += "subgraph s" + std::to_string(i) + (i == 5 ? "\nsubgraph inner\nx --> y\nend\n" : "\n");
                text += "n" + std::to_string(i) + "[Node of some words " + std::to_string(i) + "]\n";
                if (i % 5 == 2)
                    text += "end\n";
            }
            for (int i = 0; i < 18; ++i)
                text += "n" + std::to_string(m_random() % 14) + (i % 3 == 0 ? " -->|says " : " -->|") +
                        std::to_string(i) + "| " + (i == 9 ? "y" : "n" + std::to_string(m_random() % 14)) + "\n";
            const auto elements = drawnFlowchart(parsed(text.c_str()), context());
            QVERIFY2(linksThroughNodes(elements) == 0, text.c_str());
            for (const Element &frame : elements)
                for (const Element &node : elements)
                    if (frame.frame() && node.type == ElementType::Rectangle && node.roundness == std::nullopt)
                        QVERIFY2(node.frameId == frame.id || !node.box().intersects(frame.box()), text.c_str());
        }
    }

    void linksThereAndBackHaveRoomForTheirWords()
    {
        const auto elements =
            drawnFlowchart(parsed("flowchart TD\nc[Client] -->|POST /shorten| l[Load balancer]\nc -->|GET /abc| l\n"
                                  "l -->|301 or 404| c"),
                           context());
        std::vector<Rect> words;
        for (const Element &element : elements)
            if (element.text() && element.text()->fontSize == 16)
                words.push_back(element.box());
        QCOMPARE(words.size(), std::size_t{3});
        QVERIFY(!words[0].intersects(words[1]) && !words[1].intersects(words[2]) && !words[0].intersects(words[2]));
    }

    void wordsOfNodesAreBrokenIntoLines()
    {
        const auto elements =
            drawnFlowchart(parsed("flowchart LR\na[API gateway that ends TLS and checks tokens and limits rates] --> "
                                  "b[Return 429 Too Many Requests and say in a header when to try again]"),
                           context());
        for (const Element &element : elements)
            if (element.type == ElementType::Rectangle)
                QVERIFY(element.width < 340);
    }

    void linksEndAtTheOutlines()
    {
        // the way around the middle one would bend within shapes that are high
        const std::string many = "a line that is as wide as it may well "
                                 "be<br>two<br>three<br>four<br>five<br>six<br>seven<br>eight<br>nine<br>ten";
        const auto elements = drawnFlowchart(
            parsed(("graph TD\na[" + many + "] --> b[Mid]\nb --> c[" + many + "]\na --> c").c_str()), context());
        for (const Element &arrow : elements) {
            if (!arrow.isArrow())
                continue;
            for (const Element &shape : elements)
                if (shape.type == ElementType::Rectangle)
                    for (const LinearEnd end : {LinearEnd::Start, LinearEnd::End})
                        QVERIFY(!shape.box().contains(endPoint(arrow, end)));
        }
    }

    void linksOfSubgraphsOfComponentsGoToTheComponents()
    {
        const auto elements = drawnFlowchart(parsed("graph LR\nu[User] --> edge\nsubgraph edge\ng[API gateway] --> "
                                                    "s[Orders service]\nend\nedge --> d[(Orders DB)]"),
                                             context());
        QStringList calls;
        const Design design = readDesign(addElements(Scene(), elements, context()));
        for (const Call &call : design.calls)
            calls << QString::fromStdString(design.components[call.from].name + ">" + design.components[call.to].name);
        calls.sort();
        QCOMPARE(calls, (QStringList{"API gateway>Orders service", "Orders service>Orders DB", "User>API gateway"}));
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

QTEST_GUILESS_MAIN(MermaidLayoutTest)
#include "mermaid_layout_test.moc"
