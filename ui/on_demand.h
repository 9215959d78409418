// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a window that is made when it is first needed. Most of what a window can show is not looked at for a long
// while, and none of that should keep its first frame waiting, or follow the drawing unseen.
//     m_help.setMaker([this] { return new HelpPanel(*m_actions, m_stage); });
//     m_help->open();                           makes it
//     if (HelpPanel *help = m_help.made()) …    does not
#pragma once
#include <functional>
#include <utility>

namespace ninesketch
{

/// Part: something with a parent that owns it.
template <class Part> class OnDemand
{
public:
    void setMaker(std::function<Part *()> make) { m_make = std::move(make); }
    Part *made() const { return m_part; } ///< null: nobody has needed it so far

    Part &operator*() const
    {
        if (!m_part) {
            m_part = m_make();
            m_make = nullptr;
        }
        return *m_part;
    }
    Part *operator->() const { return &**this; }

private:
    mutable std::function<Part *()> m_make;
    mutable Part *m_part = nullptr;
};

} // namespace ninesketch
