// SPDX-License-Identifier: GPL-3.0-or-later
// What a sweep is asked for: an input of the drawing and the values it goes through. Stands in the plot that shows the
// answer, and follows the drawing from when it was asked until it is stopped.
#pragma once
#include "model/plots/plot.h"
#include "ui/estimator.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;

namespace ninesketch
{

class LatestTask;
class PlotView;
struct Input;

class SweepForm : public QWidget
{
    Q_OBJECT

public:
    explicit SweepForm(PlotView &view);
    ~SweepForm() override;

    /// Offers the inputs of that design, and keeps what was chosen as long as it has it.
    void show(const EstimatePtr &estimate);
    /// Chooses the input of that address with usual values, and asks at once.
    void ask(const QString &inputPath);
    /// As ask(), of an input of that component (its key) unless one is chosen; else asks for nothing new.
    void suggest(const std::string &component);
    PlotQuestion question() const;

signals:
    void answered(); ///< the plot has another height now

private:
    const Input *chosen() const;
    void choose(int index);
    void run();
    void stop();
    void say(const QString &error);

    PlotView &m_view;
    QComboBox *m_inputBox;
    QLineEdit *m_values;
    QLabel *m_error;
    LatestTask *m_task;
    EstimatePtr m_estimate, m_askedOf;
    PlotQuestion m_asked;
    std::vector<Input> m_inputs; ///< in the order of the box
    bool m_follows = false;      ///< a person asked and did not stop it
};

} // namespace ninesketch
