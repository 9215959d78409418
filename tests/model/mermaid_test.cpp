// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid flowcharts: what the words mean, and that the drawing is whole.
#include "model/design/call_routes.h"
#include "model/design/read_design.h"
#include "model/import/mermaid.h"
#include "model/import/mermaid_kinds.h"
#include "model/import/mermaid_minds.h"
#include "model/import/mermaid_records.h"
#include "model/import/mermaid_states.h"
#include "model/import/mermaid_systems.h"
#include "model/import/mermaid_text.h"
#include "model/scene/bindings.h"
#include "model/scene/edits/content.h"
#include "model/trimmed.h"
#include "tests/model/mermaid_charts.h"

#include <QTest>

using namespace ninesketch;

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
        QTest::newRow("directive of several lines")
            << "%%{init: {\n 'themeVariables': {\n  'fontSize': '14px'\n }\n}}%%\n\nflowchart LR\n a --> b" << true;
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
        QTest::newRow("arrows in quotes") << "a -- \"x == y --> z\" --> b" << QStringList{"a>b:x == y --> z"};
        QTest::newRow("words of several lines") << "a[\"one\n two; three\n four\"] --> b" << QStringList{"a>b"};
        QTest::newRow("attributes of several lines")
            << "a@{\n shape: cyl\n label: \"Orders\"\n}\na --> b" << QStringList{"a>b"};
        QTest::newRow("described") << "accDescr {\n what it shows\n and why\n}\na --> b" << QStringList{"a>b"};
        QTest::newRow("entity") << "a -->|x #lt; y| b; b --> c" << QStringList{"a>b:x < y", "b>c"};
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

    void labelsAreWords_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("label");
        QTest::newRow("tags") << "<b>Orders</b><br/><i class='x'>of today</i>"
                              << "Orders\nof today";
        QTest::newRow("upper-case break") << "one<BR>two"
                                          << "one\ntwo";
        QTest::newRow("entities") << "A&nbsp;B &#39;C&#39; #9829; #quot;D#quot; &lt;id&gt;"
                                  << QString::fromUtf8("A B 'C' ♥ \"D\" <id>");
        QTest::newRow("no entity") << "R&D; a & b #1"
                                   << "R&D; a & b #1";
        QTest::newRow("no tag") << "GET /<id> x < y"
                                << "GET /<id> x < y";
        QTest::newRow("icon") << "fa:fa-server Web tier"
                              << "Web tier";
        QTest::newRow("lines of their own") << "\"Orders\n      and more\""
                                            << "Orders\nand more";
        QTest::newRow("Markdown") << "`The **cat**\n in it`"
                                  << "The cat\nin it";
    }

    void labelsAreWords()
    {
        QFETCH(QString, written);
        QFETCH(QString, label);
        QCOMPARE(QString::fromStdString(cleanMermaidLabel(written.toStdString())), label);
    }

    void diagramsInMarkdownAreFound()
    {
        const auto blocks = mermaidFences("# T\n\n```sh\nls\n```\n ````mermaid\n graph LR\n a --> b\n ````\n"
                                          "```mermaid\npie\n```\n```mermaid\nleft open");
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(linksOf(parsed(parseMermaid(blocks[0]))), QStringList{"a>b"});
        QCOMPARE(trimmed(blocks[1]), std::string_view("pie"));
    }

    void kindsOfLinesAreRead()
    {
        const auto chart = parsed("graph LR\na -.-> b\na ==> c\na --- d\na ~~~ e\na --o f\na x--x g");
        QCOMPARE(chart.links[0].line, MermaidLine::Dotted);
        QCOMPARE(chart.links[1].line, MermaidLine::Thick);
        QCOMPARE(chart.links[2].end, Arrowhead::None);
        QCOMPARE(chart.links[3].line, MermaidLine::Invisible);
        QCOMPARE(chart.links[4].end, Arrowhead::Circle);
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

    void nodesHaveKinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("kinds"); // "-": a plain shape
        QTest::newRow("without known words in a system")
            << "c[React app] -->|/api| g[Gateway]\ng --> r[Register] & a[Autocomplete]\nr & a --> p[(PostgreSQL)]"
            << QStringList{"client", "gateway", "service", "service", "sql-database"};
        QTest::newRow("a pipeline of builds") << "a[Repository] --> b[Lint] --> c[Package] --> d[Staging] --> e[Redis]"
                                              << QStringList{"-", "-", "-", "-", "cache"};
        QTest::newRow("a flow with a question")
            << "u[User] --> f{Known?}\nf --> w[Welcome] --> d[(Users DB)]\nf --> s[Sign in] --> d"
            << QStringList{"client", "-", "-", "sql-database", "-"};
        QTest::newRow("steps") << "c[Client] --> k[Check Redis cache] --> q[Get rows] --> d[(MySQL)]"
                               << QStringList{"client", "-", "-", "sql-database"};
        QTest::newRow("behind a load balancer")
            << "u[User] --> l[Load balancer] --> a[Web 1] & b[App 2]\na & b --> d[(MySQL)]"
            << QStringList{"client", "load-balancer", "service", "service", "sql-database"};
        QTest::newRow("in a box of topics")
            << "a[Orders service] --> t --> b[Mail service]\nsubgraph k[Kafka topics]\nt[orders.created]\nend"
            << QStringList{"service", "event-stream", "service"};
        QTest::newRow("in a box of other people's")
            << "a[Orders service] --> t\nsubgraph k[External services]\nt[Instagram]\nend\nu[User] --> a"
            << QStringList{"service", "external-api", "client"};
        QTest::newRow("copies") << "a[Web server] --> p[Primary] & r[Read replica]\nu[User] --> a"
                                << QStringList{"service", "sql-database", "sql-database", "client"};
        QTest::newRow("without arrows") << "a[Web server] --> b[(MySQL)]\nc[Legend of it]"
                                        << QStringList{"service", "sql-database", "-"};
        QTest::newRow("unseen arrows") << "a[Web server] --> b[(MySQL)]\nb ~~~ c[Grafana]"
                                       << QStringList{"service", "sql-database", "-"};
    }

    void nodesHaveKinds()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, kinds);
        QStringList found;
        for (const auto &kind : kindsOfNodes(parsed(qPrintable("graph LR\n" + text))))
            found << (kind ? QString::fromStdString(kind->kind->id) : "-");
        QCOMPARE(found, kinds);
    }

    void linesOfAComponentsWordsStayLines()
    {
        const auto elements = drawnFlowchart(
            parsed("graph TD\na[Orders service<br/>━━━━━━━━<br/>Port 8080<br/><br/>JWT] --> d[(MySQL)]"), context());
        const auto body = std::ranges::find(elements, ElementType::Rectangle, &Element::type);
        const auto words = std::ranges::find(elements, ElementType::Text, &Element::type);
        QCOMPARE(words->text()->text, std::string("Orders service\nPort 8080\nJWT"));
        QVERIFY(body->box().contains(words->box()));
        const Design design = readDesign(addElements(Scene(), elements, context()));
        QVERIFY(std::ranges::any_of(design.components, [](const Component &component) {
            return component.name == "Orders service Port 8080 JWT";
        }));
    }

    void entitiesAreRead()
    {
        const auto chart = parsed(parseMermaidRecords("erDiagram\n USER ||--o{ ORDER : places\n"
                                                      " USER {\n  bigint id PK\n  string email UK \"login\"\n }\n"
                                                      " ORDER }|..|| \"Delivery area\" : \"goes to\"\n"
                                                      " p[Person] one to zero or more USER : is"));
        QCOMPARE(linksOf(chart), (QStringList{"USER>ORDER:places", "ORDER>Delivery area:goes to", "p>USER:is"}));
        QCOMPARE(chart.links[0].start, Arrowhead::CardinalityExactlyOne);
        QCOMPARE(chart.links[0].end, Arrowhead::CardinalityZeroOrMany);
        QCOMPARE(chart.links[1].start, Arrowhead::CardinalityOneOrMany);
        QCOMPARE(chart.links[1].line, MermaidLine::Dotted);
        QCOMPARE(chart.links[2].end, Arrowhead::CardinalityZeroOrMany);
        QCOMPARE(chart.nodes[0].parts, (std::vector<std::string>{"bigint id PK\nstring email UK – login"}));
        QCOMPARE(chart.nodes[3].label, std::string("Person"));
        const auto elements = drawnFlowchart(chart, context());
        QCOMPARE(std::ranges::count(elements, ElementType::Rectangle, &Element::type), 4);
        for (const Element &a : elements)
            for (const Element &b : elements)
                if (a.type == ElementType::Rectangle && b.type == ElementType::Text && b.groupIds == a.groupIds &&
                    !a.groupIds.empty()) {
                    QVERIFY(b.y >= a.y && b.y + b.height <= a.y + a.height);
                    QVERIFY(b.x >= a.x && b.x + b.width <= a.x + a.width);
                }
    }

    void classesAreRead()
    {
        const auto chart = parsed(parseMermaidRecords("classDiagram\ndirection LR\nclass Store~Key~ {\n<<interface>>\n"
                                                      "+get(key) Value$\n-int size\n}\nStore <|.. Redis\n"
                                                      "Redis \"1\" *-- \"many\" Link : has\nShop ..> Store : uses\n"
                                                      "Shop : +List~Item~ items\nnote for Shop \"of all things\"\n"
                                                      "namespace inner {\nclass Hidden\n}\nA o-- B\nA -- B"));
        QCOMPARE(linksOf(chart),
                 (QStringList{"Store>Redis", "Redis>Link:1 has many", "Shop>Store:uses", "A>B", "A>B"}));
        QCOMPARE(chart.direction, MermaidFlowchart::Direction::Right);
        QCOMPARE(chart.nodes[0].label, std::string("«interface»\nStore<Key>"));
        QCOMPARE(chart.nodes[0].parts, (std::vector<std::string>{"-int size", "+get(key) Value"}));
        QCOMPARE(chart.nodes[3].parts[0], std::string("+List<Item> items"));
        QCOMPARE(chart.nodes[4].subgraph, 0);
        QCOMPARE(chart.links[0].start, Arrowhead::TriangleOutline);
        QCOMPARE(chart.links[0].line, MermaidLine::Dotted);
        QCOMPARE(chart.links[1].start, Arrowhead::Diamond);
        QCOMPARE(chart.links[2].end, Arrowhead::Arrow);
        QCOMPARE(chart.links[3].start, Arrowhead::DiamondOutline);
        QCOMPARE(chart.links[4].end, Arrowhead::None);
    }

    void statesAreRead()
    {
        const auto chart =
            parsed(parseMermaidStates("stateDiagram-v2\n[*] --> Closed\nClosed --> Open : 5 failures\n"
                                      "state \"Half open\" as Half\nOpen --> Half\n"
                                      "note right of Open\n Half --> Nowhere\nend note\n"
                                      "state Deep {\n[*] --> In\nIn --> [*]\n}\nHalf --> Deep\n"
                                      "state check <<choice>>\nDeep --> check\nClosed : lets all through"));
        QCOMPARE(linksOf(chart), (QStringList{"[start -1]>Closed", "Closed>Open:5 failures", "Open>Half",
                                              "[start 0]>In", "In>[end 0]", "Half>[start 0]", "[end 0]>check"}));
        QCOMPARE(chart.nodes[0].shape, MermaidShape::Start);
        QCOMPARE(chart.nodes[1].label, std::string("lets all through"));
        QCOMPARE(chart.nodes[3].label, std::string("Half open"));
        QCOMPARE(chart.links[5].toSubgraph, 0);
        QCOMPARE(chart.nodes.back().shape, MermaidShape::Diamond);
        for (const Element &element : drawnFlowchart(chart, context()))
            QVERIFY(!element.text() || !element.text()->text.empty()); // Excalidraw would take it out
    }

    void systemsAreRead()
    {
        const auto chart = parsed(
            parseMermaidSystem("architecture-beta\n group api(cloud)[API]\n service db(database)[Orders] in api\n"
                               " service server(server)[Order service] in api\n group edge[Edge]\n service "
                               "lb(internet)[Load balancer] in edge\n"
                               " %% calls\n server:R --> L:db\n lb:B -- T:server\n db{group}:T <--> B:lb\n"));
        QCOMPARE(linksOf(chart), (QStringList{"server>db", "lb>server", "db>lb"}));
        QCOMPARE(chart.nodes[0].shape, MermaidShape::Cylinder);
        QCOMPARE(chart.nodes[0].label, std::string("Orders"));
        QCOMPARE(chart.nodes[1].subgraph, 0);
        QCOMPARE(chart.nodes[2].subgraph, 1);
        QCOMPARE(chart.subgraphs, (std::vector<std::string>{"API", "Edge"}));
        QCOMPARE(chart.links[1].end, Arrowhead::None);
        QCOMPARE(chart.links[2].start, Arrowhead::Arrow);
        const auto c4 = parsed(parseMermaidSystem(
            "C4Container\ntitle Shop\nPerson(user, \"Customer\", \"buys, often\")\nSystem_Boundary(shop, \"Shop\") {\n"
            "Container(web, \"Web server\", \"nginx\")\nContainerDb(db, \"Orders\", \"PostgreSQL\")\n"
            "ContainerQueue_Ext(q, \"Events\", \"Kafka\", $tags=\"x\")\n}\nSystem_Ext(mail, \"Mail\")\n"
            "Rel(user, web, \"uses\", \"HTTPS\")\nRel_D(web, db, \"reads\")\nBiRel(web, q, \"events\")\n"
            "Rel_Back(mail, web, \"asks\")\nUpdateElementStyle(user, $bgColor=\"red\")\n"));
        QCOMPARE(linksOf(c4), (QStringList{"user>web:uses", "web>db:reads", "web>q:events", "web>mail:asks"}));
        QCOMPARE(c4.nodes[2].label, std::string("Orders (PostgreSQL)"));
        QCOMPARE(c4.nodes[2].shape, MermaidShape::Cylinder);
        QCOMPARE(c4.nodes[3].subgraph, 0);
        QCOMPARE(c4.nodes[4].subgraph, -1);
        QCOMPARE(c4.subgraphs, std::vector<std::string>{"Shop"});
        QVERIFY(!parseMermaidSystem("architecture-beta\nservice\n"));
        QVERIFY(!parseMermaidSystem("architecture-beta\na:L\n"));
        QVERIFY(!parseMermaidSystem("C4Context\nRel(a)\n"));
        QVERIFY(isMermaidSystem("```mermaid\nC4Context\n") && !isMermaidSystem("C4 is plastic"));
        QCOMPARE(c4.nodes[4].kindId, std::string("external-api"));
        QCOMPARE(c4.nodes[0].kindId, std::string("client"));
        QVERIFY(drawnFlowchart(c4, context()).size() > 12);
    }

    void wordsMayBeMarkdown()
    {
        QCOMPARE(parsed(parseMermaid("graph LR\na[\"`**Service** A`\"]")).nodes[0].label, std::string("Service A"));
    }

    void nodesLookAsTheyAreSaidTo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("look"); // of a: fill, stroke, words, width
        const auto row = [](const QString &text, const char *look) {
            QTest::newRow(QString(text).replace('\n', " | ").toUtf8()) << text << QString(look);
        };
        row("flowchart LR\na --> b", "///0");
        row("flowchart LR\na --> b\nstyle a fill:#f9f,stroke:#333,stroke-width:4px,color:#fff;", "#f9f/#333/#fff/4");
        row("flowchart LR\na:::hot --> b\nclassDef hot fill:rgb(1, 2, 3),stroke : red", "rgb(1, 2, 3)/red//0");
        row("flowchart LR\nclassDef hot,cold fill:#f96\na --> b\nclass b,a cold", "#f96///0");
        row("flowchart LR\na --> b\nclassDef default fill:#eee,stroke:#111\nstyle a stroke:#222", "#eee/#222//0");
        row("flowchart LR\na:::one-two-->b\nclassDef one-two fill:#abc !important", "#abc///0");
        row("flowchart LR\na --> b\nstyle a fill:url(x),stroke-width:thick,opacity:1\nclass a unheardOf", "///0");
        row("stateDiagram-v2\n[*] --> a\nclassDef bad fill:#f00\nclass a bad", "#f00///0");
        row("stateDiagram-v2\na:::bad --> b\nclassDef bad fill:#f00", "#f00///0");
        row("classDiagram\nclass a:::seen\nclassDef seen stroke:#00f\nstyle a fill:#eef", "#eef/#00f//0");
        row("erDiagram\na ||--o{ b : has\nstyle a fill:#eef", "#eef///0");
    }
    void nodesLookAsTheyAreSaidTo()
    {
        QFETCH(QString, text);
        QFETCH(QString, look);
        const std::string words = text.toStdString();
        const MermaidFlowchart chart = parsed(isMermaidRecords(words)  ? parseMermaidRecords(words)
                                              : isMermaidStates(words) ? parseMermaidStates(words)
                                                                       : parseMermaid(words));
        const auto a = std::ranges::find(chart.nodes, "a", &MermaidNode::id);
        QVERIFY(a != chart.nodes.end());
        QCOMPARE(QString("%1/%2/%3/%4")
                     .arg(QString::fromStdString(a->look.fill), QString::fromStdString(a->look.stroke),
                          QString::fromStdString(a->look.words))
                     .arg(a->look.strokeWidth),
                 look);
    }

    void looksAndAddressesAreDrawn()
    {
        const auto chart = parsed("flowchart LR\nq[Question] -->|asks| db[(Orders DB)]\nq --> r\n"
                                  "style q fill:#f9f,stroke:#333,stroke-dasharray: 5 5\n"
                                  "style db fill:#222,stroke:#111,color:#fff\n"
                                  "linkStyle 0 stroke:#0f0,stroke-width:3px\nlinkStyle default stroke:#00f\n"
                                  "click q \"https://example.com/a\" \"a tip\" _blank\nclick db call back()\n"
                                  "click r href \"https://example.com/r\"");
        const auto elements = drawnFlowchart(chart, context());
        const auto labelled = [&](const std::string &words) -> std::pair<const Element *, const Element *> {
            for (const Element &label : elements)
                if (label.text() && label.text()->text == words)
                    for (const Element &body : elements)
                        if (body.id == label.text()->containerId)
                            return {&body, &label};
            qFatal("nothing says %s", words.c_str());
        };
        const auto [question, itsWords] = labelled("Question");
        QCOMPARE(question->backgroundColor, std::string("#f9f"));
        QCOMPARE(question->strokeStyle, StrokeStyle::Dashed);
        QCOMPARE(itsWords->strokeColor, std::string("#333"));
        QCOMPARE(question->link.value_or(""), std::string("https://example.com/a"));
        const auto [database, name] = labelled("Orders DB");
        QCOMPARE(database->backgroundColor, std::string("#222"));
        QCOMPARE(name->strokeColor, std::string("#fff"));
        QVERIFY(!database->link);
        for (const Element &element : elements) // its glyph is seen on it
            if (element.groupIds == database->groupIds && element.id != database->id && element.id != name->id)
                QCOMPARE(element.strokeColor, std::string("#fff"));
        QCOMPARE(labelled("r").first->link.value_or(""), std::string("https://example.com/r"));
        std::vector<std::pair<std::string, double>> lines;
        for (const Element &element : elements)
            if (element.type == ElementType::Arrow)
                lines.emplace_back(element.strokeColor, element.strokeWidth);
        QCOMPARE(lines, (std::vector<std::pair<std::string, double>>{{"#0f0", 3}, {"#00f", 2}}));
    }

    void linksMayHaveNames()
    {
        const auto chart = parsed(parseMermaid("flowchart LR\na e1@--> b\ne1@{ animate: true }\nb e2@==> c"));
        QCOMPARE(linksOf(chart), (QStringList{"a>b", "b>c"}));
        QCOMPARE(chart.nodes.size(), std::size_t(3));
    }

    void mistakesInRecordsAndStatesGetASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no relation") << "erDiagram\nA B"
                                     << "line 2: a relation";
        QTest::newRow("half a relation") << "erDiagram\nA ||-- B"
                                         << "line 2: a relation";
        QTest::newRow("no entity") << "erDiagram\nA ||--|| : x"
                                   << "line 2: an entity";
        QTest::newRow("open") << "classDiagram\nclass A {\n+x"
                              << "closing }";
        QTest::newRow("no class") << "classDiagram\nA -->"
                                  << "line 2: a class";
        QTest::newRow("no arrow") << "stateDiagram-v2\n\nA -> B"
                                  << "line 3: -->";
        QTest::newRow("nothing to close") << "stateDiagram\n}"
                                          << "line 2: there is nothing";
    }

    void mistakesInRecordsAndStatesGetASentence()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const std::string mermaid = text.toStdString();
        const auto chart = isMermaidStates(mermaid) ? parseMermaidStates(mermaid) : parseMermaidRecords(mermaid);
        QVERIFY(!chart);
        QVERIFY2(QString::fromStdString(chart.error()).contains(says), chart.error().c_str());
    }

    void mindMapsAreTrees()
    {
        const auto chart =
            parsed(parseMermaidMinds("mindmap\n  root((System<br/>design))\n    Caching\n      ::icon(fa fa-book)\n"
                                     "      [Redis cache]\n      id2(Write through):::urgent\n    Replication\n"));
        QCOMPARE(linksOf(chart), (QStringList{"System\ndesign>Caching", "Caching>Redis cache", "Caching>Write through",
                                              "System\ndesign>Replication"}));
        QCOMPARE(chart.nodes[0].shape, MermaidShape::Circle);
        QCOMPARE(chart.nodes[2].shape, MermaidShape::Rectangle);
        QCOMPARE(chart.links[0].end, Arrowhead::None);
        const auto elements = drawnFlowchart(chart, context());
        QVERIFY(readDesign(addElements(Scene(), elements, context())).components.empty()); // thoughts, no caches
        QCOMPARE(
            parseMermaidMinds("mindmap\n a\n  b\n c").error(),
            std::string("Mermaid, line 4: a mind map has one root; what belongs to it stands farther to the right."));
    }

    void tooManyRecordsAreSaidToBe()
    {
        std::string text = "classDiagram\n";
        for (int i = 0; i < 1001; ++i)
            text += "class C" + std::to_string(i) + "\n";
        const auto chart = parseMermaidRecords(text);
        QVERIFY(!chart);
        QCOMPARE(chart.error(), std::string("Mermaid, line 1002: there are more than 1000 boxes."));
    }

    void anyRecordsAndStatesAreSurvived()
    {
        const std::string entities =
            "erDiagram\nA ||--o{ B : \"x\"\nA { int id PK\n string s \"c\" }\nb[\"L\"] }|..|o A : y";
        const std::string classes =
            "classDiagram\nclass A~T~[\"L\"] {\n+f() int\n}\nA \"1\" <|--* \"n\" B : z\nnamespace N {\nclass C\n}";
        const std::string states =
            "stateDiagram-v2\n[*] --> A : x\nstate \"w\" as B {\nC --> [*]\n}\nB --> A\nstate f <<fork>>";
        constexpr std::string_view bad = "[](){}|-.=<>&;\"\n*:x ~";
        for (int i = 0; i < 3000; ++i)
            for (const std::string &good : {entities, classes, states}) {
                std::string text = good;
                for (int n = 0; n < 4; ++n)
                    text[16 + m_random() % (text.size() - 16)] = bad[m_random() % bad.size()];
                const auto chart = good == states ? parseMermaidStates(text) : parseMermaidRecords(text);
                if (chart && i % 50 == 0)
                    drawnFlowchart(*chart, context());
            }
    }
};

QTEST_GUILESS_MAIN(MermaidTest)
#include "mermaid_test.moc"
