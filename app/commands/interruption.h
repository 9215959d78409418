// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+C while a command works: it is asked to stop, and can say so, instead of being cut off.
#pragma once
#include <stop_token>
#include <thread>

namespace ninesketch
{

/// One at a time. A second Ctrl+C ends the program at once.
class Interruption
{
public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption &) = delete;
    Interruption &operator=(const Interruption &) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    bool happened() const { return m_stop.stop_requested(); }

private:
    std::stop_source m_stop;
    void (*m_before)(int); ///< what a signal did before
    std::jthread m_watch;
};

} // namespace ninesketch
