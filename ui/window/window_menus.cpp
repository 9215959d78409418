// SPDX-License-Identifier: GPL-3.0-or-later
// The menus of the canvas: what can be done with what is under the pointer.
#include "model/design/read_design.h"
#include "model/scenario/places.h"
#include "model/scene/edits.h"
#include "model/scene/hit_test.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/what_breaks.h"
#include "ui/icons.h"
#include "ui/tools/selection_box.h"
#include "ui/widgets/action_set.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QMenu>

namespace ninesketch
{

/// What is under the pointer is what the menu is about. False: only the paper.
bool MainWindow::selectForMenu(Point at)
{
    const Scene &scene = m_editor->committed();
    const Selection &selection = m_editor->selection();
    const auto box = selectionBox(scene, selection);
    if (box && box->box.contains(box->toLocal(at)))
        return true;
    const auto hits = elementsAt(scene, at, {m_canvas->zoom(), true});
    if (hits.empty() || m_viewMode)
        return false;
    if (std::ranges::any_of(hits, [&](const Element *hit) { return selection.contains(hit->id); }))
        return true;
    const std::string &id = elementAt(scene, at, {m_canvas->zoom(), true})->id;
    m_editor->setSelection({withGroups(scene, {id}, selection.editingGroupId), selection.editingGroupId});
    return true;
}

void MainWindow::showContextMenu(const QPoint &global, Point at)
{
    const bool some = selectForMenu(at);
    m_actions->refresh();
    const QStringList ids =
        some ? QStringList{"cut",
                           "copy",
                           "paste",
                           "-",
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
                           "open-link",
                           "copy-link",
                           "duplicate",
                           "lock",
                           "delete"}
             : QStringList{"paste", "-",      "copy-png", "copy-svg", "select-all", "unlock-all", "-",   "grid",
                           "snap",  "badges", "-",        "zen",      "view-mode",  "stats",      "dark"};
    QMenu menu(this);
    bool lineWanted = false;
    for (const QString &id : ids) {
        if (id == "-") {
            lineWanted = !menu.isEmpty();
            continue;
        }
        QAction *action = m_actions->action(id);
        // What is impossible here is left out, except what everybody looks for.
        if (!action || (!action->isEnabled() && (m_viewMode || (id != "paste" && id != "cut" && id != "copy"))))
            continue;
        if (lineWanted)
            menu.addSeparator();
        lineWanted = false;
        menu.addAction(action);
    }
    if (some)
        addKillSwitches(menu);
    menu.exec(global);
}

void MainWindow::addKillSwitches(QMenu &menu)
{
    std::string body;
    for (const std::string &id : m_editor->selection().ids)
        if (body.empty())
            body = componentOf(m_editor->scene(), id);
    const Design design = readDesign(m_editor->scene());
    const auto index = design.indexOf(body);
    if (body.empty() || !index || design.components[*index].kind->behaviour == Behaviour::Client)
        return;
    const Component &component = design.components[*index];
    menu.addSeparator();
    QMenu *kills = menu.addMenu(icon("bolt"), tr("What if it dies?"));
    kills->addAction(m_actions->action("kill"));
    if (replicasOf(component) > 1)
        kills->addAction(m_actions->action("kill-replica"));
    const auto add = [&](const Kill &kill) {
        QAction *action = kills->addAction(tr("Kill %1").arg(QString::fromStdString(killText(design, kill))), this,
                                           [this, kill] { m_breaks->toggle(kill); });
        action->setCheckable(true);
        action->setChecked(m_breaks->isKilled(kill));
    };
    for (const Place &place : placesOf(component))
        add(place.zone.empty() ? Kill{Kill::Part::Region, place.region, {}, 1}
                               : Kill{Kill::Part::Zone, place.zone, place.region, 1});
    kills->addAction(m_actions->action("revive-all"));
}

} // namespace ninesketch
