// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's sequence diagrams: what the words mean, and that the drawing is whole.
#include "model/design/read_design.h"
#include "model/import/drawn_design.h"
#include "model/import/sequence.h"
#include "model/import/table.h"
#include "model/scene/bindings.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"
#include "tests/support/scene_invariants.h"

#include <QTest>
#include <algorithm>

using namespace ninesketch;

static SequenceDiagram parsed(const std::string &text)
{
    auto diagram = parseSequence("sequenceDiagram\n" + text);
    if (!diagram)
        qFatal("%s", diagram.error().c_str());
    return *diagram;
}

class SequenceTest : public QObject
{
    Q_OBJECT

    FixedTextMetrics m_metrics;
    Random m_random{3};
    EditContext context() { return {m_metrics, m_random, 1}; }

    static const Element *withText(const std::vector<Element> &elements, const std::string &text)
    {
        const auto found = std::ranges::find_if(
            elements, [&](const Element &e) { return e.text() && e.text()->originalText == text; });
        return found == elements.end() ? nullptr : &*found;
    }
    static const Element *withId(const std::vector<Element> &elements, const std::string &id)
    {
        const auto found = std::ranges::find(elements, id, &Element::id);
        return found == elements.end() ? nullptr : &*found;
    }

private slots:
    /// "API>DB stage 1 x0.5 async", without what is plain; requests in brackets where there are several.
    static QStringList readAs(const Scene &scene)
    {
        QStringList list;
        const Design design = readDesign(scene);
        for (const Call &call : design.calls) {
            QString line =
                QString::fromStdString(design.components[call.from].name + ">" + design.components[call.to].name);
            if (call.perRequest == 0.0)
                continue; // an answer
            if (call.stage > 0)
                line += QString(" stage %1").arg(call.stage);
            if (call.perRequest)
                line += QString(" x%1").arg(*call.perRequest);
            if (call.mode != CallMode::Sync)
                line += QString::fromStdString(" " + std::string(modeKey(call.mode)));
            for (const auto &[id, change] : call.classes)
                line += QString::fromStdString(change.perRequest == 0.0 ? " not " + id : " odd");
            list << line;
        }
        list.sort();
        return list;
    }

    void aSequenceIsADesign_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("calls");
        const char *parties = "actor User\nparticipant A as API gateway\nparticipant D as Orders DB\n"
                              "participant C as Redis cache\nparticipant Q as Order queue\n";
        const auto row = [&](const char *name, const char *text, const QStringList &calls) {
            QTest::newRow(name) << QString(parties) + text << calls;
        };
        row("answers are no calls", "User->>A: order\nA->>D: insert\nD-->>A: ok\nA-->>User: 201",
            {"API gateway>Orders DB", "User>API gateway"});
        row("answers drawn like calls", "User->>A: order\nA->>D: insert\nD->>A: ok\nA->>User: 201",
            {"API gateway>Orders DB", "User>API gateway"});
        row("one after the other", "User->>A: order\nA->>C: get\nA->>A: think\nA->>D: insert",
            {"API gateway>Orders DB stage 1", "API gateway>Redis cache", "User>API gateway"});
        row("nobody waits", "User->>A: order\nA-)D: log\nA->>Q: publish",
            {"API gateway>Order queue stage 1 async", "API gateway>Orders DB async", "User>API gateway"});
        row("branches", "User->>A: order\nalt good\nA->>D: insert\nelse bad\nA->>Q: later\nend",
            {"API gateway>Order queue stage 1 x0.5 async", "API gateway>Orders DB x0.5", "User>API gateway"});
        row("a miss", "User->>A: read\nA->>C: get\nopt miss\nA->>D: select\nend",
            {"API gateway>Orders DB stage 1", "API gateway>Redis cache", "User>API gateway"});
        row("at once", "User->>A: read\npar\nA->>C: get\nand\nA->>D: select\nend",
            {"API gateway>Orders DB", "API gateway>Redis cache", "User>API gateway"});
        row("two requests", "User->>A: log in\nA->>C: token\nA-->>User: ok\nUser->>A: order\nA->>D: insert",
            {"API gateway>Orders DB not log-in", "API gateway>Redis cache not order", "User>API gateway not log-in",
             "User>API gateway not order"});
        row("asked again", "User->>A: poll\nA->>D: select\nUser->>A: poll",
            {"API gateway>Orders DB x0.5", "User>API gateway", "User>API gateway stage 1"});
    }
    void aSequenceIsADesign()
    {
        QFETCH(QString, text);
        const auto drawn = drawnSequence(parsed(text.toStdString()), context());
        const Scene scene = addElements(Scene(), drawn, context());
        const DrawnDesign found = findDrawnDesign(scene);
        QVERIFY(found.isOne());
        const Scene made = withDrawnDesign(scene, found, context());
        QTEST(readAs(made), "calls");
        for (const Component &component : readDesign(made).components)
            if (component.name == "User")
                QVERIFY(component.is("client"));
        QVERIFY(!findDrawnDesign(made).isOne()); // there is nothing more to read
        QCOMPARE(QString::fromStdString(brokenInvariant(made)), QString());
        for (const ElementPtr &element : scene.elements()) // and nothing moves
            if (element->isArrow()) {
                const Element &now = *made.find(element->id);
                QVERIFY(distance(endPoint(now, LinearEnd::Start), endPoint(*element, LinearEnd::Start)) < 0.01);
                QVERIFY(distance(endPoint(now, LinearEnd::End), endPoint(*element, LinearEnd::End)) < 0.01);
            }
    }

    /// Beside other calls a sequence says again what they say.
    void besideADesignItIsNotRead()
    {
        std::vector<Element> drawn = drawnSequence(
            parsed("participant W as Web client\nparticipant A as API gateway\nW->>A: get\nW->>A: put"), context());
        double y = 1000;
        for (const char *name : {"Browser", "Order service", "Orders DB"}) {
            Element box = newElement(ElementType::Rectangle, context());
            box.y = y;
            box.width = box.height = 100;
            Element label = newElement(ElementType::Text, context());
            label.y = y + 40;
            label.x = 20;
            label.width = 60;
            label.height = 20;
            TextData words;
            words.text = words.originalText = name;
            label.data = words;
            if (y > 1000) {
                Element arrow = newElement(ElementType::Arrow, context());
                arrow.x = 50;
                arrow.y = y - 95;
                LinearData line;
                line.points = {{0, 0}, {0, 90}};
                line.endArrowhead = Arrowhead::Arrow;
                arrow.data = line;
                arrow.height = 90;
                drawn.push_back(arrow);
            }
            drawn.push_back(box);
            drawn.push_back(label);
            y += 200;
        }
        const DrawnDesign found = findDrawnDesign(addElements(Scene(), drawn, context()));
        QCOMPARE(QString::fromStdString(summaryOf(found)),
                 QString("3 components and 2 calls; 2 arrows lead from or to none of them."));
    }

    void severalRequestsAreClasses()
    {
        const auto drawn = drawnSequence(
            parsed("participant B as Browser\nparticipant S as Shop service\nB->>S: 1. Log in\nB->>S: 2. Buy"),
            context());
        const Scene scene = addElements(Scene(), drawn, context());
        const DrawnDesign found = findDrawnDesign(scene);
        QCOMPARE(
            QString::fromStdString(summaryOf(found)),
            QString("2 components and 2 calls; read as a sequence; each of the 2 requests has an equal share of the "
                    "load."));
        const Design design = readDesign(withDrawnDesign(scene, found, context()));
        QCOMPARE(design.classes.size(), std::size_t(2));
        QCOMPARE(design.classes[0].name, std::string("Log in"));
        QCOMPARE(design.classes[1].id, std::string("buy"));
        QCOMPARE(design.classes[1].share, std::optional(0.5));
    }

    void messages_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("said"); // from>to:label, then dotted, two heads, no head
        QTest::newRow("plain") << "A->>B: hello"
                               << "A>B:hello";
        QTest::newRow("answer") << "B-->>A: hi"
                                << "B>A:hi dotted";
        QTest::newRow("open") << "A->B: line"
                              << "A>B:line none";
        QTest::newRow("lost") << "A-xB: gone"
                              << "A>B:gone";
        QTest::newRow("later") << "A--)B: by and by"
                               << "A>B:by and by dotted";
        QTest::newRow("both ways") << "A<<->>B: talk"
                                   << "A>B:talk both";
        QTest::newRow("names with spaces") << "Order service ->> Mail box : send"
                                           << "Order service>Mail box:send";
        QTest::newRow("an arrow in the words") << "A->>B: a --> b"
                                               << "A>B:a --> b";
        QTest::newRow("without words") << "A->>B"
                                       << "A>B:";
        QTest::newRow("at work") << "A->>+B: go"
                                 << "A>B:go";
        QTest::newRow("two lines") << "A->>B: one<br/>two"
                                   << "A>B:one\ntwo";
        QTest::newRow("an entity") << "A->>B: I #9829; you" << QString::fromUtf8("A>B:I ♥ you");
    }
    void messages()
    {
        QFETCH(QString, line);
        QFETCH(QString, said);
        const SequenceDiagram diagram = parsed(line.toStdString());
        const auto &message = std::get<SequenceMessage>(diagram.steps.at(0));
        const std::string text = diagram.parties[message.from].id + ">" + diagram.parties[message.to].id + ":" +
                                 message.label + (message.dotted ? " dotted" : "") +
                                 (message.bothHeads ? " both" : "") + (message.hasHead ? "" : " none");
        QCOMPARE(QString::fromStdString(text), said);
    }

    void partiesStandAsDeclared()
    {
        const SequenceDiagram diagram = parsed("participant S as Order service\nactor U\nU->>S: buy\nU->>New: x");
        QCOMPARE(diagram.parties.size(), std::size_t(3));
        QCOMPARE(diagram.parties[0].label, std::string("Order service"));
        QVERIFY(diagram.parties[1].isActor);
        QCOMPARE(diagram.parties[2].label, std::string("New")); // who just speaks up comes last
    }

    void mistakesNameTheirLine_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("no message") << "A->>B: x\nhello there"
                                    << "Line 3";
        QTest::newRow("nobody") << "->>B: x"
                                << "Line 2";
        QTest::newRow("an end too many") << "A->>B: x\nend"
                                         << "Line 3";
        QTest::newRow("else outside") << "else x"
                                      << "Line 2";
        QTest::newRow("a note nowhere") << "note under A: x"
                                        << "Line 2";
    }
    void mistakesNameTheirLine()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        const auto diagram = parseSequence("sequenceDiagram\n" + text.toStdString());
        QVERIFY(!diagram);
        QVERIFY2(QString::fromStdString(diagram.error()).contains(word), diagram.error().c_str());
    }

    void drawnFromTopToBottom()
    {
        const auto elements = drawnSequence(parsed("participant C as Client\nparticipant S as Server\nC->>+S: a "
                                                   "question that is long enough to need more room\nS-->>-C: answer\n"
                                                   "Note over C,S: later\nloop every minute\nC->>C: think\nend"),
                                            context());
        const Element *question = withText(elements, "a question that is long enough to need more room"),
                      *answer = withText(elements, "answer");
        QVERIFY(question && answer);
        const Element *there = withId(elements, *question->text()->containerId);
        const Element *back = withId(elements, *answer->text()->containerId);
        QVERIFY(there->isArrow() && back->isArrow());
        QVERIFY(back->y > there->y);
        QVERIFY(there->linear()->points.back().x > 0 && back->linear()->points.back().x < 0);
        QCOMPARE(back->strokeStyle, StrokeStyle::Dotted);
        QVERIFY(there->width > question->width + 40); // room for the words on it
        QCOMPARE(question->text()->text, std::string("a question that is long enough to need more room"));
        const auto count = [&](const char *text) {
            return std::ranges::count_if(elements,
                                         [&](const Element &e) { return e.text() && e.text()->originalText == text; });
        };
        QCOMPARE(count("Client"), 2); // above and below
        const Element *note = withId(elements, *withText(elements, "later")->text()->containerId);
        QVERIFY(note->y > back->y);
        const Element *thought = withText(elements, "think");
        const auto frame = std::ranges::find_if(elements, [](const Element &e) {
            return e.type == ElementType::Rectangle && e.strokeStyle == StrokeStyle::Dotted;
        });
        QVERIFY(frame != elements.end());
        QVERIFY(frame->box().contains(thought->centre()));
        QVERIFY(frame->box().right() > thought->box().right());
        double left = 1e9, top = 1e9;
        for (const Element &element : elements) {
            left = std::min(left, unrotatedBox(element).x);
            top = std::min(top, unrotatedBox(element).y);
        }
        QVERIFY(std::abs(left) < 3 && std::abs(top) < 3);
    }

    void pastedAmongTheOthers()
    {
        QVERIFY(isMermaidSequence("%% a comment\nsequenceDiagram\nA->>B: x"));
        QVERIFY(!isMermaidSequence("sequence of things\nA->>B: x"));
        const auto drawn = drawnFromText("```mermaid\nsequenceDiagram\nA->>B: x\n```\n", context());
        QVERIFY(drawn && *drawn);
        QVERIFY(!drawnFromText("sequenceDiagram\n", context())); // nobody speaks: it is text
    }

    void blocksGoAroundTheBarsOfThoseAtWork()
    {
        const auto diagram = parseSequence("sequenceDiagram\nC->>+A: ask\nalt good\nA-->>C: yes\nend\nA-->>-C: done");
        QVERIFY(diagram);
        std::vector<Rect> bars, blocks;
        for (const Element &element : drawnSequence(*diagram, context())) {
            if (element.type == ElementType::Rectangle && element.width == 10)
                bars.push_back(element.box());
            if (element.type == ElementType::Rectangle && element.strokeStyle == StrokeStyle::Dotted)
                blocks.push_back(element.box());
        }
        QCOMPARE(bars.size(), std::size_t{1});
        QCOMPARE(blocks.size(), std::size_t{1});
        QVERIFY(blocks[0].x < bars[0].x && blocks[0].right() > bars[0].right() + 4);
    }

    void anythingTypedIsRead()
    {
        const std::string pieces[] = {"A->>B: x\n",
                                      "B-->>-A: yes, but <br> only later\n",
                                      "C->>+C: think\n",
                                      "note over A,C: t\n",
                                      "note right of C: a long note\n",
                                      "note left of A:\n",
                                      "loop x\n",
                                      "alt\n",
                                      "else y\n",
                                      "end\n",
                                      "par\n",
                                      "activate A\n",
                                      "deactivate B\n",
                                      "actor U as \u00dcser\n",
                                      "rect rgb(0,0,0)\n",
                                      "title T\n",
                                      "autonumber\n",
                                      ";"};
        std::size_t drawn = 0;
        for (int i = 0; i < 2000; ++i) {
            std::string text = "sequenceDiagram\n";
            for (int k = 0; k < 12; ++k)
                text += pieces[m_random() % std::size(pieces)];
            const auto diagram = parseSequence(text.substr(0, text.size() - m_random() % 5));
            if (!diagram || diagram->parties.empty())
                continue;
            ++drawn;
            for (const Element &element : drawnSequence(*diagram, context()))
                QVERIFY2(std::abs(element.x) < 1e5 && std::abs(element.y) < 1e5 && element.width >= 0, text.c_str());
        }
        QVERIFY(drawn > 200);
    }
};

QTEST_GUILESS_MAIN(SequenceTest)
#include "sequence_test.moc"
