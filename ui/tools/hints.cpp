// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/hints.h"

#include "model/scene/edits/stencils.h"
#include "model/scene/element_names.h"
#include "model/sketch/bounds.h"

#include <QObject>
#include <algorithm>

namespace ninesketch
{
namespace
{

QString containerHint(const Element &element, const Scene &scene)
{
    return boundTextOf(element, scene) ? QObject::tr("Enter edits its text; Ctrl with an arrow key adds a linked copy")
                                       : QObject::tr("Enter writes in it; Ctrl with an arrow key adds a linked copy");
}

QString elementHint(const Element &element, const Scene &scene)
{
    if (element.locked)
        return QObject::tr("It is locked: Ctrl+Shift+L unlocks it");
    if (element.text())
        return QObject::tr("Double-click or Enter edits the text");
    if (element.image())
        return QObject::tr("Double-click or Enter crops the image");
    if (element.isFrame())
        return QObject::tr("Enter names the frame");
    if (element.isArrow())
        return element.linear()->elbowed
                   ? QObject::tr("Drag a segment to move it, double-click it to let it go; Enter writes a label")
                   : QObject::tr("Enter writes a label; Ctrl+Enter edits the points");
    if (element.linear())
        return QObject::tr("Double-click or Enter edits the points");
    return isTextContainer(element.type) ? containerHint(element, scene) : QString();
}

} // namespace

QString selectionHint(const Scene &scene, const Selection &selection)
{
    if (selection.empty())
        return QObject::tr("Space or the middle button moves the paper; a double-click writes");
    const std::string stencil = selection.ids.size() > 1 ? onlyStencilOf(scene, selection.ids) : std::string();
    const std::string &id = stencil.empty() ? *selection.ids.begin() : stencil;
    const Element *only = selection.ids.size() == 1 || !stencil.empty() ? scene.find(id) : nullptr;
    return only ? elementHint(*only, scene) : QString();
}

QString hintOf(const QString &toolId, const Tool &tool, const ToolContext &context)
{
    if (const auto *says = dynamic_cast<const SaysHint *>(&tool))
        if (QString said = says->hint(context); !said.isEmpty())
            return said;
    if (toolId == "selection")
        return {}; // what is selected says nothing
    const auto tools = allTools();
    const auto row =
        std::ranges::find_if(tools, [&](const ToolEntry &entry) { return toolId == QLatin1String(entry.id); });
    return row == tools.end() ? QString() : QObject::tr(row->hint);
}

} // namespace ninesketch
