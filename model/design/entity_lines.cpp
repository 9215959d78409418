// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/entity_lines.h"

#include "model/design/line_text.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>
#include <regex>
#include <sstream>
#include <utility>

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
        if (read && read->ofEachPerson) // "200 per user"
            return std::nullopt;
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
    if (const std::string base = type.substr(0, open); isOneOf(base, {"decimal", "numeric"}) && open != type.npos) {
        constexpr double digitsOfGroup = 4, bytesOfGroup = 2, header = 8;
        const auto precision = readLoadTerm(type.substr(open + 1, type.find_first_of(",)", open) - open - 1));
        return precision ? header + bytesOfGroup * std::ceil(precision->value.likely / digitsOfGroup) : 0;
    }
    const auto found = std::ranges::find(types, std::string_view(type), &Type::name);
    return found == types.end() ? 0 : found->bytes;
}

bool isTypeWithoutSize(const std::string &word)
{
    return isOneOf(word, {"string", "text", "varchar", "json", "jsonb", "blob", "bytes", "enum", "array", "pk", "fk",
                          "primary key", "foreign key", "unique", "optional", "nullable"});
}

/// The parts between commas that stand in no brackets: "price decimal(10,2)" is one.
std::vector<std::string> partsOf(const std::string &text)
{
    std::vector<std::string> parts(1);
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth <= 0)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

/// Where the brackets are closed that are open before the text.
std::size_t endOfBrackets(const std::string &text)
{
    int depth = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return std::string::npos;
}

/// "code (7 chars)" is "code 7 chars", "id: bigint" is "id bigint", and "decimal(10,2)" stays.
std::string withoutForm(std::string part)
{
    for (auto open = part.find(" ("); open != std::string::npos; open = part.find(" (", open + 1))
        if (const auto close = part.find(')', open); close != std::string::npos) {
            part.erase(close, 1);
            part.erase(open + 1, 1);
        }
    std::ranges::replace(part, ':', ' ');
    return content(part);
}

/// How many there are of it, "10M rows" or "60B/day", which is not its size.
bool isCount(const std::string &part)
{
    const auto term = readLoadTerm(part);
    return term && term->dimension.bytes == 0 && (term->dimension.actions == 1 || term->dimension.seconds == -1) &&
           !isOneOf(term->action, {"char", "character"});
}

/// "long 500 B", "~2 KB", "code"
Result<EntityField> readField(const std::string &part)
{
    auto digit = part.find_first_of("0123456789");
    while (digit != std::string::npos && digit > 0 && part[digit - 1] != ' ' && part[digit - 1] != '~')
        digit = part.find_first_of("0123456789", digit + 1); // inside a name (utf8, s3 key) it is not a size
    const bool sized = digit != std::string::npos;
    EntityField field;
    field.name = content(sized ? part.substr(0, digit) : part);
    if (!field.name.empty() && field.name.back() == '~')
        field.name.pop_back();
    if (const auto last = part.rfind(' ');
        !sized && last != std::string::npos && isTypeWithoutSize(lowered(part.substr(last + 1))))
        return EntityField{content(part.substr(0, last)), 0}; // "name string"
    for (auto space = part.find(' '); !sized && space != std::string::npos; space = part.find(' ', space + 1))
        if (const double bytes = bytesOfType(part.substr(space + 1, part.find(' ', space + 1) - space - 1)); bytes > 0)
            return EntityField{content(part.substr(0, space)), bytes}; // "id bigint primary key"
    if (!sized || isCount(part))
        return sized ? EntityField{part, 0} : field;
    std::string said = part.substr(digit);
    for (const std::string_view all : {" total", " in total", " in all", " altogether", " each", " apiece", " per row",
                                       " a row", " per record"}) // "100 B total" is no billion
        if (said.ends_with(all))
            said.resize(said.size() - all.size());
    auto size = sizeIn(said);
    for (auto space = said.rfind(' '); !size && space != std::string::npos; space = said.rfind(' ')) {
        said.resize(space); // "1 KB per row"
        const auto shorter = readLoadTerm(said);
        size = shorter && shorter->dimension == Dimension{.bytes = 1} ? sizeIn(said) : std::nullopt;
    }
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
    const bool types = std::ranges::all_of(names, [](const std::string &name) { // of the last field
        return sizeIn(name) || bytesOfType(name) > 0 || isTypeWithoutSize(lowered(name));
    });
    if (types)
        return {};
    text = content(text.substr(0, open));
    return names;
}

/// Without a number or "Entity:" in front, commas for semicolons, and a colon for the dash before fields.
std::string inUsualForm(std::string text)
{
    std::ranges::replace(text, '{', '(');
    std::ranges::replace(text, '}', ')');
    std::ranges::replace(text, ';', ',');
    const auto digits = text.find_first_not_of("0123456789");
    if (digits != 0 && digits + 1 < text.size() &&
        std::string_view(".)").find(text[digits]) != std::string_view::npos && text[digits + 1] == ' ')
        text = content(text.substr(digits + 2));
    for (const std::string_view word : {"entity: ", "entity ", "table: ", "table "})
        if (lowered(text).starts_with(word))
            text = content(text.substr(word.size()));
    if (const auto dash = text.find(" - "); dash < text.find_first_of(":(,")) // "User - id: 8 B, name: 50 B"
        text.replace(dash, 3, ": ");
    return text;
}

/// Takes "10M rows" out of "Product: 10M rows x 500 B", and brings "1M products of 2 KB" into the form "Product 2 KB";
/// answers how many they are, 0: the line does not say.
double takeRows(std::string &text)
{
    static const std::regex rows("[,;x*]? *\\b([0-9][0-9.,]* ?(?:k|m|b|thousand|million|billion)?) "
                                 "(?:rows|records|entries|documents)\\b *(?:(?:x|\\*|of|,|at) *)?",
                                 std::regex::icase),
        counted("^([0-9][0-9.,]* ?(?:k|m|b|thousand|million|billion)?) ([a-z]+s)(?: of| x|,| at) ?([0-9].*)$",
                std::regex::icase);
    static const std::regex named("^([a-z]+): ([0-9][0-9.,]* ?(?:k|m|b|thousand|million|billion)?) ([a-z]+),? ?(.*)$",
                                  std::regex::icase);
    constexpr std::size_t longest = 1000; // letters of such a line
    std::smatch found;
    if (text.size() > longest)
        return 0;
    if (std::regex_match(text, found, named) &&
        singular(lowered(found[1].str())) == singular(lowered(found[3].str()))) // "Account: 1M accounts, 2KB each"
        text = found[1].str() + ": " + found[2].str() + " rows, " + found[4].str();
    const bool ofThem = std::regex_match(text, found, counted);
    if (!ofThem && !std::regex_search(text, found, rows))
        return 0;
    const std::string number = found[1].str();
    const auto count = readLoadTerm(number + " rows");
    if (!count || count->dimension != Dimension{.actions = 1})
        return 0;
    if (ofThem)
        text = capitalised(singular(lowered(found[2].str()))) + " " + found[3].str();
    else
        text = content(found.prefix().str() + (found.suffix().length() > 0 ? " " : "") + found.suffix().str());
    return count->value.likely;
}

/// Where the size begins in "User, 200 B per row" and "Message 300B, keep 5 years"; nothing: it has a form of its own.
std::optional<std::size_t> sizeBehindName(const std::string &text)
{
    const auto digit = text.find_first_of("0123456789");
    if (digit == std::string::npos || digit == 0 || text[digit - 1] != ' ' ||
        text.find_first_of(":(") != std::string::npos)
        return std::nullopt;
    const auto first = text.find_first_of(" ,", digit),
               second = text.find_first_of(" ,", std::min(first, text.size() - 1) + 1);
    for (const auto end : {first, second})
        if (const auto size = readLoadTerm(text.substr(digit, end - digit));
            size && size->dimension == Dimension{.bytes = 1})
            return digit;
    return std::nullopt;
}

} // namespace

std::vector<std::string> entitiesIn(std::string_view line)
{
    const std::string text = content(line);
    if (text.find(" - ") != std::string::npos) // "Booking - id, user, seats"
        return {text};
    std::vector<std::string> names;
    for (const std::string &part : partsOf(text))
        names.push_back(content(part));
    const bool only = std::ranges::all_of(names, [](const std::string &name) {
        return !name.empty() && std::ranges::all_of(name, [](char c) {
            return c == ' ' || c == '-' || c == '_' || std::isalpha(static_cast<unsigned char>(c)) != 0;
        });
    });
    return only ? names : std::vector{text};
}

Result<Entity> readEntity(std::string_view line)
{
    std::string text = inUsualForm(bytesMeant(content(line)));
    for (const std::string_view words : {"create table if not exists ", "create table "})
        if (lowered(text).starts_with(words))
            text.erase(0, words.size());
    Entity entity;
    entity.rows = takeRows(text);
    for (const std::string_view relation : {" 1:N ", " 1:n ", " N:1 ", " n:1 ", " N:M ", " n:m ", " M:N ", " 1:1 "})
        if (text.find(relation) != std::string::npos) { // "User 1:N Orders": of no size
            entity.name = text;
            return entity;
        }
    entity.about = takeNames(text);
    auto cut = std::min(text.find(':'), text.find('('));
    if (cut == std::string::npos) // "Comment - id 8 B"
        if (const auto dash = std::min(text.find(" - "), text.find(" \xe2\x80\x93 ")); dash != std::string::npos)
            cut = text.find(' ', dash + 1);
    if (const auto space = text.find(' '); cut == std::string::npos && space != std::string::npos)
        if (const auto size = readLoadTerm(text.substr(space + 1)); size && size->dimension == Dimension{.bytes = 1})
            cut = space; // "User 1 KB"
    const auto size = cut == std::string::npos ? sizeBehindName(text) : std::nullopt;
    if (size)
        cut = *size - 1;
    entity.name = content(text.substr(0, cut));
    if (entity.name.ends_with(','))
        entity.name.pop_back();
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
    if (const auto close = text[cut] == '(' ? endOfBrackets(rest) : std::string::npos; close != std::string::npos)
        if (const auto all = readField(withoutForm(rest.substr(close + 1))); all && all->bytes > 0)
            rest.erase(0, close + 1); // "Symbol (ticker, name) 200 B": of the row
    for (std::string &written : partsOf(rest)) {
        const std::string part = withoutForm(std::move(written));
        if (part.empty())
            continue;
        const std::string plain = " " + lowered(part);
        if (size && std::ranges::any_of(std::array{" keep ", " kept ", " retention ", " retain ", " stored "},
                                        [&](const char *word) { return plain.find(word) != std::string::npos; }))
            return Error{"\"" + part +
                         "\" belongs to the load pad: a line there says how many a day, how large and how "
                         "long, like 1M messages/day x 300 B, keep 5 years"};
        auto field = readField(part);
        if (!field)
            return Error{field.error()};
        entity.bytesPerRow += field->bytes;
        entity.fields.push_back(*std::move(field));
    }
    const bool about = rest.find_first_of("~=") != std::string::npos || rest.find("\xe2\x89\x88") != rest.npos; // ≈
    const auto isSized = [](const EntityField &field) { return field.bytes > 0; };
    const bool alone = !entity.fields.empty() && entity.fields.back().name.empty(); // "id, url, owner, 200 bytes"
    if (entity.fields.size() > 1 && (about || alone) && isSized(entity.fields.back()) &&
        std::ranges::count_if(entity.fields, isSized) == 1) // "symbol, price, time ~ 32 B": of the row
        entity.fields = {EntityField{{}, entity.bytesPerRow}};
    return entity;
}

std::string rowText(const Entity &entity)
{
    const std::string row = formatStorage(entity.bytesPerRow) + " a row";
    return entity.rows > 0 ? row + ", " + formatStorage(entity.bytesPerRow * entity.rows) + " in " +
                                 countInWords(entity.rows) + " rows"
                           : row;
}

} // namespace ninesketch
