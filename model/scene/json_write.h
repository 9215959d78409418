// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JSON to the byte as JavaScript's JSON.stringify does: numbers in their shortest form that reads back the same
// (ECMA-262, Number::toString), texts with the same escapes, two spaces or none. Excalidraw files differ only where
// something was changed.
#pragma once
#include "model/json.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ninesketch
{

/// 1 → "1", 0.1 → "0.1", 1e21 → "1e+21", -0 → "0"; what is not finite → "null".
void appendNumber(std::string &out, double value);
void appendNumber(std::string &out, std::int64_t value);
/// With its quotes. Bytes that are no UTF-8 become U+FFFD.
void appendQuoted(std::string &out, std::string_view text);
/// `indent` 0 is compact; otherwise lines begin with `indent` × `depth` spaces inside.
void appendJson(std::string &out, const Json &value, int indent, int depth = 0);
std::string jsonText(const Json &value, int indent = 2);

/// Appends an object or a list, one member after another, and sees to commas and line breaks.
class JsonWriter
{
public:
    JsonWriter(std::string &out, int indent) : m_out(out), m_indent(indent) {}

    JsonWriter &beginObject();
    JsonWriter &endObject() { return end('}'); }
    JsonWriter &beginArray();
    JsonWriter &endArray() { return end(']'); }
    JsonWriter &key(std::string_view name);
    JsonWriter &value(double number);
    JsonWriter &value(std::int64_t number);
    JsonWriter &value(bool yes);
    JsonWriter &value(std::string_view text);
    JsonWriter &value(const std::string &text) { return value(std::string_view(text)); }
    JsonWriter &value(const char *text) { return value(std::string_view(text)); }
    JsonWriter &value(int number) { return value(std::int64_t{number}); }
    JsonWriter &value(const Json &tree);
    JsonWriter &null();
    template <typename T> JsonWriter &member(std::string_view name, const T &content)
    {
        return key(name).value(content);
    }
    JsonWriter &nullMember(std::string_view name) { return key(name).null(); }

private:
    void separate();
    void breakLine(bool comma);
    JsonWriter &end(char bracket);

    std::string &m_out;
    int m_indent;
    int m_depth = 0;
    bool m_first = true; ///< nothing stands yet in the open bracket
    bool m_afterKey = false;
};

} // namespace ninesketch
