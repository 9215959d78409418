// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the open document: the current scene, its history and the selection. The one place where a design changes.
#pragma once
#include "model/scene/scene.h"

#include <QObject>
#include <QString>
#include <optional>
#include <set>

namespace ninesketch
{

/// The selected elements, by id, and the group that was entered with a double-click (empty: none).
struct Selection {
    std::set<std::string> ids;
    std::string editingGroupId;
    bool contains(const std::string &id) const { return ids.contains(id); }
    bool empty() const { return ids.empty(); }
    friend bool operator==(const Selection &, const Selection &) = default;
};

/// Without the ids that the scene does not have.
Selection onlyExisting(Selection selection, const Scene &scene);

/// One thing that was done, and can be undone.
struct EditorStep {
    Scene before, after;
    Selection selectionBefore, selectionAfter;
    QString what;
};

/// All that an editor knows of one document: taken out while another document is shown.
struct EditorState {
    Scene current, saved;
    Selection selection;
    std::vector<EditorStep> steps;
    std::size_t position = 0; ///< steps before it are done, the others undone

    void commit(Scene scene, Selection after, const QString &what);
    bool isModified() const { return !current.sameAs(saved); }
};

/// Contract:
///  1. `commit` makes the scene the current one and one undo step of it (none if nothing differs).
///  2. `preview` shows a scene without a step; the next commit, preview or `cancelPreview` replaces it.
///  3. Undo gives back exactly the scene and selection from before the step; redo exactly those after it.
///  4. Everything else listens to `sceneChanged`; nobody else keeps a second copy that can differ.
class Editor : public QObject
{
    Q_OBJECT

public:
    explicit Editor(QObject *parent = nullptr);

    const Scene &scene() const { return m_shown; }             ///< what is seen now (a preview, if there is one)
    const Scene &committed() const { return m_state.current; } ///< what would be saved now
    const Selection &selection() const { return m_state.selection; }

    void setDocument(Scene scene); ///< opens: history is emptied, nothing is modified
    /// Takes the document out; `setState` follows before anything else does, and tells the listeners.
    EditorState takeState();
    void setState(EditorState state);
    void commit(Scene scene, const QString &what);
    void commit(Scene scene, const QString &what, Selection after);
    /// The same, in one step with the last one if that is called so, too, and nothing was done or selected since.
    void commitOn(Scene scene, const QString &what);
    /// What follows from the last step by itself becomes part of it.
    void amend(Scene scene);
    void preview(Scene scene);
    void cancelPreview();
    bool isPreviewing() const { return m_previewing; }

    void setSelection(Selection selection);

    bool canUndo() const;
    int undoCount() const { return static_cast<int>(m_state.position); } ///< steps that can be taken back
    bool canRedo() const;
    QString undoText() const;
    void undo();
    void redo();

    /// The scene before the step that undo would take back; nothing when there is none.
    std::optional<Scene> beforeLastStep() const;

    bool isModified() const { return m_state.isModified(); }
    void markSaved() { markSaved(committed()); }
    /// That scene is what stands on disk now; anything else is modified.
    void markSaved(Scene saved);

signals:
    void sceneChanged(const ninesketch::SceneChange &change);
    void selectionChanged();
    void historyChanged();
    void modifiedChanged(bool modified);

private:
    void show(const Scene &scene);

    EditorState m_state;
    Scene m_shown;
    bool m_previewing = false;
    bool m_wasModified = false;
};

} // namespace ninesketch
