// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plot_ticks.h"

#include "model/quantities.h"

#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace ninesketch
{
namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

constexpr double secondsInMinute = 60;

/// The shortest of the even times (s) that is not below `least`.
double evenTime(double least)
{
    constexpr double day = 86'400;
    constexpr double even[]{10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14'400, 21'600, 43'200, day};
    for (const double step : even)
        if (step >= least)
            return step;
    return std::ceil(least / day) * day;
}

/// Ticks in human units: 20 ms, 5k/s, 40 %.
class QuantityTicker final : public QCPAxisTicker
{
public:
    QuantityTicker(Unit unit, bool acrossWords) : m_unit(unit) { setTickCount(acrossWords ? 3 : 4); }

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        constexpr double many = 10'000; // from here on counts are written shortly, too
        if (tick <= 0)
            return tick < 0 ? QString() : QStringLiteral("0");
        if (m_unit == Unit::None && tick >= many)
            return text(formatRate(tick)).remove(QStringLiteral("/s"));
        return text(formatQuantity(tick, m_unit, 3));
    }

    /// Long times are counted in minutes, hours and days: even steps of their unit.
    double getTickStep(const QCPRange &range) override
    {
        if (m_unit == Unit::Seconds && range.size() > secondsInMinute)
            return evenTime(range.size() / (tickCount() + 1));
        return QCPAxisTicker::getTickStep(range);
    }

private:
    Unit m_unit;
};

/// Decades: 1 ms, 10 ms, 100 ms.
class DecadeTicker final : public QCPAxisTickerLog
{
public:
    explicit DecadeTicker(Unit unit) : m_unit(unit) {}

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return text(formatQuantity(tick, m_unit, 3));
    }

    /// As many of 1, 2, 5 a decade as keep their words apart; even steps where the axis spans less than that.
    QVector<double> createTickVector(double, const QCPRange &range) override
    {
        constexpr int most = 5;
        const int first = static_cast<int>(std::floor(std::log10(range.lower)));
        const int last = static_cast<int>(std::ceil(std::log10(range.upper)));
        const QVector<QVector<double>> choices{{1, 2, 5}, {1, 3}, {1}};
        for (int every = 1; every <= last - first + 1; ++every) {
            for (const QVector<double> &digits : every == 1 ? choices : choices.mid(2)) {
                QVector<double> ticks;
                for (int decade = first; decade <= last; decade += every)
                    for (const double digit : digits)
                        if (const double tick = digit * std::pow(10.0, decade); range.contains(tick))
                            ticks << tick;
                if (ticks.size() >= 2 && ticks.size() <= most)
                    return ticks;
            }
        }
        QCPAxisTicker even;
        even.setTickCount(3);
        QVector<double> ticks;
        even.generate(range, {}, {}, 0, ticks, nullptr, nullptr);
        return ticks;
    }

private:
    Unit m_unit;
};

} // namespace

QSharedPointer<QCPAxisTicker> quantityTicker(Unit unit, bool logarithmic, bool acrossWords)
{
    if (logarithmic)
        return QSharedPointer<QCPAxisTicker>(new DecadeTicker(unit));
    return QSharedPointer<QCPAxisTicker>(new QuantityTicker(unit, acrossWords));
}

} // namespace ninesketch
