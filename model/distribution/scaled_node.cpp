// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/distribution/distribution_nodes.h"

namespace ninesketch::transform
{

ScaledNode::ScaledNode(NodePointer node, double factor) : m_node(std::move(node)), m_factor(factor)
{
    m_atom = m_node->atom();
    const Moments &one = m_node->moments();
    const double square = factor * factor;
    m_moments = {one.mean * factor, one.variance * square, one.third * square * factor, one.fourth * square * square};
    findBase(m_moments.mean);
}

double ScaledNode::tail(double time) const
{
    return m_node->tail(time / m_factor);
}

std::optional<double> ScaledNode::timeOf(double open) const
{
    const auto time = m_node->timeOf(open);
    return time ? std::optional(*time * m_factor) : std::nullopt;
}

void ScaledNode::sampleTail(int level, int first, Curve &out) const
{
    m_node->tailsApart(horizon(level) / points / m_factor, first, out);
}

NodePointer ScaledNode::scaled(double factor) const
{
    return std::make_shared<ScaledNode>(m_node, m_factor * factor);
}

} // namespace ninesketch::transform
