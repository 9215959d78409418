// SPDX-License-Identifier: GPL-3.0-or-later
// While what is in a column is made anew: the column stays where it was scrolled to, and the keyboard in it. (Whatever
// has the focus would hand it on when it goes, and take the view along.)
#pragma once
#include <QCoreApplication>
#include <QEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace ninesketch
{

class KeepScrolled
{
public:
    explicit KeepScrolled(QScrollArea &area) : m_area(area), m_place(area.verticalScrollBar()->value())
    {
        if (QWidget *focused = area.window()->focusWidget(); focused && area.isAncestorOf(focused))
            area.setFocus();
    }
    ~KeepScrolled()
    {
        QCoreApplication::sendPostedEvents(m_area.widget(), QEvent::LayoutRequest);
        m_area.verticalScrollBar()->setValue(m_place);
    }
    KeepScrolled(const KeepScrolled &) = delete;
    KeepScrolled &operator=(const KeepScrolled &) = delete;

private:
    QScrollArea &m_area;
    int m_place;
};

} // namespace ninesketch
