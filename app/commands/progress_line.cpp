// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/progress_line.h"

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace ninesketch
{

ProgressLine::ProgressLine(std::string done) : m_done(std::move(done)), m_terminal(isatty(STDERR_FILENO) != 0)
{
}

ProgressLine::~ProgressLine()
{
    if (m_shown >= 0)
        std::fputs("\r\x1b[K", stderr); // to the begin of the line, and empty to its end
}

void ProgressLine::show(double share)
{
    const int percent = static_cast<int>(100 * share);
    if (!m_terminal || percent == m_shown || std::chrono::steady_clock::now() - m_begin < std::chrono::seconds(1))
        return;
    m_shown = percent;
    std::fprintf(stderr, "\r  %s %d %%", m_done.c_str(), percent);
    std::fflush(stderr);
}

} // namespace ninesketch
