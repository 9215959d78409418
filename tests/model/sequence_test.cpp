// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's sequence diagrams: what the words mean, and that the drawing is whole.
#include "model/import/drawn_design.h"
#include "model/import/sequence.h"
#include "model/import/table.h"
#include "model/scene/bounds.h"
#include "model/scene/edits/content.h"

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
    /// Parties stand above and below, and messages hold on to nobody.
    void aSequenceIsNoDesign()
    {
        const auto drawn = drawnSequence(parsed("actor User\nparticipant A as API gateway\nparticipant D as Orders DB\n"
                                                "User->>A: order\nA->>D: insert\nD-->>A: ok\nA-->>User: 201"),
                                         context());
        Scene scene;
        scene = addElements(scene, drawn, context());
        const DrawnDesign found = findDrawnDesign(scene);
        QVERIFY(!found.isOne());
        QCOMPARE(found.components.size(), std::size_t(0));
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
