// SPDX-License-Identifier: GPL-3.0-or-later
// Many lines leave the pixels that Qt gives them.
#include "exporters/coverage.h"

#include <QImage>
#include <QPainterPath>
#include <QTest>
#include <cmath>
#include <cstdlib>
#include <limits>

using namespace ninesketch;

namespace
{

constexpr int side = 400;
constexpr int closeEnough = 80;        ///< of 255: at ends and corners, which are broken into other straight pieces
constexpr double closeOnAverage = 0.5; ///< of 255

/// Lines across a square, beyond the picture, and one with corners all over it.
QPainterPath hatching(bool curved)
{
    QPainterPath path;
    for (int i = 0; i < 80; ++i) {
        const QPointF from(-50 + 7 * i, -20), to(-250 + 7 * i, 430);
        path.moveTo(from);
        if (curved)
            path.cubicTo(from + QPointF(-10, 170), from + QPointF(-90, 270), to);
        else
            path.lineTo(to);
    }
    path.moveTo(3, 3);
    for (int i = 1; i < 80; ++i)
        path.lineTo(3 + (i * 167) % 390, 3 + (i * 89) % 390);
    return path;
}

template <class Draw> QImage painted(double ratio, const Draw &draw)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    return image;
}

int largestDifference(const QImage &a, const QImage &b)
{
    int largest = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            largest = std::max(largest, std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y))));
    return largest;
}

double meanDifference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            sum += std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y)));
    return sum / side / side;
}

} // namespace

class CoverageTest : public QObject
{
    Q_OBJECT

private slots:
    void linesAreThoseOfQt_data()
    {
        QTest::addColumn<bool>("curved");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("width");
        QTest::addColumn<int>("alpha");
        QTest::addColumn<bool>("clipped");
        for (const bool curved : {false, true}) {
            const char *lines = curved ? "curved" : "straight";
            QTest::addRow("plain, %s", lines) << curved << 1.0 << 0.0 << 2.0 << 255 << false;
            QTest::addRow("bold, %s", lines) << curved << 1.0 << 0.0 << 9.0 << 255 << false;
            QTest::addRow("on a sharp screen, %s", lines) << curved << 2.0 << 0.0 << 2.0 << 255 << false;
            QTest::addRow("turned, %s", lines) << curved << 1.0 << 33.0 << 2.0 << 255 << false;
            QTest::addRow("clipped, %s", lines) << curved << 1.0 << 33.0 << 2.0 << 255 << true;
            QTest::addRow("crossings seen through, %s", lines) << curved << 1.5 << 10.0 << 4.0 << 100 << false;
        }
    }

    void linesAreThoseOfQt()
    {
        QFETCH(bool, curved);
        QFETCH(double, ratio);
        QFETCH(double, degrees);
        QFETCH(double, width);
        QFETCH(int, alpha);
        QFETCH(bool, clipped);
        const QPainterPath path = hatching(curved);
        const auto prepare = [&](QPainter &painter) {
            if (clipped)
                painter.setClipRect(QRectF(40.5, 60.5, 222, 111));
            painter.rotate(degrees);
            painter.setPen(QPen(QColor(0, 0, 0, alpha), width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        };
        const QImage ofQt = painted(ratio, [&](QPainter &painter) {
            prepare(painter);
            painter.drawPath(path);
        });
        const QImage ours = painted(ratio, [&](QPainter &painter) {
            prepare(painter);
            drawLines(painter, path);
        });
        QVERIFY(largestDifference(ofQt, ours) <= closeEnough);
        QVERIFY(meanDifference(ofQt, ours) <= closeOnAverage);
        QVERIFY(largestDifference(ours, painted(ratio, [](QPainter &) {})) >= alpha / 2);
    }

    void whatIsFarAwayOrNoNumberLeavesTheRest()
    {
        const auto square = [](double x, double side) {
            return QPolygonF({{x, 10.0}, {x + side, 10.0}, {x + side, 10.0 + side}, {x, 10.0 + side}});
        };
        std::vector<QPolygonF> outlines;
        for (int i = 0; i < 90; ++i)
            outlines.push_back(square(10 + 2 * i, 1));
        const auto drawn = [&] {
            return painted(1, [&](QPainter &painter) { fillOutlines(painter, outlines, Qt::black); });
        };
        const QImage before = drawn();
        QCOMPARE(qGreen(before.pixel(10, 10)), 0);
        QCOMPARE(qGreen(before.pixel(11, 10)), 255);
        outlines.push_back(square(std::numeric_limits<double>::quiet_NaN(), 5));
        outlines.push_back(square(std::numeric_limits<double>::infinity(), 5));
        outlines.push_back(square(1e15, 5));
        outlines.push_back(square(-1e15, 5));
        QCOMPARE(drawn(), before);
        outlines.push_back(QPolygonF({{-1e12, 300.0}, {1e12, 300.0}, {1e12, 310.0}, {-1e12, 310.0}}));
        const QImage across = drawn();
        QCOMPARE(qGreen(across.pixel(0, 305)), 0);
        QCOMPARE(qGreen(across.pixel(side - 1, 305)), 0);
        QCOMPARE(qGreen(across.pixel(200, 299)), 255);
    }
};

QTEST_MAIN(CoverageTest)
#include "coverage_test.moc"
