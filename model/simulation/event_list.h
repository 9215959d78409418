// SPDX-License-Identifier: GPL-3.0-or-later
// What happens next: events in the order of time, those of one instant in the order in which they were scheduled.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace ninesketch
{

/// A heap of four children a node: half as deep as a binary one, and the children share cache lines. `Payload` is what
/// the event says beside its time; small, for it is moved a few times.
template <typename Payload> class EventList
{
public:
    struct Event {
        double time;
        std::uint64_t order;
        Payload payload;
    };

    bool empty() const { return m_heap.size() == (m_vacant ? 1 : 0); }
    double nextTime()
    {
        fill();
        return m_heap.front().time;
    }

    void push(double time, Payload payload)
    {
        const Event event{time, m_order++, payload};
        if (m_vacant) { // most events lead to the next one: it takes their place
            m_vacant = false;
            sink(event);
            return;
        }
        std::size_t at = m_heap.size();
        m_heap.emplace_back();
        while (at > 0) {
            const std::size_t parent = (at - 1) / 4;
            if (m_heap[parent].time <= time)
                break;
            m_heap[at] = m_heap[parent];
            at = parent;
        }
        m_heap[at] = event;
    }

    Event pop()
    {
        fill();
        m_vacant = true;
        return m_heap.front();
    }

private:
    static bool before(const Event &left, const Event &right)
    {
        return left.time < right.time || (left.time == right.time && left.order < right.order);
    }

    /// Closes the place of what was taken last.
    void fill()
    {
        if (!m_vacant)
            return;
        m_vacant = false;
        const Event last = m_heap.back();
        m_heap.pop_back();
        if (!m_heap.empty())
            sink(last);
    }

    /// Down from the top, where it belongs.
    void sink(const Event &event)
    {
        const std::size_t size = m_heap.size();
        std::size_t at = 0;
        while (4 * at + 1 < size) {
            const std::size_t from = 4 * at + 1, to = std::min(from + 4, size);
            std::size_t best = from;
            for (std::size_t child = from + 1; child < to; ++child)
                if (before(m_heap[child], m_heap[best]))
                    best = child;
            if (!before(m_heap[best], event))
                break;
            m_heap[at] = m_heap[best];
            at = best;
        }
        m_heap[at] = event;
    }

    std::vector<Event> m_heap;
    std::uint64_t m_order = 0;
    bool m_vacant = false; ///< what stands at the top has been taken
};

} // namespace ninesketch
