// SPDX-License-Identifier: GPL-3.0-or-later
// Locked things are passed over by the pointer; a click on one offers to unlock it.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"
#include "ui/window/main_window.h"

#include <QHBoxLayout>
#include <QTimer>

namespace ninesketch
{

void MainWindow::offerToUnlock(const std::string &elementId)
{
    const Ids ids = withGroups(m_editor->scene(), {elementId});
    const auto box = commonBox(m_editor->scene(), ids);
    if (!box)
        return;
    auto *island = new Island(m_stage);
    island->setObjectName("unlockOffer");
    auto *row = new QHBoxLayout(island);
    const int margin = Island::shadow + space::tight;
    row->setContentsMargins(margin, margin, margin, margin);
    auto *button = new IconButton("unlock", tr("Unlock"), island);
    row->addWidget(button);
    connect(button, &QToolButton::clicked, this, [this, island, ids] {
        m_editor->commit(setLocked(m_editor->committed(), ids, false, edit()), tr("Unlock"), Selection{ids, {}});
        island->deleteLater();
        m_canvas->setFocus();
    });
    // it stands over the corner, as long as nothing else happens
    const auto leave = [island] {
        island->hide();
        island->deleteLater();
    };
    connect(m_editor, &Editor::sceneChanged, island, leave);
    connect(m_editor, &Editor::selectionChanged, island, leave);
    connect(m_canvas, &CanvasView::viewChanged, island, leave);
    connect(m_canvas, &CanvasView::toolChanged, island, leave);
    connect(m_canvas, &CanvasView::lockedClicked, island, leave);
    constexpr int patience = 4000; // ms
    QTimer::singleShot(patience, island, leave);
    island->adjustSize();
    const QPointF corner = m_canvas->toWidget({box->x, box->y});
    island->move(std::clamp(static_cast<int>(corner.x()), 0, std::max(0, m_stage->width() - island->width())),
                 std::clamp(static_cast<int>(corner.y()) - island->height() - space::small, 0,
                            std::max(0, m_stage->height() - island->height())));
    island->show();
}

} // namespace ninesketch
