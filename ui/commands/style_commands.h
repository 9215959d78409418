// SPDX-License-Identifier: GPL-3.0-or-later
// How elements look: of the selection, of what is drawn next, and the paper.
#pragma once
#include "model/scene/edits/style.h"

#include <QObject>
#include <QPoint>
#include <optional>

namespace ninesketch
{

class Desk;

class StyleCommands : public QObject
{
    Q_OBJECT

public:
    StyleCommands(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

    /// To the selection, and to what is drawn next. `preview`: more of the same will follow.
    void apply(const QString &propertyId, const QString &value, bool preview);
    void copy();
    void paste();
    bool hasCopied() const { return m_copied.has_value(); }
    /// The next press takes a colour from the drawing: for "stroke" or "background" (with Alt the other one).
    void pickFromDrawing(const QString &propertyId);
    void choosePaper(QPoint at); ///< the canvas's own colour; the picker's corner on the stage

signals:
    void changed();
    void copied();

private:
    Desk &m_desk;
    std::optional<StyleChange> m_copied;
};

} // namespace ninesketch
