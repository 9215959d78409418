// SPDX-License-Identifier: GPL-3.0-or-later
// The file format: what is read, repaired, kept, refused; and that what was written once stays as it is.
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <QFile>
#include <QTest>
#include <algorithm>
#include <nlohmann/json.hpp>

using namespace ninesketch;

static std::string sample(const char *name)
{
    QFile file(QString(TEST_DATA "/scenes/%1.excalidraw").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample %s", name);
    return file.readAll().toStdString();
}

static Scene opened(const char *name)
{
    auto scene = readScene(sample(name));
    if (!scene)
        qFatal("%s: %s", name, scene.error().c_str());
    return *scene;
}

static QStringList ids(const Scene &scene)
{
    QStringList list;
    for (const ElementPtr &element : scene.elements())
        list << QString::fromStdString(element->id);
    return list;
}

static QStringList boundTo(const Scene &scene, const char *id)
{
    QStringList list;
    for (const BoundElement &bound : scene.find(id)->boundElements)
        list << QString::fromStdString(bound.type + ":" + bound.id);
    return list;
}

/// A file with one element that has these fields besides a type.
static std::string withElement(const char *fields, const char *type = "rectangle")
{
    return std::string("{\"type\": \"excalidraw\", \"elements\": [{\"type\": \"") + type + "\", " + fields + "}]}";
}

class ReadSceneTest : public QObject
{
    Q_OBJECT

private slots:
    void aLargeListIsReadInPartsAsIfItWereOne()
    {
        constexpr int count = 3000; // of a kilobyte each: several parts
        const auto file = [](int broken) {
            std::string text = "{'type': 'excalidraw', 'elements': [";
            for (int i = 0; i < count; ++i)
                text += std::string(i ? "," : "") + "{'type': 'rectangle', 'width': 10, 'height': 10, 'id': 'e" +
                        std::to_string(i) + "', 'x': " + (i == broken ? "'here'" : std::to_string(i)) +
                        ", 'y': 0, 'customData': {'note': '" + std::string(1000, 'x') + "'}}";
            text += "]}";
            std::ranges::replace(text, '\'', '"');
            return text;
        };
        const auto scene = readScene(file(-1));
        QVERIFY(scene);
        QCOMPARE(scene->size(), std::size_t(count));
        for (int i = 0; i < count; ++i) {
            const Element &element = *scene->elements()[static_cast<std::size_t>(i)];
            QCOMPARE(element.id, "e" + std::to_string(i));
            QCOMPARE(element.x, static_cast<double>(i));
        }
        for (const int broken : {0, 1700, 2999}) {
            std::vector<std::string> notes;
            QVERIFY(readScene(file(broken), &notes).hasValue());
            QCOMPARE(notes.size(), std::size_t{1});
            const QString sentence = QString::fromStdString(notes.front());
            QVERIFY2(sentence.startsWith(QString("Element %1 (rectangle) was repaired: ").arg(broken + 1)),
                     qPrintable(sentence));
        }
    }

    void everyTypeComesThroughByteForByte()
    {
        const std::string text = sample("every-type");
        QCOMPARE(QString::fromStdString(writeScene(opened("every-type"))), QString::fromStdString(text).trimmed());
    }

    void writingTwiceChangesNothing_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"from-2020", "one-sided", "every-type", "from-the-future"})
            QTest::newRow(name) << QString(name);
    }

    void writingTwiceChangesNothing()
    {
        QFETCH(QString, name);
        const std::string once = writeScene(opened(qPrintable(name)));
        const auto again = readScene(once);
        QVERIFY2(again.hasValue(), again ? "" : again.error().c_str());
        QCOMPARE(QString::fromStdString(writeScene(*again)), QString::fromStdString(once));
    }

    void oldFormsAreUnderstood()
    {
        const Scene scene = opened("from-2020");
        QCOMPARE(ids(scene), (QStringList{"box", "old-ellipse", "arrow", "pen", "pointless", "note", "mirrored"}));
        QVERIFY(scene.find("box")->roundness == Roundness({1, std::nullopt}));
        QVERIFY(!scene.find("old-ellipse")->roundness);
        QVERIFY(scene.find("arrow")->roundness == Roundness({2, std::nullopt}));
        QCOMPARE(scene.find("arrow")->linear()->endArrowhead, Arrowhead::Arrow);
        QCOMPARE(boundTo(scene, "old-ellipse"), QStringList{"arrow:arrow"});

        const Element *pen = scene.find("pen");
        QCOMPARE(pen->type, ElementType::Line);
        QCOMPARE(pen->x, 15.0);
        QCOMPARE(pen->y, 25.0);
        QCOMPARE(pen->linear()->points, (std::vector<Point>{{0, 0}, {15, 10}, {30, 30}}));
        QVERIFY(!pen->linear()->startBinding);

        QCOMPARE(scene.find("pointless")->linear()->points, (std::vector<Point>{{0, 0}, {80, -40}}));
        const TextData *note = scene.find("note")->text();
        QCOMPARE(note->fontFamily, 1);
        QCOMPARE(note->fontSize, 20.0);
        QCOMPARE(note->lineHeight, 1.25);
        QCOMPARE(note->originalText, note->text);
        QCOMPARE(scene.find("mirrored")->x, 650.0);
        QCOMPARE(scene.find("mirrored")->width, 50.0);
        QVERIFY(scene.find("mirrored")->seed != 0);
        QCOMPARE(scene.settings().gridSize, 20.0);
        QCOMPARE(scene.settings().viewBackgroundColor, std::string("#fdf8f6"));
    }

    void whatIsNoPolygonIsNone()
    {
        for (const char *end : {"[0, 0]", "[0.00005, 0]", "[0, 5]"}) {
            const std::string file = R"({"type": "excalidraw", "elements": [{"id": "l", "type": "line", "x": 0, "y": 0,
                "polygon": true, "points": [[0, 0], [100, 0], [100, 100], )" +
                                     std::string(end) + "]}]}";
            const auto read = readScene(file);
            QCOMPARE(read->find("l")->linear()->polygon, std::string(end) != "[0, 5]");
        }
    }

    void ofTwoLabelsTheOneNamedFirstIsInFront()
    {
        const auto read = readScene(R"({"type": "excalidraw", "elements": [
            {"id": "box", "type": "rectangle", "x": 0, "y": 0, "width": 100, "height": 100,
             "boundElements": [{"id": "second", "type": "text"}, {"id": "first", "type": "text"}]},
            {"id": "first", "type": "text", "x": 0, "y": 0, "width": 10, "height": 25, "text": "a", "containerId": "box"},
            {"id": "second", "type": "text", "x": 0, "y": 0, "width": 10, "height": 25, "text": "b", "containerId": "box"}]})");
        QCOMPARE(ids(*read), (QStringList{"box", "second", "first"}));
    }

    void relationsAreMadeTwoSided()
    {
        std::vector<std::string> notes;
        const auto read = readScene(sample("one-sided"), &notes);
        QVERIFY(read.hasValue());
        const Scene &scene = *read;
        QCOMPARE(boundTo(scene, "a"), (QStringList{"arrow:arrow", "text:label"}));
        QCOMPARE(boundTo(scene, "b"), (QStringList{"text:loose", "arrow:arrow"}));
        QCOMPARE(*scene.find("loose")->text()->containerId, std::string("b"));
        QCOMPARE(scene.find("label")->angle, 0.5);
        QVERIFY(!scene.find("orphan")->text()->containerId);
        QVERIFY(!scene.find("orphan")->frameId);
        QVERIFY(!scene.find("lost")->linear()->startBinding);
        QVERIFY(!scene.find("lost")->linear()->endBinding); // an arrow can't hold an arrow
        QVERIFY(!scene.find("line")->linear()->startBinding);
        QCOMPARE(notes.size(), std::size_t{1}); // the second "a"
        const QStringList order = ids(scene);
        QCOMPARE(order.mid(0, 5), (QStringList{"a", "label", "b", "loose", "arrow"}));
        for (std::size_t i = 1; i < scene.size(); ++i)
            QVERIFY2(scene.elements()[i - 1]->index < scene.elements()[i]->index, scene.elements()[i]->index.c_str());
    }

    void whatWeDoNotKnowIsKept()
    {
        const Json before = Json::parse(sample("from-the-future"));
        const Json after = Json::parse(writeScene(opened("from-the-future")));
        for (std::size_t i = 0; i < before["elements"].size(); ++i)
            for (const auto &[key, value] : before["elements"][i].items()) {
                const std::string now = after["elements"][i].value(key, Json()).dump();
                QCOMPARE(QString::fromStdString(key + now), QString::fromStdString(key + value.dump()));
            }
        QCOMPARE(after["appState"]["aura"].dump(), before["appState"]["aura"].dump());
        QCOMPARE(after["appState"]["lockedMultiSelections"].dump(), before["appState"]["lockedMultiSelections"].dump());
        QCOMPARE(after["comments"].dump(), before["comments"].dump());
    }

    void anUnknownTypeIsMovedWithoutLoss()
    {
        const Scene scene = opened("from-the-future");
        Element moved = *scene.find("sticky");
        QCOMPARE(moved.type, ElementType::Unknown);
        moved.x = 77;
        const ElementPtr shared = std::make_shared<const Element>(moved);
        const Json after = Json::parse(writeScene(scene.replaced(std::span(&shared, 1))));
        QCOMPARE(after["elements"][0]["x"].get<double>(), 77.0);
        QCOMPARE(after["elements"][0]["y"].get<double>(), 20.5);
        QCOMPARE(after["elements"][0]["paper"]["fold"].get<double>(), 0.25);
    }

    void anUnknownWordGivesWayToAChoice()
    {
        const Scene scene = opened("from-the-future");
        Element changed = *scene.find("box");
        changed.fillStyle = FillStyle::Hachure;
        const ElementPtr shared = std::make_shared<const Element>(changed);
        const Json after = Json::parse(writeScene(scene.replaced(std::span(&shared, 1))));
        QCOMPARE(after["elements"][2]["fillStyle"].get<std::string>(), std::string("hachure"));
        QCOMPARE(after["elements"][2]["strokeStyle"].get<std::string>(), std::string("wavy"));
    }

    void aHalfIsMovedAside()
    {
        const auto scene = readScene(withElement(
            R"("id": "s", "width": 9, "height": 9}, {"type": "arrow", "id": "a", "points": [[0,0],[9,9]],
               "startBinding": {"elementId": "s", "mode": "orbit", "fixedPoint": [0.5, 1.1], "focus": 0, "gap": 1})"));
        QVERIFY(scene.hasValue());
        QVERIFY(writeScene(*scene).find("0.5001") != std::string::npos);
    }

    void bindingsAreWrittenForBothGenerations_data()
    {
        QTest::addColumn<QString>("binding");
        QTest::newRow("older") << R"("elementId": "s", "focus": 0.1, "gap": 5)";
        QTest::newRow("newer") << R"("elementId": "s", "mode": "orbit", "fixedPoint": [1, 0.4])";
        QTest::newRow("name only") << R"("elementId": "s")";
    }

    void bindingsAreWrittenForBothGenerations()
    {
        QFETCH(QString, binding);
        const std::string fields = R"("id": "s", "width": 100, "height": 60}, {"type": "arrow", "id": "a", "x": 105,
            "y": 30, "points": [[0, 0], [90, 0]], "startBinding": {)" +
                                   binding.toStdString() + "}";
        const auto scene = readScene(withElement(fields.c_str()));
        QVERIFY2(scene.hasValue(), scene ? "" : scene.error().c_str());
        const Json written = Json::parse(writeScene(*scene))["elements"][1]["startBinding"];
        QCOMPARE(written["mode"].get<std::string>(), std::string("orbit"));
        QVERIFY(written["fixedPoint"].size() == 2 && written["focus"].is_number() && written["gap"].is_number());
        QVERIFY(std::abs(written["focus"].get<double>()) < 1);
    }

    void onlyShownImagesAreWritten()
    {
        const auto scene = readScene(R"({"type": "excalidraw",
            "elements": [{"type": "image", "width": 5, "height": 5, "fileId": "shown"}],
            "files": {"hidden": {"dataURL": "data:,h"}, "shown": {"dataURL": "data:,s"}}})");
        QVERIFY(scene.hasValue());
        const Json files = Json::parse(writeScene(*scene))["files"];
        QVERIFY(files.contains("shown") && !files.contains("hidden"));
    }

    void textsWithoutSizeAreKept()
    {
        const auto scene = readScene(withElement(R"("id": "t", "text": "written by a script")", "text"));
        QVERIFY(scene.hasValue());
        QCOMPARE(scene->size(), std::size_t{1});
        QVERIFY(scene->find("t")->width > 50 && scene->find("t")->height == 25);
    }

    void whatIsWrongIsRepairedAndSaid_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const std::string &text, const char *says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString(says);
        };
        row("an element null", R"({"type": "excalidraw", "elements": [null]})",
            "Element 1 was left out: it should be an object");
        row("no type", R"({"type": "excalidraw", "elements": [{"x": 1}]})", "Element 1 was left out: it has no type");
        row("x a text", withElement(R"("x": "far")"), "Element 1 (rectangle) was repaired: field x should be a number");
        row("x NaN as text", withElement(R"("x": "NaN")"), "(\"NaN\")");
        row("1e308", withElement(R"("x": 1e308)"), "field x is 1e308");
        row("1e999", withElement(R"("width": 5, "x": -1e999, "far": 1e999)"), "field x is -1e999");
        row("wide", withElement(R"("width": 1e30)"), "field width is 1e30");
        row("width a list", withElement(R"("width": [1])"), "field width should be a number");
        row("points of texts", withElement(R"("points": [[0, 0], ["a", "b"]])", "line"), "field points");
        row("points a number", withElement(R"("points": 7)", "arrow"), "field points should be a list");
        row("binding a text", withElement(R"("width": 5, "startBinding": "box")", "arrow"), "field startBinding");
        row("binding's gap", withElement(R"("width": 5, "startBinding": {"elementId": "b", "gap": "wide"})", "arrow"),
            "field startBinding.gap");
        row("colour a number", withElement(R"("width": 5, "strokeColor": 5)"), "field strokeColor should be a text");
        row("groups a text", withElement(R"("width": 5, "groupIds": "g")"), "field groupIds should be a list");
        row("font size", withElement(R"("text": "x", "fontSize": 1e9)", "text"), "field fontSize");
        row("grid a text", R"({"type": "excalidraw", "appState": {"gridSize": "wide"}})", "appState.gridSize");
        row("a group in itself", withElement(R"("width": 5, "groupIds": ["g", "h"]}, {"type": "ellipse", "width": 5,
                           "groupIds": ["h", "g"])"),
            "lay within itself");
        row("a frame in itself", withElement(R"("id": "f", "width": 5, "frameId": "f")", "frame"), "lay within itself");
        row("frames in a circle",
            withElement(R"("id": "f", "width": 5, "frameId": "g"},
                           {"type": "frame", "id": "g", "width": 5, "frameId": "f")",
                        "frame"),
            "lay within itself");
        row("appState a list", R"({"type": "excalidraw", "appState": []})", "appState should be an object");
        row("files a list", R"({"type": "excalidraw", "files": []})", "files should be an object");
        row("two fields", withElement(R"("width": 5, "x": "far", "y": [])"), ", and 1 more of its fields.");
    }

    void whatIsWrongIsRepairedAndSaid()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        std::vector<std::string> notes;
        const auto scene = readScene(text.toStdString(), &notes);
        QVERIFY2(scene.hasValue(), scene ? "" : scene.error().c_str());
        QVERIFY(!notes.empty());
        const QString sentence = QString::fromStdString(notes.front());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.endsWith('.') && !sentence.contains('\n') && sentence.size() < 300, qPrintable(sentence));
        // what is written then needs no repair
        notes.clear();
        QVERIFY(readScene(writeScene(*scene), &notes).hasValue());
        QVERIFY2(notes.empty(), notes.empty() ? "" : notes.front().c_str());
    }

    void aWrongValueCountsForWhatItMeans()
    {
        const auto read = readScene(withElement(
            R"("id": "a", "x": "12.5", "y": 1e308, "width": 5, "locked": "yes", "roundness": "", "isDeleted": 0},
               {"type": "rectangle", "id": "b", "width": 5, "locked": "", "isDeleted": 0},
               {"type": "rectangle", "id": "gone", "width": 5, "isDeleted": "12"},
               {"type": "freedraw", "id": "pen", "points": [[0, 0], ["a", 1], null, [3, 4], [5, 6]],
                "pressures": [0.1, 0.2, 0.3, 0.4, "hard"], "simulatePressure": false},
               {"type": "line", "id": "line", "width": 30, "height": 40, "points": "none")"));
        QVERIFY(read.hasValue());
        QCOMPARE(ids(*read), (QStringList{"a", "b", "pen", "line"}));
        const Element &a = *read->find("a");
        QCOMPARE(a.x, 12.5);
        QCOMPARE(a.y, 1e7);
        QVERIFY(a.locked && !a.roundness && !read->find("b")->locked);
        QCOMPARE(read->find("pen")->freedraw()->points, (std::vector<Point>{{0, 0}, {3, 4}, {5, 6}}));
        QCOMPARE(read->find("pen")->freedraw()->pressures, (std::vector<double>{0.1, 0.4, 0.5}));
        QCOMPARE(read->find("line")->linear()->points, (std::vector<Point>{{0, 0}, {30, 40}}));
    }

    void circlesAreOpened()
    {
        const auto read = readScene(withElement(
            R"("id": "f", "width": 5, "frameId": "g"}, {"type": "frame", "id": "g", "width": 5, "frameId": "h"},
               {"type": "frame", "id": "h", "width": 5, "frameId": "f"},
               {"type": "ellipse", "id": "e", "width": 5, "frameId": "g", "groupIds": ["p", "q", "r"]},
               {"type": "ellipse", "id": "i", "width": 5, "groupIds": ["q", "r", "p"]},
               {"type": "text", "id": "t", "text": "x", "containerId": "u"},
               {"type": "text", "id": "u", "text": "x", "containerId": "t")",
            "frame"));
        QVERIFY(read.hasValue());
        std::size_t inside = 0;
        for (const char *frame : {"f", "g", "h"})
            inside += read->find(frame)->frameId.has_value();
        QCOMPARE(inside, std::size_t{2});
        QCOMPARE(*read->find("e")->frameId, std::string("g"));
        const auto &outer = read->find("e")->groupIds, &other = read->find("i")->groupIds;
        QVERIFY(outer.size() + other.size() < 6 && outer.front() == "p" && other.front() == "q");
        QVERIFY(!read->find("t")->text()->containerId && !read->find("u")->text()->containerId);
    }

    void badInputGivesASentenceWithThePlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const std::string &text, const char *says) {
            QTest::newRow(name) << QString::fromStdString(text) << QString(says);
        };
        row("nothing", "", "empty");
        row("blank", " \n\t ", "empty");
        row("prose", "Dear diary", "line 1, column 1");
        row("a list", "[]", "a list");
        row("a number", "12", "a number");
        row("other JSON", R"({"name": "ninesketch"})", "\"type\" is not \"excalidraw\"");
        row("a library", R"({"type": "excalidrawlib", "version": 2, "libraryItems": []})", "library");
        row("truncated", "{\"type\": \"excalidraw\", \"elements\": [{\"id\": \"a\", \"ty", "ends inside a text");
        row("truncated later", "{\"type\": \"excalidraw\",\n \"elements\": [", "line 2, column 15");
        row("trailing comma", R"({"type": "excalidraw",})", "key");
        row("two roots", R"({"type": "excalidraw"} {})", "more text");
        row("elements an object", R"({"type": "excalidraw", "elements": {}})", "elements should be a list");
        row("elements a text", R"({"type": "excalidraw", "elements": "none"})", "elements should be a list");
        row("x NaN", withElement(R"("x": NaN)"), "not a JSON value");
        row("x Infinity", withElement(R"("x": -Infinity)"), "not a JSON number");
        row("control character", "{\"type\": \"exca\nlidraw\"}", "line 1, column 15");
        row("lone surrogate key", R"({"\uD8": 1})", "four hexadecimal digits");
        row("bad escape", R"({"a": "\x41"})", "escape");
        row("leading zero", withElement(R"("x": 012)"), "begin with 0");
    }

    void badInputGivesASentenceWithThePlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto scene = readScene(text.toStdString());
        QVERIFY2(!scene, "it was read");
        const QString sentence = QString::fromStdString(scene.error());
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QVERIFY2(sentence.endsWith('.') && !sentence.contains('\n') && sentence.size() < 300, qPrintable(sentence));
    }

    void bytesThatAreNoTextAreRefused()
    {
        const auto scene = readScene("{\"type\": \"excalidraw\", \"source\": \"caf\xE9\"}");
        QVERIFY(!scene);
        QVERIFY2(QString::fromStdString(scene.error()).contains("UTF-8"), scene.error().c_str());
        QVERIFY(!readScene(std::string_view("{\"type\": \"a\0b\"}", 15)));
        QVERIFY(readScene("\xEF\xBB\xBF{\"type\": \"excalidraw\"}").hasValue());
    }

    void nestingIsNoDanger()
    {
        for (const char *open : {"[", "{\"a\":", "[{\"a\":["}) {
            std::string text = R"({"type": "excalidraw", "elements": )";
            for (int i = 0; i < 100'000; ++i)
                text += open;
            QVERIFY(!readScene(text));
        }
        // and what is nested deeply, but not absurdly, in a field we do not know is kept
        const std::string deep = std::string(200, '[') + std::string(200, ']');
        const auto scene = readScene(withElement(("\"width\": 5, \"maze\": " + deep).c_str()));
        QVERIFY(scene.hasValue());
        QVERIFY(readScene(writeScene(*scene)).hasValue());
    }

    void anyTruncationIsRefused()
    {
        const std::string text = sample("every-type");
        for (std::size_t length = 0; length < text.find_last_of('}'); length += 7)
            QVERIFY2(!readScene(std::string_view(text).substr(0, length)), std::to_string(length).c_str());
    }

    void hugeObjectsTakeLinearTime()
    {
        std::string text = R"({"type": "excalidraw", "elements": [], "files": {)";
        for (int i = 0; i < 300'000; ++i)
            text += (i ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
        QVERIFY(readScene(text + "}}").hasValue());
    }

    void aLastValueCounts()
    {
        const auto scene = readScene(withElement(R"("id": "a", "width": 5, "x": 1, "x": 2, "u": 1, "u": 2)"));
        QVERIFY(scene.hasValue());
        QCOMPARE(scene->find("a")->x, 2.0);
        QCOMPARE((*scene->find("a")->extra)["u"].get<int>(), 2);
    }

    void escapedKeysAreKeys()
    {
        const auto scene = readScene(withElement(R"("id": "a", "\u0077idth": 5, "h\u00e9": 1, "h\u00ea": 2)"));
        QVERIFY(scene.hasValue());
        QCOMPARE(scene->find("a")->width, 5.0);
        QCOMPARE((*scene->find("a")->extra)["h\u00e9"].get<int>(), 1);
        QCOMPARE((*scene->find("a")->extra)["h\u00ea"].get<int>(), 2);
    }

    void aLostCarrierComesBack()
    {
        const std::string carrier = R"({"type": "rectangle", "id": "c", "width": 1, "height": 1, "customData":
            {"ninesketch": {"v": 1, "document": {"classes": [{"id": "read"}]}}}}, )";
        const std::string component =
            R"({"type": "rectangle", "id": "s", "width": 90, "height": 50, "x": 7, "customData":
            {"ninesketch": {"v": 1, "kind": "service"}}})";
        const auto file = [](const std::string &elements) {
            return "{\"type\": \"excalidraw\", \"elements\": [" + elements + "]}";
        };
        const auto whole = readScene(file(carrier + component));
        QVERIFY(whole.hasValue());
        QCOMPARE(whole->size(), std::size_t{2});

        // somebody clears the carrier away in Excalidraw
        Json cleared = Json::parse(writeScene(*whole));
        cleared["elements"].erase(0);
        const auto restored = readScene(cleared.dump());
        QVERIFY(restored.hasValue());
        QCOMPARE(restored->size(), std::size_t{2});
        const Element &back = *restored->elements()[0];
        QVERIFY(back.locked && back.opacity == 0 && back.width == 1 && back.x == 7);
        const Json document = (*back.customData)["ninesketch"]["document"];
        QCOMPARE(document["classes"][0]["id"].get<std::string>(), std::string("read"));

        // nobody misses a carrier where there never was one, and none comes with what is pasted
        QCOMPARE(readScene(file(component))->size(), std::size_t{1});
        cleared["type"] = "excalidraw/clipboard";
        QCOMPARE(readScene(cleared.dump())->size(), std::size_t{1});
    }

    void theSameTextGivesTheSameScene()
    {
        for (const char *name : {"from-2020", "one-sided"})
            QCOMPARE(writeScene(opened(name)), writeScene(opened(name)));
    }
};

QTEST_GUILESS_MAIN(ReadSceneTest)
#include "read_scene_test.moc"
