// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of an interview against the design, and on the canvas.
#include "model/framework/framework_drawing.h"
#include "model/scene/edits/frames.h"

#include "model/design/design_json.h"
#include "model/design/design_text.h"
#include "model/design/read_design.h"
#include "model/design/retention.h"
#include "model/evaluation/evaluate.h"
#include "model/framework/api_lines.h"
#include "model/framework/class_names.h"
#include "model/framework/design_review.h"
#include "model/framework/requirement_lines.h"
#include "model/scene/edits/texts.h"
#include "tests/support/scene_invariants.h"

#include <QTest>
#include <map>

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

/// An empty drawing with request classes of ten a second.
Scene withClasses(std::initializer_list<const char *> names)
{
    DocumentModel document;
    for (const char *name : names) {
        RequestClass one;
        one.id = one.name = name;
        one.rate = 10;
        document.classes.push_back(one);
    }
    return setDocument(Scene(), document);
}

double rateAt(const Design &design, const char *name)
{
    const auto found = std::ranges::find(design.components, name, &Component::name);
    return evaluate(design).components[static_cast<std::size_t>(found - design.components.begin())].arrivalRate;
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

    /// What is written of rows and of keeping them is held against the stores.
    void entitiesAndRetentionAreHeldAgainstTheStores()
    {
        Design design = *readDesignText(shortener);
        Framework framework;
        framework.at(FrameworkStep::Entities) = "Url: code 7 B, long 500 B\nUser: 1 KB\nPlan: 10 B (billing)\n"
                                                "Tag: name\nVisit: 40 B (links db)";
        framework.at(FrameworkStep::NonFunctional) = "keep 10 years\nRTO < 1 h\nredirect p97 < 1 s\nscalable\n"
                                                     "keep redirects 3y";
        keepFramework(design.settings, framework);
        const auto said = [&](FrameworkStep step, std::size_t line) {
            return saidOf(reviewAgainstDesign(framework, design, evaluate(design)), step, line);
        };
        using enum FrameworkStep;
        QCOMPARE(said(Entities, 0),
                 QString("507 B a row; who writes or keeps it may stand at the end, like (create)\n"));
        QCOMPARE(said(Entities, 2), QString("? 10 B a row; no request class or store is called billing\n"));
        QCOMPARE(said(Entities, 3), QString()); // said of the line itself
        QCOMPARE(said(Entities, 4), QString("40 B a row, kept in Links DB\n"));
        QVERIFY2(said(NonFunctional, 0).startsWith("? missed: Links DB keeps 5 y, the default"),
                 qPrintable(said(NonFunctional, 0)));
        QVERIFY2(said(NonFunctional, 1).contains("not judged"), qPrintable(said(NonFunctional, 1)));
        QVERIFY2(said(NonFunctional, 2).contains("not judged"), qPrintable(said(NonFunctional, 2)));
        stateRetention(design.settings, "create", 10 * 365.25 * 86400);
        QVERIFY2(said(NonFunctional, 0).startsWith("met: Links DB keeps 10 y"), qPrintable(said(NonFunctional, 0)));
        QVERIFY2(said(NonFunctional, 4).startsWith("? no request class that writes is called redirects"),
                 qPrintable(said(NonFunctional, 4)));
        QVERIFY(whyNotJudged("availability 99.999 %", framework, design).empty());
        QVERIFY(!whyNotJudged("availability 99.99 %", framework, design).empty()); // no target of the design
        QVERIFY(!whyNotJudged("scalable", framework, design).empty());
        QVERIFY(!whyNotJudged("RTO < 1 h", framework, design).empty());
    }

    /// What several classes miss for one reason is one topic; what has several ways says whose they may be.
    void oneReasonIsOneTopic()
    {
        const Design design = *readDesignText(shortener);
        Report report = evaluate(design);
        const auto dives = proposedDeepDives(design, report);
        QVERIFY2(dives.front().starts_with("redirect, create: availability "), dives.front().c_str());
        QCOMPARE(std::ranges::count_if(
                     dives, [](const std::string &dive) { return dive.find("availability") != std::string::npos; }),
                 std::ptrdiff_t(1));
        // who is to have less, and misses that, too, is not said to be wanted as much
        Design other = design;
        std::erase_if(other.targets, [](const Target &one) { return one.metric == Metric::Availability; });
        other.targets.push_back({"redirect", Metric::Availability, 0.99999});
        other.targets.push_back({"create", Metric::Availability, 0.9999});
        const auto apart = proposedDeepDives(other, evaluate(other));
        QVERIFY2(apart.front().starts_with("redirect: availability "), apart.front().c_str());
        QVERIFY2(apart.front().ends_with("; missed by create, too"), apart.front().c_str());
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "users -> service -> links db\nUsers -> service";
        const auto said = [&] {
            return saidOf(reviewAgainstDesign(framework, design, report), FrameworkStep::DataFlow, 0);
        };
        QCOMPARE(said(), QString("all drawn, for every request; whose way it is may stand at the end, like "
                                 "(redirect)\n"));
        framework.at(FrameworkStep::DataFlow) += " (create)";
        QCOMPARE(said(), QString("all drawn\n"));
    }

    /// Lines may be drawn before there are classes that their names mean: these go their ways as they come.
    void classesThatComeLaterGoTheWaysOfTheirLines()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) =
            "search: users -> gateway -> index\nbook: users -> gateway -> orders db";
        const Scene drawn = drawDataFlow({}, {}, framework, context());
        DocumentModel document = readDocument(drawn);
        document.classes.resize(3);
        for (const std::size_t i : {0, 1, 2})
            document.classes[i].id = document.classes[i].name = std::array{"other", "search", "book"}[i];
        const Scene made = setDocument(drawn, document);
        const auto callsOf = [](const Scene &scene, const char *id) {
            const Design design = readDesign(scene);
            return std::ranges::count_if(design.calls, [&](const Call &call) {
                const auto own = call.classes.find(id);
                return own == call.classes.end() || own->second.perRequest != 0.0;
            });
        };
        QCOMPARE(callsOf(made, "search"), std::ptrdiff_t(3));
        const Scene parted = withWaysOfFlow(made, framework);
        QCOMPARE(callsOf(parted, "search"), std::ptrdiff_t(2));
        QCOMPARE(callsOf(parted, "other"), std::ptrdiff_t(3));
        const Design design = readDesign(parted);
        QCOMPARE(saidOf(reviewAgainstDesign(framework, design, evaluate(design)), FrameworkStep::DataFlow, 1),
                 QString("all drawn, for book and other\n"));
    }

    /// A line may be called by what the path of an API line says, and one that nobody is called by says so.
    void linesAreCalledByPathsToo()
    {
        Framework framework;
        framework.at(FrameworkStep::Interface) = "PUT /watchlists/{id}/symbols\nGET /prices";
        framework.at(FrameworkStep::DataFlow) = "watchlist: users -> gateway -> lists db\nquotes: users -> gateway";
        std::vector<RequestClass> classes(2);
        classes[0].id = classes[0].name = "Update symbol";
        classes[0].operation = Operation::Write;
        classes[1].id = classes[1].name = "List prices";
        QCOMPARE(classesLabelled("watchlist", framework, classes), std::vector<std::string>{"Update symbol"});
        DocumentModel document;
        document.classes = classes;
        const Scene drawn = drawDataFlow(setDocument({}, document), {}, framework, context());
        const Design design = readDesign(drawn);
        QVERIFY2(
            saidOf(reviewAgainstDesign(framework, design, evaluate(design)), FrameworkStep::DataFlow, 1)
                .contains("no request class is called quotes"),
            qPrintable(saidOf(reviewAgainstDesign(framework, design, evaluate(design)), FrameworkStep::DataFlow, 1)));
    }

    /// Losing writes is a matter of who writes them.
    void whatMayNotBeLostIsWritten()
    {
        std::vector<RequestClass> classes(2);
        classes[0].id = classes[0].name = "Read booking";
        classes[1].id = classes[1].name = "Create booking";
        classes[1].operation = Operation::Write;
        QCOMPARE(ofKnownClass(*readRequirement("RPO 0 for bookings"), {}, classes).requestClass,
                 std::string("Create booking"));
        QCOMPARE(ofKnownClass(*readRequirement("99.9% for bookings"), {}, classes).requestClass,
                 std::string("bookings"));
    }

    /// A class that a target made before the API was written is the one that writes, if its name does.
    void namesTellWhatWrites()
    {
        QVERIFY(meansWriting("Buy") && meansWriting("book a seat") && meansWriting("cancel order"));
        QVERIFY(!meansWriting("Browse events") && !meansWriting("redirect") && !meansWriting("Status"));
        QVERIFY(!meansWriting("See changes") && meansWriting("change view"));
        QVERIFY(meansReading("See changes") && !meansReading("change view") && !meansReading("share"));
        std::vector<RequestClass> classes(2);
        classes[0].id = classes[0].name = "buy";
        classes[0].operation = Operation::Write;
        classes[1].id = classes[1].name = "browse";
        const auto meant = classesOfInterface({*readApiLine("POST /events/{id}/tickets {seat} -> 201"),
                                               *readApiLine("GET /events"), *readApiLine("searchEvents(query)")},
                                              classes);
        QVERIFY(meant[0] == std::size_t(0) && meant[1] == std::size_t(1) && !meant[2]);
    }

    /// "sendMessage" is about messages.
    void callsAreAboutTheirThings()
    {
        RequestClass message;
        message.id = message.name = "Message";
        message.operation = Operation::Write;
        const auto meant = classesOfInterface({*readApiLine("WS createChat {participants} -> chatId"),
                                               *readApiLine("WS sendMessage {chatId, text} -> status")},
                                              {message});
        QVERIFY(!meant[0] && meant[1] == std::size_t(0));
    }

    /// "bids" at the end of a flow are whoever creates or reads one; what is called all of it is meant alone.
    void aFlowIsOfAllThatAreCalledAfterIt()
    {
        std::vector<RequestClass> classes(4);
        for (std::size_t i = 0; i < classes.size(); ++i)
            classes[i].id = classes[i].name = std::array{"Create bid", "List bids", "Read auction", "Search"}[i];
        const auto on = [&](const char *label) { return classesLabelled(label, {}, classes); };
        QCOMPARE(on("bids"), (std::vector<std::string>{"Create bid", "List bids"}));
        QCOMPARE(on("auctions"), (std::vector<std::string>{"Read auction"}));
        QCOMPARE(on("create bids"), (std::vector<std::string>{"Create bid"}));
        QCOMPARE(on("impression ids"), std::vector<std::string>());
        Framework framework;
        framework.at(FrameworkStep::NonFunctional) = "support 10k DCs and 100k items in the catalog";
        const auto said = reviewFramework(framework);
        QVERIFY2(said.size() == 1 && said[0].sentence.find("are a load, and no bound") != std::string::npos,
                 said.empty() ? "" : said[0].sentence.c_str());
    }

    /// Of several clients each class comes from the one that the requirements, or the lines, say.
    void classesComeFromTheirClients()
    {
        const auto drawn = [](const char *functional, const char *flow, std::vector<RequestClass> classes) {
            Framework framework;
            framework.at(FrameworkStep::Functional) = functional;
            framework.at(FrameworkStep::DataFlow) = flow;
            FixedTextMetrics metrics;
            Random random{4};
            DocumentModel document;
            document.classes = std::move(classes);
            const Scene scene = setDocument(Scene(), document);
            return readDesign(drawDataFlow(scene, readDesign(scene), framework, {metrics, random, 1})).classes;
        };
        const auto named = [](const char *name, Operation operation) {
            RequestClass one;
            one.id = one.name = name;
            one.operation = operation;
            return one;
        };
        const std::vector<RequestClass> ads{named("Click", Operation::Write), named("Read metric", Operation::Read)};
        const char *ways =
            "browser -> load balancer -> click processor ~> kafka\nadvertiser -> query service -> clickhouse";
        const auto said = drawn("Users can click on an ad\nAdvertisers can query ad click metrics", ways, ads);
        QCOMPARE(said[0].client, std::string("Browser"));
        QCOMPARE(said[1].client, std::string("Advertiser"));
        const auto byWords = drawn("", ways, ads); // the click processor's, and what is left
        QCOMPARE(byWords[0].client, std::string("Browser"));
        QCOMPARE(byWords[1].client, std::string("Advertiser"));
        const auto open = drawn("", "rider -> gateway -> matching\ndriver -> gateway",
                                {named("Accept", Operation::Write), named("Estimate", Operation::Read)});
        QVERIFY(open[0].client.empty() && open[1].client.empty());
    }

    /// Who writes that nobody waits for the worker means that it consumes: partitions bound how many do.
    void whatLeavesAQueueIsConsumed()
    {
        for (const char *arrow : {"->", "~>"}) {
            Framework framework;
            framework.at(FrameworkStep::DataFlow) = std::string("client -> api ~> kafka ") + arrow + " worker 6x";
            const Design design = readDesign(drawDataFlow(Scene(), Design(), framework, context()));
            const auto kafka = componentNamed(design, "kafka");
            QVERIFY(kafka);
            const auto taken = std::ranges::find(design.calls, *kafka, &Call::from);
            QVERIFY(taken != design.calls.end() && taken->mode == CallMode::Consume);
            QVERIFY(std::ranges::find(design.calls, *kafka, &Call::to)->mode == CallMode::Async);
        }
    }

    /// What was drawn from a short word is found by it again.
    void shortWordsMeanWhatTheyDrew()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "client -> lb 2x -> 3 svc -> pg 3x + ddb ~> q";
        FixedTextMetrics metrics;
        Random random{4};
        const EditContext context{metrics, random, 1};
        const Scene drawn = drawDataFlow(Scene(), Design(), framework, context);
        const Design design = readDesign(drawn);
        QCOMPARE(design.components.size(), std::size_t(6));
        QVERIFY(drawDataFlow(drawn, design, framework, context).sameAs(drawn)); // nothing is missing
        for (const char *name : {"lb", "lb 2x", "2 lb", "svc", "pg", "ddb", "q"})
            QVERIFY2(componentNamed(design, name), name);
        framework.at(FrameworkStep::DataFlow) = "client -> lb -> api -> db";
        const Design served = readDesign(drawDataFlow(Scene(), Design(), framework, context));
        QVERIFY(served.components[*componentNamed(served, "api")].is("service")); // behind a balancer it serves
        framework.at(FrameworkStep::DataFlow) = "client -> api -> db";
        const Design alone = readDesign(drawDataFlow(Scene(), Design(), framework, context));
        QVERIFY(alone.components[*componentNamed(alone, "api")].is("gateway"));
    }

    void requirementsFindClassesByTheWordsOfOthers()
    {
        std::vector<RequestClass> classes(2);
        classes[0].id = "readDocument";
        classes[0].name = "Read document";
        classes[1].id = "readVersion";
        classes[1].name = "Read version";
        Framework framework;
        framework.at(FrameworkStep::Functional) =
            "users can open a document at home\nusers can see earlier versions at home";
        const auto meant = [&](const char *line) {
            return QString::fromStdString(ofKnownClass(*readRequirement(line), framework, classes).requestClass);
        };
        QCOMPARE(meant("open p99 < 1 s"), QString("readDocument"));
        QCOMPARE(meant("see p99 < 1 s"), QString("readVersion"));
        QCOMPARE(meant("versions p99 < 1 s"), QString("readVersion"));
        QCOMPARE(meant("search p99 < 1 s"), QString("search"));
        QCOMPARE(meant("home p99 < 1 s"), QString("home")); // stands in both
        QCOMPARE(meant("p99 < 1 s"), QString());
        classes.resize(1);
        classes[0].id = classes[0].name = "click";
        framework.at(FrameworkStep::Functional) = "users can click an ad\nadvertisers can query clicks";
        QCOMPARE(meant("query p99 < 1 s"), QString("query")); // not what the first line asks for
        QCOMPARE(meant("click p99 < 1 s"), QString("click"));
    }

    /// "POST" may be any of what is created, sent or booked: what it is about must not be another thing.
    void linesOfTheInterfaceAreAboutTheirThings()
    {
        std::vector<RequestClass> classes(2);
        classes[0].id = classes[0].name = "send location";
        classes[1].id = classes[1].name = "ride";
        classes[0].operation = classes[1].operation = Operation::Write;
        std::vector<ApiLine> lines;
        for (const char *text : {"POST /fare {pickup} -> Fare", "POST /rides", "POST /drivers/location {lat, long}"})
            lines.push_back(*readApiLine(text));
        using Meant = std::vector<std::optional<std::size_t>>;
        QVERIFY(classesOfInterface(lines, classes) == (Meant{std::nullopt, 1, 0}));
    }

    /// "alarm: 150/s" on the load pad does not say that alarms are written; the line of the interface does.
    void aNounOfTheLoadPadIsWhatTheLineSays()
    {
        std::vector<RequestClass> classes(2); // both are taken to read
        classes[0].id = classes[0].name = "alarm";
        classes[1].id = classes[1].name = "view alarms";
        using Meant = std::vector<std::optional<std::size_t>>;
        QVERIFY(classesOfInterface({*readApiLine("POST /alarms")}, classes) == (Meant{0}));
        QVERIFY(classesOfInterface({*readApiLine("POST /alarms"), *readApiLine("GET /alarms")}, classes) ==
                (Meant{0, 1}));
        std::vector<RequestClass> game(3);
        game[0].id = game[0].name = "Match";
        game[1].id = game[1].name = "Lobby";
        game[2].id = game[2].name = "Chat";
        game[2].operation = Operation::Write;
        QVERIFY(classesOfInterface({*readApiLine("POST /matches"), *readApiLine("WS heartbeat {lobby}"),
                                    *readApiLine("POST /lobbies/{id}/messages")},
                                   game) == (Meant{0, 2, 1}));
        classes.erase(classes.begin()); // who views does not post
        QVERIFY(classesOfInterface({*readApiLine("POST /alarms")}, classes) == (Meant{std::nullopt}));
    }

    void linesOfTheInterfaceFindTheirClasses()
    {
        const std::vector<RequestClass> classes = [] {
            std::vector<RequestClass> made(4);
            made[0].id = made[0].name = "redirect";
            made[1].id = "create";
            made[1].name = "Create";
            made[1].operation = Operation::Write;
            made[2].id = "stats";
            made[2].name = "Statistics";
            made[3].id = "ban";
            made[3].name = "Ban";
            made[3].operation = Operation::Write;
            return made;
        }();
        const auto meant = [&](std::initializer_list<const char *> texts) {
            std::vector<ApiLine> lines;
            for (const char *text : texts)
                lines.push_back(*readApiLine(text));
            QString names;
            for (const auto &i : classesOfInterface(lines, classes))
                names += (names.isEmpty() ? "" : " ") + (i ? QString::fromStdString(classes[*i].id) : QString("new"));
            return names;
        };
        QCOMPARE(meant({"POST /links", "GET /{code} -> 302", "GET /{code}/stats -> counts"}),
                 QString("create redirect stats"));
        QCOMPARE(meant({"GET /redirects"}), QString("redirect"));
        QCOMPARE(meant({"REDIRECT(code)"}), QString("redirect"));
        QCOMPARE(meant({"POST /x (Ban) @ 3/s", "POST /links"}), QString("ban create"));
        QCOMPARE(meant({"POST /x @ 3/s (ban)"}), QString("ban"));
        QCOMPARE(meant({"GET /counts"}), QString("new"));                       // of two that read neither is named
        QCOMPARE(meant({"POST /create", "POST /mute"}), QString("create ban")); // what is left
        QCOMPARE(meant({"POST /links", "POST /links"}), QString("create ban"));
        QVERIFY(meansWriting("Accept or decline") && !meansWriting("See schedule")); // an invitation's answer is kept
        QVERIFY(classNamed("Redirects", classes) == &classes[0]);
        QVERIFY(classNamed("statistics", classes) == &classes[2]);
        QVERIFY(!classNamed("search", classes));
        const auto target = targetOf(*readRequirement("statistics p99 < 1 s"), classes);
        QVERIFY(target && target->classId == "stats");
        QVERIFY(!targetOf(*readRequirement("search p99 < 1 s"), classes));
    }

    void whatTheDrawnPartsCannotDoIsSaidBesideTheLine()
    {
        Design design = *readDesignText(shortener);
        Framework framework;
        framework.at(FrameworkStep::Functional) = "users can create links and log out everywhere (create)\n"
                                                  "users are redirected (redirect) # often";
        const auto said = [&](std::size_t line) {
            return saidOf(reviewAgainstDesign(framework, design, evaluate(design)), FrameworkStep::Functional, line);
        };
        QCOMPARE(said(0), QString("create, 10/s\n"));
        framework.at(FrameworkStep::Functional) = "users can logout (create)\nusers are redirected (redirect) # often";
        design.components[*design.indexOf("api")].parameters["auth"] = std::string("jwt");
        QVERIFY2(said(0).contains("works for 15 min"), qPrintable(said(0)));
        QCOMPARE(said(1), QString("redirect, 90/s\n"));
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

    /// A deep dive is a sentence: it wraps, and the drawing beside it stays free.
    void longLinesOfAStepWrap()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "client -> service";
        const Scene drawn = drawDataFlow(Scene(), Design{}, framework, context());
        const std::string sentence(20, 'x');
        for (int i = 0; i < 12; ++i)
            framework.at(FrameworkStep::DeepDives) += sentence + ' ';
        const Scene scene = putStepOnCanvas(drawn, framework, FrameworkStep::DeepDives, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        const Element &frame = *scene.find(stepOnCanvas(scene, FrameworkStep::DeepDives));
        for (const ElementPtr &element : scene.elements()) {
            if (element->frameId == frame.id)
                QVERIFY(frame.box().contains(element->box()));
            else if (element->id != frame.id)
                QVERIFY(!frame.box().intersects(element->box()));
        }
        QCOMPARE(notesFromCanvas(scene, {}).at(FrameworkStep::DeepDives), framework.at(FrameworkStep::DeepDives));
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
        QCOMPARE(kindOf("Redis"), QString("cache"));
        QCOMPARE(kindOf("Postgres"), QString("sql-database"));
        QCOMPARE(kindOf("Kafka"), QString("event-stream"));
        QCOMPARE(kindOf("Client"), QString("client"));
        for (std::size_t i = 0; i < design.components.size(); ++i)
            for (std::size_t j = i + 1; j < design.components.size(); ++j)
                QVERIFY(
                    !scene.find(design.components[i].id)->box().intersects(scene.find(design.components[j].id)->box()));
        // what is there is not drawn again
        QVERIFY(drawDataFlow(scene, design, framework, context()).sameAs(scene));
    }

    /// Who is called is no client, whoever does something with messages is no queue, and one server is of the servers.
    void namesInAFlowAreWhatTheyDoThere()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "user -> query frontend -> chat servers x 200 -> redis\nchat server ~> "
                                                "kafka -> message writer -> cassandra\n"
                                                "chat server -> ses";
        const Design design = readDesign(drawDataFlow(Scene(), Design{}, framework, context()));
        std::map<std::string, std::string> kinds;
        for (const Component &one : design.components)
            kinds[one.name] = one.kind->id;
        const std::map<std::string, std::string> expected{{"User", "client"},
                                                          {"Query frontend", "service"},
                                                          {"Chat servers", "service"},
                                                          {"Redis", "cache"},
                                                          {"Kafka", "event-stream"},
                                                          {"Message writer", "worker"},
                                                          {"Cassandra", "key-value-store"},
                                                          {"Ses", "external-api"}};
        QCOMPARE(kinds, expected);
    }

    /// What a class's line of the interface is about tells what it does; "POST /ingest" is about what is ingested.
    void requirementsKnowTheInterface()
    {
        std::vector<RequestClass> classes(3);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            classes[i].id = classes[i].name = std::array{"Search", "Update spot", "Metric"}[i];
            classes[i].operation = i == 0 ? Operation::Read : Operation::Write;
        }
        Framework framework;
        framework.at(FrameworkStep::Functional) = "ingest metrics from servers";
        framework.at(FrameworkStep::Interface) =
            "GET /spots?lat&lng\nPUT /spots/{id}\nPOST /ingest (batch)\nPOST /rules";
        const auto paths = pathsOf(framework, classes);
        QCOMPARE(paths, (std::vector<std::string>{"/spots", "/spots/{id}", "/ingest"}));
        const RequestClass *found = classOfRequirement("driver finds free spots nearby", classes, paths);
        QVERIFY(found && found->name == "Search");
        found = classOfRequirement("driver finds free spots nearby", classes);
        QVERIFY(found && found->name == "Update spot"); // nothing better is known
        QCOMPARE(classesLabelled("find", framework, classes), std::vector<std::string>());
        framework.at(FrameworkStep::Functional) += "\ndriver finds free spots nearby";
        QCOMPARE(classesLabelled("find", framework, classes), (std::vector<std::string>{"Search"}));
    }

    /// Who bids on an item makes a bid; who lists an item makes it; what is seen of it is answered somewhere.
    void requirementsMeanWhatTheyDo()
    {
        Framework framework;
        framework.at(FrameworkStep::Interface) = "POST /items -> itemId\nPOST /items/:id/bids {amount}\n"
                                                 "GET /items/:id\nWS subscribe(itemId) -> bid updates";
        std::vector<RequestClass> classes(4);
        for (std::size_t i = 0; i < classes.size(); ++i) {
            classes[i].id = classes[i].name = std::array{"Create item", "Create bid", "Read item", "Subscribe"}[i];
            classes[i].operation = i < 2 ? Operation::Write : Operation::Read;
        }
        const auto about = pathsAndAnswersOf(framework, classes);
        for (const auto &[wish, name] : {std::pair{"users can list an item w/ photos", "Create item"},
                                         {"users can bid on an item", "Create bid"},
                                         {"users see current highest bid live", "Subscribe"},
                                         {"users can list items", "Read item"}}) {
            const RequestClass *found = classOfRequirement(wish, classes, about);
            QVERIFY2(found && found->name == name, wish);
        }
    }

    /// A name of one's own is what its last words say.
    void namesTellTheirKinds()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) =
            "client -> ticket service 3x -> seats cache + orders db\nticket service ~> order queue -> mail worker\n"
            "ticket service ~> sale events";
        const Design design = readDesign(drawDataFlow(Scene(), Design{}, framework, context()));
        std::map<std::string, std::string> kinds;
        for (const Component &component : design.components)
            kinds[component.name] = component.kind->id;
        const std::map<std::string, std::string> wanted{
            {"Client", "client"},           {"Ticket service", "service"},    {"Seats cache", "cache"},
            {"Orders db", "sql-database"},  {"Order queue", "message-queue"}, {"Mail worker", "worker"},
            {"Sale events", "event-stream"}};
        QVERIFY(kinds == wanted);
        for (const Component &component : design.components)
            QCOMPARE(component.number("replicas").value_or(1), component.name == "Ticket service" ? 3.0 : 1.0);
    }

    /// A word that tells a kind does not make it the one that is drawn, unless nothing else tells that one apart.
    void namesOfOneKindStayApart()
    {
        const auto names = [this](const char *lines) {
            Framework framework;
            framework.at(FrameworkStep::DataFlow) = lines;
            std::set<std::string> all;
            const Scene once = drawDataFlow(Scene(), Design{}, framework, context());
            for (const Component &one :
                 readDesign(drawDataFlow(once, readDesign(once), framework, context())).components)
                all.insert(one.name + ": " + one.kind->id);
            return all;
        };
        using Names = std::set<std::string>;
        QCOMPARE(names("users -> chat server -> message store\nchat server ~> kafka -> push service"),
                 (Names{"Users: client", "Chat server: service", "Message store: sql-database", "Kafka: event-stream",
                        "Push service: service"}));
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "users -> shop -> postgres";
        const Scene drawn = drawDataFlow(Scene(), Design{}, framework, context());
        framework.at(FrameworkStep::DataFlow) = "shop -> the database\nshop -> main database";
        QCOMPARE(readDesign(drawDataFlow(drawn, readDesign(drawn), framework, context())).components.size(),
                 std::size_t(3));
    }

    /// Who comes first and is no kind of component asks; what comes first later on does not, unless it comes in
    /// numbers.
    void whoAsksIsAClient()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) =
            "players -> gateway -> matchmaker -> games db\nmatchmaker -> sql\nriders -> gateway\nreaper -> games db";
        const Design design = readDesign(drawDataFlow(Scene(), Design{}, framework, context()));
        std::map<std::string, std::string> kinds;
        for (const Component &component : design.components)
            kinds[component.name] = component.kind->id;
        QCOMPARE(kinds["Players"], std::string("client"));
        QCOMPARE(kinds["Riders"], std::string("client"));
        QCOMPARE(kinds["Matchmaker"], std::string("service"));
        QCOMPARE(kinds["Reaper"], std::string("service"));
    }

    /// A line that names a class is its way, and nobody else's.
    void classesGoTheWaysThatNameThem()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "riders -> gateway -> matching service -> trips db (ride)\n"
                                                "drivers -> gateway -> location service (move)\n"
                                                "gateway -> session cache";
        const Scene start = withClasses({"ride", "move"});
        const Scene scene = drawDataFlow(start, readDesign(start), framework, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        const Design design = readDesign(scene);
        QCOMPARE(design.findClass("ride")->client, std::string("Riders"));
        QCOMPARE(design.findClass("move")->client, std::string("Drivers"));
        QCOMPARE(rateAt(design, "Matching service"), 10.0);
        QCOMPARE(rateAt(design, "Location service"), 10.0);
        QCOMPARE(rateAt(design, "Session cache"), 20.0);
        QVERIFY(drawDataFlow(scene, design, framework, context()).sameAs(scene));
        // the arrows say whose way it is, whatever the line does
        framework.at(FrameworkStep::DataFlow) = "gateway -> matching service\ngateway -> session cache";
        const auto remarks = reviewAgainstDesign(framework, design, evaluate(design));
        QCOMPARE(saidOf(remarks, FrameworkStep::DataFlow, 0), QString("all drawn, for ride\n"));
        QCOMPARE(saidOf(remarks, FrameworkStep::DataFlow, 1), QString("all drawn\n"));
    }

    /// Beside "(download)" the line without a name is the way of all others; alone, a named line takes nothing away.
    void theWayWithoutANameIsThatOfTheOthers()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "client -> gateway -> file service -> s3\n"
                                                "client -> cdn -> s3 (download)";
        const Scene start = withClasses({"upload", "download"});
        const Scene scene = drawDataFlow(start, readDesign(start), framework, context());
        const Design design = readDesign(scene);
        QCOMPARE(rateAt(design, "Gateway"), 20.0);
        QCOMPARE(rateAt(design, "CDN"), 10.0);
        QVERIFY(drawDataFlow(scene, design, framework, context()).sameAs(scene));
        framework.at(FrameworkStep::DataFlow) = "riders -> gateway -> ride service -> lock (redis)\n"
                                                "drivers -> gateway -> location service (download)";
        const Design two = readDesign(drawDataFlow(start, readDesign(start), framework, context()));
        QCOMPARE(two.findClass("upload")->client, std::string("Riders"));
        QVERIFY(std::ranges::any_of(two.components,
                                    [](const Component &one) { return one.name == "Lock" && one.preset == "redis"; }));
        framework.at(FrameworkStep::DataFlow) = "client -> cdn -> s3 (download)";
        QCOMPARE(rateAt(readDesign(drawDataFlow(start, readDesign(start), framework, context())), "CDN"), 20.0);
    }

    void aWayThatBeginsWithinIsReachedTheShortestWay()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "drivers -> radio (ping)\n"
                                                "riders -> gateway -> photos service -> photos db (upload)\n"
                                                "gateway -> feed service -> feed cache (read)";
        const Scene start = withClasses({"upload", "read", "ping"});
        const Scene scene = drawDataFlow(start, readDesign(start), framework, context());
        QCOMPARE(brokenInvariant(scene), std::string());
        const Design design = readDesign(scene);
        QCOMPARE(design.findClass("read")->client, std::string("Riders"));
        QCOMPARE(rateAt(design, "Gateway"), 20.0);
        QCOMPARE(rateAt(design, "Photos service"), 10.0);
        QCOMPARE(rateAt(design, "Feed cache"), 10.0);
        QCOMPARE(rateAt(design, "Radio"), 10.0);
    }

    /// "browse" is what the users do, the class is called after the API; products are written as they write themselves.
    void waysGoByTheWordsOfTheRequirements()
    {
        Framework framework;
        framework.at(FrameworkStep::Functional) = "users can browse events\nusers can book a ticket";
        framework.at(FrameworkStep::DataFlow) = "buyers -> gateway -> event service (browse)\n"
                                                "gateway -> booking service ~> sqs (book)";
        DocumentModel document;
        for (const char *name : {"Read event", "Create booking"}) {
            RequestClass one;
            one.name = name;
            one.id = keyFromName(name);
            one.rate = 10;
            document.classes.push_back(one);
        }
        const Scene start = setDocument(Scene(), document);
        const Design design = readDesign(drawDataFlow(start, readDesign(start), framework, context()));
        const Report report = evaluate(design);
        std::map<std::string, double> rates;
        for (std::size_t i = 0; i < design.components.size(); ++i)
            rates[design.components[i].name] = report.components[i].arrivalRate;
        QCOMPARE(rates.at("Event service"), 10.0);
        QCOMPARE(rates.at("Booking service"), 10.0);
        QVERIFY(rates.contains("SQS"));
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

    /// As pages, in whatever order they came to the canvas, and wherever they stand there.
    void stepsArePagesInTheirOrder()
    {
        Framework framework;
        framework.at(FrameworkStep::DataFlow) = "client -> service -> db";
        Scene scene = drawDataFlow(Scene(), Design{}, framework, context());
        for (const FrameworkStep step : {FrameworkStep::HighLevelDesign, FrameworkStep::NonFunctional,
                                         FrameworkStep::DeepDives, FrameworkStep::Functional})
            scene = putStepOnCanvas(scene, framework, step, context());
        QStringList titles;
        for (const std::string &id : framesInOrder(scene))
            titles << QString::fromStdString(scene.find(id)->frame()->name.value_or(""));
        QCOMPARE(titles.join(", "),
                 QString("Functional requirements, Non-functional requirements, High-level design, Deep dives"));
    }
};

QTEST_APPLESS_MAIN(FrameworkDesignTest)
#include "framework_design_test.moc"
