// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that arrange: groups, order, places, locks and frames.
#include "model/design/read_design.h"
#include "model/scene/edits/arrange.h"
#include "model/scene/edits/content.h"
#include "model/scene/edits/frames.h"
#include "model/scene/edits/groups.h"
#include "model/scene/edits/order.h"
#include "model/scene/edits/transform.h"
#include "ui/commands/reading_commands.h"
#include "ui/tools/chart_keys.h"
#include "ui/tools/selection_facts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/selected.h"

namespace ninesketch
{

namespace
{

/// None where one shape or component is all: its elements are not for arranging.
std::size_t things(const MainWindow &w)
{
    const auto &[ids, group] = w.editor().selection();
    const Scene &scene = w.editor().scene();
    return onlyWholeOf(scene, ids).empty() ? thingsToArrange(scene, ids, group) : 0;
}

constexpr Need aligns([](const MainWindow &w) { return things(w) > 1; }, "Select two or more things first.");

constexpr Need distributes([](const MainWindow &w) { return things(w) > 2; }, "Select three or more things first.");

constexpr Need someGroup([](const MainWindow &w) { return hasGroup(w.editor().scene(), w.editor().selection()); },
                         "Select a group first.");

constexpr Need groups(
    [](const MainWindow &w) {
        const auto &[ids, group] = w.editor().selection();
        return canBeGrouped(w.editor().scene(), ids, group);
    },
    "Select two or more things first, no frame together with what is in it.");

void groupSelected(MainWindow &w)
{
    const std::string &group = w.editor().selection().editingGroupId;
    const Grouped made = groupElements(w.editor().committed(), selectedIds(w), w.edit(), group);
    w.editor().commit(made.scene, actionText("Group"));
}

const char *nameOf(OrderChange change)
{
    switch (change) {
    case OrderChange::Forward:
        return "Bring forward";
    case OrderChange::Backward:
        return "Send backward";
    case OrderChange::ToFront:
        return "Bring to front";
    case OrderChange::ToBack:
        return "Send to back";
    }
    return "";
}

template <OrderChange change> void reorder(MainWindow &w)
{
    commitEdit(w, nameOf(change),
               [](const Scene &scene, const Ids &ids, const EditContext &context, const std::string &group) {
                   return reorderElements(scene, ids, change, context, group);
               });
}

template <Alignment alignment> void align(MainWindow &w)
{
    commitEdit(w, "Align",
               [](const Scene &scene, const Ids &ids, const EditContext &context, const std::string &group) {
                   return alignElements(scene, ids, alignment, context, group);
               });
}

template <Axis axis> void distribute(MainWindow &w)
{
    commitEdit(w, "Distribute",
               [](const Scene &scene, const Ids &ids, const EditContext &context, const std::string &group) {
                   return distributeElements(scene, ids, axis, context, group);
               });
}

template <Axis axis> void flip(MainWindow &w)
{
    commitEdit(w, "Flip", [](const Scene &scene, const Ids &ids, const EditContext &context, auto &) {
        return flipElements(scene, ids, axis, context);
    });
}

bool isAnyLocked(const MainWindow &w)
{
    return anySelected(w, [](const Element &element) { return element.locked; });
}

void toggleLocked(MainWindow &w)
{
    const bool lock = !isAnyLocked(w);
    const Ids ids = withCompany(w.editor().committed(), selectedIds(w));
    w.editor().commit(setLocked(w.editor().committed(), ids, lock, w.edit()), actionText(lock ? "Lock" : "Unlock"),
                      lock ? Selection{{}, w.editor().selection().editingGroupId} : w.editor().selection());
}

/// What people have locked: the element that carries the document's numbers is none of it.
Ids lockedOf(const Scene &scene)
{
    Ids locked;
    for (const ElementPtr &element : scene.elements())
        if (element->locked && !isCarrier(*element))
            locked.insert(element->id);
    return locked;
}

constexpr Need anyLocked([](const MainWindow &w) { return !lockedOf(w.editor().scene()).empty(); },
                         "Nothing is locked.");

void unlockAll(MainWindow &w)
{
    const Ids locked = lockedOf(w.editor().committed());
    const Scene unlocked = setLocked(w.editor().committed(), locked, false, w.edit());
    w.editor().commit(unlocked, actionText("Unlock all"), Selection{withGroups(unlocked, locked), {}});
}

/// What is in the only selected element, a frame; else nothing.
Ids inSelectedFrame(const MainWindow &w)
{
    const Element *frame = onlySelected(w);
    if (!frame || !frame->isFrame())
        return {};
    const auto children = childrenOf(w.editor().scene(), frame->id);
    return {children.begin(), children.end()};
}

constexpr Need oneFilledFrame([](const MainWindow &w) { return !inSelectedFrame(w).empty(); },
                              "Select one frame that has something in it.");

void wrapInNewFrame(MainWindow &w)
{
    const std::string &group = w.editor().selection().editingGroupId;
    const Framed made = wrapInFrame(w.editor().committed(), selectedIds(w), w.edit(), group);
    w.editor().commit(made.scene, actionText("Frame"), Selection{{made.frameId}, {}});
}

void selectInFrame(MainWindow &w)
{
    w.editor().setSelection({inSelectedFrame(w), {}});
}

void emptyFrame(MainWindow &w)
{
    w.editor().commit(setFrame(w.editor().committed(), inSelectedFrame(w), {}, w.edit()),
                      actionText("Take out of frame"));
}

} // namespace

std::span<const ActionEntry> arrangeActions()
{
    static const ActionEntry rows[] = {
        {"group", "Arrange", "Group", "group", "Ctrl+G", groups, nullptr, groupSelected},
        {"ungroup", "Arrange", "Ungroup", "ungroup", "Ctrl+Shift+G", someGroup, nullptr,
         [](MainWindow &w) { commitEdit(w, "Ungroup", ungroupElements); }},
        {"send-to-back", "Arrange", "Send to back", "to-back", "Ctrl+Shift+[|Ctrl+{", someSelected, nullptr,
         reorder<OrderChange::ToBack>, "order layer"},
        {"send-backward", "Arrange", "Send backward", "backward", "Ctrl+[", someSelected, nullptr,
         reorder<OrderChange::Backward>, "order layer"},
        {"bring-forward", "Arrange", "Bring forward", "forward", "Ctrl+]", someSelected, nullptr,
         reorder<OrderChange::Forward>, "order layer"},
        {"bring-to-front", "Arrange", "Bring to front", "to-front", "Ctrl+Shift+]|Ctrl+}", someSelected, nullptr,
         reorder<OrderChange::ToFront>, "order layer"},
        {"tidy", "Arrange", "Tidy up", "tidy", "Y", nullptr, nullptr, [](MainWindow &w) { w.tidyUp(false); },
         "layout arrange left to right automatic"},
        {"read-drawing", "Arrange", "Read the drawing as a design", "component", "", nullptr, nullptr,
         [](MainWindow &w) { w.reading().read(); }, "recognise import components meaning words excalidraw"},
        {"tidy-selection", "Arrange", "Tidy up the selection", "tidy", "Shift+Y", severalSelected, nullptr,
         [](MainWindow &w) { w.tidyUp(true); }, "layout arrange automatic"},
        {"align-left", "Arrange", "Align left", "align-left", "Ctrl+Shift+Left", aligns, nullptr,
         align<Alignment::Left>},
        {"align-centre", "Arrange", "Centre horizontally", "align-centre", "", aligns, nullptr,
         align<Alignment::CenterHorizontally>, "align middle"},
        {"align-right", "Arrange", "Align right", "align-right", "Ctrl+Shift+Right", aligns, nullptr,
         align<Alignment::Right>},
        {"align-top", "Arrange", "Align top", "align-top", "Ctrl+Shift+Up", aligns, nullptr, align<Alignment::Top>},
        {"align-middle", "Arrange", "Centre vertically", "align-middle", "", aligns, nullptr,
         align<Alignment::CenterVertically>, "align middle"},
        {"align-bottom", "Arrange", "Align bottom", "align-bottom", "Ctrl+Shift+Down", aligns, nullptr,
         align<Alignment::Bottom>},
        {"distribute-horizontally", "Arrange", "Distribute horizontally", "distribute-horizontally", "Alt+H",
         distributes, nullptr, distribute<Axis::Horizontal>, "space evenly"},
        {"distribute-vertically", "Arrange", "Distribute vertically", "distribute-vertically", "Alt+V", distributes,
         nullptr, distribute<Axis::Vertical>, "space evenly"},
        {"flip-horizontally", "Arrange", "Flip horizontally", "flip-horizontally", "Shift+H", someSelected, nullptr,
         flip<Axis::Horizontal>, "mirror"},
        {"flip-vertically", "Arrange", "Flip vertically", "flip-vertically", "Shift+V", someSelected, nullptr,
         flip<Axis::Vertical>, "mirror"},
        {"lock", "Arrange", "Lock", "lock", "Ctrl+Shift+L", someSelected, isAnyLocked, toggleLocked},
        {"unlock-all", "Arrange", "Unlock all", "unlock", "", anyLocked, nullptr, unlockAll},
        {"wrap-in-frame", "Arrange", "Frame around the selection", "frame", "", someSelected, nullptr, wrapInNewFrame,
         "wrap page"},
        {"select-in-frame", "Arrange", "Select what is in the frame", "frame", "", oneFilledFrame, nullptr,
         selectInFrame, "children contents"},
        {"empty-frame", "Arrange", "Take everything out of the frame", "frame", "", oneFilledFrame, nullptr, emptyFrame,
         "remove children contents"},
    };
    return rows;
}

} // namespace ninesketch
