// SPDX-License-Identifier: GPL-3.0-or-later
// Typing into the drawing: the canvas opens a text editor over a text, a label or an empty place, and commits what it
// holds.
#include "model/scene/edits.h"
#include "model/scene/text_layout.h"
#include "model/sketch/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/painted_scene.h"
#include "ui/canvas/text_editor.h"
#include "ui/tools/new_element.h"

namespace ninesketch
{

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
    m_textEditor = new TextEditor(this);
    if (const Element *text = m_editor.committed().find(textId)) {
        m_freshText.reset();
        m_textEditor->setPlainText(QString::fromStdString(
            text->text()->originalText.empty() ? text->text()->text : text->text()->originalText));
        invalidate(m_scene->setHidden(textId));
    }
    connect(m_textEditor, &QPlainTextEdit::textChanged, this, &CanvasView::typed);
    connect(m_textEditor, &TextEditor::ended, this, &CanvasView::finishTextEditing);
    placeTextEditor();
    m_textEditor->selectAll();
    m_textEditor->show();
    m_textEditor->setFocus(Qt::OtherFocusReason);
    emit textEditingChanged(true);
    update();
}

void CanvasView::typed()
{
    const std::string text = m_textEditor->toPlainText().toStdString();
    const Scene &scene = m_editor.committed();
    if (!m_textId.empty())
        m_editor.preview(previewText(scene, m_textId, text, toolContext().edit()));
    else if (!m_containerId.empty() && !text.empty())
        m_editor.preview(setLabel(scene, m_containerId, text, *m_freshText, toolContext().edit()));
    if (m_textId.empty() && !m_containerId.empty())
        invalidate(m_scene->setHidden(labelIdOf(m_editor.scene(), m_containerId)));
    placeTextEditor();
}

void CanvasView::placeTextEditor()
{
    if (!m_textEditor)
        return;
    const std::string text = m_textEditor->toPlainText().toStdString();
    const std::string labelId =
        m_textId.empty() && !m_containerId.empty() ? labelIdOf(m_editor.scene(), m_containerId) : m_textId;
    if (const Element *shown = m_editor.scene().find(labelId)) {
        m_textEditor->follow(*shown, m_view, m_dark);
        return;
    }
    if (!m_freshText)
        return;
    Element fresh = *m_freshText;
    fresh.text()->text = fresh.text()->originalText = text;
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
    invalidate(m_scene->setHidden({}));

    const EditContext context = toolContext().edit();
    const Scene &scene = m_editor.committed();
    if (!m_textId.empty()) {
        const std::string selected = m_containerId.empty() ? m_textId : m_containerId;
        Scene edited = setText(scene, m_textId, text, context);
        Selection after = onlyExisting(Selection{{selected}, m_editor.selection().editingGroupId}, edited);
        m_editor.commit(std::move(edited), tr("Edit text"), std::move(after));
    } else if (!m_containerId.empty()) {
        if (!text.empty())
            m_editor.commit(setLabel(scene, m_containerId, text, *m_freshText, context), tr("Label"),
                            Selection{{m_containerId}, m_editor.selection().editingGroupId});
    } else if (m_freshText && text.find_first_not_of(" \n\t") != std::string::npos) {
        Element made = *m_freshText;
        made.text()->originalText = normalisedText(text);
        made.text()->text = made.text()->originalText;
        made = laidOutText(made, m_metrics);
        if (m_beyond)
            made = textBeyondEnd(scene, *m_beyond, std::move(made));
        const std::string id = made.id;
        Scene written = updateFrameMembership(addElements(scene, {std::move(made)}, context), {id}, context);
        if (m_beyond)
            written = holdTextBeyondEnd(written, *m_beyond, id, context);
        m_editor.commit(std::move(written), tr("Write text"), Selection{{id}, {}});
    }
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
