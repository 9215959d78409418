// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/text_editor.h"
#include "exporters/paint_picture.h"
#include "model/scene/text_layout.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QInputMethod>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyleHints>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <algorithm>
#include <cmath>

namespace ninesketch
{

TextEditor::TextEditor(const TextMetrics &metrics, QWidget *parent) : QPlainTextEdit(parent), m_metrics(metrics)
{
    setObjectName(QStringLiteral("textEditor"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAttribute(Qt::WA_TranslucentBackground);
    viewport()->setAutoFillBackground(false);
    setStyleSheet(QStringLiteral("QPlainTextEdit{background:transparent;border:none;padding:0}"));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(false);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_caretSeen = !m_caretSeen;
        viewport()->update();
    });
    connect(this, &QPlainTextEdit::textChanged, this, &TextEditor::shownTextChanged);
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, &TextEditor::showCaret);
    connect(this, &QPlainTextEdit::selectionChanged, this, &TextEditor::showCaret);
}

void TextEditor::begin(const QString &text)
{
    setPlainText(text);
    selectAll();
}

void TextEditor::follow(const Element &text, const Viewport &view, bool dark)
{
    m_text = text;
    m_color = toQColor(dark ? darkModeColor(text.strokeColor) : text.strokeColor);
    refreshLines();
    // a little more than the text, so that the caret at the end of a line is seen and the mouse need not aim
    const double spare = 4 / view.zoom + text.text()->fontSize * 0.3;
    const QRectF box(-spare, -spare, text.width + 2 * spare, text.height + 2 * spare);
    QTransform toScene;
    toScene.translate(text.x + text.width / 2, text.y + text.height / 2);
    toScene.rotateRadians(text.angle);
    toScene.translate(-text.width / 2, -text.height / 2);
    const QPointF origin = view.toWidget({});
    const QTransform toCanvas = toScene * QTransform(view.zoom, 0, 0, view.zoom, origin.x(), origin.y());
    const QRect around = toCanvas.mapRect(box).toAlignedRect();
    setGeometry(around);
    m_toWidget = toCanvas * QTransform::fromTranslate(-around.x(), -around.y());
    setMask(QRegion(m_toWidget.map(QPolygonF(box)).toPolygon()));
    viewport()->update();
}

void TextEditor::putCaret(QPointF canvas)
{
    moveTo(placeAt(canvas - QPointF(pos())), false);
}

void TextEditor::refreshLines()
{
    m_lines = TextLines(m_text, shownText(), m_metrics);
}

QString TextEditor::shownText() const
{
    QString text = toPlainText();
    const QTextLayout *block = textCursor().block().layout();
    if (block && !block->preeditAreaText().isEmpty())
        text.insert(textCursor().block().position() + block->preeditAreaPosition(), block->preeditAreaText());
    return text;
}

int TextEditor::caretPlace() const
{
    return textCursor().position() + m_preeditCaret;
}

int TextEditor::placeAt(QPointF widget) const
{
    return m_lines.placeAt(m_toWidget.inverted().map(widget));
}

QVariant TextEditor::inputMethodQuery(Qt::InputMethodQuery query) const
{
    const bool atCaret = query == Qt::ImCursorRectangle, atAnchor = query == Qt::ImAnchorRectangle;
    if (!atCaret && !atAnchor)
        return QPlainTextEdit::inputMethodQuery(query);
    const QPointF top = m_lines.caret(atCaret ? caretPlace() : textCursor().anchor());
    return m_toWidget.mapRect(QRectF(top, QSizeF(1, m_lines.lineHeight()))).toAlignedRect();
}

bool TextEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // What is typed is typed: the window's shortcuts for the drawing wait, those for files and zoom do not.
        const auto *key = static_cast<QKeyEvent *>(event);
        constexpr int files[] = {Qt::Key_S,       Qt::Key_O,     Qt::Key_N,     Qt::Key_Q,     Qt::Key_Plus,
                                 Qt::Key_Equal,   Qt::Key_0,     Qt::Key_Minus, Qt::Key_Slash, Qt::Key_Less,
                                 Qt::Key_Greater, Qt::Key_Comma, Qt::Key_Period};
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
    if (moveByLines(*event))
        return;
    m_column.reset();
    if (event->key() == Qt::Key_V && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        paste(); // it is plain anyway
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    event->accept(); // no letter typed here is a shortcut of the canvas
}

bool TextEditor::moveByLines(const QKeyEvent &event)
{
    const bool selecting = event.modifiers().testFlag(Qt::ShiftModifier);
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    const int place = textCursor().position();
    const auto &lines = m_lines.lines();
    const std::size_t line = m_lines.lineOf(place);
    switch (event.key()) {
    case Qt::Key_Home:
    case Qt::Key_End:
        m_column.reset();
        moveTo(event.key() == Qt::Key_Home ? lines[line].from : lines[line].until, selecting);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const bool up = event.key() == Qt::Key_Up;
        const double column = m_column.value_or(m_lines.caret(place).x());
        if (up ? line == 0 : line + 1 == lines.size())
            moveTo(up ? 0 : static_cast<int>(toPlainText().size()), selecting);
        else
            moveTo(m_lines.placeOn(up ? line - 1 : line + 1, column), selecting);
        m_column = column;
        return true;
    }
    default:
        return false;
    }
}

void TextEditor::moveTo(int place, bool selecting)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(place, 0, static_cast<int>(toPlainText().size())),
                       selecting ? QTextCursor::KeepAnchor : QTextCursor::MoveAnchor);
    setTextCursor(cursor);
    showCaret();
}

void TextEditor::inputMethodEvent(QInputMethodEvent *event)
{
    m_preeditCaret = static_cast<int>(event->preeditString().size());
    for (const QInputMethodEvent::Attribute &attribute : event->attributes())
        if (attribute.type == QInputMethodEvent::Cursor)
            m_preeditCaret = std::min(m_preeditCaret, attribute.start);
    QPlainTextEdit::inputMethodEvent(event);
    emit shownTextChanged();
    showCaret();
}

// ---- the mouse ----

void TextEditor::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    QGuiApplication::inputMethod()->commit();
    m_column.reset();
    const bool thrice = m_doubleClicked.isValid() &&
                        m_doubleClicked.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval();
    m_doubleClicked.invalidate();
    moveTo(placeAt(event->position()), event->modifiers().testFlag(Qt::ShiftModifier));
    if (!thrice)
        return;
    QTextCursor line = textCursor();
    line.select(QTextCursor::BlockUnderCursor);
    setTextCursor(line);
}

void TextEditor::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(placeAt(event->position()), true);
}

void TextEditor::mouseReleaseEvent(QMouseEvent *event)
{
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (!clipboard->supportsSelection())
        return;
    if (event->button() == Qt::LeftButton && textCursor().hasSelection()) {
        clipboard->setText(textCursor().selectedText().replace(QChar::ParagraphSeparator, QLatin1Char('\n')),
                           QClipboard::Selection);
    } else if (event->button() == Qt::MiddleButton) {
        moveTo(placeAt(event->position()), false);
        insertFromMimeData(clipboard->mimeData(QClipboard::Selection));
    }
}

void TextEditor::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    moveTo(placeAt(event->position()), false);
    QTextCursor word = textCursor();
    word.select(QTextCursor::WordUnderCursor);
    setTextCursor(word);
    m_doubleClicked.start();
}

void TextEditor::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // it moves the paper
}

void TextEditor::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertPlainText(QString::fromStdString(normalisedText(source->text().toStdString())));
}

// ---- what is seen ----

void TextEditor::showCaret()
{
    m_caretSeen = true;
    if (const int flash = QGuiApplication::styleHints()->cursorFlashTime(); flash > 1 && hasFocus())
        m_blink.start(flash / 2);
    viewport()->update();
}

void TextEditor::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setTransform(m_toWidget, true);
    const QTextCursor cursor = textCursor();
    QColor chosen = theme().accent;
    chosen.setAlphaF(0.3F);
    for (const QRectF &box : m_lines.boxes(cursor.selectionStart(), cursor.selectionEnd()))
        painter.fillRect(box, chosen);
    const QTextLayout *block = cursor.block().layout();
    const int unfinished = block ? static_cast<int>(block->preeditAreaText().size()) : 0;
    const double hair = 1 / std::sqrt(std::abs(m_toWidget.determinant()));
    for (const QRectF &box : m_lines.boxes(cursor.position(), cursor.position() + unfinished))
        painter.fillRect(QRectF(box.left(), box.bottom() - hair, box.width(), hair), m_color);
    if (!m_caretSeen || !hasFocus())
        return;
    const double width = hair * std::max(1.0, 0.75 / hair);
    painter.fillRect(QRectF(m_lines.caret(caretPlace()) - QPointF(width / 2, 0), QSizeF(width, m_lines.lineHeight())),
                     m_color);
}

void TextEditor::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    showCaret();
}

void TextEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    m_blink.stop();
    viewport()->update();
    // the middle button moves the paper, and one types on
    const bool paperMoves =
        QApplication::focusWidget() == parentWidget() && QGuiApplication::mouseButtons() == Qt::MiddleButton;
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason && !paperMoves)
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
