// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window can do, as one table: id, words, icon, keys, when it is possible, what it does. Menus, toolbar,
// context menus, command palette, help and tests read this table.
#pragma once
#include <QList>
#include <optional>
#include <span>

namespace ninesketch
{

class ActionSet;
class MainWindow;
struct FileVersion;
enum class VersionPurpose;

/// Words of the table and of what its rows do, translated: they are English in the context "Actions".
QString actionText(const char *english);

/// What a row asks for, and what to do where that is not so.
struct Need {
    constexpr Need(std::nullptr_t) {} ///< nothing: the row is always possible
    constexpr Need(bool (*of)(const MainWindow &), const char *words) : holds(of), otherwise(words) {}
    bool operator()(const MainWindow &window) const { return !holds || holds(window); }

    bool (*holds)(const MainWindow &) = nullptr;
    const char *otherwise = ""; ///< "Select something first."
};

/// One row. Its texts are English.
struct ActionEntry {
    const char *id;    ///< "bring-to-front"
    const char *group; ///< "File", "Edit", "Arrange", "View", "Panels", "What if", "Tools", "Help"
    const char *text;  ///< "Bring to front"
    const char *icon;  ///< resource name, or null
    const char *keys;  ///< "Ctrl+Z" or several: "Ctrl+Shift+Z|Ctrl+Y"; empty: none
    Need need;
    bool (*checked)(const MainWindow &); ///< null: it is not a switch
    void (*run)(MainWindow &);
    const char *words = "";  ///< what else it may be searched for
    bool forViewing = false; ///< of "Edit": it changes nothing, and goes in view mode too

    /// Why it is not possible now, and what to do; null: it is possible. Rows that edit are not in view mode.
    const char *hindrance(const MainWindow &window) const;
};

// the rows by topic, a file each
std::span<const ActionEntry> fileActions();
std::span<const ActionEntry> editActions();
std::span<const ActionEntry> elementActions();
std::span<const ActionEntry> arrangeActions();
std::span<const ActionEntry> styleActions();
std::span<const ActionEntry> viewActions();
std::span<const ActionEntry> panelActions();
std::span<const ActionEntry> scenarioActions();
/// Asks which of the kept versions of the open file; nothing when there is none, or the question is left.
std::optional<FileVersion> askEarlierVersion(MainWindow &window, VersionPurpose purpose);
/// All rows, in menu order. Tools come from their own list (ui/tools/tool.h) and are added to them.
QList<const ActionEntry *> allActions();

/// Adds those rows, the tools and the stencils, as they are in that window. To be refreshed when it is put together.
void fillActions(ActionSet &actions, MainWindow &window);

} // namespace ninesketch
