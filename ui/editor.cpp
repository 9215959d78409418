// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor.h"

namespace ninesketch
{

Selection onlyExisting(Selection selection, const Scene &scene)
{
    std::erase_if(selection.ids, [&](const std::string &id) { return !scene.find(id); });
    return selection;
}

Editor::Editor(QObject *parent) : QObject(parent)
{
}

void Editor::show(const Scene &scene)
{
    const bool wasPreviewing = m_previewing;
    m_previewing = &scene != &m_current;
    const SceneChange change = difference(m_shown, scene);
    m_shown = scene;
    // Who does not follow previews has to hear of their end, even if it changes nothing that is seen.
    if (!change.empty() || (wasPreviewing && !m_previewing))
        emit sceneChanged(change);
}

void Editor::setDocument(Scene scene)
{
    m_steps.clear();
    m_position = 0;
    m_current = m_saved = std::move(scene);
    setSelection({});
    show(m_current);
    emit historyChanged();
    m_wasModified = false;
    emit modifiedChanged(false);
}

void Editor::commit(Scene scene, const QString &what)
{
    Selection kept = onlyExisting(m_selection, scene);
    commit(std::move(scene), what, std::move(kept));
}

void Editor::commit(Scene scene, const QString &what, Selection after)
{
    if (difference(m_current, scene).empty()) {
        show(m_current);
        setSelection(std::move(after));
        return;
    }
    m_steps.resize(m_position);
    m_steps.push_back({m_current, scene, m_selection, after, what});
    m_position = m_steps.size();
    m_current = std::move(scene);
    show(m_current);
    setSelection(std::move(after));
    emit historyChanged();
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

void Editor::preview(Scene scene)
{
    show(scene);
}

void Editor::cancelPreview()
{
    show(m_current);
}

void Editor::setSelection(Selection selection)
{
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    emit selectionChanged();
}

bool Editor::canUndo() const
{
    return m_position > 0;
}

bool Editor::canRedo() const
{
    return m_position < m_steps.size();
}

QString Editor::undoText() const
{
    return canUndo() ? m_steps[m_position - 1].what : QString();
}

QString Editor::redoText() const
{
    return canRedo() ? m_steps[m_position].what : QString();
}

void Editor::undo()
{
    if (!canUndo()) {
        show(m_current);
        return;
    }
    const Step &step = m_steps[--m_position];
    m_current = step.before;
    show(m_current);
    setSelection(step.selectionBefore);
    emit historyChanged();
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

void Editor::redo()
{
    if (!canRedo()) {
        show(m_current);
        return;
    }
    const Step &step = m_steps[m_position++];
    m_current = step.after;
    show(m_current);
    setSelection(step.selectionAfter);
    emit historyChanged();
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

bool Editor::isModified() const
{
    return !m_current.sameAs(m_saved);
}

void Editor::markSaved()
{
    m_saved = m_current;
    if (m_wasModified != isModified())
        emit modifiedChanged(m_wasModified = isModified());
}

} // namespace ninesketch
