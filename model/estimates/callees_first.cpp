// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/callees_first.h"

namespace ninesketch
{

std::vector<std::size_t> calleesFirst(const Design &design)
{
    const std::size_t count = design.components.size();
    std::vector<std::size_t> first(count + 1, 0), order;
    for (const Call &call : design.calls)
        ++first[call.from + 1];
    for (std::size_t i = 0; i < count; ++i)
        first[i + 1] += first[i];
    std::vector<std::size_t> next(first.begin(), first.end() - 1), path;
    std::vector<bool> seen(count, false);
    for (std::size_t root = 0; root < count; ++root) {
        if (seen[root])
            continue;
        seen[root] = true;
        path.push_back(root);
        while (!path.empty()) {
            const std::size_t at = path.back();
            if (next[at] == first[at + 1]) {
                order.push_back(at);
                path.pop_back();
                continue;
            }
            const std::size_t to = design.calls[next[at]++].to;
            if (!seen[to] && design.components[to].kind->behaviour != Behaviour::Client) {
                seen[to] = true;
                path.push_back(to);
            }
        }
    }
    return order;
}

} // namespace ninesketch
