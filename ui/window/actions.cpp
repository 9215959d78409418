// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "model/scene/stencils.h"
#include "ui/canvas/canvas_view.h"
#include "ui/tools/tool.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <functional>

namespace ninesketch
{

namespace
{

const char *const onlyLookedAt = "The drawing is only looked at: Alt+R leaves the view mode.";

QList<QKeySequence> keySequences(const char *keys)
{
    QList<QKeySequence> sequences;
    for (const QString &part : QString::fromLatin1(keys).split('|', Qt::SkipEmptyParts))
        sequences << QKeySequence(part, QKeySequence::PortableText);
    return sequences;
}

} // namespace

QString actionText(const char *english)
{
    return QCoreApplication::translate("Actions", english);
}

QList<const ActionEntry *> allActions()
{
    QList<const ActionEntry *> rows;
    for (const auto table : {fileActions(), editActions(), elementActions(), arrangeActions(), styleActions(),
                             viewActions(), panelActions(), scenarioActions()}) {
        for (const ActionEntry &row : table)
            rows << &row;
    }
    return rows;
}

const char *ActionEntry::hindrance(const MainWindow &window) const
{
    const std::string_view in = group;
    const bool edits = (in == "Edit" || in == "Arrange" || in == "Tools") && !forViewing;
    if (edits && window.isViewMode())
        return onlyLookedAt;
    return need(window) ? nullptr : need.otherwise;
}

void fillActions(ActionSet &actions, MainWindow &window)
{
    for (const ActionEntry *row : allActions()) {
        std::function<bool()> checked;
        if (row->checked)
            checked = [row, &window] { return row->checked(window); };
        actions.add({row->id, row->group, actionText(row->text), row->icon ? row->icon : "", keySequences(row->keys),
                     row->words,
                     [row, &window] { return row->hindrance(window) ? actionText(row->hindrance(window)) : QString(); },
                     checked, [row, &window] { row->run(window); }});
    }
    for (const ToolEntry &tool : allTools()) {
        const QString id = tool.id;
        QList<QKeySequence> keys;
        for (const QString &key : QString::fromLatin1(tool.keys).split(',', Qt::SkipEmptyParts))
            keys << QKeySequence(key.trimmed(), QKeySequence::PortableText);
        actions.add({"tool-" + id, "Tools", actionText(tool.name), tool.icon, keys, tool.hint,
                     [id, &window] { return window.mayChoose(id) ? QString() : actionText(onlyLookedAt); },
                     [id, &window] { return window.toolId() == id; }, [id, &window] { window.chooseTool(id); }});
    }
    for (const Stencil &stencil : allStencils()) {
        const QString id = stencil.id;
        const auto isInHand = [&stencil, &window] {
            return window.toolId() == "shapes" && window.canvas().currentStyle().stencil == stencil.id;
        };
        actions.add({"stencil-" + id,
                     "Tools",
                     actionText(stencil.name),
                     "stencil-" + id,
                     {},
                     QString("shape ") + stencil.words,
                     [&window] { return window.mayChoose("shapes") ? QString() : actionText(onlyLookedAt); },
                     isInHand,
                     [id, &window] { window.chooseStencil(id); }});
    }
}

} // namespace ninesketch
