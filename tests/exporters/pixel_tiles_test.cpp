// SPDX-License-Identifier: GPL-3.0-or-later
// Lines drawn in tiles leave the pixels that they leave when they are drawn at once.
#include "exporters/pixel_tiles.h"

#include <QImage>
#include <QPainterPath>
#include <QTest>
#include <cmath>
#include <cstdlib>

using namespace ninesketch;

namespace
{

constexpr int side = 400;
constexpr int closeEnough = 6; ///< of 255
constexpr int nearEnough = 60; ///< where a curve is cut in two, as it is then broken into other straight pieces

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
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            largest = std::max(largest, std::abs(qGreen(a.pixel(x, y)) - qGreen(b.pixel(x, y))));
    return largest;
}

} // namespace

class PixelTilesTest : public QObject
{
    Q_OBJECT

private slots:
    void linesAreThoseDrawnAtOnce_data()
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

    void linesAreThoseDrawnAtOnce()
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
        const QImage atOnce = painted(ratio, [&](QPainter &painter) {
            prepare(painter);
            painter.drawPath(path);
        });
        const QImage inTiles = painted(ratio, [&](QPainter &painter) {
            prepare(painter);
            drawLines(painter, path);
        });
        const int difference = largestDifference(atOnce, inTiles);
        QVERIFY2(difference <= (curved ? nearEnough : closeEnough), qPrintable(QString::number(difference)));
        QVERIFY(largestDifference(inTiles, painted(ratio, [](QPainter &) {})) >= alpha / 2);
    }

    void nothingIsDrawnWhereNothingIsSeen()
    {
        int calls = 0;
        painted(1, [&](QPainter &painter) {
            painter.setClipRect(QRectF(0, 0, 100, 100));
            inTiles(
                painter, 1000, [](std::size_t i) { return QRectF(i < 900 ? 200 : 20, 20, 10, 10); },
                [&](std::span<const std::size_t> pieces) {
                    ++calls;
                    QCOMPARE(pieces.size(), std::size_t{100});
                    QCOMPARE(pieces.front(), std::size_t{900});
                });
        });
        QCOMPARE(calls, 1);
    }
};

QTEST_MAIN(PixelTilesTest)
#include "pixel_tiles_test.moc"
