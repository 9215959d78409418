// SPDX-License-Identifier: GPL-3.0-or-later
// How much ink a hairline leaves: in each column (in each row where it is steep) its width, whatever its slope.
#include "exporters/hairline.h"

#include <QTest>

using namespace ninesketch;

namespace
{

constexpr int side = 60;

/// Ink in one column or row of the picture, in pixels.
double ink(const QImage &image, int at, bool ofRow)
{
    double sum = 0;
    for (int i = 0; i < side; ++i)
        sum += qAlpha(ofRow ? image.pixel(i, at) : image.pixel(at, i)) / 255.0;
    return sum;
}

QImage painted(const QPainterPath &path, const QPen &pen, double width, double scale = 1)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(scale, scale);
    paintHairline(painter, path, pen, width);
    return image;
}

} // namespace

class HairlineTest : public QObject
{
    Q_OBJECT

private slots:
    void everySlopeIsAsFaint_data()
    {
        QTest::addColumn<QPointF>("to");
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("scale");
        QTest::newRow("level") << QPointF(55, 5.3) << 1.0 << 1.0;
        QTest::newRow("diagonal") << QPointF(55, 55.2) << 1.0 << 1.0;
        QTest::newRow("diagonal, half as wide") << QPointF(55, 55.2) << 0.5 << 1.0;
        QTest::newRow("flat") << QPointF(55, 20) << 0.7 << 1.0;
        QTest::newRow("steep") << QPointF(20, 55) << 1.0 << 1.0;
        QTest::newRow("twice as large") << QPointF(55, 40) << 1.0 << 2.0;
    }

    void everySlopeIsAsFaint()
    {
        QFETCH(QPointF, to);
        QFETCH(double, width);
        QFETCH(double, scale);
        QPainterPath path(QPointF(5, 5) / scale);
        path.lineTo(to / scale);
        const QImage image = painted(path, QPen(Qt::black), width, scale);
        const bool steep = to.y() > to.x() + 1;
        for (int at = 10; at < 50; ++at) {
            const double found = ink(image, at, steep);
            QVERIFY2(std::abs(found - width) < 0.03, qPrintable(QString("%1: %2").arg(at).arg(found)));
        }
    }

    void dashesLeaveGaps()
    {
        QPainterPath path({2, 20.5});
        path.lineTo(30, 20.5);
        path.lineTo(58, 20.5); // the pattern goes on around corners
        QPen pen(Qt::black);
        pen.setDashPattern({8, 12}); // of half a pixel: dashes of 4 px every 10 px, and their round ends
        const QImage image = painted(path, pen, 0.5);
        for (int at = 3; at < 57; ++at) {
            const int place = (at - 2) % 10;
            if (place >= 1 && place < 3)
                QVERIFY2(std::abs(ink(image, at, false) - 0.5) < 0.03, qPrintable(QString::number(at)));
            if (place >= 5 && place < 9)
                QCOMPARE(ink(image, at, false), 0.0);
        }
    }

    void dashesTooCloseAreALine()
    {
        QPainterPath path({5, 30.5});
        path.lineTo(55, 30.5);
        QPen pen(Qt::black);
        pen.setDashPattern({0.01, 0.01});
        const QImage image = painted(path, pen, 1);
        QVERIFY(std::abs(ink(image, 30, false) - 1) < 0.03);
    }
};

QTEST_MAIN(HairlineTest)
#include "hairline_test.moc"
