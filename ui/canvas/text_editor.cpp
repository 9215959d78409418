// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/text_editor.h"
#include "exporters/fonts.h"
#include "exporters/paint_picture.h"

#include <QKeyEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>
#include <cmath>

namespace ninesketch
{

TextEditor::TextEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("textEditor"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAttribute(Qt::WA_TranslucentBackground);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    setTabChangesFocus(false);
}

void TextEditor::follow(const Element &text, const Viewport &view, bool dark)
{
    const TextData &style = *text.text();
    QFont font = sceneFont(style.fontFamily, std::max(1.0, style.fontSize * view.zoom));
    setFont(font);
    QColor color = toQColor(dark ? darkModeColor(text.strokeColor) : text.strokeColor);
    QPalette colours = palette();
    colours.setColor(QPalette::Base, Qt::transparent);
    colours.setColor(QPalette::Text, color);
    setPalette(colours);
    setStyleSheet(QStringLiteral("QPlainTextEdit{background:transparent;border:none;padding:0;color:%1}")
                      .arg(color.name(QColor::HexArgb)));

    QTextOption option = document()->defaultTextOption();
    option.setAlignment(style.textAlign == TextAlign::Center  ? Qt::AlignHCenter
                        : style.textAlign == TextAlign::Right ? Qt::AlignRight
                                                              : Qt::AlignLeft);
    option.setWrapMode(style.autoResize && !style.containerId ? QTextOption::NoWrap
                                                              : QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDefaultTextOption(option);
    setLineWrapMode(style.autoResize && !style.containerId ? QPlainTextEdit::NoWrap : QPlainTextEdit::WidgetWidth);

    // A little wider than the text, so that the caret at the end of a line is seen and no line wraps early.
    const double spare = std::max(4.0, style.fontSize * view.zoom * 0.6);
    const QPointF at = view.toWidget({text.x, text.y});
    const double width = std::max(text.width * view.zoom, 2.0) + 2 * spare;
    const double lines = std::max(1, document()->blockCount());
    const double height = std::max(text.height * view.zoom, lines * style.fontSize * style.lineHeight * view.zoom);
    // Qt's line is as high as the font says; Excalidraw's is lineHeight: the difference is split above and below.
    const double natural = QFontMetricsF(font).lineSpacing(), wanted = style.fontSize * style.lineHeight * view.zoom;
    const double shift = (wanted - natural) / 2;
    const double left = style.textAlign == TextAlign::Left    ? at.x()
                        : style.textAlign == TextAlign::Right ? at.x() - 2 * spare
                                                              : at.x() - spare;
    setGeometry(static_cast<int>(std::lround(left)), static_cast<int>(std::lround(at.y() + shift)),
                static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(height + natural * 0.5)));
    setCursorWidth(std::max(1, static_cast<int>(view.zoom * 1.5)));
}

bool TextEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // What is typed is typed: the window's shortcuts for the drawing wait, those for files and zoom do not.
        const auto *key = static_cast<QKeyEvent *>(event);
        constexpr int files[] = {Qt::Key_S,     Qt::Key_O, Qt::Key_N,     Qt::Key_Q,    Qt::Key_Plus,
                                 Qt::Key_Equal, Qt::Key_0, Qt::Key_Minus, Qt::Key_Slash};
        const bool control = key->modifiers().testFlag(Qt::ControlModifier);
        const bool window = (control && std::ranges::find(files, key->key()) != std::end(files)) ||
                            (key->key() >= Qt::Key_F1 && key->key() <= Qt::Key_F35);
        if (!window) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void TextEditor::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_Escape ||
        (control && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))) {
        emit ended();
        return;
    }
    if (event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) {
        indent(event->key() == Qt::Key_Tab);
        return;
    }
    if (control && (event->key() == Qt::Key_BracketRight || event->key() == Qt::Key_BracketLeft)) {
        indent(event->key() == Qt::Key_BracketRight);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    event->accept(); // no letter typed here is a shortcut of the canvas
}

void TextEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        emit ended();
}

void TextEditor::indent(bool further)
{
    constexpr int width = 4;
    const QTextCursor selected = textCursor();
    QTextCursor edit = selected; // one step of undo
    edit.beginEditBlock();
    const QTextBlock last = document()->findBlock(selected.selectionEnd());
    for (QTextBlock block = document()->findBlock(selected.selectionStart()); block.isValid(); block = block.next()) {
        edit.setPosition(block.position());
        if (further) {
            edit.insertText(QString(width, QLatin1Char(' ')));
        } else {
            const QString text = block.text();
            int spaces = 0;
            while (spaces < width && spaces < text.size() && text[spaces] == QLatin1Char(' '))
                ++spaces;
            edit.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, spaces);
            edit.removeSelectedText();
        }
        if (block == last)
            break;
    }
    edit.endEditBlock();
}

} // namespace ninesketch
