// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scene/json_write.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace ninesketch
{

namespace
{

bool validSequence(std::string_view text, std::size_t at, std::size_t &length)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char first = byte(0);
    length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > text.size())
        return false;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0u) != 0x80u)
            return false;
    return !(first == 0xE0 && byte(1) < 0xA0) && !(first == 0xED && byte(1) > 0x9F) &&
           !(first == 0xF0 && byte(1) < 0x90) && !(first == 0xF4 && byte(1) > 0x8F);
}

} // namespace

void appendNumber(std::string &out, std::int64_t value)
{
    std::array<char, 24> buffer;
    out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
}

void appendNumber(std::string &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    if (std::abs(value) < 1e15 && value == std::trunc(value)) {
        appendNumber(out, static_cast<std::int64_t>(value));
        return;
    }
    // d.ddde±xx: the shortest digits, and where their point belongs
    std::array<char, 40> buffer;
    const char *const end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
    std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    std::array<char, 64> made;
    char *at = made.data();
    const auto put = [&at](std::string_view piece) { at = std::copy(piece.begin(), piece.end(), at); };
    const auto zeros = [&at](int count) { at = std::fill_n(at, count, '0'); };
    if (text.front() == '-') {
        *at++ = '-';
        text.remove_prefix(1);
    }
    const auto e = text.find('e');
    std::array<char, 20> digitBuffer{text.front()};
    if (e > 2)
        std::copy(text.begin() + 2, text.begin() + static_cast<std::ptrdiff_t>(e), digitBuffer.begin() + 1);
    const std::string_view digits(digitBuffer.data(), e > 2 ? e - 1 : 1);
    int exponent = 0;
    const char *const exponentBegin = text.data() + e + (text[e + 1] == '+' ? 2 : 1);
    std::from_chars(exponentBegin, end, exponent);
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // the value is 0.digits × 10^point
    if (point > 21 || point <= -6) {
        put(digits.substr(0, 1));
        if (count > 1) {
            *at++ = '.';
            put(digits.substr(1));
        }
        put(exponent < 0 ? "e-" : "e+");
        at = std::to_chars(at, made.data() + made.size(), std::abs(exponent)).ptr;
    } else if (point <= 0) {
        put("0.");
        zeros(-point);
        put(digits);
    } else if (count <= point) {
        put(digits);
        zeros(point - count);
    } else {
        put(digits.substr(0, static_cast<std::size_t>(point)));
        *at++ = '.';
        put(digits.substr(static_cast<std::size_t>(point)));
    }
    out.append(made.data(), static_cast<std::size_t>(at - made.data()));
}

namespace
{

/// What appendQuoted writes as it is.
bool isPlain(std::string_view text)
{
    constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    const auto special = [](std::uint64_t bytes) { // the tops of bytes that are control characters, " \\ or no ASCII
        const auto zero = [](std::uint64_t v) { return (v - ones) & ~v; };
        return (bytes | ((bytes - ones * 0x20) & ~bytes) | zero(bytes ^ (ones * '"')) | zero(bytes ^ (ones * '\\'))) &
               tops;
    };
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + i, sizeof bytes);
        if (special(bytes))
            return false;
    }
    std::uint64_t rest = ones * 'x';
    std::memcpy(&rest, text.data() + i, text.size() - i);
    return !special(rest);
}

/// A line break and its indentation, with room for a comma before and some deeper levels behind.
constexpr std::string_view lineBreak = ",\n                                                                ";

} // namespace

void appendQuoted(std::string &out, std::string_view text)
{
    if (isPlain(text)) {
        out.append(1, '"').append(text).append(1, '"');
        return;
    }
    static constexpr char hex[] = "0123456789abcdef";
    out.push_back('"');
    std::size_t plainFrom = 0;
    const auto flush = [&](std::size_t to) { out.append(text.substr(plainFrom, to - plainFrom)); };
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
            ++i;
            continue;
        }
        std::size_t length = 1;
        if (c >= 0x80 && validSequence(text, i, length)) {
            i += length;
            continue;
        }
        flush(i);
        if (c >= 0x80) {
            out += "\xEF\xBF\xBD";
        } else {
            out.push_back('\\');
            switch (c) {
            case '\b':
                out.push_back('b');
                break;
            case '\f':
                out.push_back('f');
                break;
            case '\n':
                out.push_back('n');
                break;
            case '\r':
                out.push_back('r');
                break;
            case '\t':
                out.push_back('t');
                break;
            case '"':
            case '\\':
                out.push_back(static_cast<char>(c));
                break;
            default:
                out.append("u00").append({hex[c >> 4], hex[c & 15]});
            }
        }
        plainFrom = ++i;
    }
    flush(text.size());
    out.push_back('"');
}

void appendJson(std::string &out, const Json &value, int indent, int depth)
{
    const auto breakLine = [&](int level) {
        if (indent > 0)
            out.append("\n").append(static_cast<std::size_t>(indent * level), ' ');
    };
    switch (value.type()) {
    case Json::value_t::string:
        appendQuoted(out, value.get_ref<const std::string &>());
        break;
    case Json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        break;
    case Json::value_t::number_integer:
        appendNumber(out, value.get<std::int64_t>());
        break;
    case Json::value_t::number_unsigned:
        out += std::to_string(value.get<std::uint64_t>());
        break;
    case Json::value_t::number_float:
        appendNumber(out, value.get<double>());
        break;
    case Json::value_t::array:
    case Json::value_t::object: {
        const bool isObject = value.is_object();
        out.push_back(isObject ? '{' : '[');
        bool first = true;
        for (auto item = value.begin(); item != value.end(); ++item) {
            if (!first)
                out.push_back(',');
            first = false;
            breakLine(depth + 1);
            if (isObject) {
                appendQuoted(out, item.key());
                out.append(indent > 0 ? ": " : ":");
            }
            appendJson(out, item.value(), indent, depth + 1);
        }
        if (!first)
            breakLine(depth);
        out.push_back(isObject ? '}' : ']');
        break;
    }
    default:
        out += "null";
    }
}

std::string jsonText(const Json &value, int indent)
{
    std::string out;
    appendJson(out, value, indent);
    return out;
}

void JsonWriter::breakLine(bool comma)
{
    if (m_indent == 0) {
        if (comma)
            m_out.push_back(',');
        return;
    }
    const auto spaces = static_cast<std::size_t>(m_indent * m_depth);
    const std::size_t ready = std::min(spaces, lineBreak.size() - 2);
    m_out.append(lineBreak.substr(comma ? 0 : 1, ready + (comma ? 2 : 1)));
    m_out.append(spaces - ready, ' ');
}

void JsonWriter::separate()
{
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_depth > 0)
        breakLine(!m_first);
    else if (!m_first)
        m_out.push_back(',');
    m_first = false;
}

JsonWriter &JsonWriter::beginObject()
{
    separate();
    m_out.push_back('{');
    ++m_depth;
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    separate();
    m_out.push_back('[');
    ++m_depth;
    m_first = true;
    return *this;
}

JsonWriter &JsonWriter::end(char bracket)
{
    --m_depth;
    if (!m_first)
        breakLine(false);
    m_out.push_back(bracket);
    m_first = false;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    separate();
    std::array<char, 40> ready;
    if (name.size() + 4 <= ready.size() && isPlain(name)) { // in one piece: there are millions of them
        char *at = ready.data();
        *at++ = '"';
        at = std::copy(name.begin(), name.end(), at);
        *at++ = '"';
        *at++ = ':';
        *at = ' ';
        m_out.append(ready.data(), static_cast<std::size_t>(at - ready.data()) + (m_indent > 0 ? 1 : 0));
    } else {
        appendQuoted(m_out, name);
        m_out.append(m_indent > 0 ? ": " : ":");
    }
    m_afterKey = true;
    return *this;
}

JsonWriter &JsonWriter::value(double number)
{
    separate();
    appendNumber(m_out, number);
    return *this;
}

JsonWriter &JsonWriter::value(std::int64_t number)
{
    separate();
    appendNumber(m_out, number);
    return *this;
}

JsonWriter &JsonWriter::value(bool yes)
{
    separate();
    m_out += yes ? "true" : "false";
    return *this;
}

JsonWriter &JsonWriter::value(std::string_view text)
{
    separate();
    appendQuoted(m_out, text);
    return *this;
}

JsonWriter &JsonWriter::value(const Json &tree)
{
    separate();
    appendJson(m_out, tree, m_indent, m_depth);
    return *this;
}

JsonWriter &JsonWriter::null()
{
    separate();
    m_out += "null";
    return *this;
}

} // namespace ninesketch
