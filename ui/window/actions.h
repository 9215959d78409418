// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window can do, as one table: id, words, icon, keys, when it is possible, what it does. Menus, toolbar,
// context menus, command palette, help and tests read this table.
#pragma once
#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>
#include <optional>
#include <span>

class QAction;
class QMenu;
class QToolButton;
class QWidget;

namespace ninesketch
{

class MainWindow;
struct FileVersion;
enum class VersionPurpose;

/// One row. Texts are English; tr() finds them in the context "Actions".
struct ActionEntry {
    const char *id;                      ///< "bring-to-front"
    const char *group;                   ///< "File", "Edit", "Arrange", "View", "Panels", "What if", "Tools", "Help"
    const char *text;                    ///< "Bring to front"
    const char *icon;                    ///< resource name, or null
    const char *keys;                    ///< "Ctrl+Z" or several: "Ctrl+Shift+Z|Ctrl+Y"; empty: none
    bool (*enabled)(const MainWindow &); ///< null: always
    bool (*checked)(const MainWindow &); ///< null: it is not a switch
    void (*run)(MainWindow &);
    const char *words = "";  ///< what else it may be searched for
    bool forViewing = false; ///< of "Edit": it changes nothing, and goes in view mode too

    /// Possible now; rows that edit are not while the drawing is only looked at.
    bool isEnabled(const MainWindow &window) const;
};

std::span<const ActionEntry> fileActions();
std::span<const ActionEntry> editActions();
std::span<const ActionEntry> viewActions();
std::span<const ActionEntry> scenarioActions();
/// Asks which of the kept versions of the open file; nothing when there is none, or the question is left.
std::optional<FileVersion> askEarlierVersion(MainWindow &window, VersionPurpose purpose);
/// All rows, in menu order. Tools come from their own list (ui/tools/tool.h) and are added by ActionSet.
QList<const ActionEntry *> allActions();

/// What the canvas and its tools do with keys and the mouse, for the help page: no actions stand behind these.
struct GestureEntry {
    const char *group, *text, *keys;
};
std::span<const GestureEntry> allGestures();

/// The table alive in one window: QActions with icons, keys and state.
class ActionSet : public QObject
{
    Q_OBJECT

public:
    /// To be refreshed when the window is put together.
    explicit ActionSet(MainWindow &window);

    QAction *action(const QString &id) const { return m_actions.value(id); } ///< null for an unknown id
    QStringList ids() const { return m_order; }
    /// A flat button that does the action and follows its state.
    QToolButton *button(const QString &id, QWidget *parent) const;
    /// A menu of those; "-" is a line. Unknown ids are left out.
    QMenu *menu(const QStringList &ids, QWidget *parent) const;
    /// Brings enabled and checked up to date.
    void refresh();
    void refreshIcons();

    static QString keysText(const QAction *action); ///< "Ctrl+Z", as the platform writes it

signals:
    void ran(const QString &id);

private:
    MainWindow &m_window;
    QMap<QString, QAction *> m_actions;
    QStringList m_order;
};

QList<QKeySequence> keySequences(const char *keys);

} // namespace ninesketch
