// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/eraser_tool.h"

#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "ui/tools/new_element.h"
#include "ui/tools/pointer_trail.h"

#include <QElapsedTimer>
#include <QPainter>
#include <cmath>
#include <utility>

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
        m_clicks = true;
        std::vector<const Element *> hit = elementsAt(context.scene, event.at, {context.zoom, false});
        std::erase_if(hit, [&](const Element *one) { // by its name a frame is only selected
            return one->isFrame() && distanceToOutline(*one, event.at) > hitDistance(*one, context.zoom);
        });
        mark(hit, false, context.scene);
        return shown(context);
    }

    ToolAnswer move(const PointerEvent &event, const ToolContext &context) override
    {
        if (!m_last || *m_last == event.at)
            return {};
        m_trail.goOn(event.at, now());
        const Ids before = m_marked;
        if (std::exchange(m_clicks, false))
            m_marked.clear(); // what was only close is not crossed
        goThrough(event, context);
        return m_marked == before ? ToolAnswer{} : shown(context);
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

    /// Everything between the last place and this one, in steps of a few px.
    void goThrough(const PointerEvent &event, const ToolContext &context)
    {
        const double length = distance(*m_last, event.at);
        const int steps = std::max(1, static_cast<int>(std::ceil(length * context.zoom / 6)));
        Point from = *m_last;
        for (int i = 1; i <= steps; ++i) {
            const Point at = *m_last + (event.at - *m_last) * (static_cast<double>(i) / steps);
            mark(elementsErased(context.scene, from, at, context.zoom), event.modifiers.testFlag(Qt::AltModifier),
                 context.scene);
            from = at;
        }
        m_last = event.at;
    }

    /// With their groups, labels and what is in frames; `back`: they stay after all.
    void mark(const std::vector<const Element *> &hit, bool back, const Scene &scene)
    {
        for (const Element *one : hit)
            for (const std::string &member : withCompany(scene, withGroups(scene, {one->id})))
                if (back)
                    m_marked.erase(member);
                else
                    m_marked.insert(member);
    }

    ToolAnswer shown(const ToolContext &context) const
    {
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
    bool m_clicks = false; ///< it has not been moved
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
