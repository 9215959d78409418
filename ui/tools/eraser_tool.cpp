// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/eraser_tool.h"

#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "ui/tools/new_element.h"
#include "ui/tools/pointer_trail.h"

#include <QElapsedTimer>
#include <QPainter>
#include <cmath>

namespace ninesketch
{
namespace
{

constexpr PointerTrail::Look wake{5, 200, 10, 0.2}; // Excalidraw's

class EraserTool final : public Tool
{
public:
    EraserTool() { m_clock.start(); }

    ToolAnswer press(const PointerEvent &event, const ToolContext &context) override
    {
        if (event.button != Qt::LeftButton && !event.pen)
            return {};
        m_last = event.at;
        m_marked.clear();
        m_trail.begin(event.at, now());
        return through(event, context);
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_last)
            return {};
        m_trail.goOn(event.at, now());
        return through(event, context);
    }

    ToolAnswer release(const PointerEvent &, const ToolContext &context) override
    {
        m_last.reset();
        ToolAnswer answer;
        answer.outcome = m_marked.empty() ? ToolAnswer::Outcome::Cancel : ToolAnswer::Outcome::Commit;
        if (!m_marked.empty()) {
            answer.scene = removeElements(context.scene, m_marked, context.edit());
            answer.what = QObject::tr("Erase");
        }
        m_marked.clear();
        return answer;
    }

    ToolAnswer cancel(const ToolContext &) override
    {
        m_marked.clear();
        return putAway(m_last);
    }

    bool isAnimating() const override { return m_trail.isSeen(now()); }

    void paintOverlay(QPainter &painter, const ToolContext &context,
                      const std::function<Point(Point)> &toScreen) const override
    {
        constexpr int alpha = 51;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillPath(m_trail.outline(now(), toScreen),
                         context.dark ? QColor(255, 255, 255, alpha) : QColor(0, 0, 0, alpha));
    }

    QCursor cursor(const PointerEvent &, const ToolContext &) const override
    {
        static const QCursor ring = [] {
            QPixmap pixmap(20, 20);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(QColor("#1e1e1e"), 1));
            painter.setBrush(QColor(255, 255, 255, 200));
            painter.drawEllipse(QPointF(10, 10), 6, 6);
            return QCursor(pixmap, 10, 10);
        }();
        return ring;
    }

private:
    double now() const { return static_cast<double>(m_clock.elapsed()); }

    /// Everything between the last place and this one, in steps no wider than the hit threshold.
    ToolAnswer through(const PointerEvent &event, const ToolContext &context)
    {
        const bool takeBack = event.modifiers.testFlag(Qt::AltModifier);
        const double length = distance(*m_last, event.at);
        const int steps = std::max(1, static_cast<int>(std::ceil(length * context.zoom / 6)));
        const std::size_t before = m_marked.size();
        for (int i = 1; i <= steps; ++i) {
            const double t = static_cast<double>(i) / steps;
            const Point at = *m_last + (event.at - *m_last) * t;
            for (const Element *hit : elementsAt(context.scene, at, {context.zoom, false})) {
                if (hit->isFrame() && distanceToOutline(*hit, at) > hitDistance(*hit, context.zoom))
                    continue; // by its name it is only selected
                for (const std::string &member : withCompany(context.scene, withGroups(context.scene, {hit->id}))) {
                    if (takeBack)
                        m_marked.erase(member);
                    else
                        m_marked.insert(member);
                }
            }
        }
        m_last = event.at;
        if (m_marked.size() == before && !takeBack)
            return {};
        ToolAnswer answer;
        answer.outcome = ToolAnswer::Outcome::Preview;
        answer.scene = faded(context.scene);
        return answer;
    }

    /// Excalidraw shows what will go at a fifth of its opacity.
    Scene faded(const Scene &scene) const
    {
        std::vector<ElementPtr> changed;
        for (const std::string &id : m_marked) {
            if (const Element *found = scene.find(id)) {
                Element pale = *found;
                pale.opacity *= 0.2;
                changed.push_back(std::make_shared<const Element>(std::move(pale)));
            }
        }
        return scene.replaced(changed);
    }

    std::optional<Point> m_last;
    Ids m_marked;
    QElapsedTimer m_clock;
    PointerTrail m_trail{wake};
};

} // namespace

std::unique_ptr<Tool> makeEraserTool()
{
    return std::make_unique<EraserTool>();
}

} // namespace ninesketch
