// SPDX-License-Identifier: GPL-3.0-or-later
// A design being turned into another one: parts come, go and change their kind.
#pragma once
#include "model/design/design.h"

#include <initializer_list>

namespace ninesketch
{

class DesignChange
{
public:
    explicit DesignChange(const Design &design) : m_design(design) {}

    /// Valid until a part is added or taken out.
    Component &part(std::size_t i) { return m_design.components[i]; }
    const Design &design() const { return m_design; }
    /// Its index; its id begins with "new:".
    std::size_t addPart(const char *kindId, const char *presetId, std::string name, Parameters more);
    /// With all its calls. Indices behind it move down by one.
    void removePart(std::size_t i);
    /// A new call; its id begins with "new:".
    Call &addCall(std::size_t from, std::size_t to);
    /// The same, made and answered before everything else that `from` calls: the others move to later stages if need
    /// be.
    Call &addFirstCall(std::size_t from, std::size_t to);
    /// Another kind and catalogue entry; of what was stated only these keys (and replicas' places) stay.
    void convert(std::size_t i, const char *kindId, const char *presetId, std::initializer_list<const char *> keep);

    /// Sorted, with what follows from the whole.
    Design done() &&;

private:
    Design m_design;
    int m_made = 0;
};

/// What one node of a managed store in memory does, operations a second: rule of thumb.
inline constexpr double memoryNodeOperations = 100000;
/// So many of them serve that rate, per second, as busy as the design wants its parts.
double memoryNodes(const Design &design, double rate);

/// The part that `from` calls and `wanted` accepts; absent: none.
std::optional<std::size_t> calledPart(const Design &design, std::size_t from, bool (*wanted)(const Component &));
/// Calls from other parts than `caller` reach it.
bool sharedWithOthers(const Design &design, std::size_t part, std::size_t caller);

} // namespace ninesketch
