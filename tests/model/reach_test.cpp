// SPDX-License-Identifier: GPL-3.0-or-later
// The box that is found without drawing holds all that is drawn, whatever the element is like.
#include "model/scene/identity.h"
#include "model/sketch/picture.h"
#include "model/sketch/reach.h"

#include <QTest>

using namespace ninesketch;

namespace
{

class Maker
{
public:
    explicit Maker(std::uint64_t seed) : m_random(seed) {}

    Element element()
    {
        Element made;
        made.id = newId(m_random);
        made.type = pick(std::array{ElementType::Rectangle, ElementType::Diamond, ElementType::Ellipse,
                                    ElementType::Arrow, ElementType::Line, ElementType::Freedraw, ElementType::Text});
        made.seed = newSeed(m_random);
        made.x = number(-500, 500);
        made.y = number(-500, 500);
        made.width = size();
        made.height = size();
        made.angle = m_random() % 3 ? 0 : number(0, 6.28);
        made.roughness = pick(std::array{0.0, 1.0, 1.0, 2.0, 5.0});
        made.strokeWidth = pick(std::array{1.0, 2.0, 4.0, 20.0});
        made.strokeStyle = pick(std::array{StrokeStyle::Solid, StrokeStyle::Dashed, StrokeStyle::Dotted});
        made.fillStyle =
            pick(std::array{FillStyle::Hachure, FillStyle::CrossHatch, FillStyle::Solid, FillStyle::Zigzag});
        if (m_random() % 2)
            made.backgroundColor = "#ffc9c9";
        if (m_random() % 2)
            made.roundness = Roundness{pick(std::array{2, 3}), {}};
        if (made.type == ElementType::Arrow || made.type == ElementType::Line) {
            LinearData line;
            line.points = points(2 + m_random() % 4, made);
            line.endArrowhead = pick(std::array{Arrowhead::None, Arrowhead::Arrow, Arrowhead::Bar, Arrowhead::Circle,
                                                Arrowhead::Diamond, Arrowhead::CrowfootMany});
            line.elbowed = made.type == ElementType::Arrow && m_random() % 4 == 0;
            made.data = line;
        } else if (made.type == ElementType::Freedraw) {
            FreedrawData stroke;
            stroke.points = points(1 + m_random() % 30, made);
            stroke.constantWidth = m_random() % 3 == 0;
            made.data = stroke;
        } else if (made.type == ElementType::Text) {
            TextData text;
            text.text = text.originalText = pick(std::array{"one", "two\nlines", "g\n\nj\nqy"});
            text.fontSize = number(4, 60);
            text.textAlign = pick(std::array{TextAlign::Left, TextAlign::Center, TextAlign::Right});
            made.data = text;
        }
        return made;
    }

private:
    double number(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_random() >> 11) / 0x1p53;
    }
    double size() { return m_random() % 4 ? number(1, 200) : number(1, 3000); }
    template <typename List> typename List::value_type pick(const List &list) { return list[m_random() % list.size()]; }
    std::vector<Point> points(std::size_t count, const Element &made)
    {
        std::vector<Point> list{{0, 0}};
        while (list.size() < count)
            list.push_back({number(-made.width, made.width), number(-made.height, made.height)});
        return list;
    }

    Random m_random;
};

} // namespace

class ReachTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingLiesWithin()
    {
        Maker maker(7);
        int known = 0;
        for (int i = 0; i < 6000; ++i) {
            const Element element = maker.element();
            const auto reach = reachOf(element);
            if (!reach)
                continue;
            ++known;
            const Rect drawn = sketch(element, Scene()).bounds;
            QVERIFY2(reach->contains(drawn),
                     qPrintable(QString("element %1 (type %2, %3 x %4): drawn %5,%6 %7 x %8, reach %9,%10 %11 x %12")
                                    .arg(i)
                                    .arg(static_cast<int>(element.type))
                                    .arg(element.width)
                                    .arg(element.height)
                                    .arg(drawn.x)
                                    .arg(drawn.y)
                                    .arg(drawn.width)
                                    .arg(drawn.height)
                                    .arg(reach->x)
                                    .arg(reach->y)
                                    .arg(reach->width)
                                    .arg(reach->height)));
        }
        QVERIFY(known > 4000);
    }

    void itIsNotMuchTooLarge()
    {
        Element box;
        box.width = 100;
        box.height = 60;
        const Rect drawn = sketch(box, Scene()).bounds, reach = reachOf(box).value();
        QVERIFY(reach.width < drawn.width + 30 && reach.height < drawn.height + 30);
    }
};

QTEST_GUILESS_MAIN(ReachTest)
#include "reach_test.moc"
