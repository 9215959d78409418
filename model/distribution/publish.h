// SPDX-License-Identifier: GPL-3.0-or-later
// Things that are worked out when first asked for and kept, in places that several threads may look at.
#pragma once
#include <atomic>
#include <cstddef>
#include <memory>
#include <new>

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

/// Memory of things of a few kilobytes that come and go by the thousand: what a thread lets go it takes again, up to
/// `most` of them.
template <typename T> class Recycled
{
public:
    static void *operator new(std::size_t size)
    {
        if (!s_free.first)
            return ::operator new(size);
        Block *block = s_free.first;
        s_free.first = block->next;
        --s_free.count;
        return block;
    }
    static void operator delete(void *memory)
    {
        if (s_free.count >= most) {
            ::operator delete(memory);
            return;
        }
        s_free.first = new (memory) Block{s_free.first};
        ++s_free.count;
    }

private:
    static constexpr std::size_t most = 4096;
    struct Block {
        Block *next;
    };
    struct Free {
        Block *first = nullptr;
        std::size_t count = 0;
        ~Free()
        {
            while (Block *block = first) {
                first = block->next;
                ::operator delete(block);
            }
            count = most; // what a thread lets go while it ends is not kept
        }
    };
    static inline thread_local Free s_free;
};

} // namespace ninesketch::transform
