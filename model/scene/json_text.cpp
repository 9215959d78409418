// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <vector>

namespace ninesketch
{

namespace
{

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

void appendUtf8(std::string &out, std::uint32_t code)
{
    const auto byte = [&out](std::uint32_t b) { out.push_back(static_cast<char>(b)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

/// Length of the UTF-8 sequence at `at`, 0 when it is not one (Unicode 15, table 3-7).
std::size_t utf8Length(const char *at, const char *end)
{
    const auto byte = [&](std::ptrdiff_t i) { return static_cast<unsigned char>(at[i]); };
    const auto follows = [&](std::ptrdiff_t i) { return end - at > i && (byte(i) & 0xC0u) == 0x80u; };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (!follows(1) || !follows(2) || (first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F))
            return 0;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (!follows(1) || !follows(2) || !follows(3) || (first == 0xF0 && byte(1) < 0x90) ||
            (first == 0xF4 && byte(1) > 0x8F))
            return 0;
        return 4;
    }
    return 0;
}

/// True when the eight bytes are plain characters of a string: ASCII, printable, neither quote nor backslash.
bool eightPlainCharacters(const char *at)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    constexpr std::uint64_t ones = 0x0101010101010101u;
    constexpr std::uint64_t tops = 0x8080808080808080u;
    const auto hasZero = [](std::uint64_t v) { return (v - ones) & ~v & tops; };
    const std::uint64_t special =
        bytes | ((bytes - ones * 0x20) & ~bytes) | hasZero(bytes ^ (ones * '"')) | hasZero(bytes ^ (ones * '\\'));
    return (special & tops) == 0;
}

/// The largest double, either way, when it is too large for one.
double numberFrom(std::string_view digits)
{
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range) {
        // either way out: 1e999 is infinite, 1e-999 is nothing
        const auto exponent = digits.find_first_of("eE");
        const bool tiny = exponent == std::string_view::npos ? digits.find_first_of("123456789") > digits.find('.')
                                                             : digits[exponent + 1] == '-';
        if (tiny)
            return 0;
        constexpr double most = std::numeric_limits<double>::max();
        return digits.front() == '-' ? -most : most;
    }
    return value;
}

/// The walk of checkJson: a loop with its own stack of open brackets.
constexpr std::ptrdiff_t partLength = 1 << 19;

class Checker
{
public:
    Checker(const char *begin, const char *end) : m_begin(begin), m_at(begin), m_end(end) {}

    CheckedJson run()
    {
        CheckedJson checked;
        checked.ok = walk(checked.root);
        if (!checked.ok)
            checked.problem = {m_what, static_cast<std::size_t>(m_at - m_begin)};
        checked.longest = m_longest;
        checked.longestEnd = m_longestEnd;
        checked.cuts = std::move(m_longestCuts);
        return checked;
    }

private:
    bool fail(std::string what)
    {
        m_what = std::move(what);
        return false;
    }

    char peek() const { return m_at != m_end ? *m_at : '\0'; }

    void space()
    {
        while (m_at != m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
            ++m_at;
    }

    bool walk(JsonView &root)
    {
        space();
        root = JsonView(m_at);
        for (;;) {
            // here a value begins
            if (m_at == m_end)
                return fail("the file ends where a value should stand");
            const char c = *m_at;
            if (m_open.size() == 2 && m_at - m_part > partLength && m_open.back() == '[') {
                m_part = m_at;
                m_cuts.push_back(m_at);
            }
            if (c == '{' || c == '[') {
                if (m_open.size() == maximumJsonDepth)
                    return fail("brackets are nested more than " + std::to_string(maximumJsonDepth) + " deep");
                m_open.push_back(c);
                if (m_open.size() == 2) {
                    m_second = m_part = m_at;
                    m_cuts.clear();
                }
                ++m_at;
                space();
                if (peek() == (c == '{' ? '}' : ']')) {
                    m_open.pop_back();
                    ++m_at;
                } else {
                    if (c == '{' && !key())
                        return false;
                    continue;
                }
            } else if (!scalar(c)) {
                return false;
            }
            // here a value has ended: close brackets, or go to the next one
            for (;;) {
                space();
                if (m_open.empty()) {
                    if (m_at != m_end)
                        return fail("there is more text after the end");
                    return true;
                }
                const bool inObject = m_open.back() == '{';
                if (peek() == ',') {
                    ++m_at;
                    space();
                    if (inObject && !key())
                        return false;
                    break;
                }
                if (peek() != (inObject ? '}' : ']')) {
                    if (m_at == m_end)
                        return fail(inObject ? "the file ends inside an object" : "the file ends inside a list");
                    return fail(inObject ? "a comma or } should stand here" : "a comma or ] should stand here");
                }
                m_open.pop_back();
                ++m_at;
                if (m_open.size() == 1 && m_at - m_second > m_longestEnd - m_longest) {
                    m_longest = m_second;
                    m_longestEnd = m_at;
                    m_longestCuts = std::move(m_cuts);
                    m_cuts.clear();
                }
            }
        }
    }

    bool key()
    {
        if (m_at == m_end)
            return fail("the file ends where a key should stand");
        if (peek() != '"')
            return fail("a key in double quotes should stand here");
        if (!string())
            return false;
        space();
        if (peek() != ':')
            return fail(m_at == m_end ? "the file ends after a key" : "a colon should stand here");
        ++m_at;
        space();
        return true;
    }

    bool scalar(char c)
    {
        switch (c) {
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            if (c == '-' || isDigit(c))
                return number();
            return fail("this is not a JSON value");
        }
    }

    bool word(std::string_view expected)
    {
        const auto left = static_cast<std::size_t>(m_end - m_at);
        if (std::string_view(m_at, std::min(left, expected.size())) != expected)
            return fail("this is not a JSON value");
        m_at += expected.size();
        return true;
    }

    bool number()
    {
        const char *at = m_at;
        const auto digit = [&] { return at != m_end && isDigit(*at); };
        const auto is = [&](char c) { return at != m_end && *at == c; };
        if (*at == '-')
            ++at;
        if (!digit())
            return fail("this is not a JSON number");
        const bool beginsWithZero = is('0');
        if (beginsWithZero && ++at != m_end && isDigit(*at))
            return fail("a number may not begin with 0");
        while (digit())
            ++at;
        if (is('.')) {
            ++at;
            if (!digit())
                return fail("this is not a JSON number");
            while (digit())
                ++at;
        }
        if (is('e') || is('E')) {
            ++at;
            if (is('+') || is('-'))
                ++at;
            if (!digit())
                return fail("this is not a JSON number");
            while (digit())
                ++at;
        }
        m_at = at;
        return true;
    }

    bool string()
    {
        ++m_at;
        for (;;) {
            while (m_end - m_at >= 8 && eightPlainCharacters(m_at))
                m_at += 8;
            if (m_at >= m_end)
                return fail("the file ends inside a text");
            const auto c = static_cast<unsigned char>(*m_at);
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (c == '\\') {
                if (!escape())
                    return false;
            } else if (c < 0x20) {
                return fail("a line break or control character stands inside a text");
            } else if (const auto length = utf8Length(m_at, m_end)) {
                m_at += length;
            } else {
                return fail("this is not UTF-8 text");
            }
        }
    }

    bool escape()
    {
        const auto left = m_end - m_at;
        const char c = left > 1 ? m_at[1] : '\0';
        if (c == 'u') {
            for (std::ptrdiff_t i = 2; i < 6; ++i)
                if (left <= i || hexDigit(m_at[i]) < 0)
                    return fail("after \\u four hexadecimal digits should stand");
            m_at += 6;
            return true;
        }
        if (c == '\0' || !std::strchr("\"\\/bfnrt", c))
            return fail("this is not a JSON escape");
        m_at += 2;
        return true;
    }

    const char *m_begin, *m_at, *m_end;
    const char *m_second = nullptr; ///< where the open bracket of the second level stands
    const char *m_part = nullptr;   ///< where the last part of it begins
    const char *m_longest = nullptr, *m_longestEnd = nullptr;
    std::vector<const char *> m_cuts, m_longestCuts;
    std::string m_open; ///< the open brackets
    std::string m_what;
};

} // namespace

TextPlace placeInText(std::string_view text, std::size_t offset)
{
    offset = std::min(offset, text.size());
    const std::string_view before = text.substr(0, offset);
    const auto lastBreak = before.rfind('\n');
    const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    return {1 + lines, lastBreak == std::string_view::npos ? offset + 1 : offset - lastBreak};
}

std::string placeInWords(std::string_view text, std::size_t offset)
{
    const TextPlace place = placeInText(text, offset);
    return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column);
}

const char *kindInWords(JsonKind kind)
{
    switch (kind) {
    case JsonKind::Null:
        return "null";
    case JsonKind::Boolean:
        return "true or false";
    case JsonKind::Number:
        return "a number";
    case JsonKind::String:
        return "a text";
    case JsonKind::Array:
        return "a list";
    case JsonKind::Object:
        return "an object";
    }
    return "";
}

JsonKind JsonView::kind() const
{
    switch (*m_begin) {
    case 'n':
        return JsonKind::Null;
    case 't':
    case 'f':
        return JsonKind::Boolean;
    case '"':
        return JsonKind::String;
    case '[':
        return JsonKind::Array;
    case '{':
        return JsonKind::Object;
    default:
        return JsonKind::Number;
    }
}

double JsonView::number() const
{
    return numberFrom(raw());
}

std::string JsonView::string() const
{
    const char *at = m_begin + 1;
    const char *const end = skipString(m_begin) - 1;
    std::string out;
    out.reserve(static_cast<std::size_t>(end - at));
    const auto unit = [](const char *u) {
        return static_cast<std::uint32_t>(hexDigit(u[2]) << 12 | hexDigit(u[3]) << 8 | hexDigit(u[4]) << 4 |
                                          hexDigit(u[5]));
    };
    while (at < end) {
        const char *stop = static_cast<const char *>(std::memchr(at, '\\', static_cast<std::size_t>(end - at)));
        if (!stop)
            stop = end;
        out.append(at, stop);
        at = stop;
        if (at == end)
            break;
        switch (at[1]) {
        case 'b':
            out.push_back('\b');
            break;
        case 'f':
            out.push_back('\f');
            break;
        case 'n':
            out.push_back('\n');
            break;
        case 'r':
            out.push_back('\r');
            break;
        case 't':
            out.push_back('\t');
            break;
        case 'u': {
            std::uint32_t code = unit(at);
            at += 4;
            if (code >= 0xD800 && code <= 0xDBFF && end - at >= 8 && at[2] == '\\' && at[3] == 'u') {
                const std::uint32_t low = unit(at + 2);
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                    at += 6;
                }
            }
            appendUtf8(out, code >= 0xD800 && code <= 0xDFFF ? 0xFFFD : code);
            break;
        }
        default:
            out.push_back(at[1]);
        }
        at += 2;
    }
    return out;
}

std::string_view JsonView::raw() const
{
    return {m_begin, static_cast<std::size_t>(skipValue(m_begin) - m_begin)};
}

const char *JsonView::skipString(const char *at)
{
    ++at;
    for (;;) {
        // most are short: over before a search for long ones has begun
        int length = 0;
        while (length < 24 && *at != '"' && *at != '\\')
            ++at, ++length;
        if (length == 24)
            at += std::strcspn(at, "\"\\");
        if (*at == '"')
            return at + 1;
        at += 2;
    }
}

const char *JsonView::skipValue(const char *at)
{
    std::size_t depth = 0;
    do {
        switch (*at) {
        case '"':
            at = skipString(at);
            break;
        case '{':
        case '[':
            ++depth;
            ++at;
            break;
        case '}':
        case ']':
            --depth;
            ++at;
            break;
        default:
            if (depth > 0) {
                ++at;
                break;
            }
            while (isDigit(*at) || (*at >= 'a' && *at <= 'z') || *at == '-' || *at == '+' || *at == '.' || *at == 'E')
                ++at;
        }
    } while (depth > 0);
    return at;
}

Json JsonView::toJson() const
{
    switch (kind()) {
    case JsonKind::Null:
        return nullptr;
    case JsonKind::Boolean:
        return boolean();
    case JsonKind::String:
        return string();
    case JsonKind::Number: {
        const std::string_view digits = raw();
        if (digits.find_first_of(".eE") == std::string_view::npos && digits != "-0") {
            std::int64_t whole = 0;
            if (std::from_chars(digits.data(), digits.data() + digits.size(), whole).ec == std::errc())
                return whole;
        }
        return number();
    }
    case JsonKind::Array: {
        Json list = Json::array();
        forEachItem([&list](JsonView item) { list.push_back(item.toJson()); });
        return list;
    }
    case JsonKind::Object: {
        // not operator[]: it looks every key up along the whole list, and a hostile file has a million of them
        Json object = Json::object();
        auto &members = object.get_ref<Json::object_t &>();
        std::unordered_map<std::string, std::size_t> places;
        forEachMember([&](std::string_view key, JsonView value) {
            const auto [place, isNew] = places.try_emplace(std::string(key), members.size());
            if (isNew)
                static_cast<std::vector<Json::object_t::value_type> &>(members).emplace_back(std::string(key),
                                                                                             value.toJson());
            else
                members.begin()[static_cast<std::ptrdiff_t>(place->second)].second = value.toJson();
        });
        return object;
    }
    }
    return nullptr;
}

CheckedJson checkJson(std::string_view text)
{
    const char *begin = text.data();
    const char *const end = begin + text.size();
    if (text.starts_with("\xEF\xBB\xBF"))
        begin += 3;
    CheckedJson checked = Checker(begin, end).run();
    if (!checked.ok)
        checked.problem.offset += static_cast<std::size_t>(begin - text.data());
    return checked;
}

Result<Json> parseJson(const std::string &text)
{
    const CheckedJson checked = checkJson(text);
    if (!checked.ok)
        return Error{"Not JSON at " + placeInWords(text, checked.problem.offset) + ": " + checked.problem.what + "."};
    return checked.root.toJson();
}

} // namespace ninesketch
