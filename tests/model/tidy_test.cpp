// SPDX-License-Identifier: GPL-3.0-or-later
// Tidying: nothing overlaps, the person's order stays, and what is tidy stays as it is.
#include "model/design/draw_design.h"
#include "model/design/read_design.h"
#include "model/design/tidy.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/read_scene.h"
#include "model/scene/scene_draft.h"
#include "tests/support/random_design.h"
#include "tests/support/scene_invariants.h"

#include <QDir>
#include <QTest>

using namespace ninesketch;

namespace
{

const FixedTextMetrics metrics;
Random anyRandom(1);
const EditContext context{metrics, anyRandom, 1000};

Ids partsOf(const Scene &scene, const std::string &body)
{
    const std::string group = selectableGroup(*scene.find(body));
    return group.empty() ? Ids{body} : membersOf(scene, group);
}

std::string bodyNamed(const Scene &scene, const std::string &name)
{
    for (const Component &component : readDesign(scene).components)
        if (component.name == name)
            return component.id;
    return {};
}

Rect boxOf(const Scene &scene, const std::string &name)
{
    return rotatedBox(*scene.find(bodyNamed(scene, name)));
}

Scene movedTo(const Scene &scene, const std::string &name, Point centre)
{
    const Point now = boxOf(scene, name).centre();
    return moveElements(scene, partsOf(scene, bodyNamed(scene, name)), centre - now, context);
}

/// Everything of that design at places of its own.
Scene scattered(const Scene &scene, std::uint64_t seed)
{
    test::SplitMix random(seed);
    Scene result = scene;
    for (const Component &component : readDesign(scene).components)
        result = movedTo(result, component.name, {1500 * random.unit(), 1000 * random.unit()});
    return result;
}

Scene drawn(std::vector<std::string> names, const std::vector<std::pair<std::size_t, std::size_t>> &calls)
{
    Design design;
    for (const std::string &name : names) {
        Component component;
        component.name = name;
        component.id = component.key = keyFromName(name);
        component.kind = findKind(design.components.empty() ? "client" : "service");
        design.components.push_back(component);
    }
    for (const auto &[from, to] : calls) {
        Call call;
        call.id = std::to_string(from) + ">" + std::to_string(to);
        call.from = from;
        call.to = to;
        design.calls.push_back(call);
    }
    return drawDesign(design, metrics);
}

std::string overlap(const Scene &scene)
{
    const Design design = readDesign(scene);
    for (std::size_t a = 0; a < design.components.size(); ++a)
        for (std::size_t b = a + 1; b < design.components.size(); ++b)
            if (rotatedBox(*scene.find(design.components[a].id))
                    .intersects(rotatedBox(*scene.find(design.components[b].id))))
                return design.components[a].name + " and " + design.components[b].name + " overlap";
    return {};
}

/// What is true of whatever was tidied; empty: it is.
std::string wrong(const Scene &before, const Scene &after)
{
    if (const std::string broken = brokenInvariant(after); !broken.empty())
        return broken;
    if (const std::string both = overlap(after); !both.empty())
        return both;
    if (!(readDesign(before) == readDesign(after)))
        return "it means something else now";
    if (before.size() != after.size())
        return "elements came or went";
    const Scene again = tidied(after, {}, context);
    for (const ElementPtr &element : again.elements())
        if (after.find(element->id) != element.get())
            return "tidying it again changes " + element->id;
    return {};
}

} // namespace

class TidyTest : public QObject
{
    Q_OBJECT

private slots:
    void examples_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(SOURCE_ROOT "/resources/examples");
        const QStringList names = folder.entryList({"*.excalidraw"}, QDir::Files);
        QCOMPARE(names.size(), 36);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void examples()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Scene scene = *readScene(file.readAll().toStdString());
        for (const Scene &before : {scene, scattered(scene, 7)}) {
            const Scene after = tidied(before, {}, context);
            const std::string problem = wrong(before, after);
            QVERIFY2(problem.empty(), problem.c_str());
        }
    }

    void randomDesigns()
    {
        for (std::uint64_t seed = 0; seed < 80; ++seed) {
            const Design design = test::randomDesign(seed, {2 + static_cast<int>(seed % 20), 0.8});
            const Scene before = scattered(drawDesign(design, metrics), seed);
            const std::string problem = wrong(before, tidied(before, {}, context));
            QVERIFY2(problem.empty(), qPrintable(QString("%1: %2").arg(seed).arg(problem.c_str())));
        }
    }

    void callsGoFromLeftToRight_inThePersonsOrder()
    {
        Scene scene = drawn({"user", "first", "second", "store"}, {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
        for (const bool turned : {false, true}) {
            scene = movedTo(scene, "user", {700, 0});
            scene = movedTo(scene, "first", {10, turned ? 300.0 : 100.0});
            scene = movedTo(scene, "second", {-300, turned ? 100.0 : 300.0});
            const Scene tidy = tidied(scene, {}, context);
            QVERIFY(boxOf(tidy, "user").right() < boxOf(tidy, "first").x);
            QVERIFY(boxOf(tidy, "first").right() < boxOf(tidy, "store").x);
            QCOMPARE(boxOf(tidy, "first").centre().x, boxOf(tidy, "second").centre().x);
            QCOMPARE(boxOf(tidy, "first").y > boxOf(tidy, "second").y, turned);
        }
    }

    void crossingsGo()
    {
        Scene scene = drawn({"user", "a", "b", "c", "d"}, {{0, 1}, {0, 2}, {1, 3}, {2, 4}});
        scene = movedTo(scene, "a", {300, 0});
        scene = movedTo(scene, "b", {300, 200});
        scene = movedTo(scene, "c", {600, 200}); // a's, below
        scene = movedTo(scene, "d", {600, 0});
        const Scene tidy = tidied(scene, {}, context);
        QCOMPARE(boxOf(tidy, "a").y < boxOf(tidy, "b").y, boxOf(tidy, "c").y < boxOf(tidy, "d").y);
    }

    void aLongCallGoesAroundWhatIsBetween()
    {
        const Scene scene = drawn({"user", "a", "b"}, {{0, 1}, {1, 2}, {0, 2}});
        const Scene tidy = tidied(scattered(scene, 3), {}, context);
        const Rect between = boxOf(tidy, "a");
        for (const Call &call : readDesign(tidy).calls)
            if (readDesign(tidy).components[call.from].name == "user" &&
                readDesign(tidy).components[call.to].name == "b")
                for (const Point &point : scenePoints(*tidy.find(call.id)))
                    QVERIFY(!between.contains(point));
    }

    void groupsMoveAsOne()
    {
        Scene scene = drawn({"user", "a", "b", "c"}, {{0, 1}, {0, 2}, {2, 3}});
        scene = movedTo(movedTo(scene, "a", {900, 40}), "b", {940, 300});
        Ids both = partsOf(scene, bodyNamed(scene, "a"));
        both.merge(partsOf(scene, bodyNamed(scene, "b")));
        scene = groupElements(scene, both, context).scene;
        const Point apart = boxOf(scene, "b").centre() - boxOf(scene, "a").centre();
        const Scene tidy = tidied(scene, {}, context);
        QVERIFY(!tidy.sameAs(scene));
        const Point now = boxOf(tidy, "b").centre() - boxOf(tidy, "a").centre();
        QVERIFY(distance(apart, now) < 1e-6);
        QVERIFY(tidied(tidy, {}, context).sameAs(tidy));
    }

    void framesKeepWhatIsInThem()
    {
        Scene scene = drawn({"user", "a", "b", "c"}, {{0, 1}, {1, 2}, {2, 3}});
        scene = movedTo(movedTo(scene, "a", {0, 500}), "b", {300, 900});
        Ids both = partsOf(scene, bodyNamed(scene, "a"));
        both.merge(partsOf(scene, bodyNamed(scene, "b")));
        const auto framed = wrapInFrame(scene, both, context);
        const std::string frame = *framed.scene.find(bodyNamed(framed.scene, "a"))->frameId;
        const Scene tidy = tidied(framed.scene, {}, context);
        const Rect box = rotatedBox(*tidy.find(frame));
        for (const char *name : {"a", "b"}) {
            QVERIFY(box.contains(boxOf(tidy, name)));
            QCOMPARE(tidy.find(bodyNamed(tidy, name))->frameId, std::optional<std::string>(frame));
        }
        for (const char *name : {"user", "c"})
            QVERIFY(!box.intersects(boxOf(tidy, name)));
        QVERIFY(boxOf(tidy, "a").right() < boxOf(tidy, "b").x);
        const std::string problem = wrong(framed.scene, tidy);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void zonesKeepWhatIsInThem_notesStayBesideTheirs()
    {
        Scene scene = drawn({"user", "a", "b", "c"}, {{0, 1}, {1, 2}, {2, 3}});
        scene = movedTo(movedTo(scene, "user", {-600, 0}), "c", {900, 900});
        scene = movedTo(movedTo(scene, "a", {0, 500}), "b", {300, 900});
        const auto add = [&](const char *id, ElementType type, Rect box) {
            Element element;
            element.id = id;
            element.type = type;
            element.x = box.x;
            element.y = box.y;
            element.width = box.width;
            element.height = box.height;
            SceneDraft draft(scene, context);
            draft.append({element});
            scene = draft.finished();
        };
        add("zone", ElementType::Rectangle, boxOf(scene, "a").united(boxOf(scene, "b")).grown(60));
        const Rect user = boxOf(scene, "user");
        add("note", ElementType::Rectangle, {user.x, user.bottom() + 20, 60, 20});
        add("title", ElementType::Rectangle, {user.x, -900, 60, 20});
        const Scene tidy = tidied(scene, {}, context);
        const Rect zone = rotatedBox(*tidy.find("zone"));
        for (const char *name : {"a", "b"})
            QVERIFY(zone.contains(boxOf(tidy, name)));
        for (const char *name : {"user", "c"})
            QVERIFY(!zone.intersects(boxOf(tidy, name)));
        const Rect userNow = boxOf(tidy, "user");
        QVERIFY(std::abs(tidy.find("note")->y - userNow.bottom() - 20) < 1e-6);
        QVERIFY(std::abs(tidy.find("note")->x - userNow.x) < 1e-6);
        QCOMPARE(tidy.find("title")->y, -900.0);
        const std::string problem = wrong(scene, tidy);
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void onlyTheSelection()
    {
        const Scene scene = scattered(drawn({"user", "a", "b", "c"}, {{0, 1}, {1, 2}, {2, 3}}), 11);
        const Ids only{bodyNamed(scene, "a"), bodyNamed(scene, "b")};
        const Scene tidy = tidied(scene, only, context);
        for (const char *name : {"user", "c"})
            QVERIFY(boxOf(tidy, name) == boxOf(scene, name));
        QVERIFY(boxOf(tidy, "a").right() < boxOf(tidy, "b").x);
        QCOMPARE(brokenInvariant(tidy), std::string());
        QVERIFY(tidied(tidy, only, context).sameAs(tidy));
    }

    void elbowArrowsAreRoutedAnew()
    {
        Scene scene = drawn({"user", "a"}, {{0, 1}});
        StyleChange elbow;
        elbow.arrowType = ArrowType::Elbow;
        scene = setStyle(scene, {readDesign(scene).calls[0].id}, elbow, context);
        const Scene tidy = tidied(scattered(scene, 5), {}, context);
        const auto points = scenePoints(*tidy.find(readDesign(tidy).calls[0].id));
        QVERIFY(points.front().x < points.back().x);
        QVERIFY(tidied(tidy, {}, context).sameAs(tidy));
        QCOMPARE(brokenInvariant(tidy), std::string());
    }

    void nothingToTidy()
    {
        QVERIFY(tidied(Scene(), {}, context).empty());
        const Scene one = drawn({"user"}, {});
        QVERIFY(tidied(one, {}, context).sameAs(one));
    }
};

QTEST_GUILESS_MAIN(TidyTest)
#include "tidy_test.moc"
