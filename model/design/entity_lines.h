// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

struct EntityField {
    std::string name;
    double bytes = 0;
};

/// A core entity and the bytes of one row of it.
struct Entity {
    std::string name;
    std::vector<EntityField> fields;
    double bytesPerRow = 0;         ///< 0: not said
    double rows = 0;                ///< how many there are; 0: not said
    std::vector<std::string> about; ///< in brackets at the line's end: request classes that write it, its stores
};

/// The entities that a line names, "Chat, Member, Message": each a text of its own. One that says more is itself.
std::vector<std::string> entitiesIn(std::string_view line);

/// "Url: code 7 B, long 500 B, created 8 B (create, url table)". The error says what is missing in it.
Result<Entity> readEntity(std::string_view line);

/// "1 kB a row, 100 GB in 100 million rows".
std::string rowText(const Entity &entity);

} // namespace ninesketch
