// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/entity_lines.h"

#include "model/framework/line_text.h"
#include "model/load_units.h"

#include <algorithm>
#include <sstream>

namespace ninesketch
{

namespace
{

/// "long 500 B", "~2 KB", "code"
Result<EntityField> readField(const std::string &part)
{
    const auto digit = part.find_first_of("0123456789");
    // A digit inside a name (utf8, s3key) is not a size.
    const bool sized = digit != std::string::npos && (digit == 0 || part[digit - 1] == ' ' || part[digit - 1] == '~');
    EntityField field;
    field.name = content(sized ? part.substr(0, digit) : part);
    if (!field.name.empty() && field.name.back() == '~')
        field.name.pop_back();
    if (!sized)
        return field;
    const auto term = readLoadTerm(part.substr(digit));
    if (!term || !(term->dimension == Dimension{.bytes = 1} || term->dimension == Dimension{}))
        return Error{"\"" + part + "\" is not a size: write " + (field.name.empty() ? "it" : field.name) +
                     " 8 B or 2 KB"};
    field.bytes = term->value.likely;
    return field;
}

} // namespace

Result<Entity> readEntity(std::string_view line)
{
    const std::string text = content(line);
    Entity entity;
    const auto cut = std::min(text.find(':'), text.find('('));
    entity.name = content(text.substr(0, cut));
    if (entity.name.empty())
        return Error{"an entity starts with its name, like Url: code 7 B, long 500 B"};
    if (cut == std::string::npos)
        return entity;
    std::string rest = text.substr(cut + 1);
    std::erase(rest, ')');
    std::istringstream stream(rest);
    for (std::string part; std::getline(stream, part, ',');) {
        part = content(part);
        if (part.empty())
            continue;
        auto field = readField(part);
        if (!field)
            return Error{field.error()};
        entity.bytesPerRow += field->bytes;
        entity.fields.push_back(*std::move(field));
    }
    return entity;
}

} // namespace ninesketch
