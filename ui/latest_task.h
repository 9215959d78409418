// SPDX-License-Identifier: GPL-3.0-or-later
// Work off the GUI thread of which only the latest matters: a newer piece stops the older one, whose answer is dropped.
#pragma once
#include <QMetaObject>
#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

namespace ninesketch
{

class LatestTask : public QObject
{
public:
    explicit LatestTask(QObject *parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }
    ~LatestTask() override
    {
        stop();
        m_pool.clear();
        m_pool.waitForDone();
    }

    void stop()
    {
        m_stop.request_stop();
        ++m_number;
    }

    /// `work(std::stop_token)` runs on another thread and owns what it needs; `use(answer)` runs on this one.
    template <typename Work, typename Use> void run(Work work, Use use)
    {
        stop();
        m_stop = std::stop_source();
        m_pool.start([this, number = m_number, token = m_stop.get_token(), work = std::move(work),
                      use = std::move(use)]() mutable {
            using Answer = decltype(work(token));
            const auto answer = std::make_shared<Answer>(work(token));
            if (token.stop_requested())
                return;
            // the pool is waited for in the destructor, so `this` outlives the work
            QMetaObject::invokeMethod(
                this,
                [this, number, answer, use = std::move(use)]() mutable {
                    if (number == m_number)
                        use(std::move(*answer));
                },
                Qt::QueuedConnection);
        });
    }

    /// For the work to say how far it is, 0 ... 1: `tell` runs on this thread, at most once a per cent, and not after a
    /// stop.
    std::function<void(double)> telling(const std::stop_token &stop, std::function<void(double)> tell)
    {
        auto said = std::make_shared<std::atomic<int>>(-1); // several threads may work
        return [this, stop, tell = std::move(tell), said = std::move(said)](double share) {
            const int percent = qRound(100 * share);
            if (stop.stop_requested() || said->exchange(percent) == percent)
                return;
            QMetaObject::invokeMethod(
                this,
                [stop, tell, share] {
                    if (!stop.stop_requested())
                        tell(share);
                },
                Qt::QueuedConnection);
        };
    }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    std::uint64_t m_number = 0;
};

} // namespace ninesketch
