// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/interruption.h"

#include <atomic>
#include <chrono>
#include <csignal>

namespace ninesketch
{
namespace
{

// all that a signal handler may touch
std::atomic<bool> pressed = false;
static_assert(std::atomic<bool>::is_always_lock_free);

void remember(int signal)
{
    pressed = true;
    std::signal(signal, SIG_DFL);
}

} // namespace

Interruption::Interruption() : m_before((pressed = false, std::signal(SIGINT, remember)))
{
    m_watch = std::jthread([this](const std::stop_token &over) {
        while (!over.stop_requested() && !m_stop.stop_requested()) {
            if (pressed)
                m_stop.request_stop();
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
}

Interruption::~Interruption()
{
    m_watch.request_stop();
    m_watch.join();
    std::signal(SIGINT, m_before);
}

} // namespace ninesketch
