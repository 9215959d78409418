// SPDX-License-Identifier: GPL-3.0-or-later
// Excalidraw's picker of arrowheads: four in a row, by keys (q w e r / a s d f / z x c v), by arrow keys and Tab.
#pragma once
#include "ui/panels/style_properties.h"
#include "ui/widgets/popup_card.h"

namespace ninesketch
{

class IconButton;

/// Pops up beside a button; closes by Escape, Enter or a press elsewhere.
class ArrowheadPicker : public PopupCard
{
    Q_OBJECT

public:
    /// `heads`: the property of one end of an arrow. `current`: one of its values, or empty.
    ArrowheadPicker(const StyleProperty &heads, const QString &current, QWidget *parent = nullptr);

signals:
    void chosen(const QString &head);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void choose(int index);

    const StyleProperty &m_heads;
    std::vector<IconButton *> m_buttons; ///< one a value
    int m_current = -1;
};

} // namespace ninesketch
