// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdio>
#include <cstdlib>

namespace ninesketch
{

/// Ends the program where `what` does not hold: a fuzzer keeps the input that led there.
inline void must(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

} // namespace ninesketch
