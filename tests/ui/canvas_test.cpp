// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas paints, and what it does not paint again.
#include "exporters/qt_text_metrics.h"
#include "model/scene/edits.h"
#include "model/scene/identity.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/far_look.h"

#include <QTest>
#include <cmath>

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

    void draggingPaintsOnlyWhatItTouches()
    {
        Shown shown(wallOfShapes());
        QTest::qWait(100); // the tiles around the view
        QVERIFY(QTest::qWaitFor([&] {
            const int before = shown.view.tilesPainted();
            QTest::qWait(60);
            return shown.view.tilesPainted() == before;
        }));
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
};

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
