// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/crop_tool.h"

#include "exporters/paint_picture.h"
#include "model/scene/edits.h"
#include "ui/tools/hints.h"
#include "ui/tools/new_element.h"
#include "ui/tools/selection_box.h"

#include <QPainter>
#include <numbers>

namespace ninesketch
{
namespace
{

LoadedImagePtr imageOf(const Element &element, const ToolContext &context)
{
    const ImageData *image = element.image();
    return image && image->fileId && context.images ? context.images->image(*image->fileId, context.scene.files())
                                                    : nullptr;
}

/// Nothing: it could not be read.
std::optional<NaturalSize> naturalSize(const Element &element, const ToolContext &context)
{
    const LoadedImagePtr loaded = imageOf(element, context);
    return loaded && !loaded->isNull() ? std::optional(NaturalSize{loaded->size.width(), loaded->size.height()})
                                       : std::nullopt;
}

class CropTool final : public Tool, public SaysHint, public Crops
{
public:
    explicit CropTool(std::string imageId) : m_id(std::move(imageId)) {}

    QString hint(const ToolContext &) const override
    {
        return QObject::tr("Drag an edge, or the picture behind it; Enter, Esc or a click beside it ends");
    }

    std::optional<Cropping> cropping(const ToolContext &context) const override
    {
        const Element *image = context.scene.find(m_id);
        const auto natural = image ? naturalSize(*image, context) : std::nullopt;
        return natural ? std::optional(Cropping{m_id, *natural}) : std::nullopt;
    }

    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        const Element *image = context.scene.find(m_id);
        if (!image) {
            answer.finished = true;
            return answer;
        }
        const SelectionBox box = boxOf(*image);
        m_from = event.at;
        m_grip = gripAt(box, event.at, context);
        m_moving = !m_grip && box.box.contains(box.toLocal(event.at));
        answer.finished = !m_grip && !m_moving;
        return answer;
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (!m_grip && !m_moving)
            return answer;
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = cropped(event, context);
        m_dragged = true;
        return answer;
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        if ((m_grip || m_moving) && m_dragged) {
            answer.outcome = ToolAnswer::Outcome::Commit;
            answer.scene = cropped(event, context);
            answer.what = QObject::tr("Crop image");
        }
        reset();
        return answer;
    }

    ToolAnswer key(int key, Qt::KeyboardModifiers modifiers, const ToolContext &context) override
    {
        ToolAnswer answer;
        answer.finished = key == Qt::Key_Return || key == Qt::Key_Enter || !context.scene.find(m_id);
        const Point by{key == Qt::Key_Left    ? -1.0
                       : key == Qt::Key_Right ? 1.0
                                              : 0.0,
                       key == Qt::Key_Up     ? -1.0
                       : key == Qt::Key_Down ? 1.0
                                             : 0.0};
        if (by == Point{})
            return answer;
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene =
            moveBehindCrop(context.scene, m_id, by * (modifiers.testFlag(Qt::ShiftModifier) ? 5 : 1), context.edit());
        answer.what = QObject::tr("Crop image");
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        ToolAnswer answer;
        if (m_dragged)
            answer.outcome = ToolAnswer::Outcome::Cancel;
        else
            answer.finished = true;
        reset();
        return answer;
    }

    QCursor cursor(const PointerEvent &event, const ToolContext &context) const override
    {
        const Element *image = context.scene.find(m_id);
        if (!image)
            return Qt::ArrowCursor;
        const SelectionBox box = boxOf(*image);
        if (const auto grip = m_grip ? m_grip : gripAt(box, event.at, context))
            return gripCursor(*grip, box.angle);
        return m_moving || box.box.contains(box.toLocal(event.at)) ? Qt::SizeAllCursor : Qt::ArrowCursor;
    }

    void paintOverlay(QPainter &painter, const ToolContext &context, const ToScreen &toScreen) const override
    {
        const Element *image = (m_shown ? *m_shown : context.scene).find(m_id);
        if (!image)
            return;
        const Point middle = toScreen(image->centre());
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(middle.x, middle.y);
        painter.rotate(image->angle * 180 / std::numbers::pi);
        painter.scale(context.zoom, context.zoom);
        painter.translate(-image->centre().x, -image->centre().y);
        paintRest(painter, *image, context);
        painter.restore();
        paintHandles(painter, *image, context, toScreen);
    }

private:
    static SelectionBox boxOf(const Element &image)
    {
        SelectionBox box;
        box.box = image.box();
        box.angle = image.angle;
        box.border = box.grips = 0;
        return box;
    }

    Scene cropped(const PointerEvent &event, const ToolContext &context)
    {
        const Element *image = context.scene.find(m_id);
        const auto natural = image ? naturalSize(*image, context) : std::nullopt;
        if (!natural)
            return context.scene;
        Scene scene = m_grip ? cropImage(context.scene, m_id, *m_grip, onGrid(event.at, context, event.modifiers),
                                         event.modifiers.testFlag(Qt::ShiftModifier), *natural, context.edit())
                             : moveBehindCrop(context.scene, m_id, event.at - m_from, context.edit());
        m_shown = scene;
        return scene;
    }

    /// What the crop leaves out, faintly.
    static void paintRest(QPainter &painter, const Element &element, const ToolContext &context)
    {
        const Rect whole = uncroppedBox(element);
        ImageMark mark;
        mark.fileId = element.image()->fileId.value_or("");
        mark.box = whole;
        PaintOptions options;
        options.dark = context.dark;
        options.images = context.images;
        options.files = context.scene.files();
        QPainterPath left;
        left.addRect(toQRectF(whole));
        QPainterPath seen;
        seen.addRect(toQRectF(element.box()));
        painter.setClipPath(left.subtracted(seen));
        painter.setOpacity(0.3);
        // mirrored as a whole, which is around its own middle
        mark.scaleX = element.image()->scaleX;
        mark.scaleY = element.image()->scaleY;
        paintImage(painter, mark, options);
    }

    /// Brackets in the corners, bars in the middle of the sides.
    static void paintHandles(QPainter &painter, const Element &image, const ToolContext &context,
                             const ToScreen &toScreen)
    {
        constexpr double thick = 3, longest = 20; // px on screen
        const double width = image.width * context.zoom, height = image.height * context.zoom;
        const double arm = std::min({longest, width / 3, height / 3});
        const QRectF box(-width / 2 - thick / 2, -height / 2 - thick / 2, width + thick, height + thick);
        const Point middle = toScreen(image.centre());
        painter.save();
        painter.translate(middle.x, middle.y);
        painter.rotate(image.angle * 180 / std::numbers::pi);
        painter.setPen(QPen(selectionColor(context.dark), thick, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        for (const double x : {-1.0, 1.0})
            for (const double y : {-1.0, 1.0}) {
                const QPointF corner(x * box.width() / 2, y * box.height() / 2);
                painter.drawPolyline(
                    QPolygonF{{corner.x() - x * arm, corner.y()}, corner, {corner.x(), corner.y() - y * arm}});
            }
        for (const double side : {-1.0, 1.0}) {
            painter.drawLine(QPointF(-arm / 2, side * box.height() / 2), QPointF(arm / 2, side * box.height() / 2));
            painter.drawLine(QPointF(side * box.width() / 2, -arm / 2), QPointF(side * box.width() / 2, arm / 2));
        }
        painter.restore();
    }

    void reset()
    {
        m_grip.reset();
        m_shown.reset();
        m_moving = m_dragged = false;
    }

    std::string m_id;
    std::optional<Grip> m_grip;
    std::optional<Scene> m_shown; ///< what the canvas shows while something is dragged
    Point m_from;
    bool m_moving = false, m_dragged = false;
};

} // namespace

std::unique_ptr<Tool> makeCropTool(const std::string &imageId)
{
    return std::make_unique<CropTool>(imageId);
}

bool isCroppable(const Element &element, const ToolContext &context)
{
    return naturalSize(element, context) && !element.locked;
}

} // namespace ninesketch
