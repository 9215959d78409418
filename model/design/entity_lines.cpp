// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/entity_lines.h"

#include "model/design/line_text.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

namespace ninesketch
{

namespace
{

/// Bytes of "8 + 8 B", "100 KB x 3", "280 chars"; nothing: it is no size.
std::optional<double> sizeIn(const std::string &text)
{
    double sum = 0;
    std::istringstream terms(text);
    for (std::string term; std::getline(terms, term, '+');) {
        double product = 1;
        std::istringstream factors(content(term));
        std::string amount, factor;
        while (factors >> factor)
            if (factor != "x" && factor != "*") {
                amount += (amount.empty() ? "" : " ") + factor;
            } else {
                const auto read = readLoadTerm(amount);
                if (!read ||
                    !(read->dimension.bytes <= 1 && read->dimension.seconds == 0 && read->dimension.people == 0))
                    return std::nullopt;
                product *= read->value.likely;
                amount.clear();
            }
        const auto read = readLoadTerm(amount);
        const bool letters = read && isOneOf(read->action, {"char", "character"}) && read->dimension.actions == 1;
        if (!read || !(read->dimension == Dimension{.bytes = 1} || read->dimension == Dimension{} || letters))
            return std::nullopt;
        sum += product * read->value.likely;
    }
    return sum;
}

/// Bytes of a column whose type is written behind its name, "id uuid", "title varchar(255)"; 0: it is none. As stores
/// keep them: https://www.postgresql.org/docs/current/datatype.html
double bytesOfType(const std::string &written)
{
    struct Type {
        std::string_view name;
        double bytes;
    };
    static constexpr std::array types = {
        Type{"uuid", 16}, Type{"guid", 16}, Type{"int", 4},       Type{"int32", 4},       Type{"integer", 4},
        Type{"int64", 8}, Type{"long", 8},  Type{"bigint", 8},    Type{"smallint", 2},    Type{"int16", 2},
        Type{"float", 4}, Type{"real", 4},  Type{"double", 8},    Type{"bool", 1},        Type{"boolean", 1},
        Type{"date", 4},  Type{"time", 8},  Type{"timestamp", 8}, Type{"timestamptz", 8}, Type{"datetime", 8}};
    const std::string type = lowered(written);
    const auto open = type.find('(');
    if (const std::string base = type.substr(0, open);
        open != std::string::npos && isOneOf(base, {"varchar", "char"})) {
        const auto length = readLoadTerm(type.substr(open + 1, type.find(')') - open - 1));
        return length && length->dimension == Dimension{} ? length->value.likely : 0;
    }
    const auto found = std::ranges::find(types, std::string_view(type), &Type::name);
    return found == types.end() ? 0 : found->bytes;
}

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
    if (const auto space = part.rfind(' '); !sized && space != std::string::npos)
        if (const double bytes = bytesOfType(part.substr(space + 1)); bytes > 0)
            return EntityField{content(part.substr(0, space)), bytes};
    if (!sized)
        return field;
    const auto size = sizeIn(part.substr(digit));
    if (!size)
        return Error{"\"" + part + "\" is not a size: write " + (field.name.empty() ? "it" : field.name) +
                     " 8 B or 2 KB"};
    field.bytes = *size;
    return field;
}

/// Takes "(create, url table)" off the end of a line; brackets before the colon belong to the entity's name, those
/// that stand on a word to its type, "varchar(20)".
std::vector<std::string> takeNames(std::string &text)
{
    const auto open = text.rfind(" (");
    if (!text.ends_with(')') || open == std::string::npos || text.find(':') > open)
        return {};
    std::vector<std::string> names;
    std::istringstream parts(text.substr(open + 2, text.size() - open - 3));
    for (std::string part; std::getline(parts, part, ',');)
        if (part = content(part); !part.empty())
            names.push_back(part);
    text = content(text.substr(0, open));
    return names;
}

} // namespace

Result<Entity> readEntity(std::string_view line)
{
    std::string text = content(line);
    Entity entity;
    entity.about = takeNames(text);
    auto cut = std::min(text.find(':'), text.find('('));
    if (cut == std::string::npos) // "Comment - id 8 B"
        if (const auto dash = std::min(text.find(" - "), text.find(" \xe2\x80\x93 ")); dash != std::string::npos)
            cut = text.find(' ', dash + 1);
    if (const auto space = text.find(' '); cut == std::string::npos && space != std::string::npos)
        if (const auto size = readLoadTerm(text.substr(space + 1)); size && size->dimension == Dimension{.bytes = 1})
            cut = space; // "User 1 KB"
    entity.name = content(text.substr(0, cut));
    if (const auto keyed = text.find("):"); keyed != std::string::npos) // "Count (ad, minute): 8 B + 4 B"
        cut = keyed + 1;
    for (const std::string_view dash : {"-", "\xe2\x80\x93"})
        if (entity.name.ends_with(dash))
            entity.name = content(entity.name.substr(0, entity.name.size() - dash.size()));
    if (entity.name.empty())
        return Error{"an entity starts with its name, like Url: code 7 B, long 500 B"};
    if (cut == std::string::npos)
        return entity;
    std::string rest = text.substr(cut + 1);
    if (text[cut] == '(' && rest.ends_with(')'))
        rest.pop_back();
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
