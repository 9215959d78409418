// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/unlock_offer.h"

#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/editor.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QHBoxLayout>
#include <QTimer>

namespace ninesketch
{

void offerToUnlock(Desk &desk, const std::string &elementId)
{
    const Ids ids = withGroups(desk.editor.scene(), {elementId});
    const auto box = commonBox(desk.editor.scene(), ids);
    if (!box)
        return;
    auto *island = new Island(&desk.stage);
    island->setObjectName("unlockOffer");
    auto *row = new QHBoxLayout(island);
    const int margin = Island::shadow + space::tight;
    row->setContentsMargins(margin, margin, margin, margin);
    auto *button = new IconButton("unlock", QObject::tr("Unlock"), island);
    row->addWidget(button);
    QObject::connect(button, &QToolButton::clicked, island, [&desk, island, ids] {
        desk.editor.commit(setLocked(desk.editor.committed(), ids, false, desk.edit()), QObject::tr("Unlock"),
                           Selection{ids, {}});
        island->deleteLater();
        desk.canvas.setFocus();
    });
    // it stands over the corner, as long as nothing else happens
    const auto leave = [island] {
        island->hide();
        island->deleteLater();
    };
    QObject::connect(&desk.editor, &Editor::sceneChanged, island, leave);
    QObject::connect(&desk.editor, &Editor::selectionChanged, island, leave);
    QObject::connect(&desk.canvas, &CanvasView::viewChanged, island, leave);
    QObject::connect(&desk.canvas, &CanvasView::toolChanged, island, leave);
    QObject::connect(&desk.canvas, &CanvasView::lockedClicked, island, leave);
    constexpr int patience = 4000; // ms
    QTimer::singleShot(patience, island, leave);
    island->adjustSize();
    const QPointF corner = desk.canvas.toWidget({box->x, box->y});
    island->move(std::clamp(static_cast<int>(corner.x()), 0, std::max(0, desk.stage.width() - island->width())),
                 std::clamp(static_cast<int>(corner.y()) - island->height() - space::small, 0,
                            std::max(0, desk.stage.height() - island->height())));
    island->show();
}

} // namespace ninesketch
