// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/selection_keys.h"

#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "ui/tools/selection_drag.h"

#include <QObject>

namespace ninesketch
{

ToolAnswer movedByKey(int key, bool shift, const ToolContext &context)
{
    const double step = context.gridEnabled ? (shift ? 1 : context.scene.settings().gridSize) : (shift ? 5 : 1);
    Point by;
    if (key == Qt::Key_Left || key == Qt::Key_Right)
        by.x = key == Qt::Key_Left ? -step : step;
    else if (key == Qt::Key_Up || key == Qt::Key_Down)
        by.y = key == Qt::Key_Up ? -step : step;
    else
        return {};
    Ids ids = movableSelection(context);
    // an arrow between shapes that stay is not moved by keys
    std::erase_if(ids, [&](const std::string &id) {
        const Element &element = *context.scene.find(id);
        if (!element.isArrow())
            return false;
        for (const auto *binding : {&element.linear()->startBinding, &element.linear()->endBinding})
            if (*binding && !context.selection.contains((*binding)->elementId))
                return true;
        return false;
    });
    if (ids.empty())
        return {};
    ToolAnswer answer;
    answer.outcome = ToolAnswer::Outcome::Commit;
    answer.scene = moveElements(context.scene, ids, by, context.edit());
    answer.what = QObject::tr("Move by keys");
    answer.goesOn = true;
    return answer;
}

} // namespace ninesketch
