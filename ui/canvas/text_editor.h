// SPDX-License-Identifier: GPL-3.0-or-later
// Typing into the drawing: what is typed is painted by the drawing itself, so that it looks while one types as it will
// afterwards, wrapped, rotated and aligned; this lies over it without a colour of its own, takes keys and mouse, and
// paints the caret and what is selected. Escape or Ctrl+Enter ends it, so does clicking elsewhere.
#pragma once
#include "ui/canvas/text_lines.h"
#include "ui/canvas/viewport.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTimer>
#include <QTransform>
#include <optional>

namespace ninesketch
{

class TextEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextEditor(const TextMetrics &metrics, QWidget *parent = nullptr);

    /// Begins with that, all of it selected.
    void begin(const QString &text);
    /// Lies over `text` (its laid-out element) in this view.
    void follow(const Element &text, const Viewport &view, bool dark);
    /// The caret goes to that place of the canvas; nothing is selected.
    void putCaret(QPointF canvas);
    /// What is typed, with what an input method has not finished yet.
    QString shownText() const;

    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

signals:
    void ended();
    void shownTextChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void indent(bool further);
    bool moveByLines(const QKeyEvent &event); ///< up, down, home and end, as the lines are seen
    void moveTo(int place, bool selecting);
    void showCaret(); ///< at once, then it blinks
    void refreshLines();
    int caretPlace() const; ///< in what is shown
    int placeAt(QPointF widget) const;

    const TextMetrics &m_metrics;
    Element m_text;
    TextLines m_lines;
    QTransform m_toWidget; ///< from the text's box
    QColor m_color;
    QTimer m_blink;
    bool m_caretSeen = true;
    std::optional<double> m_column; ///< where up and down go along
    int m_preeditCaret = 0;         ///< within what the input method has not finished
    QElapsedTimer m_doubleClicked;
};

} // namespace ninesketch
