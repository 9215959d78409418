// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/arrow_scenes.h"

#include "exporters/image_file.h"
#include "exporters/qt_text_metrics.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/linear_points.h"

#include <QBuffer>
#include <QImage>
#include <numbers>

namespace ninesketch
{
namespace
{

class ArrowScene
{
public:
    explicit ArrowScene(std::uint64_t seed) : m_random(seed) {}

    Scene make()
    {
        constexpr int columns = 4, rows = 3;
        for (int i = 0; i < columns * rows; ++i)
            addTarget({(i % columns) * 420.0 + between(0, 140), (i / columns) * 330.0 + between(0, 90)});
        for (int i = 0; i < 3; ++i)
            groupSome();
        for (int i = 0; i < 16; ++i)
            addArrow();
        return m_scene;
    }

private:
    EditContext context() { return {m_metrics, m_random, 1700000000000}; }
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(m_random() % 1000000) / 1000000;
    }

    void addTarget(Point at)
    {
        const int kind = pick(12);
        Element made = newElement(kind < 4   ? ElementType::Rectangle
                                  : kind < 6 ? ElementType::Ellipse
                                  : kind < 8 ? ElementType::Diamond
                                             : ElementType::Rectangle,
                                  context());
        made.x = at.x;
        made.y = at.y;
        made.width = between(40, 240);
        made.height = between(40, 190);
        made.strokeWidth = 1 << pick(3);
        made.backgroundColor = pick(3) ? "#ffec99" : "transparent";
        made.roundness = defaultRoundness(made.type, pick(2));
        if (pick(3) == 0)
            made.angle = between(0, 2 * std::numbers::pi);
        std::string id = made.id;
        if (kind == 8)
            id = addText(made);
        else if (kind == 9)
            id = addImage(made);
        else if (kind == 10)
            id = addFrame(made);
        else if (kind == 11)
            id = addStencil(made);
        else
            m_scene = addElements(m_scene, {made}, context());
        if (kind < 8 && pick(2))
            m_scene = setLabel(m_scene, id, pick(2) ? "API gateway" : "Redis", context());
        m_targets.push_back(id);
    }

    std::string addText(const Element &like)
    {
        Element made = newElement(ElementType::Text, context());
        made.x = like.x;
        made.y = like.y;
        made.angle = like.angle;
        TextData text;
        text.fontSize = 16 + 4 * pick(6);
        made.data = text;
        m_scene = addElements(m_scene, {made}, context());
        m_scene = setText(m_scene, made.id, pick(2) ? "users" : "two lines\nof words", context());
        return made.id;
    }

    std::string addImage(const Element &like)
    {
        QImage pixels(60, 40, QImage::Format_RGB32);
        pixels.fill(static_cast<unsigned>(m_random()));
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        pixels.save(&buffer, "PNG");
        const auto file = readImageFile(png, "plain");
        m_scene = withImageFile(m_scene, *file, 1700000000000);
        auto placed = placeImages(m_scene, {{file->id, like.width, like.height}}, like.centre(), 0, 100, context());
        m_scene = std::move(placed.scene);
        return *placed.ids.begin();
    }

    std::string addFrame(const Element &like)
    {
        Element frame = newElement(ElementType::Frame, context());
        frame.x = like.x;
        frame.y = like.y;
        frame.width = like.width + 40;
        frame.height = like.height + 40;
        frame.data = FrameData{};
        m_scene = addElements(m_scene, {frame}, context());
        return frame.id;
    }

    std::string addStencil(const Element &like)
    {
        const auto stencils = allStencils();
        Element box = like;
        box.angle = 0;
        StencilDrawing drawing =
            drawStencil(stencils[static_cast<std::size_t>(pick(int(stencils.size())))], box, context());
        m_scene = addElements(m_scene, std::move(drawing.elements), context());
        if (pick(2))
            m_scene = setLabel(m_scene, drawing.bodyId, "orders", context());
        return drawing.bodyId;
    }

    void groupSome()
    {
        const std::string a = someTarget(), b = someTarget();
        const Element *one = m_scene.find(a), *other = m_scene.find(b);
        if (a != b && !one->isFrame() && !other->isFrame() && one->groupIds.empty() && other->groupIds.empty())
            m_scene = groupElements(m_scene, {a, b}, context()).scene;
    }

    const std::string &someTarget() { return m_targets[static_cast<std::size_t>(pick(int(m_targets.size())))]; }

    /// Within the shape, or near to its outline, or near to the middle of a side.
    Point placeOn(const Element &target)
    {
        const Point centre = target.centre();
        const double w = target.width / 2, h = target.height / 2;
        Point from;
        switch (pick(3)) {
        case 0:
            from = {between(-0.8, 0.8) * w, between(-0.8, 0.8) * h};
            break;
        case 1: {
            const double out = between(2, 11);
            from = pick(2) ? Point{(w + out) * (pick(2) ? 1 : -1), between(-0.9, 0.9) * h}
                           : Point{between(-0.9, 0.9) * w, (h + out) * (pick(2) ? 1 : -1)};
            break;
        }
        default:
            from = pick(2) ? Point{(w + 4) * (pick(2) ? 1 : -1), between(-6, 6)}
                           : Point{between(-6, 6), (h + 4) * (pick(2) ? 1 : -1)};
        }
        return rotated(centre + from, centre, target.angle);
    }

    void addArrow()
    {
        static constexpr Arrowhead heads[] = {Arrowhead::None,   Arrowhead::Arrow,    Arrowhead::Bar,
                                              Arrowhead::Circle, Arrowhead::Triangle, Arrowhead::DiamondOutline};
        Element made = newElement(ElementType::Arrow, context());
        made.strokeWidth = 1 << pick(3);
        const std::string from = someTarget(), to = someTarget();
        const Point start = placeOn(*m_scene.find(from)), end = placeOn(*m_scene.find(to));
        const int type = pick(3);
        LinearData line;
        line.startArrowhead = pick(3) ? Arrowhead::None : heads[pick(6)];
        line.endArrowhead = pick(4) ? Arrowhead::Arrow : heads[pick(6)];
        line.elbowed = type == 2;
        line.points = {{0, 0}, end - start};
        if (type < 2 && pick(3) == 0)
            line.points.insert(line.points.begin() + 1,
                               (end - start) * 0.5 + Point{between(-90, 90), between(-90, 90)});
        made.roundness = type == 1 ? std::optional(Roundness{2, {}}) : std::nullopt;
        made.x = start.x;
        made.y = start.y;
        made.data = line;
        made = withScenePoints(made, scenePoints(made));
        const std::string id = made.id;
        m_scene = addElements(m_scene, {made}, context());
        m_scene = dragArrowEnd(m_scene, id, LinearEnd::End, {end, 1, false, pick(8) == 0}, context());
        if (pick(6))
            m_scene = dragArrowEnd(m_scene, id, LinearEnd::Start, {start, 1, false, pick(8) == 0}, context());
        if (pick(4) == 0)
            m_scene = setLabel(m_scene, id, "reads", context());
    }

    Random m_random;
    QtTextMetrics m_metrics;
    Scene m_scene;
    std::vector<std::string> m_targets;
};

} // namespace

Scene arrowScene(std::uint64_t seed)
{
    return ArrowScene(seed).make();
}

} // namespace ninesketch
