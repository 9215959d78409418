// SPDX-License-Identifier: GPL-3.0-or-later
// Typing into the drawing: the canvas opens a text editor over a text, a label or an empty place, and commits what it
// holds.
#include "model/scene/edits.h"
#include "model/scene/text_layout.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/text_editor.h"
#include "ui/tools/new_element.h"

#include <limits>

namespace ninesketch
{

namespace
{

/// A text that is being written anew looks as the style says now.
void wear(Element &fresh, const ToolContext &context)
{
    const Element styled = styledElement(ElementType::Text, context, {});
    TextData &text = *fresh.text();
    const TextData &look = *styled.text();
    fresh.strokeColor = styled.strokeColor;
    fresh.opacity = styled.opacity;
    text.fontFamily = look.fontFamily;
    text.fontSize = look.fontSize;
    text.lineHeight = look.lineHeight;
    if (!text.containerId) // labels begin in the middle
        text.textAlign = look.textAlign;
}

} // namespace

void CanvasView::editText(const std::string &elementId)
{
    const Element *element = m_editor.committed().find(elementId);
    if (!element || element->locked || m_viewMode)
        return;
    if (element->text()) {
        openTextEditor(elementId, element->text()->containerId.value_or(""));
        return;
    }
    if (element->isFrame()) {
        emit frameNameRequested(QString::fromStdString(elementId));
        return;
    }
    openTextEditor(labelIdOf(m_editor.committed(), elementId), elementId);
}

void CanvasView::startNewText(Point at, double wrapWidth, std::optional<FreeEnd> beyond)
{
    finishTextEditing();
    m_beyond = std::move(beyond);
    Element fresh = styledElement(ElementType::Text, toolContext(), at);
    TextData &words = *fresh.text();
    fresh.height = words.fontSize * words.lineHeight;
    words.autoResize = wrapWidth <= 0;
    fresh.width = wrapWidth > 0 ? wrapWidth : 1;
    m_freshText = fresh;
    openTextEditor({}, {});
}

void CanvasView::openTextEditor(const std::string &textId, const std::string &containerId)
{
    if (m_textEditor)
        finishTextEditing();
    m_textId = textId;
    m_containerId = containerId;
    if (textId.empty() && !containerId.empty()) {
        Element fresh = styledElement(ElementType::Text, toolContext(), {});
        fresh.text()->textAlign = TextAlign::Center;
        fresh.text()->verticalAlign = VerticalAlign::Middle;
        fresh.text()->containerId = containerId;
        m_freshText = fresh;
    }
    m_textEditor = new TextEditor(m_metrics, this);
    if (const Element *text = m_editor.committed().find(textId)) {
        m_freshText.reset();
        const TextData &words = *text->text();
        m_textEditor->begin(
            QString::fromStdString(normalisedText(words.originalText.empty() ? words.text : words.originalText)));
        typed();
    }
    connect(m_textEditor, &TextEditor::shownTextChanged, this, &CanvasView::typed);
    connect(m_textEditor, &TextEditor::ended, this, &CanvasView::finishTextEditing);
    placeTextEditor();
    m_textEditor->show();
    m_textEditor->setFocus(Qt::OtherFocusReason);
    emit textEditingChanged(true);
    update();
}

void CanvasView::typed()
{
    const std::string text = m_textEditor->shownText().toStdString();
    if (m_freshText) {
        const auto line = [this] { return m_freshText->text()->fontSize * m_freshText->text()->lineHeight; };
        const double before = line();
        wear(*m_freshText, toolContext());
        m_freshText->y += (before - line()) / 2; // its middle stays
    }
    if (!m_textId.empty())
        m_editor.preview(previewText(m_editor.committed(), m_textId, text, toolContext().edit(), leastHeight()));
    else if (text.find_first_not_of(" \n\t") != std::string::npos)
        m_editor.preview(withFreshText(text));
    else
        m_editor.cancelPreview();
    placeTextEditor();
}

double CanvasView::leastHeight() const
{
    const Element *container = m_editor.committed().find(m_containerId);
    return container ? m_grown.leastHeight(*container) : std::numeric_limits<double>::infinity();
}

Scene CanvasView::withFreshText(const std::string &text) const
{
    const EditContext context = toolContext().edit();
    const Scene &scene = m_editor.committed();
    if (!m_containerId.empty())
        return setLabel(scene, m_containerId, text, *m_freshText, context);
    Element made = *m_freshText;
    made.text()->originalText = normalisedText(text);
    made.text()->text = made.text()->originalText;
    made = laidOutText(made, m_metrics);
    if (m_beyond)
        made = textBeyondEnd(scene, *m_beyond, std::move(made));
    Scene written = updateFrameMembership(addElements(scene, {std::move(made)}, context), {m_freshText->id}, context);
    if (m_beyond)
        written = holdTextBeyondEnd(written, *m_beyond, m_freshText->id, context);
    return written;
}

void CanvasView::placeTextEditor()
{
    if (!m_textEditor)
        return;
    std::string shownId = m_textId;
    if (m_textId.empty())
        shownId = !m_containerId.empty() ? labelIdOf(m_editor.scene(), m_containerId) : m_freshText->id;
    if (const Element *shown = m_editor.scene().find(shownId)) {
        m_textEditor->follow(*shown, m_view, m_dark);
        return;
    }
    if (!m_freshText)
        return;
    Element fresh = *m_freshText; // nothing is written yet: only the caret is seen
    fresh.text()->text = fresh.text()->originalText = m_textEditor->shownText().toStdString();
    if (const Element *container = m_editor.scene().find(m_containerId)) {
        fresh = laidOutLabel(*container, fresh, m_metrics).label;
        if (container->isArrow()) {
            const Point middle = arrowLabelCentre(*container, fresh);
            fresh.x = middle.x - fresh.width / 2;
            fresh.y = middle.y - fresh.height / 2;
        }
    } else {
        fresh = laidOutText(fresh, m_metrics);
        if (m_beyond)
            fresh = textBeyondEnd(m_editor.committed(), *m_beyond, std::move(fresh));
    }
    m_textEditor->follow(fresh, m_view, m_dark);
}

void CanvasView::finishTextEditing()
{
    if (!m_textEditor)
        return;
    TextEditor *editor = std::exchange(m_textEditor, nullptr);
    editor->disconnect(this);
    const std::string text = editor->toPlainText().toStdString();
    const bool hadFocus = editor->hasFocus();
    editor->hide();
    editor->deleteLater();
    m_editor.cancelPreview();

    const Scene scene = m_editor.committed();
    const bool blank = text.find_first_not_of(" \n\t") == std::string::npos;
    if (!m_textId.empty()) {
        const std::string selected = m_containerId.empty() ? m_textId : m_containerId;
        Scene edited = setText(scene, m_textId, text, toolContext().edit(), leastHeight());
        Selection after = onlyExisting(Selection{{selected}, m_editor.selection().editingGroupId}, edited);
        m_editor.commit(std::move(edited), tr("Edit text"), std::move(after));
    } else if (!m_containerId.empty()) {
        if (!text.empty())
            m_editor.commit(withFreshText(text), tr("Label"),
                            Selection{{m_containerId}, m_editor.selection().editingGroupId});
    } else if (m_freshText && !blank) {
        m_editor.commit(withFreshText(text), tr("Write text"),
                        m_toolLocked ? Selection{} : Selection{{m_freshText->id}, {}});
    }
    const Element *before = scene.find(m_containerId), *after = m_editor.committed().find(m_containerId);
    if (before && after)
        m_grown.typedInto(*before, *after);
    m_freshText.reset();
    m_beyond.reset();
    m_textId.clear();
    m_containerId.clear();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    emit textEditingChanged(false);
    update();
}

} // namespace ninesketch
