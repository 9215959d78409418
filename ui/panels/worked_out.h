// SPDX-License-Identifier: GPL-3.0-or-later
// A part of a page whose figures take long to work out of an estimate: done off the GUI thread, while it is looked at.
#pragma once
#include "ui/estimator.h"
#include "ui/latest_task.h"

#include <QWidget>

namespace ninesketch
{

template <typename Figures> class WorkedOut : public QWidget
{
public:
    using Work = Figures (*)(const Estimate &estimate, const std::stop_token &stop); ///< runs on another thread
    WorkedOut(Work work, QWidget *parent) : QWidget(parent), m_work(work), m_task(new LatestTask(this)) {}

    void setEstimate(const EstimatePtr &estimate)
    {
        m_estimate = estimate;
        estimateChanged();
        fill();
        if (isVisible())
            start();
    }

protected:
    virtual void estimateChanged() {}
    virtual void fill() = 0;
    const EstimatePtr &estimate() const { return m_estimate; }
    /// Null while they are worked out.
    const Figures *figures() const { return m_estimate && m_of == m_estimate ? &m_figures : nullptr; }

    void showEvent(QShowEvent *event) override
    {
        QWidget::showEvent(event);
        start();
    }

private:
    void start()
    {
        if (!m_estimate || m_of == m_estimate)
            return;
        m_task->run([work = m_work, of = m_estimate](const std::stop_token &stop) { return work(*of, stop); },
                    [this, of = m_estimate](Figures made) {
                        m_of = of;
                        m_figures = std::move(made);
                        fill();
                    });
    }

    Work m_work;
    LatestTask *m_task;
    EstimatePtr m_estimate, m_of; ///< m_of: what m_figures follow from
    Figures m_figures;
};

} // namespace ninesketch
