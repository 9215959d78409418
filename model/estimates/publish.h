// SPDX-License-Identifier: GPL-3.0-or-later
// Things that are worked out when first asked for and kept, in places that several threads may look at.
#pragma once
#include <atomic>
#include <memory>

namespace ninesketch::transform
{

/// Keeps the first of what several threads may have worked out alike.
template <typename T> T &publish(std::atomic<T *> &place, std::unique_ptr<T> made)
{
    T *expected = nullptr;
    if (place.compare_exchange_strong(expected, made.get(), std::memory_order_acq_rel))
        return *made.release();
    return *expected;
}

} // namespace ninesketch::transform
