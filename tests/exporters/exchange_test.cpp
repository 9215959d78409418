// SPDX-License-Identifier: GPL-3.0-or-later
// What goes between programs in pieces: the clipboard and libraries.
#include "exporters/excalidraw/clipboard.h"
#include "exporters/excalidraw/library.h"
#include "model/scene/read_scene.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace ninesketch;

static const char *drawing = R"({"type": "excalidraw", "elements": [
    {"id": "child", "type": "ellipse", "width": 5, "height": 5, "frameId": "frame"},
    {"id": "other child", "type": "ellipse", "width": 5, "height": 5, "frameId": "other frame"},
    {"id": "frame", "type": "frame", "width": 50, "height": 50},
    {"id": "other frame", "type": "frame", "width": 50, "height": 50},
    {"id": "box", "type": "rectangle", "width": 50, "height": 50,
     "boundElements": [{"id": "label", "type": "text"}, {"id": "arrow", "type": "arrow"}]},
    {"id": "label", "type": "text", "text": "box", "width": 20, "height": 25, "containerId": "box"},
    {"id": "arrow", "type": "arrow", "points": [[0, 0], [50, 0]],
     "startBinding": {"elementId": "box", "focus": 0, "gap": 3}},
    {"id": "photo", "type": "image", "width": 50, "height": 50, "fileId": "f"},
    {"id": "photo 2", "type": "image", "width": 50, "height": 50, "fileId": "g"}
  ], "files": {"f": {"dataURL": "data:,f"}, "g": {"dataURL": "data:,g"}}})";

class ExchangeTest : public QObject
{
    Q_OBJECT
    Random m_random{1};
    FixedTextMetrics m_metrics{0.5};
    EditContext context() { return {m_metrics, m_random, 1}; }

private slots:
    void copiesTakeTheirCompany_data()
    {
        QTest::addColumn<QStringList>("ids");
        QTest::addColumn<QStringList>("copied");
        QTest::newRow("label with its box") << QStringList{"box"} << QStringList{"box", "label"};
        QTest::newRow("children with their frame") << QStringList{"frame"} << QStringList{"child", "frame"};
        QTest::newRow("in drawing order") << QStringList{"arrow", "child"} << QStringList{"child", "arrow"};
        QTest::newRow("nobody") << QStringList{"no such"} << QStringList{};
    }

    void copiesTakeTheirCompany()
    {
        QFETCH(QStringList, ids);
        QFETCH(QStringList, copied);
        const auto scene = readScene(drawing);
        QVERIFY(scene.hasValue());
        std::set<std::string> wanted;
        for (const QString &id : ids)
            wanted.insert(id.toStdString());
        const Json clipboard = Json::parse(clipboardText(*scene, wanted));
        QCOMPARE(clipboard["type"].get<std::string>(), std::string("excalidraw/clipboard"));
        QStringList found;
        for (const Json &element : clipboard["elements"])
            found << QString::fromStdString(element["id"].get<std::string>());
        QCOMPARE(found, copied);
    }

    void aChildLeavesAFrameThatStays()
    {
        const auto scene = readScene(drawing);
        const Json clipboard = Json::parse(clipboardText(*scene, {"child", "photo"}));
        QVERIFY(clipboard["elements"][0]["frameId"].is_null());
        QCOMPARE(clipboard["files"].size(), std::size_t{1});
    }

    void whatIsCopiedCanBePasted()
    {
        const auto scene = readScene(drawing);
        const std::string text = clipboardText(*scene, {"box", "arrow", "photo"});
        QVERIFY(isClipboardText(text));
        const auto content = readClipboard(text, context());
        QVERIFY(content.hasValue());
        QCOMPARE(content->elements.size(), std::size_t{4});
        QVERIFY(content->files && content->files->contains("f"));
        QCOMPARE(content->elements[2].linear()->startBinding->elementId, std::string("box"));
    }

    void othersClipboardsAreAccepted()
    {
        for (const char *type : {"excalidraw", "excalidraw/clipboard", "excalidraw-api/clipboard"}) {
            const std::string text =
                std::string("{\"type\":\"") + type + "\",\"elements\":[{\"type\":\"diamond\",\"width\":4}]}";
            QVERIFY2(isClipboardText(text), type);
            QCOMPARE(readClipboard(text, context())->elements.size(), std::size_t{1});
        }
        // what programs write, with its pictures, in any order
        const std::string made = R"({"files": {"p": {"id": "p"}}, "elements": [{"type": "ellipse",
            "label": {"text": "orders"}}, {"type": "image", "width": 9, "height": 9, "fileId": "p"}], "type": "excalidraw-api/clipboard"})";
        QVERIFY(isClipboardText(made));
        const auto whole = readClipboard(made, context());
        QVERIFY(whole.hasValue());
        QCOMPARE(whole->elements.size(), std::size_t{3});
        QVERIFY(whole->files && whole->files->contains("p"));
    }

    void proseIsNoClipboard()
    {
        for (const char *text : {"", "hello", "{", "{}", "{\"type\": \"car\"}", "[1]", "excalidraw/clipboard"})
            QVERIFY2(!isClipboardText(text), text);
        QVERIFY(!readClipboard("{\"type\":\"excalidraw/clipboard\",\"elements\":[", context()).hasValue());
    }

    void filesAreAddedOnce()
    {
        const auto scene = readScene(drawing);
        QVERIFY(withMoreFiles(*scene, nullptr).sameAs(*scene));
        QVERIFY(withMoreFiles(*scene, scene->files()).sameAs(*scene));
        const auto more = std::make_shared<const Json>(Json::parse(R"({"f": 1, "h": 2})"));
        const Scene merged = withMoreFiles(*scene, more);
        QCOMPARE(merged.files()->size(), std::size_t{3});
        QVERIFY((*merged.files())["f"].is_object());
        QCOMPARE(withMoreFiles(Scene(), more).files()->size(), std::size_t{2});
    }

    void bothVersionsOfLibrariesAreRead()
    {
        const auto first = readLibrary(R"({"type": "excalidrawlib", "version": 1, "library": [
            [{"id": "a", "type": "rectangle", "width": 5}, {"id": "b", "type": "ellipse", "width": 5}], [],
            [{"id": "a", "type": "rectangle", "width": 5}]]})");
        QVERIFY2(first.hasValue(), first ? "" : first.error().c_str());
        QCOMPARE(first->items.size(), std::size_t{2});
        QCOMPARE(first->items[0].elements.size(), std::size_t{2});
        QVERIFY(first->items[0].id != first->items[1].id);

        const auto second = readLibrary(R"({"type": "excalidrawlib", "version": 2, "mood": "fine", "libraryItems": [
            {"id": "i", "status": "published", "created": 1700000000000, "name": "Box", "tags": ["x"],
             "elements": [{"id": "a", "type": "rectangle", "width": 5}]}]})");
        QVERIFY(second.hasValue());
        const LibraryItem &item = second->items[0];
        QCOMPARE(item.name, std::string("Box"));
        QCOMPARE(item.status, std::string("published"));
        QCOMPARE(item.created, std::int64_t{1700000000000});
        const std::string written = writeLibrary(*second);
        const auto again = readLibrary(written);
        QVERIFY(again.hasValue());
        QCOMPARE(writeLibrary(*again), written);
        const Json json = Json::parse(written);
        QCOMPARE(json["mood"].get<std::string>(), std::string("fine"));
        QCOMPARE(json["libraryItems"][0]["tags"].dump(), std::string("[\"x\"]"));
    }

    void aWrongFieldDoesNotKeepALibraryShut()
    {
        const auto library = readLibrary(
            R"({"type": "excalidrawlib", "library": [[{"type": "ellipse", "width": 9, "x": "y", "locked": "yes"}]]})");
        QVERIFY2(library.hasValue(), library ? "" : library.error().c_str());
        QVERIFY(library->items.at(0).elements.at(0)->locked);
    }

    void badLibrariesGetASentence_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("drawing") << "{\"type\": \"excalidraw\"}"
                                 << "not an Excalidraw library";
        QTest::newRow("half") << "{\"type\": \"excalidrawlib\""
                              << "line 1, column 25";
        QTest::newRow("items") << "{\"type\": \"excalidrawlib\", \"library\": {}}"
                               << "should be a list";
        QTest::newRow("item") << "{\"type\": \"excalidrawlib\", \"library\": [[], 7]}"
                              << "Item 2: it has no list";
    }

    void badLibrariesGetASentence()
    {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto library = readLibrary(text.toStdString());
        QVERIFY(!library);
        QVERIFY2(QString::fromStdString(library.error()).contains(says), library.error().c_str());
    }
};

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
