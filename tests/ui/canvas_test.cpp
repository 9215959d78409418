// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas paints, and what it does not paint again.
#include "exporters/qt_text_metrics.h"
#include "model/scene/edits.h"
#include "model/scene/identity.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/far_look.h"
#include "ui/canvas/painted_scene.h"
#include "ui/canvas/words_on_canvas.h"

#include <QPaintEvent>
#include <QTest>
#include <array>
#include <chrono>
#include <cmath>
#include <thread>

using namespace ninesketch;

namespace
{

ElementPtr shape(const std::string &id, ElementType type, Rect box, FillStyle fill = FillStyle::Solid)
{
    Element made;
    made.id = id;
    made.type = type;
    made.x = box.x;
    made.y = box.y;
    made.width = box.width;
    made.height = box.height;
    made.backgroundColor = "#a5d8ff";
    made.fillStyle = fill;
    made.seed = static_cast<std::int32_t>(std::hash<std::string>{}(id) % 10000) + 1;
    return std::make_shared<const Element>(std::move(made));
}

ElementPtr arrow(const std::string &id, Point from, Point by)
{
    Element made;
    made.id = id;
    made.type = ElementType::Arrow;
    made.x = from.x;
    made.y = from.y;
    made.width = std::abs(by.x);
    made.height = std::abs(by.y);
    LinearData line;
    line.points = {{0, 0}, by};
    line.endArrowhead = Arrowhead::Arrow;
    made.data = line;
    return std::make_shared<const Element>(std::move(made));
}

/// A hundred shapes of each kind in rows, each joined to the next.
Scene wallOfShapes()
{
    std::vector<ElementPtr> elements;
    const std::array types{ElementType::Rectangle, ElementType::Ellipse, ElementType::Diamond};
    const std::array fills{FillStyle::Solid, FillStyle::Hachure, FillStyle::CrossHatch};
    for (int i = 0; i < 300; ++i) {
        const double x = i % 20 * 150, y = i / 20 * 100;
        const std::string id = "s" + std::to_string(i);
        elements.push_back(shape(id, types[static_cast<std::size_t>(i) % 3], {x, y, 100, 60},
                                 fills[static_cast<std::size_t>(i / 3) % 3]));
        elements.push_back(arrow("a" + std::to_string(i), {x + 105, y + 30}, {40, 0}));
    }
    return Scene(std::move(elements));
}

/// A picture of the region, painted in this thread at that zoom.
QImage pictureOf(const PaintList &list, const QRectF &region, double zoom)
{
    QImage image((region.size() * zoom).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(zoom, zoom);
    painter.translate(-region.topLeft());
    list.paint(painter);
    return image;
}

/// Of 255 levels.
int mostDifference(const QImage &a, const QImage &b)
{
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            most = std::max(
                {most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
        }
    return most;
}

/// The mean of each block of 16 px: what is left when one screws up one's eyes.
std::vector<double> blurred(const QImage &image)
{
    constexpr int side = 16;
    std::vector<double> means;
    for (int top = 0; top + side <= image.height(); top += side)
        for (int left = 0; left + side <= image.width(); left += side) {
            double sum = 0;
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    sum += qGray(image.pixel(left + x, top + y));
            means.push_back(sum / (side * side));
        }
    return means;
}

QImage painted(const Scene &scene, double scale, bool far)
{
    QImage image(800, 480, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(20, 20);
    painter.scale(scale, scale);
    if (far) {
        for (const ElementPtr &element : scene.elements())
            paintFar(painter, *element, QColor("#1e1e1e"),
                     element->isArrow() ? QColor(Qt::transparent) : QColor("#a5d8ff"), scale);
    } else {
        PaintOptions options;
        options.zoom = scale;
        paintPicture(painter, makePicture(scene), options);
    }
    return image;
}

class Shown
{
public:
    explicit Shown(Scene scene) : view(editor, metrics)
    {
        view.resize(1000, 700);
        editor.setDocument(std::move(scene));
        view.show();
        waitUntilSharp();
    }
    bool waitUntilSharp()
    {
        view.repaint();
        return QTest::qWaitFor([this] { return view.isSharp(); }, 20000);
    }

    QtTextMetrics metrics;
    Editor editor;
    CanvasView view;
};

} // namespace

class CanvasTest : public QObject
{
    Q_OBJECT

private slots:
    void farAwayLooksLikeTheSketch()
    {
        const Scene scene = wallOfShapes();
        double scale = 1;
        for (const ElementPtr &element : scene.elements())
            scale = std::min(scale, farScale(*element));
        QVERIFY2(scale > 0.15, qPrintable(QString::number(scale)));
        const auto sketched = blurred(painted(scene, scale, false)), far = blurred(painted(scene, scale, true));
        double worst = 0, sum = 0;
        for (std::size_t i = 0; i < sketched.size(); ++i) {
            worst = std::max(worst, std::abs(sketched[i] - far[i]));
            sum += sketched[i] - far[i];
        }
        // of 255 levels of grey; without the far look's lines or tints it would be 20 and more
        QVERIFY2(worst < 12, qPrintable(QString::number(worst)));
        QVERIFY2(std::abs(sum / static_cast<double>(sketched.size())) < 2, qPrintable(QString::number(sum)));
    }

    void onlyFewKindsHaveNoFarLook()
    {
        QVERIFY(farScale(*shape("a", ElementType::Frame, {0, 0, 10, 10})) == 0);
        QVERIFY(farScale(*shape("a", ElementType::Text, {0, 0, 10, 10})) == 0);
        QVERIFY(farScale(*arrow("a", {0, 0}, {50, 0})) > 0);
    }

    void zoomingShowsAStandInAndThenASharpPicture()
    {
        Shown shown(wallOfShapes());
        const int before = shown.view.tilesPainted();
        shown.view.setZoom(shown.view.zoom() * 1.1);
        shown.view.repaint();
        QVERIFY(!shown.view.isSharp());
        QCOMPARE(shown.view.tilesPainted(), before); // the next step would throw them away
        QVERIFY(shown.waitUntilSharp());
        QVERIFY(shown.view.tilesPainted() > before);
        const QImage sharp = shown.view.grab().toImage();
        shown.view.setZoom(shown.view.zoom() / 1.1);
        shown.waitUntilSharp();
        shown.view.setZoom(shown.view.zoom() * 1.1);
        shown.waitUntilSharp();
        QCOMPARE(shown.view.grab().toImage(), sharp);
    }

    /// A part of the canvas that is painted again, below an island, must not leave a stand-in in the rest.
    void allGetsSharp()
    {
        class Regions : public QObject
        {
        public:
            QRegion seen;

        protected:
            bool eventFilter(QObject *, QEvent *event) override
            {
                if (event->type() == QEvent::Paint)
                    seen += static_cast<QPaintEvent *>(event)->region();
                return false;
            }
        } regions;
        Shown shown(wallOfShapes());
        shown.view.setZoom(0.5);
        shown.view.repaint();
        QVERIFY(!shown.view.isSharp());
        const QRect part(0, 0, 20, 20);
        for (int i = 0; i < 500 && !shown.view.isSharp(); ++i) {
            shown.view.repaint(part);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        QVERIFY(shown.view.isSharp());
        shown.view.installEventFilter(&regions);
        QTRY_COMPARE(regions.seen, QRegion(shown.view.rect()));
        shown.view.removeEventFilter(&regions);
    }

    void anotherDrawingIsShownAtOnce_data()
    {
        QTest::addColumn<double>("zoom");
        QTest::newRow("in the same place") << 1.0;
        QTest::newRow("nearer") << 1.4;
    }

    void anotherDrawingIsShownAtOnce()
    {
        QFETCH(const double, zoom);
        Element red = *shape("red", ElementType::Rectangle, {0, 0, 3000, 2000}, FillStyle::Solid);
        red.backgroundColor = red.strokeColor = "#ff0000";
        Shown shown(Scene({std::make_shared<const Element>(red)}));
        shown.view.setViewport({1, {200, 200}});
        QVERIFY(shown.waitUntilSharp());
        const auto isRed = [&] { return shown.view.grab().toImage().pixelColor(100, 400) == QColor(255, 0, 0); };
        QVERIFY(isRed());
        std::vector<ElementPtr> much;
        for (int i = 0; i < 6000; ++i) // more than is painted in a frame
            much.push_back(shape("n" + std::to_string(i), ElementType::Ellipse,
                                 {i % 60 * 20.0, i / 60 * 10.0, 200, 100}, FillStyle::CrossHatch));
        shown.editor.setDocument(Scene(std::move(much)));
        shown.view.setViewport({zoom, {200, 200}});
        QVERIFY(!isRed());
    }

    void aListIsPaintedTheSameByManyThreadsAtOnce()
    {
        const QRectF region(-20, -20, 3040, 1540);
        const Scene scene = wallOfShapes();
        PaintedScene first, second;
        first.update(scene, difference({}, scene));
        second.update(scene, difference({}, scene));
        const QImage alone = pictureOf(first.list(region, {0.9}), region, 0.9);
        const PaintList shared = second.list(region, {0.9});
        std::array<QImage, 4> images;
        {
            std::vector<std::jthread> threads;
            for (QImage &image : images)
                threads.emplace_back([&] { image = pictureOf(shared, region, 0.9); });
        }
        for (const QImage &image : images)
            QCOMPARE(image, alone);
    }

    void aListStaysAsItWasWhateverBecomesOfTheScene()
    {
        const QRectF region(-20, -20, 500, 300);
        const Scene scene = wallOfShapes();
        PaintedScene painted;
        painted.update(scene, difference({}, scene));
        const PaintList before = painted.list(region, {1});
        const QImage picture = pictureOf(before, region, 1);
        painted.update({}, difference(scene, {}));
        QCOMPARE(pictureOf(before, region, 1), picture);
        QVERIFY(pictureOf(painted.list(region, {1}), region, 1) != picture);
    }

    void aListIsGivenUpWhenItIsToldSo()
    {
        const QRectF region(-20, -20, 3040, 1540);
        const Scene scene = wallOfShapes();
        PaintedScene painted;
        painted.update(scene, difference({}, scene));
        QImage image(100, 100, QImage::Format_RGB32);
        QPainter painter(&image);
        int asked = 0;
        painted.list(region, {1}).paint(painter, [&] { return ++asked > 3; });
        QCOMPARE(asked, 4);
    }

    void whatChangesWhileTilesAreUnderWayIsSeenInThem()
    {
        Shown shown(wallOfShapes());
        shown.view.zoomToFit();
        shown.waitUntilSharp();
        shown.view.setZoom(shown.view.zoom() * 1.1);
        shown.view.repaint(); // the stand-in
        shown.view.repaint(); // painting begins
        Random random(1);
        const EditContext context{shown.metrics, random, 1};
        const Scene moved = moveElements(shown.editor.committed(), {"s0", "s150", "s155", "s299"}, {30, 20}, context);
        shown.editor.preview(moved);
        shown.waitUntilSharp();
        const QImage seen = shown.view.grab().toImage();
        Shown fresh(moved);
        fresh.view.setViewport(shown.view.viewport());
        fresh.waitUntilSharp();
        const QRect drawing(0, 0, 980, 680); // without the scroll bars
        // where painted parts meet, the coverage of an edge may be rounded otherwise
        const int differs = mostDifference(seen.copy(drawing), fresh.view.grab().toImage().copy(drawing));
        QVERIFY2(differs <= 4, qPrintable(QString::number(differs)));
        shown.editor.cancelPreview();
    }

    void draggingPaintsOnlyWhatItTouches()
    {
        Shown shown(wallOfShapes());
        QVERIFY(QTest::qWaitFor([&] { return shown.view.isAtRest(); }, 20000));
        const int before = shown.view.tilesPainted();
        Random random(1);
        const EditContext context{shown.metrics, random, 1};
        shown.editor.preview(moveElements(shown.editor.committed(), {"s0"}, {5, 0}, context));
        shown.view.repaint();
        QVERIFY(shown.view.isSharp());
        QVERIFY2(shown.view.tilesPainted() - before <= 4,
                 qPrintable(QString::number(shown.view.tilesPainted() - before)));
        shown.editor.cancelPreview();
    }

    void aMovedElementLeavesNothingBehind()
    {
        Shown shown(wallOfShapes());
        const QImage before = shown.view.grab().toImage();
        Random random(1);
        const EditContext context{shown.metrics, random, 1};
        for (int i = 1; i < 12; ++i) {
            shown.editor.preview(moveElements(shown.editor.committed(), {"s22"}, {i * 9.0, i * 5.0}, context));
            shown.view.repaint();
        }
        QVERIFY(shown.view.grab().toImage() != before);
        shown.editor.cancelPreview();
        QCOMPARE(shown.view.grab().toImage(), before);
    }

    /// Its name stands above it, often on another tile.
    void theNameOfAFrameGoesWithIt()
    {
        Shown shown(wallOfShapes());
        Random random(1);
        const EditContext context{shown.metrics, random, 1};
        Element frame = newElement(ElementType::Frame, context);
        frame.data = FrameData{"Requirements"};
        frame.x = -1300, frame.y = -900, frame.width = 500, frame.height = 150;
        const std::string id = frame.id;
        const Scene framed = addElements(shown.editor.committed(), {std::move(frame)}, context);
        Viewport view;
        view.origin = {-1500, -1000};
        view.zoom = 0.4;
        shown.view.setViewport(view);
        shown.waitUntilSharp();
        Shown fresh(framed);
        for (int step = 0; step < 60; ++step) { // px of the scene: all places within a tile
            const Scene moved = moveElements(framed, {id}, {0, step * 11.0}, context);
            shown.editor.preview(moved);
            shown.waitUntilSharp();
            if (step % 12 != 0 && step != 59)
                continue;
            fresh.editor.setDocument(moved);
            fresh.view.setViewport(shown.view.viewport());
            fresh.waitUntilSharp();
            const QRect drawing(0, 0, 980, 680); // without the scroll bars
            const int differs =
                mostDifference(shown.view.grab().toImage().copy(drawing), fresh.view.grab().toImage().copy(drawing));
            QVERIFY2(differs <= 4, qPrintable(QString("step %1: %2").arg(step).arg(differs)));
        }
        shown.editor.cancelPreview();
    }

    /// What is laid over a drawing stands where no words are, if there is such a place among those it may have.
    void whatIsLaidOverLeavesWordsAlone()
    {
        Element words;
        words.id = "zone";
        words.type = ElementType::Text;
        words.x = 100;
        words.y = 50;
        words.width = 80;
        words.height = 20;
        TextData text;
        text.text = text.originalText = "zone a";
        words.data = text;
        const Scene scene(std::vector<ElementPtr>{std::make_shared<const Element>(words)});
        Viewport view;
        view.zoom = 2;
        view.origin = {50, 0};
        WordsOnCanvas canvas;
        const QRectF on(240, 110, 40, 20), beside(250, 110, 40, 20), below(240, 150, 40, 20); // px of the widget
        QCOMPARE(canvas.firstFree(scene, view, std::array{on, beside, below}), below);
        QCOMPARE(canvas.firstFree(scene, view, std::array{below, on}), below);
        QCOMPARE(canvas.firstFree(scene, view, std::array{beside, on}), beside); // nothing is better
        const QRectF right(280, 110, 40, 20), small(300, 120, 2, 2);
        QCOMPARE(canvas.firstFree(scene, view, std::array{on, right, below}), right);
        QCOMPARE(canvas.firstFree(scene, view, std::array{on, right, below}, std::array{small}), below);
        QCOMPARE(canvas.firstFree(scene, view, std::array{on, right}, std::array{small}),
                 right); // beside words at least
        words.y = 500;
        const Scene moved(std::vector<ElementPtr>{std::make_shared<const Element>(words)});
        QCOMPARE(canvas.firstFree(moved, view, std::array{on, below}), on);
    }
};

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
