// SPDX-License-Identifier: GPL-3.0-or-later
// A column that is taller than its place: no frame, scrolled up and down only, and never in the way of the Tab key. It
// is as wide as its place, however long the names in it are.
#pragma once
#include <QScrollArea>

namespace ninesketch
{

class ColumnScroll : public QScrollArea
{
public:
    explicit ColumnScroll(QWidget *body, QWidget *parent = nullptr) : QScrollArea(parent)
    {
        setWidgetResizable(true);
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setWidget(body);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        widget()->setMaximumWidth(viewport()->width());
        QScrollArea::resizeEvent(event);
    }
};

} // namespace ninesketch
