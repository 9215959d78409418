// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sweep_form.h"

#include "model/plots/sweep_plot.h"
#include "ui/band_estimator.h"
#include "ui/latest_task.h"
#include "ui/panels/plot_view.h"
#include "ui/theme.h"
#include "ui/widgets/search_box.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <algorithm>
#include <utility>

namespace ninesketch
{
namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

/// Numbers only: yes and no make no curve.
std::vector<Input> sweepable(const Design &design)
{
    std::vector<Input> inputs = inputsOf(design);
    std::erase_if(inputs, [](const Input &input) { return input.unit == Unit::Flag; });
    return inputs;
}

} // namespace

SweepForm::SweepForm(PlotView &view)
    : QWidget(&view), m_view(view), m_inputBox(new SearchBox(tr("Input"), this)), m_values(new QLineEdit(this)),
      m_error(new QLabel(this)), m_task(new LatestTask(this))
{
    setObjectName(QStringLiteral("sweep"));
    m_inputBox->setToolTip(tr("Any number of the drawing: type a part of its name, or of whose it is"));
    m_values->setAccessibleName(tr("Values"));
    m_values->setToolTip(tr("From here to there, as \"1-100 ms\", or a list, as \"1, 2, 4, 8\""));
    m_error->setProperty("role", "error");
    m_error->setWordWrap(true);
    m_error->setFont(uiFont(-1));
    m_error->hide();
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::tight);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new QLabel(tr("over"), this), 0, 0);
    grid->addWidget(m_inputBox, 0, 1);
    grid->addWidget(new QLabel(tr("from–to"), this), 1, 0);
    grid->addWidget(m_values, 1, 1);
    grid->addWidget(m_error, 2, 0, 1, 2);
    view.addForm(this);
    view.offerWork(tr("Plot it"), tr("The figure of every request class over these values"));
    connect(m_inputBox, &QComboBox::activated, this, [this](int index) {
        choose(index);
        run();
    });
    connect(m_values, &QLineEdit::textEdited, this, [this] { say({}); });
    connect(m_values, &QLineEdit::returnPressed, this, &SweepForm::run);
    connect(&view, &PlotView::workRequested, this, &SweepForm::run);
    connect(&view, &PlotView::stopRequested, this, &SweepForm::stop);
    connect(&view, &PlotView::choiceMade, this, [this] {
        if (m_follows)
            run();
    });
}

SweepForm::~SweepForm() = default;

const Input *SweepForm::chosen() const
{
    const int index = m_inputBox->currentIndex();
    return index >= 0 && static_cast<std::size_t>(index) < m_inputs.size() ? &m_inputs[static_cast<std::size_t>(index)]
                                                                           : nullptr;
}

void SweepForm::choose(int index)
{
    m_inputBox->setCurrentIndex(index);
    if (const Input *input = chosen())
        m_values->setText(text(usualSweep(*input)));
    m_values->setCursorPosition(0);
    say({});
}

void SweepForm::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    const std::vector<Input> before = std::exchange(m_inputs, sweepable(estimate->design));
    const auto named = [](const Input &a, const Input &b) { return a.path == b.path && a.title() == b.title(); };
    if (!std::ranges::equal(before, m_inputs, named)) { // else what is typed stays as it is
        const QString chosenBefore = m_inputBox->currentData().toString();
        m_inputBox->clear();
        for (const Input &input : m_inputs)
            m_inputBox->addItem(text(input.title()), text(input.path));
        const int index = m_inputBox->findData(chosenBefore);
        if (index >= 0)
            m_inputBox->setCurrentIndex(index);
        else
            choose(m_inputBox->findData(QStringLiteral("load")));
    }
    if (m_follows && m_askedOf != estimate)
        run();
}

void SweepForm::ask(const QString &inputPath)
{
    if (const int index = m_inputBox->findData(inputPath); index >= 0)
        choose(index);
    run();
}

void SweepForm::suggest(const std::string &component)
{
    const std::string place = component + '.';
    const Input *now = chosen();
    if (component.empty() || (now && now->path.starts_with(place)))
        return run();
    const auto is = [&](const Input &input) { return input.path.starts_with(place) && input.value; };
    auto found = std::ranges::find_if(
        m_inputs, [&](const Input &input) { return is(input) && input.path.ends_with(".serviceTime"); });
    if (found == m_inputs.end())
        found = std::ranges::find_if(m_inputs, is);
    if (found != m_inputs.end())
        choose(static_cast<int>(found - m_inputs.begin()));
    run();
}

PlotQuestion SweepForm::question() const
{
    return m_asked;
}

void SweepForm::run()
{
    const Input *input = chosen();
    if (!m_estimate || !input)
        return;
    constexpr int anyNumber = 2; // only whether they can be read
    if (const auto values = sweepValues(*input, m_values->text().toStdString(), anyNumber); !values) {
        say(text(values.error()));
        return;
    }
    say({});
    m_follows = true;
    m_askedOf = m_estimate;
    m_asked = {PlotKind::Sweep, {}, m_view.choice().toStdString(), input->path, m_values->text().toStdString()};
    m_view.setProgress(0);
    m_task->run(
        [this, estimate = m_estimate, asked = m_asked](const std::stop_token &stop) {
            const auto tell = m_task->telling(stop, [this](double share) { m_view.setProgress(share); });
            return sweepPlot(estimate->design, asked, variantsOf(*estimate, stop, tell));
        },
        [this](Plot plot) {
            m_view.setPlot(std::move(plot));
            m_view.setProgress(-1);
            emit answered();
        });
}

void SweepForm::stop()
{
    m_follows = false;
    m_task->stop();
    m_view.setProgress(-1);
}

void SweepForm::say(const QString &error)
{
    m_error->setText(error);
    m_error->setVisible(!error.isEmpty());
    m_values->setProperty("state", error.isEmpty() ? "" : "error");
    m_values->style()->unpolish(m_values);
    m_values->style()->polish(m_values);
}

} // namespace ninesketch
