// SPDX-License-Identifier: GPL-3.0-or-later
// How large what a write leaves in a component is, as it was written down anywhere: at the component, as an entity of
// the interview ("Url: code 7 B, long 500 B"), or as the size of a request.
#pragma once
#include "model/design/design.h"
#include "model/design/entity_lines.h"

namespace ninesketch
{

/// The core entities of the interview, as far as their lines are understood.
std::vector<Entity> entitiesOf(const DesignSettings &settings);
/// Those that say how large a row is.
std::vector<Entity> sizedEntities(const DesignSettings &settings);

/// Whether anybody but a component itself says how large something is: such an entity, or a class of what it sends.
bool tellsSizes(const Design &design);

/// Ids of the classes whose requests come to the component along the arrows, on whatever way.
std::vector<std::string> classesReaching(const Design &design, std::size_t component);
std::vector<std::vector<std::string>> classesReaching(const Design &design); ///< of each component

/// Who says how large what is kept of one class's writes is.
struct SizeSource {
    enum class From { Entity, Request, Default };
    From from = From::Default;
    const RequestClass *requestClass = nullptr; ///< null: the component is named after the entity, whoever writes
    std::string entity;                         ///< its name
    double bytes = 0;
};

/// What the size of an item in a store, or of a message, rests on where neither states it; in the order of the design.
/// Empty: it is stated there, or nothing is known and the default of its kind stands.
///  - An entity that the component is named after ("Orders DB": Order), or that names it in brackets, is what it keeps.
///  - Else the entity that each class of writes which reaches it is named after ("Place order"), or that names the
///    class, or the only entity where there is only one class of writes.
///  - Else what a request of the class sends.
///  - Where a class also reaches an object store, that one keeps what is sent; others keep rows.
/// `classIds`: of the classes that reach the component.
std::vector<SizeSource> sizeSources(const Design &design, const Component &component,
                                    const std::vector<std::string> &classIds);

/// Bytes that one write leaves in the component, or of one message: what it states, else the mean of those sizes by the
/// rates of their classes, else the default of its kind. Nothing: it keeps nothing.
std::optional<double> bytesOfWrite(const Design &design, const Component &component,
                                   const std::vector<std::string> &classIds);

/// The parameter that states it: "messageBytes" of queues, "itemBytes" of stores; empty: the component keeps nothing.
std::string_view sizeParameter(const Component &component);

/// "a row of Url", "the request size of Send and others".
std::string sourceText(const std::vector<SizeSource> &sources);

} // namespace ninesketch
