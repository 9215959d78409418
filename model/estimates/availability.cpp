// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/availability.h"

#include "model/estimates/likely_states.h"
#include "model/estimates/unique_nodes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace ninesketch
{

Condition AvailabilityModel::add(Expression expression)
{
    if (m_expressions.empty()) {
        m_expressions.push_back({Operation::Never, 0, {}});
        m_expressions.push_back({Operation::Always, 0, {}});
    }
    m_expressions.push_back(std::move(expression));
    return static_cast<Condition>(m_expressions.size() - 1);
}

PartIndex AvailabilityModel::part(std::string name, double unavailability)
{
    m_parts.push_back({std::move(name), std::clamp(unavailability, 0.0, 1.0), 1, false});
    return static_cast<PartIndex>(m_parts.size() - 1);
}

Condition AvailabilityModel::chance(std::string name, double probability)
{
    const PartIndex drawn = part(std::move(name), 1 - probability);
    m_parts.back().chance = true;
    return works(drawn);
}

Condition AvailabilityModel::never()
{
    return 0;
}

Condition AvailabilityModel::always()
{
    return 1;
}

Condition AvailabilityModel::works(PartIndex part)
{
    return add({Operation::Works, part, {}});
}

Condition AvailabilityModel::all(const std::vector<Condition> &conditions)
{
    return atLeast(static_cast<int>(conditions.size()), conditions);
}

Condition AvailabilityModel::any(const std::vector<Condition> &conditions)
{
    return atLeast(1, conditions);
}

Condition AvailabilityModel::atLeast(int needed, const std::vector<Condition> &conditions)
{
    if (needed <= 0)
        return always();
    if (needed > static_cast<int>(conditions.size()))
        return never();
    if (conditions.size() == 1)
        return conditions.front();
    return add({Operation::AtLeast, needed, conditions});
}

Condition AvailabilityModel::choose(Condition condition, Condition then, Condition otherwise)
{
    return add({Operation::Choose, 0, {condition, then, otherwise}});
}

namespace
{
/// P(at least `needed` of `count` work), as its complement, each with unavailability q.
double tooFew(int count, int needed, double q)
{
    if (needed <= 0)
        return 0;
    if (needed > count || q >= 1)
        return 1;
    if (q <= 0)
        return 0;
    // fewer than `needed` work: more than count - needed fail; q is small, so sum from the likeliest
    double sum = 0;
    for (int failed = count - needed + 1; failed <= count; ++failed) {
        const double logarithm = std::lgamma(count + 1.0) - std::lgamma(failed + 1.0) -
                                 std::lgamma(count - failed + 1.0) + failed * std::log(q) +
                                 (count - failed) * std::log1p(-q);
        sum += std::exp(logarithm);
    }
    return std::clamp(sum, std::numeric_limits<double>::min(), 1.0); // of a thousand it is small, and not none
}
} // namespace

namespace
{
int countOf(const ReplicaGroup &group)
{
    return std::max(1, group.replicas);
}

double commonCauseOf(const ReplicaGroup &group)
{
    return countOf(group) > 1 ? std::clamp(group.commonCause, 0.0, 1.0) : 0;
}

/// Unavailability of one replica by itself.
double ownOf(const ReplicaGroup &group)
{
    return (1 - commonCauseOf(group)) * std::clamp(group.unavailability, 0.0, 1.0);
}
} // namespace

/// That nothing takes all replicas at once.
std::vector<Condition> AvailabilityModel::whole(const ReplicaGroup &group)
{
    std::vector<Condition> conditions;
    const double together = commonCauseOf(group) * std::clamp(group.unavailability, 0.0, 1.0);
    if (together > 0)
        conditions.push_back(works(part(group.name + " (common cause)", together)));
    if (group.failover > 0)
        conditions.push_back(works(part(group.name + " (failover)", group.failover)));
    return conditions;
}

/// One condition a replica: that it works, and stands where something works.
std::vector<Condition> AvailabilityModel::replicas(const ReplicaGroup &group)
{
    const double own = ownOf(group);
    std::vector<Condition> replicas;
    for (int i = 0; i < countOf(group); ++i) {
        std::string name = group.name;
        if (countOf(group) > 1)
            name.append(1, ' ').append(std::to_string(i + 1));
        Condition replica = own > 0 || countOf(group) == 1 ? works(part(std::move(name), own)) : always();
        if (!group.domains.empty())
            replica = all({group.domains[static_cast<std::size_t>(i) % group.domains.size()], replica});
        replicas.push_back(replica);
    }
    return replicas;
}

std::vector<Condition> AvailabilityModel::group(const ReplicaGroup &group, const std::vector<int> &needed)
{
    const std::vector<Condition> common = whole(group), each = replicas(group);
    std::vector<Condition> made;
    for (const int some : needed) {
        std::vector<Condition> conditions = common;
        conditions.push_back(atLeast(std::clamp(some, 1, countOf(group)), each));
        made.push_back(all(conditions));
    }
    return made;
}

Condition AvailabilityModel::group(const ReplicaGroup &group)
{
    constexpr int singly = 6; // up to here replicas are parts of their own, and appear in cut sets
    const int count = countOf(group);
    const int needed = std::clamp(group.needed, 1, count);
    if (count <= singly)
        return this->group(group, {needed}).front();
    const double own = ownOf(group);
    std::vector<Condition> conditions = whole(group);
    const std::vector<Condition> &domains = group.domains;
    std::vector<Condition> distinct;
    for (Condition domain : domains)
        if (std::find(distinct.begin(), distinct.end(), domain) == distinct.end())
            distinct.push_back(domain);
    // Many alike: given which domains stand, only the number of replicas in them matters. Each number has a part of its
    // own ("enough of those left"), of which any state of the domains consults exactly one.
    if (distinct.empty())
        distinct.push_back(always());
    std::vector<int> standing(distinct.size(), 0);
    for (int i = 0; i < count; ++i) {
        const Condition domain =
            domains.empty() ? distinct.front() : domains[static_cast<std::size_t>(i) % domains.size()];
        ++standing[static_cast<std::size_t>(std::ranges::find(distinct, domain) - distinct.begin())];
    }
    std::map<std::pair<std::size_t, int>, Condition> known; // by the domains gone through and the replicas in them
    const auto build = [&](auto &&self, std::size_t domain, int left) -> Condition {
        if (const auto found = known.find({domain, left}); found != known.end())
            return found->second;
        Condition made = never();
        if (domain < distinct.size()) {
            const Condition up = self(self, domain + 1, left + standing[domain]);
            made = distinct[domain] == always() ? up : choose(distinct[domain], up, self(self, domain + 1, left));
        } else if (left >= needed) {
            const PartIndex enough = part(group.name + " (" + std::to_string(left - needed + 1) + " of " +
                                              std::to_string(left) + (left < count ? " left)" : ")"),
                                          tooFew(left, needed, own));
            m_parts[static_cast<std::size_t>(enough)].failures = left - needed + 1;
            made = works(enough);
        }
        return known[{domain, left}] = made;
    };
    conditions.push_back(build(build, 0, 0));
    return all(conditions);
}

/// The decision diagram of one condition. Node 0: the system fails, node 1: it works.
class DecisionDiagram
{
public:
    explicit DecisionDiagram(const AvailabilityModel &model)
        : m_model(model), m_results(model.m_expressions.size() + 2, unseen), m_position(model.m_parts.size(), -1)
    {
    }
    DecisionDiagram(const AvailabilityModel &model, Condition top) : DecisionDiagram(model) { becomes(top); }

    /// Starts anew with another condition; what the last one did not touch costs nothing.
    void becomes(Condition top)
    {
        for (const Condition condition : m_seen)
            m_results[static_cast<std::size_t>(condition)] = unseen;
        for (const PartIndex part : m_order)
            m_position[static_cast<std::size_t>(part)] = -1;
        m_seen.clear();
        m_order.clear();
        m_cache.clear();
        m_nodes.clear();
        m_tooLarge = false;
        order(top);
        m_root = build(top);
    }

    /// It grew beyond what is worth waiting for, and says nothing.
    bool tooLarge() const noexcept { return m_tooLarge; }
    std::size_t size() const noexcept { return m_nodes.size(); }
    const std::vector<PartIndex> &parts() const noexcept { return m_order; }

    /// Unavailability of each node, bottom up (children have smaller numbers).
    std::vector<double> unavailabilities(const std::vector<double> &down) const
    {
        std::vector<double> result(m_nodes.size());
        result[0] = 1;
        for (std::size_t i = 2; i < m_nodes.size(); ++i) {
            const Node &node = m_nodes[i];
            const double q = down[static_cast<std::size_t>(node.variable)];
            const double low = result[static_cast<std::size_t>(node.low)];
            result[i] = q * low + (1 - q) * result[static_cast<std::size_t>(node.high)];
            if (result[i] == 0 && q > 0 && low > 0)
                result[i] = std::numeric_limits<double>::min(); // small, and not none
        }
        return result;
    }
    double unavailability(const std::vector<double> &values) const { return values[static_cast<std::size_t>(m_root)]; }

    /// dU/dq of every variable in one pass from the top.
    std::vector<double> birnbaum(const std::vector<double> &down, const std::vector<double> &values) const
    {
        std::vector<double> reach(m_nodes.size(), 0.0), result(m_order.size(), 0.0);
        reach[static_cast<std::size_t>(m_root)] = 1;
        for (std::size_t i = m_nodes.size(); i-- > 2;) {
            const Node &node = m_nodes[i];
            if (reach[i] == 0)
                continue;
            const auto variable = static_cast<std::size_t>(node.variable);
            const auto low = static_cast<std::size_t>(node.low), high = static_cast<std::size_t>(node.high);
            result[variable] += reach[i] * (values[low] - values[high]);
            reach[low] += reach[i] * down[variable];
            reach[high] += reach[i] * (1 - down[variable]);
        }
        return result;
    }

    std::vector<double> down() const
    {
        std::vector<double> result;
        for (PartIndex part : m_order)
            result.push_back(m_model.m_parts[static_cast<std::size_t>(part)].unavailability);
        return result;
    }

    /// As if every part that can fail worked.
    std::vector<double> onlyChances() const
    {
        std::vector<double> result = down();
        for (std::size_t i = 0; i < result.size(); ++i)
            if (!m_model.isChance(m_order[i]))
                result[i] = 0;
        return result;
    }

    /// From now on of all requests, whatever chance has it for them.
    void forAllChances()
    {
        if (std::ranges::none_of(m_order, [&](PartIndex part) { return m_model.isChance(part); }))
            return;
        std::vector<int> made(m_nodes.size(), unbuilt);
        m_root = forAllChances(m_root, made);
    }

    /// Minimal sets of failures that bring the system down, up to an order: a zero-suppressed diagram of minimal
    /// solutions (Minato 1993; Rauzy 1993), cut off at the order, then listed by size.
    std::vector<std::vector<PartIndex>> minimalCutSets(int orderLimit, std::size_t limit, bool &complete)
    {
        m_solutions.assign(m_nodes.size() * static_cast<std::size_t>(orderLimit + 1), unseen);
        m_families.clear();
        m_differences.clear();
        m_differenceOf.clear();
        const int family = minimalSolutions(m_root, orderLimit);
        complete = true;
        std::vector<std::vector<PartIndex>> result;
        std::vector<int> chosen;
        for (std::size_t size = 0; size <= static_cast<std::size_t>(orderLimit) && complete; ++size) {
            const std::size_t first = result.size();
            list(family, size, chosen, result, limit, complete);
            std::sort(result.begin() + static_cast<std::ptrdiff_t>(first), result.end());
        }
        return result;
    }

private:
    using Node = UniqueNodes::Node;

    /// Variables in the order of their first use, depth first; a domain stands before what stands in it, because
    /// conditions name it first.
    void order(Condition top)
    {
        std::vector<Condition> stack{top};
        while (!stack.empty()) {
            const Condition condition = stack.back();
            stack.pop_back();
            if (condition < 2 || m_results[static_cast<std::size_t>(condition)] != unseen)
                continue;
            m_results[static_cast<std::size_t>(condition)] = unbuilt;
            m_seen.push_back(condition);
            const auto &expression = m_model.m_expressions[static_cast<std::size_t>(condition)];
            if (expression.operation == AvailabilityModel::Operation::Works) {
                int &position = m_position[static_cast<std::size_t>(expression.number)];
                if (position < 0) {
                    position = static_cast<int>(m_order.size());
                    m_order.push_back(expression.number);
                }
            }
            for (auto operand = expression.operands.rbegin(); operand != expression.operands.rend(); ++operand)
                stack.push_back(*operand);
        }
    }

    int make(int variable, int low, int high)
    {
        m_tooLarge = m_tooLarge || m_nodes.size() > mostNodes;
        return low == high || m_tooLarge ? low : m_nodes.numberOf({variable, low, high});
    }

    int variableOf(int node) const { return m_nodes.at(node).variable; }

    /// If f then g else h.
    int ite(int f, int g, int h)
    {
        if (f == 1 || m_tooLarge)
            return g;
        if (f == 0)
            return h;
        if (g == h)
            return g;
        if (g == 1 && h == 0)
            return f;
        if (m_cache.empty())
            m_cache.resize(1 << 8);
        if (m_cache.size() < m_nodes.size() && m_cache.size() < (1u << 22)) {
            m_cache.assign(m_cache.size() * 4, {});
        }
        const std::size_t slot = scattered(f, g, h);
        {
            const Entry &entry = m_cache[slot & (m_cache.size() - 1)];
            if (entry.f == f && entry.g == g && entry.h == h)
                return entry.result;
        }
        const int variable = std::min({variableOf(f), variableOf(g), variableOf(h)});
        const auto branch = [&](int node, bool high) {
            const Node &at = m_nodes.at(node);
            return at.variable != variable ? node : high ? at.high : at.low;
        };
        const int low = ite(branch(f, false), branch(g, false), branch(h, false));
        const int high = ite(branch(f, true), branch(g, true), branch(h, true));
        const int result = make(variable, low, high);
        m_cache[slot & (m_cache.size() - 1)] = {f, g, h, result};
        return result;
    }

    int build(Condition condition)
    {
        if (condition < 2)
            return condition;
        int &known = m_results[static_cast<std::size_t>(condition)];
        if (known >= 0)
            return known;
        const auto &expression = m_model.m_expressions[static_cast<std::size_t>(condition)];
        int result = 0;
        switch (expression.operation) {
        case AvailabilityModel::Operation::Never:
            break;
        case AvailabilityModel::Operation::Always:
            result = 1;
            break;
        case AvailabilityModel::Operation::Works:
            result = make(m_position[static_cast<std::size_t>(expression.number)], 0, 1);
            break;
        case AvailabilityModel::Operation::Choose: {
            const int condition0 = build(expression.operands[0]);
            const int then = build(expression.operands[1]);
            result = ite(condition0, then, build(expression.operands[2]));
            break;
        }
        case AvailabilityModel::Operation::AtLeast: {
            // rows of "at least j of those from i on", from the last operand backwards
            std::vector<int> operands;
            for (Condition operand : expression.operands)
                operands.push_back(build(operand));
            // operands that come late in the order first, so that results grow at the top and their rest is shared
            std::reverse(operands.begin(), operands.end());
            std::stable_sort(operands.begin(), operands.end(),
                             [&](int left, int right) { return variableOf(left) > variableOf(right); });
            const int needed = expression.number, count = static_cast<int>(operands.size());
            std::vector<int> row(static_cast<std::size_t>(needed) + 1, 0);
            row[0] = 1;
            for (int i = 0; i < count; ++i)
                for (int j = std::min(needed, i + 1); j >= std::max(1, needed - (count - 1 - i)); --j)
                    row[static_cast<std::size_t>(j)] =
                        ite(operands[static_cast<std::size_t>(i)], row[static_cast<std::size_t>(j) - 1],
                            row[static_cast<std::size_t>(j)]);
            result = row[static_cast<std::size_t>(needed)];
            break;
        }
        }
        return m_results[static_cast<std::size_t>(condition)] = result;
    }

    int forAllChances(int node, std::vector<int> &made)
    {
        if (node < 2)
            return node;
        if (const int known = made[static_cast<std::size_t>(node)]; known >= 0)
            return known;
        const Node at = m_nodes.at(node);
        const int low = forAllChances(at.low, made), high = forAllChances(at.high, made);
        const bool chance = m_model.isChance(m_order[static_cast<std::size_t>(at.variable)]);
        return made[static_cast<std::size_t>(node)] = chance ? ite(low, high, 0) : make(at.variable, low, high);
    }

    /// The family of minimal cut sets below a node. Failing at a node leads to `low`.
    int minimalSolutions(int node, int orderLimit)
    {
        if (node < 2)
            return 1 - node; // works: no set; fails: the empty set
        int &known =
            m_solutions[static_cast<std::size_t>(orderLimit) * m_nodes.size() + static_cast<std::size_t>(node)];
        if (known >= 0)
            return known;
        const Node at = m_nodes.at(node);
        const int others = minimalSolutions(at.high, orderLimit);
        const int left = orderLimit - m_model.failures(m_order[static_cast<std::size_t>(at.variable)]);
        int with = 0;
        if (left >= 0)
            with = without(minimalSolutions(at.low, left), others);
        return known = family(at.variable, others, with);
    }

    int family(int variable, int others, int with)
    {
        return with == 0 ? others : m_families.numberOf({variable, others, with});
    }

    /// Sets of `left` that contain no set of `right`.
    int without(int left, int right)
    {
        if (left == 0 || right == 1)
            return 0;
        if (right == 0 || left == 1)
            return left;
        const auto known = static_cast<std::size_t>(m_differences.numberOf({0, left, right}));
        m_differenceOf.resize(m_differences.size(), unseen);
        if (m_differenceOf[known] >= 0)
            return m_differenceOf[known];
        const Node a = m_families.at(left), b = m_families.at(right);
        int result = 0;
        if (a.variable < b.variable)
            result = family(a.variable, without(a.low, right), without(a.high, right));
        else if (a.variable > b.variable)
            result = without(left, b.low);
        else
            result = family(a.variable, without(a.low, b.low), without(without(a.high, b.low), b.high));
        return m_differenceOf[known] = result;
    }

    void list(int family, std::size_t size, std::vector<int> &chosen, std::vector<std::vector<PartIndex>> &result,
              std::size_t limit, bool &complete)
    {
        // walks the chain of "without this part" and steps into "with it"
        for (; family > 1; family = m_families.at(family).low) {
            if (chosen.size() >= size)
                continue; // only the empty set at the end of the chain would do
            chosen.push_back(m_families.at(family).variable);
            list(m_families.at(family).high, size, chosen, result, limit, complete);
            chosen.pop_back();
            if (!complete)
                return;
        }
        if (family == 0 || chosen.size() != size)
            return;
        if (result.size() >= limit) {
            complete = false;
            return;
        }
        std::vector<PartIndex> parts;
        for (int variable : chosen)
            parts.push_back(m_order[static_cast<std::size_t>(variable)]);
        std::sort(parts.begin(), parts.end());
        result.push_back(std::move(parts));
    }

    const AvailabilityModel &m_model;
    UniqueNodes m_nodes;
    struct Entry {
        int f = -1, g = -1, h = -1, result = -1;
    };
    std::vector<Entry> m_cache;
    static constexpr int unseen = -2, unbuilt = -1;
    static constexpr std::size_t mostNodes = 1 << 19; ///< a second or so, and some 100 MB
    bool m_tooLarge = false;
    std::vector<int> m_results;    ///< the node of each condition
    std::vector<Condition> m_seen; ///< those of them that count
    std::vector<int> m_position;   ///< of a part in the order, -1: not used
    std::vector<PartIndex> m_order;
    UniqueNodes m_families;          ///< zero-suppressed: low without the variable, high with it
    std::vector<int> m_solutions;    ///< families by order limit and node
    UniqueNodes m_differences;       ///< pairs of families that one was taken of without what the other covers
    std::vector<int> m_differenceOf; ///< what came out, by their numbers
    int m_root = 0;
};

namespace
{
/// What follows for a part from its unavailability and its Birnbaum importance. `total`: unavailability of the whole.
void judge(PartImportance &one, double total)
{
    const double perfect = std::max(0.0, total - one.unavailability * one.birnbaum);
    const double failed = total + (1 - one.unavailability) * one.birnbaum;
    if (total <= 0)
        return;
    one.criticality = one.unavailability * one.birnbaum / total;
    one.fussellVesely = 1 - perfect / total;
    one.riskAchievement = failed / total;
    one.riskReduction = perfect > 1e-15 * total ? total / perfect : std::numeric_limits<double>::infinity();
}
} // namespace

/// Sorts, and says which parts stop the whole alone.
void AvailabilityModel::finish(AvailabilityResult &result) const
{
    std::stable_sort(result.importance.begin(), result.importance.end(), [](const auto &left, const auto &right) {
        return left.criticality != right.criticality ? left.criticality > right.criticality : left.part < right.part;
    });
    for (const auto &set : result.minimalCutSets)
        if (set.size() == 1 && failures(set.front()) == 1)
            result.singlePointsOfFailure.push_back(set.front());
    for (PartImportance &one : result.importance)
        one.singlePointOfFailure =
            std::binary_search(result.singlePointsOfFailure.begin(), result.singlePointsOfFailure.end(), one.part);
}

AvailabilityResult AvailabilityModel::evaluateStates(Condition top, const AvailabilityOptions &options) const
{
    const LikelyStates states(*this, top);
    AvailabilityResult result;
    result.unavailability = states.unavailability();
    result.left = states.left();
    if (options.importance)
        for (PartImportance one : states.importance())
            if (one.birnbaum != 0) {
                judge(one, result.unavailability);
                result.importance.push_back(one);
            }
    result.minimalCutSets = states.minimalCutSets(options.cutSetOrder);
    result.cutSetsComplete = result.minimalCutSets.size() <= options.cutSetLimit;
    if (!result.cutSetsComplete)
        result.minimalCutSets.resize(options.cutSetLimit);
    finish(result);
    return result;
}

AvailabilityResult AvailabilityModel::evaluate(Condition top, const AvailabilityOptions &options) const
{
    DecisionDiagram diagram(*this, top);
    if (diagram.tooLarge())
        return evaluateStates(top, options);
    AvailabilityResult result;
    const std::vector<double> down = diagram.down();
    const std::vector<double> values = diagram.unavailabilities(down);
    result.unavailability = diagram.unavailability(values);
    result.diagramNodes = diagram.size();
    const std::vector<PartIndex> &parts = diagram.parts();
    if (options.importance) {
        const std::vector<double> birnbaum = diagram.birnbaum(down, values);
        const std::vector<double> alone = diagram.onlyChances();
        const std::vector<double> severity = diagram.birnbaum(alone, diagram.unavailabilities(alone));
        const double total = result.unavailability;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (birnbaum[i] == 0)
                continue;
            PartImportance one;
            one.part = parts[i];
            one.unavailability = down[i];
            one.birnbaum = birnbaum[i];
            one.severity = severity[i];
            judge(one, total);
            result.importance.push_back(one);
        }
    }
    if (options.cutSetOrder > 0) {
        diagram.forAllChances();
        if (diagram.tooLarge())
            return evaluateStates(top, options);
        result.minimalCutSets =
            diagram.minimalCutSets(std::min(options.cutSetOrder, 7), options.cutSetLimit, result.cutSetsComplete);
    }
    finish(result);
    return result;
}

double AvailabilityModel::unavailabilityOf(Condition top) const
{
    return unavailabilityOf(top, {});
}

std::vector<double> AvailabilityModel::unavailabilitiesOf(const std::vector<Condition> &conditions) const
{
    std::vector<double> result;
    DecisionDiagram diagram(*this);
    for (const Condition condition : conditions) {
        diagram.becomes(condition);
        result.push_back(diagram.tooLarge() ? LikelyStates(*this, condition).unavailability()
                                            : diagram.unavailability(diagram.unavailabilities(diagram.down())));
    }
    return result;
}

double AvailabilityModel::unavailabilityOf(Condition top,
                                           const std::vector<std::pair<PartIndex, double>> &changed) const
{
    const DecisionDiagram diagram(*this, top);
    if (diagram.tooLarge())
        return LikelyStates(*this, top, changed).unavailability();
    std::vector<double> down = diagram.down();
    for (std::size_t i = 0; i < down.size(); ++i)
        for (const auto &[part, unavailability] : changed)
            if (diagram.parts()[i] == part)
                down[i] = unavailability;
    return diagram.unavailability(diagram.unavailabilities(down));
}

} // namespace ninesketch
