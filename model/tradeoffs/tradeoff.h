// SPDX-License-Identifier: GPL-3.0-or-later
// The choices that come up in every design, ready to be tried: session or token, which cache policy, which store. Each
// turns a design into the other one; the estimates say what it costs, and the sentences what to say about it.
#pragma once
#include "model/report/compare.h"

#include <span>
#include <stop_token>

namespace ninesketch
{

struct TradeoffOption {
    const char *id;   ///< "jwt"
    const char *name; ///< "Signed token (JWT)"
};

/// A design with the estimates that belong to it, seen from one component.
struct TradeoffPoint {
    const Design &design;
    const Report &report;
    std::size_t component; ///< index into Design::components
    const Component &part() const { return design.components[component]; }
    const ComponentReport &figures() const { return report.components[component]; }
};

struct Tradeoff {
    const char *id;    ///< "sign-in"
    const char *title; ///< "Session store or JWT"
    const char *about; ///< one sentence: what is at stake
    std::span<const TradeoffOption> options;
    /// May be asked of this component.
    bool (*fits)(const Design &design, std::size_t component);
    /// The option that the design has now, by index; absent: none of them, or not told.
    std::optional<std::size_t> (*inUse)(const Design &design, std::size_t component);
    /// The design with that option. Components keep their ids; new ones have ids that begin with "new:".
    Design (*apply)(const TradeoffPoint &now, std::size_t option);
    /// What to say about the option, of the design that has it; short sentences with its own numbers.
    std::vector<std::string> (*say)(const TradeoffPoint &with, std::size_t option);
};

/// In the order in which they are offered.
std::span<const Tradeoff> allTradeoffs();
const Tradeoff *findTradeoff(std::string_view id); ///< null for an unknown id
/// Those that fit the component.
std::vector<const Tradeoff *> tradeoffsFor(const Design &design, std::size_t component);

/// One option, tried.
struct TradeoffSide {
    TradeoffOption option{};
    bool inUse = false;
    Design design;
    Report report;
    Comparison change;             ///< from the design as it is to this one
    std::vector<std::string> says; ///< sentences
};

struct TradeoffResult {
    const Tradeoff *tradeoff = nullptr;
    std::string componentId, componentName;
    std::vector<TradeoffSide> sides; ///< as Tradeoff::options
    bool cancelled = false;          ///< stopped on request: incomplete
};

/// Tries every option at that component. `component` must fit the trade-off.
TradeoffResult tryTradeoff(const Design &design, const Tradeoff &tradeoff, std::size_t component,
                           const std::stop_token &stop = {});

} // namespace ninesketch
