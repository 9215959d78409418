// SPDX-License-Identifier: GPL-3.0-or-later
// How the figures about data came about: what components keep, lose, carry and cost.
#pragma once
#include "model/estimates/working.h"

namespace ninesketch
{

class DataWorkings
{
public:
    DataWorkings(const Design &design, const Report &report) : m_design(design), m_report(report) {}

    Working stored(std::size_t i) const;
    Working loss(std::size_t i) const;
    Working cost(std::size_t i) const;
    Working traffic(std::size_t i, bool in) const; ///< received, or sent

private:
    Working copiesOf(std::size_t i) const;
    Working itemSize(std::size_t i) const;
    Working kept(std::size_t i) const;

    const Design &m_design;
    const Report &m_report;
};

} // namespace ninesketch
