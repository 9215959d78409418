// SPDX-License-Identifier: GPL-3.0-or-later
// Strokes drawn by an unsteady hand, in many sizes, are taken for what they were meant to be.
#include "model/sketch/recognise.h"

#include <QTest>
#include <random>

using namespace ninesketch;

class RecogniseTest : public QObject
{
    Q_OBJECT
    std::mt19937 m_random{3};

    Point shaken(Point p)
    {
        std::normal_distribution<double> hand(0, 1);
        return {p.x + hand(m_random), p.y + hand(m_random)};
    }

    std::vector<Point> along(const std::vector<Point> &corners)
    {
        constexpr int pieces = 25;
        std::vector<Point> points;
        for (std::size_t i = 1; i < corners.size(); ++i)
            for (int k = 0; k < pieces; ++k)
                points.push_back(shaken(corners[i - 1] + (corners[i] - corners[i - 1]) * (double(k) / pieces)));
        points.push_back(corners.back());
        return points;
    }

    std::vector<Point> around(double w, double h)
    {
        std::vector<Point> points;
        const double from = double(m_random() % 60) / 10;
        for (int i = 0; i <= 60; ++i)
            points.push_back(shaken({w / 2 * std::cos(from + 0.10472 * i), h / 2 * std::sin(from + 0.10472 * i)}));
        return points;
    }

private slots:
    void knowsWhatWasMeant()
    {
        using Kind = RecognisedShape::Kind;
        const auto is = [](const std::vector<Point> &stroke, Kind kind) {
            const auto shape = recognisedShape(stroke);
            return shape && shape->kind == kind;
        };
        for (int round = 0; round < 200; ++round) {
            const double w = 60 + static_cast<double>(m_random() % 300), h = 60 + static_cast<double>(m_random() % 200);
            QVERIFY(is(along({{0, 0}, {w, 0}, {w, h}, {0, h}, {3, 5}}), Kind::Rectangle));
            QVERIFY(is(along({{w / 2, 0}, {w, h / 2}, {w / 2, h}, {0, h / 2}, {w / 2 - 4, 4}}), Kind::Diamond));
            QVERIFY(is(around(w, h), Kind::Ellipse));
            QVERIFY(is(along({{0, 0}, {w + 100, h}}), Kind::Line));
            const auto arrow = along({{0, 0}, {w + 100, 0}, {w + 70, -25}, {w + 100, 0}, {w + 70, 25}});
            QVERIFY(is(arrow, Kind::Arrow));
            QVERIFY(std::abs(recognisedShape(arrow)->end.x - w - 100) < 12);
            QVERIFY(!recognisedShape(along({{0, 0}, {w, 0}, {0, h}, {w, h}})));
            QVERIFY(!recognisedShape(along({{0, 0}, {w, 100}, {2 * w, 0}, {3 * w, 100}})));
        }
    }

    void leavesSpecksAlone()
    {
        QVERIFY(!recognisedShape(std::vector<Point>{{0, 0}}));
        QVERIFY(!recognisedShape(std::vector<Point>{{0, 0}, {3, 3}, {0, 5}}));
        QVERIFY(!recognisedShape(std::vector<Point>(40, Point{7, 7})));
    }
};

QTEST_MAIN(RecogniseTest)
#include "recognise_test.moc"
