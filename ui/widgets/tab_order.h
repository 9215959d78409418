// SPDX-License-Identifier: GPL-3.0-or-later
// Tab and Shift+Tab go from place to place, whenever the widgets were made: Qt goes by when, and parts of the window
// are made when they are first looked at.
#pragma once
#include <QWidget>

namespace ninesketch
{

/// A part of a window within which Tab goes through the children of each widget in their order, and then on. What
/// floats over a canvas (islands) goes from top to bottom, left to right.
class InPlace : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    bool focusNextPrevChild(bool next) override;
};

/// The first place of it that has the keyboard on the way of Tab gets it; false where there is none.
bool focusFirst(const QWidget &part);

} // namespace ninesketch
