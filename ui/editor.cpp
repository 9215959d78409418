// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor.h"

#include <utility>

namespace ninesketch
{

Selection onlyExisting(Selection selection, const Scene &scene)
{
    std::erase_if(selection.ids, [&](const std::string &id) { return !scene.find(id); });
    return selection;
}

void EditorState::commit(Scene scene, Selection after, const QString &what)
{
    steps.resize(position);
    steps.push_back({current, scene, selection, std::move(after), what});
    position = steps.size();
    current = std::move(scene);
}

Editor::Editor(QObject *parent) : QObject(parent)
{
    m_state.saved = m_state.current; // two empty scenes are not the same one
}

void Editor::show(const Scene &scene)
{
    const bool wasPreviewing = m_previewing;
    m_previewing = &scene != &m_state.current;
    const SceneChange change = difference(m_shown, scene);
    m_shown = scene;
    // Who does not follow previews has to hear of their end, even if it changes nothing that is seen.
    if (!change.empty() || (wasPreviewing && !m_previewing))
        emit sceneChanged(change);
}

void Editor::setDocument(Scene scene)
{
    EditorState state;
    state.current = state.saved = std::move(scene);
    setState(std::move(state));
}

EditorState Editor::takeState()
{
    return std::exchange(m_state, {});
}

void Editor::setState(EditorState state)
{
    Selection selection = std::exchange(state.selection, {});
    m_state = std::move(state);
    emit selectionChanged(); // nobody sees a selection of what is not there
    show(m_state.current);
    setSelection(std::move(selection));
    emit historyChanged();
    emit modifiedChanged(m_wasModified = isModified());
}

void Editor::commit(Scene scene, const QString &what)
{
    Selection kept = onlyExisting(m_state.selection, scene);
    commit(std::move(scene), what, std::move(kept));
}

void Editor::commit(Scene scene, const QString &what, Selection after)
{
    if (difference(m_state.current, scene).empty()) {
        show(m_state.current);
        setSelection(std::move(after));
        return;
    }
    m_state.commit(std::move(scene), after, what);
    show(m_state.current);
    setSelection(std::move(after));
    emit historyChanged();
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

void Editor::commitOn(Scene scene, const QString &what)
{
    const EditorStep *last = canUndo() && !canRedo() ? &m_state.steps.back() : nullptr;
    if (last && last->what == what && last->selectionAfter == m_state.selection)
        amend(std::move(scene));
    else
        commit(std::move(scene), what);
}

void Editor::amend(Scene scene)
{
    if (m_state.position > 0)
        m_state.steps[m_state.position - 1].after = scene;
    m_state.current = std::move(scene);
    show(m_state.current);
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

void Editor::preview(Scene scene)
{
    show(scene);
}

void Editor::cancelPreview()
{
    show(m_state.current);
}

void Editor::setSelection(Selection selection)
{
    if (selection == m_state.selection)
        return;
    m_state.selection = std::move(selection);
    emit selectionChanged();
}

bool Editor::canUndo() const
{
    return m_state.position > 0;
}

bool Editor::canRedo() const
{
    return m_state.position < m_state.steps.size();
}

QString Editor::undoText() const
{
    return canUndo() ? m_state.steps[m_state.position - 1].what : QString();
}

void Editor::undo()
{
    if (!canUndo()) {
        show(m_state.current);
        return;
    }
    const EditorStep &step = m_state.steps[--m_state.position];
    m_state.current = step.before;
    show(m_state.current);
    setSelection(step.selectionBefore);
    emit historyChanged();
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

void Editor::redo()
{
    if (!canRedo()) {
        show(m_state.current);
        return;
    }
    const EditorStep &step = m_state.steps[m_state.position++];
    m_state.current = step.after;
    show(m_state.current);
    setSelection(step.selectionAfter);
    emit historyChanged();
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

std::optional<Scene> Editor::beforeLastStep() const
{
    return canUndo() ? std::optional(m_state.steps[m_state.position - 1].before) : std::nullopt;
}

void Editor::markSaved(Scene saved)
{
    m_state.saved = std::move(saved);
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

} // namespace ninesketch
