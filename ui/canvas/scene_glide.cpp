// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene_glide.h"

#include <QEvent>

namespace ninesketch
{

namespace
{

constexpr int duration = 250;            ///< ms
constexpr std::size_t mostMoving = 2000; ///< elements: more than that would not be smooth

} // namespace

SceneGlide::SceneGlide(Editor &editor, QObject &canvas, QObject *parent) : QObject(parent), m_editor(editor)
{
    canvas.installEventFilter(this);
    m_animation.setDuration(duration);
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setEasingCurve(QEasingCurve::InOutCubic);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &share) {
        if (!isRunning())
            return;
        if (m_editor.committed().sameAs(m_to))
            m_editor.preview(between(m_from, m_to, share.toDouble()));
        else
            m_animation.stop(); // something else has happened
    });
    connect(&m_animation, &QVariantAnimation::finished, this, &SceneGlide::skip);
}

void SceneGlide::start(const Scene &from)
{
    m_animation.stop();
    const SceneChange change = difference(from, m_editor.committed());
    if (change.empty() || change.changed.size() > mostMoving)
        return;
    m_from = from;
    m_to = m_editor.committed();
    m_animation.start();
}

void SceneGlide::skip()
{
    m_animation.stop();
    if (m_editor.isPreviewing() && m_editor.committed().sameAs(m_to))
        m_editor.cancelPreview();
    m_from = m_to = Scene();
}

Scene SceneGlide::between(const Scene &from, const Scene &to, double share)
{
    const auto mix = [share](double a, double b) { return a + (b - a) * share; };
    std::vector<ElementPtr> all;
    for (const ElementPtr &end : to.elements()) {
        const Element *start = from.find(end->id);
        if (!start || start == end.get())
            continue;
        auto moving = std::make_shared<Element>(*end);
        moving->x = mix(start->x, end->x);
        moving->y = mix(start->y, end->y);
        moving->width = mix(start->width, end->width);
        moving->height = mix(start->height, end->height);
        if (auto *line = moving->linear(); line && start->linear()) {
            const auto &before = start->linear()->points;
            if (before.size() == line->points.size() && !line->elbowed) { // elbows would slant on the way
                for (std::size_t i = 0; i < before.size(); ++i)
                    line->points[i] = {mix(before[i].x, line->points[i].x), mix(before[i].y, line->points[i].y)};
            } else { // it bends otherwise from now on
                moving->x = end->x;
                moving->y = end->y;
            }
        }
        all.push_back(std::move(moving));
    }
    return to.replaced(all);
}

bool SceneGlide::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (isRunning() && (type == QEvent::MouseButtonPress || type == QEvent::KeyPress || type == QEvent::TabletPress))
        skip();
    return QObject::eventFilter(watched, event);
}

} // namespace ninesketch
