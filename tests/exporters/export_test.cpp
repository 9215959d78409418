// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of the exporters: sizes, pixels, pages, what is inside, and the same bytes every time.
#include "exporters/embedded_scene.h"
#include "exporters/exporter.h"
#include "exporters/images.h"
#include "exporters/png.h"
#include "exporters/svg.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"
#include "resources/resources.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QPainterPath>
#include <QRawFont>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>
#include <nlohmann/json.hpp>

using namespace ninesketch;

namespace
{

Element box(const std::string &id, double x, double y, double w, double h)
{
    Element element;
    element.id = id;
    element.x = x;
    element.y = y;
    element.width = w;
    element.height = h;
    element.roughness = 0;
    element.backgroundColor = "#ff0000";
    element.strokeColor = "#0000ff";
    return element;
}

Element text(const std::string &id, const std::string &words, double x, double y)
{
    Element element;
    element.id = id;
    element.type = ElementType::Text;
    element.x = x;
    element.y = y;
    element.width = 200;
    element.height = 25;
    TextData data;
    data.text = data.originalText = words;
    element.data = data;
    return element;
}

Element frame(const std::string &id, const std::string &name, double x, double y, double w, double h)
{
    Element element = box(id, x, y, w, h);
    element.type = ElementType::Frame;
    element.data = FrameData{name};
    return element;
}

Scene sceneOf(const std::vector<Element> &elements)
{
    std::vector<ElementPtr> list;
    for (const auto &element : elements)
        list.push_back(std::make_shared<const Element>(element));
    return Scene(list);
}

Scene sample()
{
    auto note = text("note", "Gateway <&> \"nines\"", 20, 120);
    note.link = "javascript:alert(1)";
    auto link = box("link", 240, 0, 40, 40);
    link.link = "https://example.org/?a=1&b=2";
    return sceneOf({box("a", 0, 0, 200, 100), note, link});
}

const Exporter &exporter(const QByteArray &id)
{
    for (const auto &one : allExporters())
        if (id == one.id)
            return one;
    qFatal("no such exporter");
}

QByteArray exported(const QByteArray &id, const Scene &scene, const ExportOptions &options = {})
{
    auto bytes = exporter(id).write(scene, options);
    return bytes ? *bytes : QByteArray();
}

QImage image(const Scene &scene, const ExportOptions &options = {})
{
    return QImage::fromData(exported("png", scene, options), "PNG");
}

} // namespace

class ExportTest : public QObject
{
    Q_OBJECT

private slots:
    void theSameSceneGivesTheSameBytes_data()
    {
        QTest::addColumn<QByteArray>("id");
        for (const auto &one : allExporters())
            QTest::newRow(one.id) << QByteArray(one.id);
    }

    void theSameSceneGivesTheSameBytes()
    {
        QFETCH(QByteArray, id);
        const auto first = exported(id, sample());
        QVERIFY(!first.isEmpty());
        QTest::qWait(id == "pdf" ? 1100 : 0); // a date would show
        QCOMPARE(exported(id, sample()), first);
    }

    void anEmptySceneIsOneSentence()
    {
        for (const char *id : {"svg", "png", "pdf"}) {
            const auto result = exporter(id).write(Scene(), {});
            QVERIFY(!result);
            QVERIFY(result.error().ends_with('.'));
        }
    }

    void pngHasTheSizeOfTheDrawing()
    {
        const Scene scene = sceneOf({box("a", -50, 30, 200, 100)});
        QCOMPARE(image(scene).size(), QSize(220, 120));
        ExportOptions options;
        options.scale = 3;
        options.padding = 0;
        QCOMPARE(image(scene, options).size(), QSize(600, 300));
        options.scale = 0;
        QVERIFY(!writePng(scene, options));
    }

    void pngShowsColours()
    {
        const Scene scene = sceneOf({box("a", 0, 0, 200, 100)});
        QCOMPARE(image(scene).pixelColor(110, 60), QColor("#ff0000"));
        QCOMPARE(image(scene).pixelColor(2, 2), QColor("#ffffff"));
        ExportOptions options;
        options.background = false;
        QCOMPARE(image(scene, options).pixelColor(2, 2).alpha(), 0);
        options = {};
        options.dark = true;
        QCOMPARE(image(scene, options).pixelColor(2, 2), QColor("#121212"));
        QVERIFY(image(scene, options).pixelColor(110, 60) != QColor("#ff0000"));
    }

    void theShadowOfANoteStaysDark()
    {
        Element note = box("note", 0, 0, 200, 200);
        note.type = ElementType::Unknown;
        note.extra = std::make_shared<const Json>(Json{{"type", "stickynote"}});
        note.backgroundColor = "#ffdf6b";
        ExportOptions options;
        options.dark = true;
        const QByteArray svg = *writeSvg(sceneOf({note}), options);
        QVERIFY(!svg.contains("#ffdf6b"));
        QCOMPARE(svg.count("\"#000000\""), 2);                                      // its shadow and its edge
        const QColor beside = image(sceneOf({note}), options).pixelColor(110, 212); // the paper has the colour #121212
        QVERIFY2(beside.lightness() < 18, qPrintable(beside.name()));
    }

    void bandsMeetWithoutSeams()
    {
        // 3000 x 9000 px is painted in several bands; a tall diagonal would show a seam
        Element line = box("line", 0, 0, 3000, 9000);
        line.type = ElementType::Line;
        LinearData data;
        data.points = {{0, 0}, {3000, 9000}};
        line.data = data;
        line.strokeWidth = 4;
        const Scene scene = sceneOf({line});
        const auto whole = exportImage(scene, {});
        QVERIFY(whole.hasValue());
        const QImage banded = image(scene);
        QCOMPARE(banded.size(), whole->size());
        int different = 0;
        for (int y = 0; y < banded.height(); y += 7)
            for (int x = 0; x < banded.width(); x += 7)
                different += banded.pixel(x, y) != (whole->pixel(x, y) | 0xff000000u);
        QCOMPARE(different, 0);
    }

    void twentyThousandPixelsEachWay()
    {
        const Scene scene = sceneOf({box("a", 0, 0, 9980, 9980), text("t", "far away", 9700, 9900)});
        ExportOptions options;
        options.scale = 2;
        const auto bytes = writePng(scene, options);
        QVERIFY2(bytes.hasValue(), bytes ? "" : bytes.error().c_str());
        QBuffer buffer;
        buffer.setData(*bytes);
        buffer.open(QIODevice::ReadOnly);
        QCOMPARE(QImageReader(&buffer).size(), QSize(20000, 20000));
        QVERIFY(bytes->endsWith(QByteArray("IEND\xae\x42\x60\x82", 8)));
        options.scale = 100;
        QVERIFY(!writePng(scene, options));
    }

    void aSceneTravelsInside_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("png") << QByteArray("png");
        QTest::newRow("svg") << QByteArray("svg");
    }

    void aSceneTravelsInside()
    {
        QFETCH(QByteArray, id);
        QVERIFY(!embeddedScene(exported(id, sample())));
        ExportOptions options;
        options.embedScene = true;
        const auto inside = embeddedScene(exported(id, sample(), options));
        QVERIFY(inside.has_value());
        QCOMPARE(inside->toStdString(), writeScene(sample()));
    }

    void brokenEnvelopesHoldNothing()
    {
        QVERIFY(!openedEnvelope("not json"));
        QVERIFY(!openedEnvelope(R"({"encoded":"abc","compressed":true})"));
        QVERIFY(!openedEnvelope(R"({"encoded":5})"));
        QVERIFY(!openedEnvelope("[]"));
        const auto bare = openedEnvelope(R"({"type":"excalidraw","elements":[]})");
        QVERIFY(bare.has_value());
        QVERIFY(!embeddedScene("\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt"));
    }

    void svgIsWellFormedAndCarriesItsFonts()
    {
        const auto svg = exported("svg", sample());
        QXmlStreamReader xml(svg);
        QString words;
        QStringList links;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("a"))
                links += xml.attributes().value("href").toString();
            if (xml.name() == QLatin1String("text"))
                words += xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(words, QString("Gateway <&> \"nines\""));
        QCOMPARE(links, QStringList{"https://example.org/?a=1&b=2"}); // and nothing that runs
        QVERIFY(svg.contains("font-family: \"Excalifont\""));
        QVERIFY(svg.contains("url(data:font/ttf;base64,"));
    }

    void svgKeepsTheWordsOfAllScripts()
    {
        const std::string words = "队列 データ 로드 😀 𠀋 ₹";
        const auto svg = exported("svg", sceneOf({text("t", words, 0, 0)}));
        QVERIFY2(svg.contains(words), svg.mid(svg.indexOf("<text")));
        // the large font comes cut down, and numbered anew: what it still draws is what it drew
        QVERIFY2(svg.size() < 30'000, qPrintable(QString::number(svg.size())));
        const QByteArray rule = "url(data:font/ttf;base64,";
        const auto begin = svg.lastIndexOf(rule) + rule.size();
        const auto ttf = QByteArray::fromBase64(svg.mid(begin, svg.indexOf(')', begin) - begin));
        const QRawFont cut(ttf, 1000), whole(ninesketch::cjkFontFile(), 1000);
        QVERIFY(cut.isValid() && whole.isValid());
        for (const char32_t c : std::u32string_view(U"队列データ로드𠀋₹")) {
            const QString one = QString::fromUcs4(&c, 1);
            const quint32 ours = cut.glyphIndexesForString(one).value(0),
                          theirs = whole.glyphIndexesForString(one).value(0);
            QVERIFY2(ours > 0 && ours < 20, qPrintable(one));
            QCOMPARE(cut.pathForGlyph(ours), whole.pathForGlyph(theirs));
            QCOMPARE(cut.advancesForGlyphIndexes({ours}), whole.advancesForGlyphIndexes({theirs}));
        }
    }

    void pdfHasAPageForEachFrame()
    {
        auto inside = box("inside", 20, 20, 50, 50);
        inside.frameId = "one";
        const Scene scene =
            sceneOf({inside, frame("one", "First", 0, 0, 300, 200), frame("two", "", 400, 0, 300, 200)});
        const QByteArray page("/Type /Page\n");
        QCOMPARE(exported("pdf", scene).count(page), 1);
        ExportOptions options;
        options.pages = PdfPages::OnePerFrame;
        options.paper = PaperSize::A4;
        QCOMPARE(exported("pdf", scene, options).count(page), 2);
        QVERIFY(!exporter("pdf").write(sample(), options)); // no frames, no pages
    }

    /// Pages come as the frames are presented, not as they were drawn.
    void pagesAreInTheOrderOfTheFrames()
    {
        const Scene scene = sceneOf({frame("later", "B", 500, 0, 400, 200), frame("first", "A", 0, 0, 200, 200)});
        ExportOptions options;
        options.pages = PdfPages::OnePerFrame;
        QList<double> widths;
        const QString pdf = QString::fromLatin1(exported("pdf", scene, options));
        static const QRegularExpression sheet("/MediaBox \\[0 0 ([0-9.]+)");
        for (auto at = sheet.globalMatch(pdf); at.hasNext();)
            widths << at.next().captured(1).toDouble();
        QCOMPARE(widths.size(), 2);
        QVERIFY2(widths[0] < widths[1], qPrintable(QString("%1 %2").arg(widths[0]).arg(widths[1])));
    }

    void onlyWhatIsSelected()
    {
        ExportOptions options;
        options.only = {"link"};
        options.padding = 0;
        QCOMPARE(image(sample(), options).size(), QSize(40, 40));
        options.only = {};
        options.frameId = "one";
        const Scene scene = sceneOf({box("a", 10, 10, 1000, 20), frame("one", "First", 0, 0, 300, 200)});
        QCOMPARE(image(scene, options).size(), QSize(300, 200));
        QCOMPARE(image(scene, options).pixelColor(299, 20), QColor("#ff0000")); // cut at the frame's edge
        options.frameId = "none";
        QVERIFY(!writePng(scene, options));
    }

    void imagesReadNothingOutsideTheFile()
    {
        const QByteArray svg = R"(<?xml version="1.0"?><?xml-stylesheet href="/etc/passwd" type="text/css"?>
<svg xmlns="http://www.w3.org/2000/svg"><image xlink:href="/etc/hostname"/><use href='#a'/><image href="data:x"/></svg>)";
        const QByteArray clean = withoutReferences(svg);
        QVERIFY(!clean.contains("/etc"));
        QVERIFY(clean.contains("'#a'"));
        QVERIFY(clean.contains("data:x"));
    }
};

QTEST_MAIN(ExportTest)
#include "export_test.moc"
