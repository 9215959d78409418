// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/canvas_menu.h"

#include "model/design/read_design.h"
#include "model/scenario/places.h"
#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/commands/what_breaks.h"
#include "ui/editor.h"
#include "ui/icons.h"
#include "ui/tools/selection_box.h"
#include "ui/widgets/action_set.h"

#include <QAction>
#include <QMenu>

namespace ninesketch
{
namespace
{

/// What everybody looks for stays where it is impossible just now.
bool isLookedFor(const QString &id)
{
    return id == "paste" || id == "cut" || id == "copy";
}

} // namespace

CanvasMenu::CanvasMenu(Desk &desk, ActionSet &actions, WhatBreaks &breaks, QObject *parent)
    : QObject(parent), m_desk(desk), m_actions(actions), m_breaks(breaks)
{
}

void CanvasMenu::show(const QPoint &global, Point at)
{
    const bool some = selectUnder(at);
    m_actions.refresh();
    QMenu menu(m_desk.stage.window());
    if (some) {
        fill(menu, {"cut", "copy", "paste"});
        addKillSwitches(menu);
    }
    fill(menu, actionsFor(some));
    menu.exec(global);
}

/// What is under the pointer is what the menu is about. False: only the paper.
bool CanvasMenu::selectUnder(Point at)
{
    Editor &editor = m_desk.editor;
    const Scene &scene = editor.committed();
    const Selection &selection = editor.selection();
    const auto box = selectionBox(scene, selection);
    if (box && box->box.contains(box->toLocal(at)))
        return true;
    const HitOptions near{m_desk.canvas.zoom(), true};
    const auto hits = elementsAt(scene, at, near);
    if (hits.empty() || m_desk.canvas.isViewMode())
        return false;
    if (std::ranges::any_of(hits, [&](const Element *hit) { return selection.contains(hit->id); }))
        return true;
    const std::string &id = elementAt(scene, at, near)->id;
    editor.setSelection({withGroups(scene, {id}, selection.editingGroupId), selection.editingGroupId});
    return true;
}

QStringList CanvasMenu::actionsFor(bool some) const
{
    if (!some)
        return {"paste",     "-",     "copy-png",      "copy-svg",        "select-all", "unlock-all", "-",
                "grid",      "snap",  "arrow-binding", "middle-snapping", "badges",     "-",          "zen",
                "view-mode", "stats", "dark"};
    return {"-",
            "copy-png",
            "copy-svg",
            "copy-text",
            "-",
            "copy-style",
            "paste-style",
            "-",
            "group",
            "ungroup",
            "wrap-in-frame",
            "add-to-library",
            "select-in-frame",
            "empty-frame",
            "crop-image",
            "uncrop-image",
            "edit-points",
            "polygon",
            "bind-text",
            "wrap-text",
            "unbind-text",
            "auto-size-text",
            "-",
            "send-to-back",
            "send-backward",
            "bring-forward",
            "bring-to-front",
            "-",
            "flip-horizontally",
            "flip-vertically",
            "-",
            "link",
            "link-to-object",
            "open-link",
            "copy-link",
            "duplicate",
            "lock",
            "delete"};
}

/// Without what is impossible here, and without lines that would part nothing.
void CanvasMenu::fill(QMenu &menu, const QStringList &ids) const
{
    const bool viewMode = m_desk.canvas.isViewMode();
    bool lineWanted = false;
    for (const QString &id : ids) {
        if (id == "-") {
            lineWanted = !menu.isEmpty();
            continue;
        }
        QAction *action = m_actions.action(id);
        if (!action || (!action->isEnabled() && (viewMode || !isLookedFor(id))))
            continue;
        if (lineWanted)
            menu.addSeparator();
        lineWanted = false;
        menu.addAction(action);
    }
}

void CanvasMenu::addKillSwitches(QMenu &menu) const
{
    const Scene &scene = m_desk.editor.scene();
    std::string body;
    for (const std::string &id : m_desk.editor.selection().ids)
        if (body.empty())
            body = componentOf(scene, id);
    const Design design = readDesign(scene);
    const auto index = design.indexOf(body);
    if (body.empty() || !index || design.components[*index].kind->behaviour == Behaviour::Client)
        return;
    const Component &component = design.components[*index];
    menu.addSeparator();
    QMenu *kills = menu.addMenu(icon("bolt"), tr("What if it dies?"));
    kills->addAction(m_actions.action("kill"));
    if (replicasOf(component) > 1)
        kills->addAction(m_actions.action("kill-replica"));
    const auto add = [&](const Kill &kill) {
        QAction *action = kills->addAction(tr("Kill %1").arg(QString::fromStdString(killText(design, kill))), this,
                                           [this, kill] { m_breaks.toggle(kill); });
        action->setCheckable(true);
        action->setChecked(m_breaks.isKilled(kill));
    };
    for (const Place &place : placesOf(component))
        add(place.zone.empty() ? Kill{Kill::Part::Region, place.region, {}, 1}
                               : Kill{Kill::Part::Zone, place.zone, place.region, 1});
    kills->addAction(m_actions.action("revive-all"));
}

} // namespace ninesketch
