// SPDX-License-Identifier: GPL-3.0-or-later
// How far a long command is, on the error output while that is a terminal: "  simulated 37 %". Gone when it is done.
#pragma once
#include <chrono>
#include <string>

namespace ninesketch
{

class ProgressLine
{
public:
    explicit ProgressLine(std::string done);
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    ~ProgressLine();

    /// `share` done, 0 … 1. Says nothing in the first second. Not from several threads at once.
    void show(double share);

private:
    std::string m_done;
    bool m_terminal;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    int m_shown = -1; ///< per cent
};

} // namespace ninesketch
