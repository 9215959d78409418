// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/selected.h"

#include "ui/tools/selection_facts.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <algorithm>

namespace ninesketch
{

const Ids &selectedIds(const MainWindow &w)
{
    return w.editor().selection().ids;
}

const Need someSelected([](const MainWindow &w) { return !w.editor().selection().empty(); }, "Select something first.");

const Need
    severalSelected([](const MainWindow &w) { return selectedUnits(w.editor().scene(), w.editor().selection()) > 1; },
                    "Select two or more things first.");

bool anySelected(const MainWindow &w, const std::function<bool(const Element &)> &holds)
{
    return std::ranges::any_of(selectedIds(w), [&](const std::string &id) {
        const Element *element = w.editor().scene().find(id);
        return element && holds(*element);
    });
}

const Element *onlySelected(const MainWindow &w)
{
    return selectedIds(w).size() == 1 ? w.editor().scene().find(*selectedIds(w).begin()) : nullptr;
}

void commitEdit(MainWindow &w, const char *what, const SelectionEdit &edit)
{
    w.editor().commit(edit(w.editor().committed(), selectedIds(w), w.edit(), w.editor().selection().editingGroupId),
                      actionText(what));
}

} // namespace ninesketch
