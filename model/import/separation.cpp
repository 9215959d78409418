// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/separation.h"

#include <numeric>
#include <utility>

namespace ninesketch
{
namespace
{

/// Blocks of what stands at fixed distances from each other.
class Blocks
{
public:
    Blocks(const std::vector<double> &wanted, const std::vector<double> &weights,
           const std::vector<Separation> &separations)
        : m_separations(separations), m_blocks(wanted.size()), m_block(wanted.size()), m_offset(wanted.size(), 0),
          m_before(wanted.size())
    {
        std::vector<std::size_t> missing(wanted.size(), 0);
        std::vector<std::vector<std::size_t>> after(wanted.size());
        for (std::size_t s = 0; s < separations.size(); ++s) {
            m_before[separations[s].after].push_back(s);
            after[separations[s].before].push_back(separations[s].after);
            ++missing[separations[s].after];
        }
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (missing[i] == 0)
                m_order.push_back(i);
        for (std::size_t k = 0; k < m_order.size(); ++k)
            for (const std::size_t next : after[m_order[k]])
                if (--missing[next] == 0)
                    m_order.push_back(next);
        std::iota(m_block.begin(), m_block.end(), std::size_t{0});
        for (std::size_t i = 0; i < wanted.size(); ++i)
            m_blocks[i] = {{i}, wanted[i], weights[i]};
    }

    std::vector<double> run()
    {
        for (const std::size_t i : m_order)
            while (const Separation *broken = worstBefore(m_block[i]))
                merge(*broken);
        std::vector<double> places(m_block.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            places[i] = placeOf(i);
        return places;
    }

private:
    struct Block {
        std::vector<std::size_t> members;
        double place = 0, weight = 0;
    };

    double placeOf(std::size_t i) const { return m_blocks[m_block[i]].place + m_offset[i]; }

    /// Of those between what stands before a block and what is in it; null when all are kept.
    const Separation *worstBefore(std::size_t block) const
    {
        const Separation *worst = nullptr;
        double most = 1e-6; // px
        for (const std::size_t member : m_blocks[block].members)
            for (const std::size_t s : m_before[member]) {
                const Separation &separation = m_separations[s];
                if (m_block[separation.before] == block)
                    continue;
                const double lacking = placeOf(separation.before) + separation.least - placeOf(member);
                if (lacking > most) {
                    most = lacking;
                    worst = &separation;
                }
            }
        return worst;
    }

    void merge(const Separation &separation)
    {
        std::size_t into = m_block[separation.before], from = m_block[separation.after];
        double shift = m_offset[separation.before] + separation.least - m_offset[separation.after];
        if (m_blocks[into].members.size() < m_blocks[from].members.size()) {
            std::swap(into, from);
            shift = -shift;
        }
        Block &kept = m_blocks[into];
        Block &gone = m_blocks[from];
        for (const std::size_t member : gone.members) {
            m_block[member] = into;
            m_offset[member] += shift;
        }
        kept.members.insert(kept.members.end(), gone.members.begin(), gone.members.end());
        gone.members.clear();
        const double weight = kept.weight + gone.weight;
        kept.place = (kept.place * kept.weight + (gone.place - shift) * gone.weight) / weight;
        kept.weight = weight;
    }

    const std::vector<Separation> &m_separations;
    std::vector<Block> m_blocks;
    std::vector<std::size_t> m_block; ///< of each
    std::vector<double> m_offset;     ///< from the place of its block, px
    std::vector<std::vector<std::size_t>> m_before;
    std::vector<std::size_t> m_order; ///< each behind all that it stands after
};

} // namespace

std::vector<double> separated(const std::vector<double> &wanted, const std::vector<double> &weights,
                              const std::vector<Separation> &separations)
{
    return Blocks(wanted, weights, separations).run();
}

} // namespace ninesketch
