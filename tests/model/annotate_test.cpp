// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers on a drawing: what badges say, that they cover nothing, and that the rest of the drawing stays as it is.
#include "model/annotate/annotate.h"
#include "model/annotate/badge.h"
#include "model/annotate/legend.h"
#include "model/design/component_drawing.h"
#include "model/design/read_design.h"
#include "model/scene/order_keys.h"
#include "model/scene/write_scene.h"
#include "model/sketch/bounds.h"

#include <QTest>

using namespace ninesketch;

namespace
{

const FixedTextMetrics metrics(0.5);

/// A row of services, 200 px apart.
Scene row(int count)
{
    std::vector<ElementPtr> elements;
    for (int i = 0; i < count; ++i) {
        ComponentWish wish;
        wish.name = "Service " + std::to_string(i);
        wish.centre = {i * 200.0, 0};
        wish.seed = static_cast<std::uint64_t>(i) + 1;
        for (auto &element : makeComponent(wish, metrics).elements)
            elements.push_back(element);
    }
    const auto keys = orderKeysBetween({}, {}, elements.size());
    for (std::size_t i = 0; i < elements.size(); ++i) {
        Element keyed = *elements[i];
        keyed.index = keys[i];
        elements[i] = std::make_shared<const Element>(keyed);
    }
    return Scene(elements);
}

Report reportOn(const Design &design)
{
    Report report;
    for (const auto &component : design.components) {
        ComponentReport part;
        part.id = component.id;
        part.availability = 0.9995;
        part.utilisation = 0.42;
        report.components.push_back(part);
    }
    return report;
}

std::vector<const Element *> annotations(const Scene &scene, bool boxesOnly = true)
{
    std::vector<const Element *> found;
    for (const auto &element : scene.elements())
        if (isAnnotation(*element) && (!boxesOnly || element->type == ElementType::Rectangle))
            found.push_back(element.get());
    return found;
}

} // namespace

class AnnotateTest : public QObject
{
    Q_OBJECT

private slots:
    void howBusyIsShort()
    {
        QCOMPARE(busyText(0.824), std::string("82 %"));
        QCOMPARE(busyText(9.84), std::string("984 %"));
        QCOMPARE(busyText(1275.73), std::string("\u00d71.28 k"));
    }

    void badgesSayWhatIsKnown_data()
    {
        QTest::addColumn<double>("utilisation");
        QTest::addColumn<bool>("single");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("color");
        QTest::newRow("calm") << 0.42 << false << "3.3 nines · 42 % busy"
                              << "#2f9e44";
        QTest::newRow("warm") << 0.75 << false << "3.3 nines · 75 % busy"
                              << "#e8590c";
        QTest::newRow("single point") << 0.1 << true << "3.3 nines · 10 % busy\nsingle point of failure"
                                      << "#e8590c";
        QTest::newRow("hot") << 1.2 << false << "3.3 nines · 120 % busy"
                             << "#e03131";
        QTest::newRow("down half of the time") << 0.1 << false << "0.3 nines · 10 % busy"
                                               << "#e03131";
        QTest::newRow("no load known") << -1.0 << false << "3.3 nines"
                                       << "#868e96";
    }

    void badgesSayWhatIsKnown()
    {
        QFETCH(double, utilisation);
        QFETCH(bool, single);
        QFETCH(QString, text);
        QFETCH(QString, color);
        const Design design = readDesign(row(1));
        Report report = reportOn(design);
        report.components[0].utilisation = utilisation < 0 ? std::nullopt : std::optional(utilisation);
        report.components[0].singlePointOfFailure = single;
        if (text.startsWith("0.3"))
            report.components[0].availability = 0.5;
        const auto badge = badgeText(design, report, 0);
        QVERIFY(badge.has_value());
        QCOMPARE(QString::fromStdString(badge->text), text);
        QCOMPARE(QString(badge->colors.stroke), color);
    }

    void whatIsNextToNeverTurnedAwayIsNotSaid()
    {
        const Design design = readDesign(row(1));
        Report report = reportOn(design);
        const auto said = [&](double share) {
            report.components[0].rejected = share;
            return badgeText(design, report, 0)->text.find("turned away") != std::string::npos;
        };
        QVERIFY(said(0.02));
        QVERIFY(said(1e-6));
        QVERIFY(!said(3.3e-16));
    }

    void nothingKnownNoBadge()
    {
        const Scene scene = row(2);
        const Design design = readDesign(scene);
        Report report;
        report.components.resize(2);
        QVERIFY(!badgeText(design, report, 0));
        AnnotateOptions options;
        options.legend = false;
        QVERIFY(annotations(annotated(scene, design, report, metrics, options)).empty());
    }

    void badgesCoverNothingAndBelongToTheirComponent()
    {
        // so close that badges do not fit side by side below
        std::vector<ElementPtr> elements;
        const Scene wide = row(6);
        for (const auto &element : wide.elements()) {
            Element moved = *element;
            moved.x *= 0.8;
            elements.push_back(std::make_shared<const Element>(moved));
        }
        const Scene scene(elements);
        const Design design = readDesign(scene);
        const Scene result = annotated(scene, design, reportOn(design), metrics);
        const auto boxes = annotations(result);
        QCOMPARE(boxes.size(), 7u); // six badges, a legend
        for (const auto *box : boxes) {
            for (const auto &other : result.elements()) {
                if (other.get() == box || other->groupIds == box->groupIds)
                    continue;
                const Rect a = box->box(), b = rotatedBox(*other);
                QVERIFY2(a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y,
                         (box->id + " covers " + other->id).c_str());
            }
            if (box->id.ends_with("-badge")) {
                const Element *body = result.find(box->id.substr(0, box->id.size() - 6));
                QVERIFY(body);
                QCOMPARE(box->groupIds, body->groupIds);
            }
        }
    }

    void theDrawingItselfStays()
    {
        const Scene scene = row(3);
        const Design design = readDesign(scene);
        const Scene result = annotated(scene, design, reportOn(design), metrics);
        for (const auto &element : scene.elements())
            QCOMPARE(result.share(element->id), element); // the same object, not a copy
        QVERIFY(readDesign(result) == design);            // numbers do not change the design
        std::string before;
        for (const auto &element : result.elements()) {
            QVERIFY(element->index > before);
            before = element->index;
        }
        QCOMPARE(writeScene(withoutAnnotations(result)), writeScene(scene));
        QVERIFY(withoutAnnotations(scene).sameAs(scene));
    }

    void annotatingTwiceIsAnnotatingOnce()
    {
        const Scene scene = row(3);
        const Design design = readDesign(scene);
        const Report report = reportOn(design);
        const Scene once = annotated(scene, design, report, metrics);
        QCOMPARE(writeScene(annotated(once, design, report, metrics)), writeScene(once));
    }

    void noBadgeIsCutOffByAFrame()
    {
        const auto framed = [](double room) { // its badges, and whether they belong to the frame
            Element body, frame;
            body.id = "cache";
            body.width = body.height = 100;
            body.frameId = frame.id = "frame";
            frame.type = ElementType::Frame;
            frame.data = FrameData{};
            frame.x = frame.y = -room;
            frame.width = frame.height = 100 + 2 * room;
            Scene scene({std::make_shared<const Element>(body), std::make_shared<const Element>(frame)});
            scene = setComponent(scene, "cache", {"cache", {}, {}, true});
            const Design design = readDesign(scene);
            const Scene result = annotated(scene, design, reportOn(design), metrics);
            const Element &badge = *result.find("cache-badge");
            return std::pair(frame.box().contains(badge.box()), badge.frameId == frame.id);
        };
        QCOMPARE(framed(200), std::pair(true, true));
        QCOMPARE(framed(10), std::pair(false, false)); // it stands beside the frame
    }

    void aLonelyShapeGetsAGroup()
    {
        Element body;
        body.id = "cache";
        body.width = body.height = 100;
        Scene scene = setComponent(Scene({std::make_shared<const Element>(body)}), "cache", {"cache", {}, {}, true});
        const Design design = readDesign(scene);
        const Scene result = annotated(scene, design, reportOn(design), metrics);
        QCOMPARE(result.find("cache")->groupIds, std::vector<std::string>{"cache-group"});
        QCOMPARE(result.find("cache-badge")->groupIds, result.find("cache")->groupIds);
        QCOMPARE(result.find("cache-badge-text")->text()->containerId, std::optional<std::string>("cache-badge"));
    }

    void theLegendSaysUnknownWhereNothingIsKnown()
    {
        const Design design;
        Report report;
        ClassReport known, nothing, full;
        known.id = known.name = "read";
        known.rate = 1000;
        known.availability = 0.999;
        known.latency = LatencySummary{0.002, 0.001, 0.002, 0.003, 0.011, 0.02};
        nothing.id = "write";
        full.id = "stats";
        full.saturated = true;
        report.classes = {known, nothing, full};
        report.targets = {{0, "read", Metric::P99, 0.01, 0.011, false, false, false, -0.1, "", {}},
                          {1, "write", Metric::Availability, 0.999, std::nullopt, false, false, false, 0, "", {}}};
        QStringList rows[3];
        for (const auto &column : legendColumns(design, report))
            for (std::size_t i = 0; i < 3; ++i)
                rows[i] += QString::fromStdString(column.cells[i]);
        QCOMPARE(rows[0].join('|'), QString("read|1 k/s|99.9 %|1 ms|11 ms|unknown|unknown|p99 missed"));
        QCOMPARE(rows[1].join('|'),
                 QString("write|unknown|unknown|unknown|unknown|unknown|unknown|availability unknown"));
        QCOMPARE(rows[2][3], QString("saturated"));
        QCOMPARE(rows[2][7], QString("none set"));
    }
};

QTEST_GUILESS_MAIN(AnnotateTest)
#include "annotate_test.moc"
