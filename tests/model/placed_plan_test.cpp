// SPDX-License-Identifier: GPL-3.0-or-later
// A capacity plan on the canvas: found again, brought up to date, and left alone once somebody wrote in it.
#include "model/scenario/placed_plan.h"

#include "model/scene/edits.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <QTest>
#include <algorithm>
#include <nlohmann/json.hpp>

using namespace ninesketch;

class PlacedPlanTest : public QObject
{
    Q_OBJECT

    FixedTextMetrics metrics;
    Random random{7};
    const EditContext context{metrics, random, 5};
    const TextTable before{{"Component", "As drawn", "Now"}, {"API", "4", "2"}, {"Instances", "", "2"}},
        after{{"Component", "As drawn", "Now"}, {"API", "4", "31415"}, {"Orders", "1", "2"}, {"Instances", "", "2"}};
    const PlanQuestion question{{1}, 0.6};

    Scene placed() { return placePlan({}, question, before, {100, 50}, context).scene; }

    static std::string cellAt(const Scene &scene, const char *words)
    {
        for (const ElementPtr &element : scene.elements())
            if (element->text() && element->text()->originalText == words)
                return element->text()->containerId.value_or("");
        return {};
    }

    static std::vector<std::string> words(const Scene &scene)
    {
        std::vector<std::string> all;
        for (const ElementPtr &element : scene.elements())
            if (element->text())
                all.push_back(element->text()->originalText);
        std::ranges::sort(all);
        return all;
    }

private slots:
    void itIsFoundAgainInAFile()
    {
        const auto read = readScene(writeScene(placed()));
        QVERIFY(read);
        const auto plans = placedPlans(*read);
        QCOMPARE(plans.size(), std::size_t(1));
        QCOMPARE(plans[0].question, question);
        QCOMPARE(plans[0].rows, before);
        QVERIFY(!plans[0].edited);
    }

    void rowsComeAndGoAndTheRestKeepsItsLooks()
    {
        Scene scene = placed();
        const std::string api = cellAt(scene, "API");
        auto red = std::make_shared<Element>(*scene.find(api));
        red->backgroundColor = "#ffc9c9";
        const ElementPtr changed = red;
        scene = moveElements(scene.replaced({&changed, 1}), withGroups(scene, {api}), {7, 9}, context);
        const Point corner{scene.find(cellAt(scene, "Component"))->x, scene.find(cellAt(scene, "Component"))->y};

        scene = withPlanRows(scene, placedPlans(scene)[0], after, context);
        QCOMPARE(words(scene), words(placePlan({}, question, after, {}, context).scene));
        QCOMPARE(scene.find(api)->backgroundColor, std::string("#ffc9c9"));
        QCOMPARE(scene.find(cellAt(scene, "Component"))->x, corner.x);
        QCOMPARE(scene.find(cellAt(scene, "Component"))->y, corner.y);
        QCOMPARE(withGroups(scene, {api}).size(), std::size_t(4 * 3)); // one thing
        const Element *orders = scene.find(cellAt(scene, "Orders")), *one = scene.find(cellAt(scene, "31415"));
        QCOMPARE(orders->y, scene.find(api)->y + scene.find(api)->height);
        QCOMPARE(one->y, scene.find(api)->y);
        QCOMPARE(one->height, scene.find(api)->height);
        QCOMPARE(placedPlans(scene)[0].rows, after);
        QVERIFY(!placedPlans(scene)[0].edited);

        scene = withPlanRows(scene, placedPlans(scene)[0], before, context);
        QCOMPARE(words(scene), words(placed()));
        QVERIFY(!placedPlans(scene)[0].edited);
    }

    void aTurnedOrLargerOneStaysSo()
    {
        const Scene first = placed();
        Scene scene = first;
        Ids all;
        for (const ElementPtr &element : scene.elements())
            all.insert(element->id);
        scene = rotateElements(scene, all, 0.5, context);
        scene = withPlanRows(scene, placedPlans(scene)[0], after, context);
        for (const ElementPtr &element : scene.elements())
            QVERIFY(std::abs(element->angle - 0.5) < 1e-9);
        scene = resizeElements(first, all, Grip::SouthEast, {900, 600}, {true, false}, context);
        const double height = scene.find(cellAt(scene, "API"))->height;
        QVERIFY(height > 40);
        scene = withPlanRows(scene, placedPlans(scene)[0], after, context);
        QCOMPARE(scene.find(cellAt(scene, "API"))->height, height);
        QCOMPARE(scene.find(cellAt(scene, "Orders"))->height, height);
    }

    void twoCopiesAreTwo()
    {
        Scene scene = placed();
        scene = duplicateElements(scene, withGroups(scene, {cellAt(scene, "API")}), {0, 400}, context).scene;
        QCOMPARE(placedPlans(scene).size(), std::size_t(2));
        for (const PlacedPlan &plan : placedPlans(scene)) {
            QVERIFY(!plan.edited);
            scene = withPlanRows(scene, plan, after, context);
        }
        QCOMPARE(scene.size(), std::size_t(2 * (4 * 3 * 2 - 1)));
    }

    void writtenInTakenOutOrTakenApartItIsNobodysPlan()
    {
        const Scene scene = placed();
        const std::string api = cellAt(scene, "API");
        for (const Scene &edited : {setLabel(scene, api, "The API", context), removeElements(scene, {api}, context),
                                    ungroupElements(scene, withGroups(scene, {api}), context)}) {
            const auto plans = placedPlans(edited);
            QCOMPARE(plans.size(), std::size_t(1));
            QVERIFY(plans[0].edited);
            const Scene plain = unlinkPlan(edited, plans[0], context);
            QVERIFY(placedPlans(plain).empty());
            QCOMPARE(words(plain), words(edited));
        }
    }

    /// Data of other programs is theirs.
    void unlinkingKeepsWhatOthersWrote()
    {
        Scene scene = placed();
        const std::string api = cellAt(scene, "API");
        auto marked = std::make_shared<Element>(*scene.find(api));
        Json data = *marked->customData;
        data["other"] = "kept";
        marked->customData = std::make_shared<const Json>(data);
        const ElementPtr changed = marked;
        scene = scene.replaced({&changed, 1});
        scene = withPlanRows(scene, placedPlans(scene)[0], after, context);
        scene = unlinkPlan(scene, placedPlans(scene)[0], context);
        QCOMPARE(QString::fromStdString(scene.find(api)->customData->dump()), QString(R"({"other":"kept"})"));
        QVERIFY(!scene.find(cellAt(scene, "Orders"))->customData);
    }
};

QTEST_GUILESS_MAIN(PlacedPlanTest)
#include "placed_plan_test.moc"
