// SPDX-License-Identifier: GPL-3.0-or-later
// Typing into the drawing: a field without a frame, in the text's own font, size, colour and place, that grows as the
// text does. Escape or Ctrl+Enter ends it, so does clicking elsewhere.
#pragma once
#include "model/scene/element.h"
#include "ui/canvas/viewport.h"

#include <QPlainTextEdit>

namespace ninesketch
{

class TextEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextEditor(QWidget *parent = nullptr);

    /// Lies over `text` (its laid-out element) in this view.
    void follow(const Element &text, const Viewport &view, bool dark);

signals:
    void ended();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void indent(bool further);
};

} // namespace ninesketch
