// SPDX-License-Identifier: GPL-3.0-or-later
// Strokes must be Excalidraw's: worked vectors of rough.js 4.6.4, then whole elements against numbers that Excalidraw
// itself exported.
#include "model/sketch/bounds.h"
#include "model/sketch/color.h"
#include "model/sketch/font_family.h"
#include "model/sketch/picture.h"
#include "model/sketch/random.h"
#include "model/sketch/rough.h"
#include "model/sketch/shape.h"

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace ninesketch;

namespace
{

constexpr double roundedTolerance = 0.0051, truncatedTolerance = 0.0101;

/// Numbers of a path, one step after the other: a letter, then its coordinates.
Path pathOf(const std::string &text)
{
    std::istringstream in(text);
    Path path;
    Point at, first;
    std::string word;
    char kind = 'M';
    const auto number = [&] {
        double value = 0;
        in >> value;
        return value;
    };
    const auto point = [&] {
        const double x = number();
        return Point{x, number()};
    };
    while (in >> word) {
        if (std::isalpha(static_cast<unsigned char>(word[0]))) {
            kind = word[0];
        } else {
            in.seekg(-static_cast<std::streamoff>(word.size()), std::ios::cur);
            if (in.eof())
                in.clear();
        }
        if (kind == 'M') {
            at = first = point();
            path.push_back(rough::moveTo(at));
        } else if (kind == 'L') {
            at = point();
            path.push_back(rough::lineTo(at));
        } else if (kind == 'C') {
            const Point c1 = point(), c2 = point();
            at = point();
            path.push_back(rough::curveTo(c1, c2, at));
        } else if (kind == 'Q') {
            const Point control = point(), to = point();
            path.push_back(rough::quadraticTo(at, control, to));
            at = to;
        } else {
            path.push_back({PathStep::Kind::Close, {}, {}, first});
        }
    }
    return path;
}

Arrowhead arrowheadOf(const std::string &name)
{
    static const std::map<std::string, Arrowhead> heads{
        {"arrow", Arrowhead::Arrow},
        {"circle", Arrowhead::Circle},
        {"circle_outline", Arrowhead::CircleOutline},
        {"triangle", Arrowhead::Triangle},
        {"triangle_outline", Arrowhead::TriangleOutline},
        {"diamond", Arrowhead::Diamond},
        {"diamond_outline", Arrowhead::DiamondOutline},
        {"cardinality_exactly_one", Arrowhead::CardinalityExactlyOne},
        {"cardinality_many", Arrowhead::CardinalityMany},
        {"cardinality_zero_or_many", Arrowhead::CardinalityZeroOrMany},
    };
    return heads.at(name);
}

Element elementOf(const Json &json)
{
    static const std::map<std::string, ElementType> types{
        {"rectangle", ElementType::Rectangle}, {"diamond", ElementType::Diamond}, {"ellipse", ElementType::Ellipse},
        {"arrow", ElementType::Arrow},         {"line", ElementType::Line},       {"freedraw", ElementType::Freedraw}};
    static const std::map<std::string, FillStyle> fills{{"hachure", FillStyle::Hachure},
                                                        {"cross-hatch", FillStyle::CrossHatch},
                                                        {"solid", FillStyle::Solid},
                                                        {"zigzag", FillStyle::Zigzag}};
    static const std::map<std::string, StrokeStyle> styles{
        {"solid", StrokeStyle::Solid}, {"dashed", StrokeStyle::Dashed}, {"dotted", StrokeStyle::Dotted}};
    Element element;
    element.id = "case";
    element.type = types.at(json.at("type"));
    element.width = json.at("width");
    element.height = json.at("height");
    element.strokeColor = json.at("strokeColor");
    element.backgroundColor = json.at("backgroundColor");
    element.fillStyle = fills.at(json.at("fillStyle"));
    element.strokeStyle = styles.at(json.at("strokeStyle"));
    element.strokeWidth = json.at("strokeWidth");
    element.roughness = json.at("roughness");
    element.seed = json.at("seed");
    if (json.contains("roundness"))
        element.roundness = Roundness{json["roundness"].at("type"), {}};
    std::vector<Point> points;
    if (json.contains("points"))
        for (const auto &point : json["points"])
            points.push_back({point[0], point[1]});
    if (element.type == ElementType::Freedraw) {
        FreedrawData data;
        data.points = points;
        if (json.contains("pressures"))
            data.pressures = json["pressures"].get<std::vector<double>>();
        data.simulatePressure = json.at("simulatePressure");
        data.streamline = json.at("strokeOptions").at("streamline");
        element.data = data;
    } else if (!points.empty()) {
        LinearData data;
        data.points = points;
        data.elbowed = json.value("elbowed", false);
        if (json.contains("startArrowhead"))
            data.startArrowhead = arrowheadOf(json["startArrowhead"]);
        if (json.contains("endArrowhead"))
            data.endArrowhead = arrowheadOf(json["endArrowhead"]);
        element.data = data;
    }
    return element;
}

bool close(Point a, Point b, double tolerance)
{
    return std::abs(a.x - b.x) <= tolerance && std::abs(a.y - b.y) <= tolerance;
}

/// Says where two paths differ; empty when they do not.
std::string differ(const Path &ours, const Path &theirs, double tolerance)
{
    if (ours.size() != theirs.size())
        return std::to_string(ours.size()) + " steps, not " + std::to_string(theirs.size());
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const auto &a = ours[i], &b = theirs[i];
        const bool curve = a.kind == PathStep::Kind::Curve;
        if (a.kind != b.kind || !close(a.to, b.to, tolerance) ||
            (curve && !(close(a.c1, b.c1, tolerance) && close(a.c2, b.c2, tolerance))))
            return "step " + std::to_string(i) + " ends at " + std::to_string(a.to.x) + " " + std::to_string(a.to.y) +
                   ", not " + std::to_string(b.to.x) + " " + std::to_string(b.to.y);
    }
    return {};
}

rough::Options vectorOptions()
{
    rough::Options options;
    options.strokeWidth = 2;
    options.hachureGap = 8;
    options.preserveVertices = true;
    return options;
}

} // namespace

class SketchTest : public QObject
{
    Q_OBJECT

private slots:
    void theGeneratorGivesKnownNumbers()
    {
        rough::Random random(1);
        for (const double expected : {0.000022477935999631882, 0.08503244863823056, 0.6013282160274684,
                                      0.714315861929208, 0.7409711848013103, 0.4200615440495312})
            QCOMPARE(random.next(), expected);
    }

    void shapesGiveKnownStrokes_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<int>("fillSteps");
        QTest::addColumn<int>("outlineSteps");
        QTest::addColumn<QString>("fillStart"); ///< first steps of the fill, or of the outline when there is none
        QTest::addColumn<QString>("outlineStart");
        QTest::addColumn<QString>("fillEnd");
        QTest::addColumn<QString>("outlineEnd");
        QTest::newRow("rectangle") << "rectangle" << 0 << 16 << ""
                                   << "M 0 0 C 40.7724 .5027 79.714 .6821 200 0"
                                   << ""
                                   << "C -.2718 65.7661 -.1052 30.4548 0 0";
        QTest::newRow("rectangle, solid") << "rectangle solid" << 4 << 16 << "M -.4742 .2289 L 198.1131 -.2875"
                                          << ""
                                          << "L 1.5918 99.9847"
                                          << "";
        QTest::newRow("rectangle, hachure") << "rectangle hachure" << 112 << 16 << "M 0 0 C 0 0 0 0 0 0"
                                            << ""
                                            << "C 199.3171 99.9844 199.5077 99.7848 199.7566 99.445"
                                            << "";
        QTest::newRow("rectangle, cross-hatch") << "rectangle cross-hatch" << 216 << 16 << ""
                                                << ""
                                                << "C 197.1826 5.5322 190.2148 .8109 185.8483 -3.4471"
                                                << "";
        QTest::newRow("rectangle, zigzag")
            << "rectangle zigzag" << 216 << 16 << "M -2.8857 9.4166 C 1.268 6.9276 6.935 3.5364 10.6301 -.0345"
            << ""
            << "C 201.3411 101.7343 200.3047 100.4622 199.7566 99.445"
            << "";
        QTest::newRow("ellipse") << "ellipse" << 0 << 34 << ""
                                 << "M 123.5845 .5796 C 136.4162 1.3129 150.2756 6.4303 160.9031 10.692"
                                 << ""
                                 << "C 123.6162 1.5365 118.1805 -.1613 118.0937 .7493";
        QTest::newRow("ellipse, architect") << "ellipse architect" << 0 << 62 << ""
                                            << "M 200 50 C 200 51.7421 199.8164 53.4938 199.4522 55.2264"
                                            << ""
                                            << "C 200.0913 50.8711 200.0913 49.1289 200 50";
        QTest::newRow("curve") << "curve" << 0 << 6 << ""
                               << "M .2432 .5144 C 17.2062 8.9817 67.1692 49.9499 100.5783 49.8081"
                               << ""
                               << "C 133.4984 51.4225 183.8436 9.2828 200.2986 .805";
        QTest::newRow("rounded rectangle, solid")
            << "rounded" << 9 << 32 << "M 25 0 C 61.2575 -.9548 87.8167 .2545 175 0"
            << "M 25 0 C 55.8579 .6599 84.6816 .8592 175 0"
            << "C 2.2005 7.5759 7.6068 -.4768 25 0"
            << "C -.6203 6.2622 9.347 2.2725 25 0";
        QTest::newRow("polyline, cartoonist") << "polyline" << 0 << 8 << ""
                                              << "M 1.7145 1.9278 C 18.531 11.9213 38.0507 16.1348 98.4128 50.7847"
                                              << ""
                                              << "C 127.0088 36.0418 151.8955 24.3969 200.8138 .7045";
    }

    void shapesGiveKnownStrokes()
    {
        QFETCH(QString, shape);
        auto options = vectorOptions();
        if (shape.endsWith("solid") || shape == "rounded")
            options.fill = FillStyle::Solid;
        if (shape.endsWith(" hachure"))
            options.fill = FillStyle::Hachure;
        if (shape.endsWith("cross-hatch"))
            options.fill = FillStyle::CrossHatch;
        if (shape.endsWith("zigzag"))
            options.fill = FillStyle::Zigzag;
        if (shape.endsWith("architect"))
            options.roughness = 0;
        const Point corners[] = {{0, 0}, {100, 50}, {200, 0}};
        rough::Drawable drawable;
        if (shape.startsWith("rectangle")) {
            drawable = rough::rectangle({0, 0, 200, 100}, options);
        } else if (shape.startsWith("ellipse")) {
            options.curveFitting = 1;
            drawable = rough::ellipse({100, 50}, 200, 100, options);
        } else if (shape == "curve") {
            drawable = rough::curve(corners, options);
        } else if (shape == "polyline") {
            options.roughness = 2;
            options.preserveVertices = false;
            drawable = rough::linearPath(corners, options);
        } else {
            Element element;
            element.width = 200;
            element.height = 100;
            element.roundness = Roundness{2, {}};
            drawable = rough::path(roundedOutline(element), options);
        }

        QFETCH(int, fillSteps);
        QFETCH(int, outlineSteps);
        QCOMPARE(drawable.size(), std::size_t(fillSteps ? 2 : 1));
        const auto check = [](const Path &path, const QString &start, const QString &end) {
            const auto head = pathOf(start.toStdString()), tail = pathOf(end.toStdString());
            QCOMPARE(QString::fromStdString(differ({path.begin(), path.begin() + std::ssize(head)}, head, 0.0000501)),
                     QString());
            QCOMPARE(QString::fromStdString(differ({path.end() - std::ssize(tail), path.end()}, tail, 0.0000501)),
                     QString());
        };
        QCOMPARE(int(drawable.back().path.size()), outlineSteps);
        QFETCH(QString, outlineStart);
        QFETCH(QString, outlineEnd);
        check(drawable.back().path, outlineStart, outlineEnd);
        if (fillSteps) {
            QCOMPARE(int(drawable.front().path.size()), fillSteps);
            QFETCH(QString, fillStart);
            QFETCH(QString, fillEnd);
            check(drawable.front().path, fillStart, fillEnd);
        }
    }

    void anArrowHasKnownWings()
    {
        Element arrow;
        arrow.type = ElementType::Arrow;
        arrow.width = 190;
        LinearData data;
        data.points = {{0, 0}, {190, 0}};
        data.endArrowhead = Arrowhead::Arrow;
        arrow.data = data;
        const auto marks = shapeMarks(arrow, "#ffffff");
        QCOMPARE(marks.size(), 3u);
        QVERIFY(close(marks[1].path.front().to, {166.57, 8.72}, roundedTolerance));
        QVERIFY(close(marks[2].path.front().to, {166.44, -8.38}, roundedTolerance));
        for (const std::size_t wing : {1u, 2u})
            for (const std::size_t step : {1u, 3u})
                QVERIFY(close(marks[wing].path[step].to, {190, 0}, 1e-9));
    }

    void elementsAreDrawnAsExcalidrawDrawsThem_data()
    {
        QTest::addColumn<QByteArray>("text");
        std::ifstream file(TEST_DATA "/strokes.json");
        const auto golden = Json::parse(file);
        int number = 0;
        for (const auto &row : golden.at("cases")) {
            const std::string type = row.at("element").at("type");
            QTest::addRow("%02d %s", number++, type.c_str()) << QByteArray::fromStdString(row.dump());
        }
        QCOMPARE(number, 74);
    }

    void elementsAreDrawnAsExcalidrawDrawsThem()
    {
        QFETCH(QByteArray, text);
        const auto row = Json::parse(text.toStdString());
        const Element element = elementOf(row.at("element"));
        const auto marks = shapeMarks(element, "#ffffff");
        QCOMPARE(marks.size(), row.at("marks").size());
        const bool freehand = element.type == ElementType::Freedraw;
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const auto &theirs = row.at("marks")[i];
            const auto difference =
                differ(marks[i].path, pathOf(theirs.at("path")), freehand ? truncatedTolerance : roundedTolerance);
            QVERIFY2(difference.empty(), ("mark " + std::to_string(i) + ": " + difference).c_str());
            QCOMPARE(marks[i].stroke, theirs.value("stroke", std::string()));
            QCOMPARE(marks[i].strokeWidth, theirs.value("width", 0.0));
            QCOMPARE(marks[i].fill, theirs.value("fill", std::string()));
            QCOMPARE(marks[i].dash, theirs.value("dash", std::vector<double>()));
        }
    }

    void darkModeInvertsAndTurnsTheHue_data()
    {
        QTest::addColumn<QString>("light");
        QTest::addColumn<QString>("dark");
        for (const auto &[light, dark] : {std::pair{"#1e1e1e", "#d3d3d3"},
                                          {"#ffffff", "#121212"},
                                          {"#e03131", "#ff8383"},
                                          {"#2f9e44", "#39994b"},
                                          {"#1971c2", "#56a2e8"},
                                          {"#f08c00", "#b86200"},
                                          {"#ffc9c9", "#5a2c2c"},
                                          {"#b2f2bb", "#043b0c"},
                                          {"#a5d8ff", "#154162"},
                                          {"#ffec99", "#362600"},
                                          {"#bbb", "#4c4c4c"},
                                          {"#FFFFFF80", "#12121280"},
                                          {"white", "#121212"},
                                          {"rgb(224, 49, 49)", "#ff8383"},
                                          {"hsl(0, 74%, 53.5%)", "#ff8383"},
                                          {"hsla(360deg 74% 53.5% / 50%)", "#ff838380"},
                                          {"hsl(120 100 25.1)", "#50be50"},
                                          {"green", "#50be50"},
                                          {"aliceblue", "#131a20"},
                                          {"yellowgreen", "#376300"},
                                          {"transparent", "#ededed00"},
                                          {"no colour", "no colour"}})
            QTest::addRow("%s", light) << light << dark;
    }

    void darkModeInvertsAndTurnsTheHue()
    {
        QFETCH(QString, light);
        QFETCH(QString, dark);
        QCOMPARE(QString::fromStdString(darkModeColor(light.toStdString())), dark);
    }

    void framesInFramesStandOutOfThem()
    {
        Element outer, inner, child;
        outer.id = "outer", inner.id = "inner", child.id = "child";
        outer.type = inner.type = ElementType::Frame;
        outer.data = inner.data = FrameData{};
        outer.width = outer.height = 100;
        inner.x = child.x = 80;
        inner.width = inner.height = child.height = 60;
        child.width = 500;
        inner.frameId = child.frameId = "outer";
        std::vector<ElementPtr> elements;
        for (const Element &element : {outer, inner, child})
            elements.push_back(std::make_shared<const Element>(element));
        QCOMPARE(exportBounds(Scene(elements)).right(), 140.0);
    }

    /// The corners are Excalidraw's own for this seed.
    void stickyNotesLookAsThere()
    {
        const Json file = Json::parse(R"({"type": "stickynote", "created": 978350400000})"); // 1 January 2001, noon UTC
        Element note;
        note.id = "note";
        note.type = ElementType::Unknown;
        note.extra = std::make_shared<const Json>(file);
        note.width = note.height = 200;
        note.roughness = 1;
        note.seed = 393543151;
        note.backgroundColor = "#ffdf6b";
        const ElementPicture picture = sketch(note, Scene());
        QCOMPARE(picture.marks.size(), std::size_t(4)); // shadow, paper, its edge, day
        for (const std::size_t dark : {0, 2})           // in dark mode, too
            QVERIFY(std::get<PathMark>(picture.marks[dark]).sameInDark);
        const auto &paper = std::get<PathMark>(picture.marks[1]);
        QCOMPARE(paper.fill, std::string("#ffdf6b"));
        const Point corners[]{{1.38867, 0.04541}, {200.15501, 0.5207}, {199.18391, 198.94558}, {0.31144, 198.65787}};
        QCOMPARE(paper.path.size(), std::size_t(5)); // sharp corners, and back
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(distance(paper.path[i].to, corners[i]) < 1e-4);
        QCOMPARE(std::get<TextMark>(picture.marks[3]).lines.at(0).text, std::string("1 Jan 2001"));

        note.roundness = Roundness{};
        note.roughness = 2; // one corner curls up
        QCOMPARE(std::get<PathMark>(sketch(note, Scene()).marks[1]).path.size(), std::size_t(3 * 2 + 4 + 1));
        note.width = 60; // too narrow for the day
        QCOMPARE(sketch(note, Scene()).marks.size(), std::size_t(3));
        note.extra = std::make_shared<const Json>(Json{{"type", "hologram"}}); // nobody knows what that looks like
        QVERIFY(!std::get<PathMark>(sketch(note, Scene()).marks[0]).dash.empty());
    }

    void baselinesFallWhereExcalidrawPutsThem()
    {
        QCOMPARE(baselineOffset(5, 20, 25), 17.62);
        QCOMPARE(fontFamily(4711).number, 5);
    }
};

QTEST_GUILESS_MAIN(SketchTest)
#include "sketch_test.moc"
