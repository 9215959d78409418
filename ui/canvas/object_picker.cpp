// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/object_picker.h"

#include "model/scene/bounds.h"
#include "model/scene/edits/groups.h"
#include "model/scene/hit_test.h"
#include "ui/canvas/canvas_view.h"
#include "ui/editor.h"
#include "ui/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace ninesketch
{

ObjectPicker::ObjectPicker(CanvasView &canvas, const Editor &editor, std::set<std::string> except)
    : AimingOverlay(canvas, tr("Pick something of the drawing")), m_canvas(canvas), m_editor(editor),
      m_except(std::move(except))
{
}

std::string ObjectPicker::objectAt(QPointF at) const
{
    const Viewport &view = m_canvas.viewport();
    const Scene &scene = m_editor.committed();
    const Element *hit = elementAt(scene, view.toScene(at), {view.zoom, true});
    if (hit && hit->text() && hit->text()->containerId)
        hit = scene.find(*hit->text()->containerId);
    if (!hit || m_except.contains(hit->id))
        return {};
    const std::string group = selectableGroup(*hit, {});
    return group.empty() ? hit->id : group;
}

void ObjectPicker::paintEvent(QPaintEvent *)
{
    const Scene &scene = m_editor.committed();
    const Ids members = membersOf(scene, m_object);
    const auto box = commonBox(scene, members.empty() ? Ids{m_object} : members);
    if (m_object.empty() || !box)
        return;
    constexpr double away = 4; // px
    const Viewport &view = m_canvas.viewport();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().accent, 2));
    painter.drawRoundedRect(QRectF(view.toWidget({box->x, box->y}), view.toWidget({box->right(), box->bottom()}))
                                .adjusted(-away, -away, away, away),
                            away, away);
}

void ObjectPicker::mouseMoveEvent(QMouseEvent *event)
{
    m_object = objectAt(event->position());
    setCursor(m_object.empty() ? Qt::CrossCursor : Qt::PointingHandCursor);
    update();
}

void ObjectPicker::mousePressEvent(QMouseEvent *event)
{
    const std::string object = event->button() == Qt::LeftButton ? objectAt(event->position()) : std::string();
    if (event->button() == Qt::LeftButton && object.empty())
        return; // beside everything: one aims again
    if (!object.empty())
        emit picked(QString::fromStdString(object));
    close();
}

} // namespace ninesketch
