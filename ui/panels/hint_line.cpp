// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hint_line.h"

#include "ui/canvas/canvas_view.h"
#include "ui/tools/hints.h"
#include "ui/widgets/island.h"

#include <QEvent>

namespace ninesketch
{

HintLine::HintLine(CanvasView &canvas, Editor &editor, QWidget &toolbar)
    : QLabel(canvas.parentWidget()), m_canvas(canvas), m_toolbar(&toolbar)
{
    setObjectName("hintLine");
    setProperty("role", "muted");
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &HintLine::refresh);
    const auto refreshSoon = [this] { m_soon.start(); };
    connect(&canvas, &CanvasView::toolChanged, this, refreshSoon);
    connect(&canvas, &CanvasView::textEditingChanged, this, refreshSoon);
    connect(&editor, &Editor::selectionChanged, this, refreshSoon);
    connect(&editor, &Editor::sceneChanged, this, refreshSoon);
    canvas.installEventFilter(this);
    toolbar.installEventFilter(this);
    parentWidget()->installEventFilter(this);
    const auto siblings = parentWidget()->findChildren<Island *>(Qt::FindDirectChildrenOnly);
    for (Island *island : siblings)
        island->installEventFilter(this);
}

bool HintLine::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ChildAdded: // a panel that was needed only now
        if (watched == parentWidget())
            static_cast<QChildEvent *>(event)->child()->installEventFilter(this);
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
    case QEvent::KeyRelease:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::Move:
    case QEvent::Resize:
        if (!m_soon.isActive())
            m_soon.start();
        break;
    default:
        break;
    }
    return QLabel::eventFilter(watched, event);
}

bool HintLine::isCovered() const
{
    auto others = parentWidget()->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    others += m_canvas.findChildren<QWidget *>(Qt::FindDirectChildrenOnly); // it begins where this stage does
    for (const QWidget *sibling : std::as_const(others)) {
        if (sibling == this || sibling == &m_canvas || sibling == m_toolbar || !sibling->isVisible())
            continue;
        const int shadow = qobject_cast<const Island *>(sibling) ? Island::shadow : 0;
        if (sibling->geometry().marginsRemoved({shadow, shadow, shadow, shadow}).intersects(geometry()))
            return true;
    }
    return false;
}

void HintLine::refresh()
{
    const QString said = m_canvas.isEditingText() ? tr("Esc or Ctrl+Enter ends the text")
                                                  : hintOf(m_canvas.toolId(), *m_canvas.tool(), m_canvas.toolContext());
    if (said != text()) {
        setText(said);
        adjustSize();
    }
    if (said.isEmpty() || !m_toolbar || !m_toolbar->isVisible()) {
        hide();
        return;
    }
    const QRect bar = m_toolbar->geometry();
    move(bar.center().x() - width() / 2, bar.bottom() + 1);
    const bool fits = mayEndAt(geometry().bottom(), parentWidget()->height()) &&
                      parentWidget()->rect().contains(geometry()) && !isCovered();
    if (fits && isHidden())
        stackUnder(m_toolbar);
    setVisible(fits);
}

} // namespace ninesketch
