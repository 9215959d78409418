// SPDX-License-Identifier: GPL-3.0-or-later
// What the conformance tests need of our own code, as a command:
//   scene_tool measure TEXTS.json      widths of [{"text","fontSize","fontFamily"}, …] as JSON
//   scene_tool random SEED OUTPUT      a drawing of every kind of element, at random
//   scene_tool stencils OUTPUT         every shape of several lines, labelled, each with an arrow to the next
//   scene_tool arrows SEED OUTPUT      a drawing full of arrows that hold on to things, at random
//   scene_tool chart bars|lines|radar TEXT OUTPUT   a chart of the numbers in a text file
//   scene_tool move INPUT OUTPUT DX DY ID…   those elements moved
//   scene_tool resave INPUT OUTPUT ...  opened and saved, any number of them; says what could not be opened
//   scene_tool design INPUT            the model that a drawing carries, as text (components, calls, classes, targets)
#include "exporters/document_file.h"
#include "exporters/image_file.h"
#include "exporters/qt_text_metrics.h"
#include "model/design/design_json.h"
#include "model/import/chart.h"
#include "model/scene/edits.h"
#include "model/scene/identity.h"
#include "model/scene/repair_scene.h"
#include "model/sketch/font_family.h"
#include "tests/conformance/arrow_scenes.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

using namespace ninesketch;

namespace
{

int measure(const char *file)
{
    std::ifstream input(file);
    const QtTextMetrics metrics;
    Json widths = Json::array();
    for (const Json &one : Json::parse(input)) {
        const int family = one.value("fontFamily", 5);
        widths.push_back(metrics.lineWidth(one.at("text").get<std::string>(), family, one.value("fontSize", 20.0)));
    }
    std::cout << widths.dump() << '\n';
    return 0;
}

/// Draws everything that there is, with values that a person could have chosen.
class RandomScene
{
public:
    explicit RandomScene(std::uint64_t seed) : m_random(seed) {}

    Scene make()
    {
        for (int i = 0; i < 8; ++i)
            addShape();
        for (int i = 0; i < 6; ++i)
            addLabelled();
        for (int i = 0; i < 10; ++i)
            addArrow(i % 3 == 2);
        for (int i = 0; i < 4; ++i)
            addLine();
        for (int i = 0; i < 3; ++i)
            addStroke();
        for (int i = 0; i < 4; ++i)
            addText(nullptr);
        addFrame();
        for (int i = 0; i < 3; ++i)
            addImage();
        std::vector<std::shared_ptr<Element>> elements;
        for (Element &element : m_elements)
            elements.push_back(std::make_shared<Element>(std::move(element)));
        (void)repairScene(elements);
        return Scene({elements.begin(), elements.end()}, {}, m_files.files());
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_random() % 1000000) / 1000000;
    }

    Element element(ElementType type)
    {
        static const char *const strokes[] = {"#1e1e1e", "#e03131", "#2f9e44", "#1971c2", "#f08c00", "#abc"};
        static const char *const fills[] = {"transparent", "#ffc9c9", "#b2f2bb", "#a5d8ff", "#ffec9980", "white"};
        Element made;
        made.id = newId(m_random);
        made.type = type;
        made.x = between(-2000, 2000);
        made.y = between(-2000, 2000);
        made.width = between(10, 400);
        made.height = between(10, 300);
        made.angle = pick(3) ? 0 : between(0, 6.2);
        made.strokeColor = strokes[pick(6)];
        made.backgroundColor = fills[pick(6)];
        made.fillStyle = static_cast<FillStyle>(pick(4));
        made.strokeStyle = static_cast<StrokeStyle>(pick(3));
        made.strokeWidth = 1 << pick(3);
        made.roughness = pick(3);
        made.opacity = pick(4) ? 100 : 10 * pick(11);
        made.seed = newSeed(m_random);
        made.version = 1 + pick(500);
        made.versionNonce = newSeed(m_random);
        made.updated = 1700000000000 + pick(1000000);
        made.locked = !pick(8);
        if (!pick(6))
            made.link = "https://example.org/a?b=" + std::to_string(pick(100));
        if (!pick(3))
            made.groupIds = {"group-" + std::to_string(pick(3))};
        if (!pick(3))
            made.customData = std::make_shared<const Json>(
                Json{{"ninesketch", {{"v", 1}, {"kind", "service"}, {"params", {{"replicas", pick(9) + 1}}}}},
                     {"of another program", {1, 2.5, nullptr, "text"}}});
        return made;
    }

    Element shape()
    {
        static constexpr ElementType types[] = {ElementType::Rectangle, ElementType::Diamond, ElementType::Ellipse};
        Element made = element(types[pick(3)]);
        if (pick(2))
            made.roundness = Roundness{made.type == ElementType::Rectangle ? 3 : 2, std::nullopt};
        return made;
    }

    void addShape()
    {
        m_elements.push_back(shape());
        m_shapes.push_back(m_elements.size() - 1);
    }

    void addText(Element *container)
    {
        static const char *const words[] = {
            "Redis", "API gateway\n(two regions)", "Łódź – žluťoučký kůň", "AVATAR To We Ty", "99.99 %", "λ = 3.5 k/s",
            "заказ"};
        Element made = element(ElementType::Text);
        made.backgroundColor = "transparent";
        made.roundness = std::nullopt;
        made.angle = container ? container->angle : made.angle;
        TextData text;
        static constexpr int families[] = {1, 3, 5, 6, 7, 8};
        static constexpr int sizes[] = {16, 20, 28, 36};
        text.text = text.originalText = words[pick(7)];
        text.fontFamily = families[pick(6)];
        text.fontSize = sizes[pick(4)];
        text.lineHeight = fontFamily(text.fontFamily).lineHeight;
        text.textAlign = container ? TextAlign::Center : static_cast<TextAlign>(pick(3));
        text.verticalAlign = container ? VerticalAlign::Middle : VerticalAlign::Top;
        std::size_t begin = 0, lines = 0;
        made.width = 0;
        for (std::size_t end = 0; end != std::string::npos; begin = end + 1, ++lines) {
            end = text.text.find('\n', begin);
            const std::string line = text.text.substr(begin, end == std::string::npos ? end : end - begin);
            made.width = std::max(made.width, m_metrics.lineWidth(line, text.fontFamily, text.fontSize));
        }
        made.height = static_cast<double>(lines) * text.fontSize * text.lineHeight;
        if (container) {
            text.containerId = container->id;
            made.groupIds = container->groupIds;
            container->width = std::max(container->width, 3 * made.width);
            container->height = std::max(container->height, 3 * made.height);
            made.x = container->centre().x - made.width / 2;
            made.y = container->centre().y - made.height / 2;
            container->boundElements.push_back({made.id, "text"});
        }
        made.data = std::move(text);
        m_elements.push_back(std::move(made));
    }

    void addLabelled()
    {
        Element made = shape();
        made.locked = false;
        m_shapes.push_back(m_elements.size());
        m_elements.push_back(made);
        addText(&made);
        m_elements[m_shapes.back()] = made;
    }

    std::vector<Point> walk(int count, double reach)
    {
        std::vector<Point> points{{0, 0}};
        for (int i = 1; i < count; ++i)
            points.push_back({points.back().x + between(5, reach), points.back().y + between(-reach, reach)});
        return points;
    }

    void addPoints(Element &made, std::vector<Point> points)
    {
        Rect extent{0, 0, 0, 0};
        for (const Point &p : points)
            extent = extent.united({p.x, p.y, 0, 0});
        made.width = extent.width;
        made.height = extent.height;
        LinearData line;
        line.points = std::move(points);
        made.data = std::move(line);
    }

    Binding binding(Element &target, const std::string &arrowId)
    {
        target.boundElements.push_back({arrowId, "arrow"});
        Binding made;
        made.elementId = target.id;
        made.mode = pick(4) ? "orbit" : "inside";
        made.fixedPoint = Point{between(0.05, 0.45), between(0.55, 0.95)};
        made.focus = between(-0.9, 0.9);
        made.gap = between(1, 15);
        return made;
    }

    void addArrow(bool elbowed)
    {
        static constexpr Arrowhead heads[] = {
            Arrowhead::None,           Arrowhead::Arrow,    Arrowhead::Bar,
            Arrowhead::Circle,         Arrowhead::Triangle, Arrowhead::TriangleOutline,
            Arrowhead::DiamondOutline, Arrowhead::Diamond,  Arrowhead::CircleOutline};
        Element made = element(ElementType::Arrow);
        made.backgroundColor = "transparent";
        made.angle = 0;
        if (elbowed)
            addPoints(made, {{0, 0}, {60, 0}, {60, 90}, {200, 90}});
        else
            addPoints(made, walk(2 + pick(3), 300));
        LinearData &line = *made.linear();
        line.elbowed = elbowed;
        line.startArrowhead = heads[pick(9)];
        line.endArrowhead = heads[pick(9)];
        if (elbowed)
            made.roundness = std::nullopt;
        else if (pick(2))
            made.roundness = Roundness{2, std::nullopt};
        const std::size_t from = m_shapes[static_cast<std::size_t>(pick(static_cast<int>(m_shapes.size())))];
        const std::size_t to = m_shapes[static_cast<std::size_t>(pick(static_cast<int>(m_shapes.size())))];
        if (pick(4))
            line.startBinding = binding(m_elements[from], made.id);
        if (pick(4) && to != from)
            line.endBinding = binding(m_elements[to], made.id);
        if (elbowed)
            for (std::optional<Binding> *end : {&line.startBinding, &line.endBinding})
                if (*end) {
                    (*end)->mode = "orbit";
                    (*end)->focus = 0;
                    (*end)->gap = 0;
                }
        m_elements.push_back(std::move(made));
    }

    void addLine()
    {
        Element made = element(ElementType::Line);
        const bool closed = pick(2);
        std::vector<Point> points = walk(3 + pick(3), 150);
        if (closed)
            points.push_back({0, 0});
        addPoints(made, std::move(points));
        made.linear()->polygon = closed;
        if (pick(2))
            made.roundness = Roundness{2, std::nullopt};
        m_elements.push_back(std::move(made));
    }

    void addStroke()
    {
        Element made = element(ElementType::Freedraw);
        FreedrawData stroke;
        stroke.points = walk(20, 12);
        stroke.simulatePressure = pick(2);
        if (!stroke.simulatePressure)
            for (std::size_t i = 0; i < stroke.points.size(); ++i)
                stroke.pressures.push_back(between(0.1, 1));
        Rect extent{0, 0, 0, 0};
        for (const Point &p : stroke.points)
            extent = extent.united({p.x, p.y, 0, 0});
        made.width = extent.width;
        made.height = extent.height;
        made.data = std::move(stroke);
        m_elements.push_back(std::move(made));
    }

    void addFrame()
    {
        Element made = element(ElementType::Frame);
        made.angle = 0;
        made.backgroundColor = "transparent";
        FrameData frame;
        if (pick(2))
            frame.name = "High-level design";
        made.data = frame;
        m_elements.push_back(std::move(made));
    }

    /// A picture of noise, mirrored and cropped.
    void addImage()
    {
        QImage pixels(40 + pick(40), 30 + pick(30), QImage::Format_RGB32);
        for (int y = 0; y < pixels.height(); ++y)
            for (int x = 0; x < pixels.width(); ++x)
                pixels.setPixel(x, y, static_cast<unsigned>(m_random()));
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        pixels.save(&buffer, "PNG");
        const auto file = readImageFile(png, "noise");
        m_files = withImageFile(m_files, *file, 1700000000000);
        Element made = element(ElementType::Image);
        made.strokeColor = "transparent";
        made.backgroundColor = "transparent";
        ImageData image;
        image.fileId = file->id;
        image.status = "saved";
        image.scaleX = pick(2) ? 1 : -1;
        image.scaleY = pick(2) ? 1 : -1;
        if (pick(2))
            image.crop = ImageCrop{between(0, 10), between(0, 10),     between(10, 30),
                                   between(8, 20), file->size.width(), file->size.height()};
        made.data = image;
        m_elements.push_back(std::move(made));
    }

    Random m_random;
    QtTextMetrics m_metrics;
    Scene m_files; ///< holds what the images show
    std::vector<Element> m_elements;
    std::vector<std::size_t> m_shapes;
};

Scene opened(const char *file)
{
    Result<Scene> scene = readSceneFile(QString::fromLocal8Bit(file));
    if (!scene)
        throw std::runtime_error(scene.error());
    return *scene;
}

int save(const Scene &scene, const char *file)
{
    if (const auto saved = saveSceneFile(scene, QString::fromLocal8Bit(file)); !saved)
        throw std::runtime_error(saved.error());
    return 0;
}

Scene stencils()
{
    const QtTextMetrics metrics;
    Random random(1);
    const EditContext context{metrics, random, 1700000000000};
    Scene scene;
    double x = 0, y = 0;
    std::string last;
    for (const Stencil &stencil : allStencils()) {
        Element like = newElement(ElementType::Rectangle, context);
        like.x = x;
        like.y = y;
        like.width = stencil.width;
        like.height = stencil.height;
        like.backgroundColor = "#a5d8ff";
        like.roundness = Roundness{};
        StencilDrawing drawing = drawStencil(stencil, like, context);
        scene = addElements(scene, std::move(drawing.elements), context);
        scene = setLabel(scene, drawing.bodyId, stencil.name, context);
        if (!last.empty()) {
            Element arrow = newElement(ElementType::Arrow, context);
            const Point from = scene.find(last)->centre(), to = scene.find(drawing.bodyId)->centre();
            arrow.x = from.x;
            arrow.y = from.y;
            LinearData line;
            line.points = {{0, 0}, to - from};
            line.endArrowhead = Arrowhead::Arrow;
            arrow.data = line;
            const std::string id = arrow.id;
            scene = addElements(scene, {std::move(arrow)}, context);
            scene = dragArrowEnd(scene, id, LinearEnd::Start, {from, 1, false, false}, context);
            scene = dragArrowEnd(scene, id, LinearEnd::End, {to, 1, false, false}, context);
        }
        last = drawing.bodyId;
        x += 300;
        if (x > 1000) {
            x = 0;
            y += 260;
        }
    }
    return scene;
}

int move(const char *input, const char *output, Point by, const Ids &ids)
{
    const QtTextMetrics metrics;
    Random random(1);
    return save(moveElements(opened(input), ids, by, {metrics, random, 1700000000000}), output);
}

int chart(const std::string &kind, const char *input, const char *output)
{
    std::ifstream stream(input);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    const auto numbers = parseNumbers(text);
    if (!numbers)
        throw std::runtime_error("no numbers");
    const QtTextMetrics metrics;
    Random random(1);
    const EditContext context{metrics, random, 1700000000000};
    const ChartKind which = kind == "bars" ? ChartKind::Bars : kind == "lines" ? ChartKind::Lines : ChartKind::Radar;
    return save(addElements({}, drawnChart(*numbers, which, context), context), output);
}

/// Sorted, and without what Excalidraw may change (ids of copies, positions): two equal models print the same.
int design(const char *file)
{
    const Design read = readDesign(opened(file));
    Json out{{"components", Json::array()}, {"calls", Json::array()}};
    for (const Component &one : read.components)
        out["components"].push_back({{"id", one.id},
                                     {"name", one.name},
                                     {"kind", one.kind->id},
                                     {"preset", one.preset},
                                     {"params", parametersToJson(one.parameters)}});
    for (const Call &one : read.calls) {
        Json call = callToJson(one);
        call["from"] = read.components[one.from].id;
        call["to"] = read.components[one.to].id;
        call["label"] = one.label;
        out["calls"].push_back(std::move(call));
    }
    out["document"] = documentToJson({read.classes, read.targets, read.settings});
    std::cout << out.dump(1) << '\n';
    return 0;
}

int resave(int count, char **files)
{
    int status = 0;
    for (int i = 0; i + 1 < count; i += 2)
        try {
            save(opened(files[i]), files[i + 1]);
        } catch (const std::exception &problem) {
            std::fprintf(stderr, "%s: %s\n", files[i], problem.what());
            status = 1;
        }
    return status;
}

int run(int argc, char **argv)
{
    const auto is = [&](const char *command, int arguments) {
        return argc == arguments + 2 && !std::strcmp(argv[1], command);
    };
    if (is("measure", 1))
        return measure(argv[2]);
    if (is("random", 2))
        return save(RandomScene(std::stoull(argv[2])).make(), argv[3]);
    if (is("stencils", 1))
        return save(stencils(), argv[2]);
    if (is("chart", 3))
        return chart(argv[2], argv[3], argv[4]);
    if (is("arrows", 2))
        return save(arrowScene(std::stoull(argv[2])), argv[3]);
    if (argc > 6 && !std::strcmp(argv[1], "move"))
        return move(argv[2], argv[3], {std::stod(argv[4]), std::stod(argv[5])}, {argv + 6, argv + argc});
    if (argc > 3 && !std::strcmp(argv[1], "resave"))
        return resave(argc - 2, argv + 2);
    if (is("design", 1))
        return design(argv[2]);
    std::fprintf(stderr, "usage: scene_tool measure TEXTS | random SEED OUT | stencils OUT | arrows SEED OUT | "
                         "chart KIND TEXT OUT | "
                         "move IN OUT DX DY ID... | resave IN OUT ... | design IN\n");
    return 2;
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    try {
        return run(argc, argv);
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 1;
    }
}
