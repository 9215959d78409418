// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/bucket_tool.h"

#include "model/scene/edits/bucket.h"
#include "model/sketch/shape.h"
#include "ui/icons.h"

#include <QObject>
#include <QPixmap>
#include <algorithm>
#include <array>

namespace ninesketch
{
namespace
{

constexpr std::array<const char *, 4> colours{"#ffc9c9", "#b2f2bb", "#a5d8ff", "#ffec99"};

class BucketTool final : public Tool
{
public:
    ToolAnswer press(const PointerEvent &event, const ToolContext &) override
    {
        if (event.button == Qt::LeftButton)
            m_pressed = event;
        return {};
    }

    ToolAnswer release(const PointerEvent &event, const ToolContext &context) override
    {
        ToolAnswer answer;
        if (!m_pressed || event.button != Qt::LeftButton)
            return answer;
        const PointerEvent pressed = *std::exchange(m_pressed, std::nullopt);
        if (pressed.modifiers.testFlag(Qt::AltModifier)) {
            answer.takeBackgroundAt = pressed.screen;
            return answer;
        }
        Painted painted =
            pourPaint(context.scene, pressed.at,
                      {bucketColour(context.style), context.style.fillStyle, context.style.opacity}, context.edit());
        if (painted.problem) {
            answer.say = *painted.problem == NoRegion::Open
                             ? QObject::tr("No closed region here: the paint would run out.")
                             : QObject::tr("There is no region to fill here.");
            return answer;
        }
        answer.outcome = ToolAnswer::Outcome::Commit;
        answer.scene = std::move(painted.scene);
        answer.what = QObject::tr("Fill");
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_pressed.reset();
        return {};
    }

    QCursor cursor(const PointerEvent &event, const ToolContext &context) const override
    {
        if (event.modifiers.testFlag(Qt::AltModifier))
            return Qt::CrossCursor;
        constexpr int size = 24;
        // its tip, where the paint comes out, points
        return QCursor(iconPixmap("bucket", context.dark ? QColor("#e3e3e8") : QColor("#1e1e1e"), size), 20, 19);
    }

private:
    std::optional<PointerEvent> m_pressed;
};

} // namespace

std::string bucketColour(const CurrentStyle &style)
{
    return isTransparentColor(style.backgroundColor) ? colours[1] : style.backgroundColor;
}

std::string nextBucketColour(const CurrentStyle &style)
{
    const auto now = std::ranges::find(colours, bucketColour(style));
    return now == colours.end() ? colours[0]
                                : colours[static_cast<std::size_t>(now - colours.begin() + 1) % colours.size()];
}

std::unique_ptr<Tool> makeBucketTool()
{
    return std::make_unique<BucketTool>();
}

} // namespace ninesketch
