// SPDX-License-Identifier: GPL-3.0-or-later
// Elements that no person draws: whatever numbers a file holds, sketching and painting end soon and never fall over.
#include "exporters/exporter.h"
#include "exporters/paint_picture.h"
#include "model/sketch/bounds.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTest>
#include <limits>
#include <random>

using namespace ninesketch;

namespace
{

constexpr ElementType types[] = {
    ElementType::Rectangle, ElementType::Diamond, ElementType::Ellipse,    ElementType::Arrow, ElementType::Line,
    ElementType::Freedraw,  ElementType::Text,    ElementType::Image,      ElementType::Frame, ElementType::MagicFrame,
    ElementType::Iframe,    ElementType::Unknown, ElementType::Embeddable,
};

class Absurd
{
public:
    explicit Absurd(unsigned seed) : m_random(seed), m_mild(seed % 2) {}

    double number()
    {
        static constexpr double odd[] = {0,     -0.0, 1,    -1,     0.5,   1e-300, 1e300, -1e300, 1e9, -1e9, 75000,
                                         1e308, 3,    1e-6, 123456, -4711, 20,     100,   255,    17,  2.5,  1e15};
        const double value = odd[m_random() % std::size(odd)];
        return m_mild && std::abs(value) > 2e5 ? 200 : value; // every other drawing can be exported
    }
    std::string color()
    {
        static const char *odd[] = {
            "#1e1e1e", "transparent",        "",        "#12",     "#ff000000", "rebeccapurple", "url(#x)",
            "rgb(1,2", "hsl(120, 50%, 50%)", "#zzzzzz", "\xff\xfe"};
        return odd[m_random() % std::size(odd)];
    }
    std::vector<Point> points()
    {
        std::vector<Point> result(m_random() % 6);
        for (auto &point : result)
            point = {number(), number()};
        if (!result.empty() && m_random() % 2)
            result.back() = result.front();
        return result;
    }
    Element element(int id)
    {
        Element element;
        element.id = "e" + std::to_string(id);
        element.type = types[m_random() % std::size(types)];
        element.x = number();
        element.y = number();
        element.width = std::abs(number());
        element.height = std::abs(number());
        element.angle = number();
        element.strokeColor = color();
        element.backgroundColor = m_random() % 2 ? "#ffc9c9" : color();
        element.fillStyle = static_cast<FillStyle>(m_random() % 4);
        element.strokeStyle = static_cast<StrokeStyle>(m_random() % 3);
        element.strokeWidth = number();
        element.roughness = number();
        element.opacity = number();
        element.seed = static_cast<std::int32_t>(m_random());
        if (m_random() % 2)
            element.roundness =
                Roundness{static_cast<int>(m_random() % 4), m_random() % 2 ? std::optional(number()) : std::nullopt};
        if (m_random() % 3 == 0)
            element.frameId = "e" + std::to_string(m_random() % 8);
        if (m_random() % 3 == 0)
            element.boundElements = {{"e" + std::to_string(m_random() % 8), "text"}};
        switch (element.type) {
        case ElementType::Arrow:
        case ElementType::Line: {
            LinearData data;
            data.points = points();
            data.elbowed = m_random() % 2;
            data.startArrowhead = static_cast<Arrowhead>(m_random() % 19);
            data.endArrowhead = static_cast<Arrowhead>(m_random() % 19);
            element.data = data;
            break;
        }
        case ElementType::Freedraw: {
            FreedrawData data;
            data.points = points();
            for (std::size_t i = 0; i < m_random() % 8; ++i)
                data.pressures.push_back(number());
            data.simulatePressure = m_random() % 2;
            data.constantWidth = m_random() % 3 == 0;
            data.streamline = number();
            element.data = data;
            break;
        }
        case ElementType::Text: {
            TextData data;
            static const char *odd[] = {
                "", "\n\n", "a\tb", "\xf0\x9f\x92\xa9", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", "\xff\xff", "plain"};
            data.text = odd[m_random() % std::size(odd)];
            data.fontSize = number();
            data.fontFamily = static_cast<int>(m_random() % 12);
            data.lineHeight = number();
            data.textAlign = static_cast<TextAlign>(m_random() % 3);
            if (m_random() % 2)
                data.containerId = "e" + std::to_string(m_random() % 8);
            element.data = data;
            break;
        }
        case ElementType::Image:
            element.data = ImageData{"nothing", "saved", number(), number(),
                                     ImageCrop{number(), number(), number(), number(), number(), number()}};
            break;
        case ElementType::Frame:
        case ElementType::MagicFrame:
            element.data = FrameData{};
            break;
        default:
            break;
        }
        return element;
    }
    Scene scene()
    {
        std::vector<ElementPtr> elements;
        for (int i = 0; i < 8; ++i)
            elements.push_back(std::make_shared<const Element>(element(i)));
        return Scene(elements);
    }

private:
    std::mt19937 m_random;
    bool m_mild;
};

} // namespace

class AbsurdTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingEndsSoon_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 0; seed < 120; ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void everythingEndsSoon()
    {
        QFETCH(unsigned, seed);
        QElapsedTimer timer;
        timer.start();
        const Scene scene = Absurd(seed).scene();
        const Picture picture = makePicture(scene);
        QImage image(200, 200, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        ImageCache images;
        PaintOptions options;
        options.images = &images;
        paintPicture(painter, picture, options);
        painter.end();
        for (const auto &exporter : allExporters()) {
            if (QByteArray(exporter.id) == "excalidraw")
                continue;
            ExportOptions small;
            small.scale = picture.bounds.width > 0
                              ? std::min(1.0, 300 / std::max(picture.bounds.width, picture.bounds.height))
                              : 1;
            const auto result = exporter.write(scene, small);
            QVERIFY(result.hasValue() || !result.error().empty());
        }
        // a hang, not slowness
        QVERIFY2(timer.elapsed() < 200000, qPrintable(QString::number(timer.elapsed()) + " ms"));
    }
};

QTEST_MAIN(AbsurdTest)
#include "absurd_test.moc"
