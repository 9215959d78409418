// SPDX-License-Identifier: GPL-3.0-or-later
// JSON read where it stands. `checkJson` walks a text once and answers for all of it (grammar, UTF-8,
// depth); a JsonView then picks values out of the checked text without copying or building a tree, which is what
// opens a drawing of 50,000 elements in a fraction of a second. Nothing here recurses on the way in, so nesting can't
// overflow the stack.
#pragma once
#include "model/json.h"
#include "model/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ninesketch
{

/// Where an offset lies in a text: both count from 1, columns count bytes.
struct TextPlace {
    std::size_t line = 1, column = 1;
};
TextPlace placeInText(std::string_view text, std::size_t offset);
/// "line 3, column 14"
std::string placeInWords(std::string_view text, std::size_t offset);

enum class JsonKind { Null, Boolean, Number, String, Array, Object };

/// "a number", "a text", ...: for sentences.
const char *kindInWords(JsonKind kind);

/// One value inside a text that has been checked and that outlives the view.
class JsonView
{
public:
    JsonView() = default;
    /// The value that begins at `begin` (no leading white space) in checked text.
    explicit JsonView(const char *begin) : m_begin(begin) {}

    JsonKind kind() const;
    bool isNull() const { return *m_begin == 'n'; }
    bool boolean() const { return *m_begin == 't'; }
    /// Always finite: what a double can't hold is the largest one.
    double number() const;
    /// Unescaped UTF-8. Half a surrogate pair becomes U+FFFD.
    std::string string() const;
    /// The digits or the quoted text as written.
    std::string_view raw() const;
    const char *begin() const { return m_begin; }
    /// A tree of it. Of a key that comes twice the last value counts, as in JavaScript.
    Json toJson() const;

    /// Calls visit(std::string_view key, JsonView value) for each member in order, and answers with where the object
    /// ends. A visitor that walked over the whole value itself may return the value's end, which saves a walk. A key
    /// with escapes is unescaped into a buffer that lives until the next call.
    template <typename Visit> const char *forEachMember(Visit visit) const
    {
        std::string buffer;
        const char *at = skipSpace(m_begin + 1);
        while (*at != '}') {
            const char *keyEnd = skipString(at);
            std::string_view key(at + 1, static_cast<std::size_t>(keyEnd - at - 2));
            if (key.find('\\') != std::string_view::npos) {
                buffer = JsonView(at).string();
                key = buffer;
            }
            at = skipSpace(skipSpace(keyEnd) + 1);
            at = skipSpace(visited([&](JsonView value) { return visit(key, value); }, at));
            if (*at == ',')
                at = skipSpace(at + 1);
        }
        return at + 1;
    }
    /// Calls visit(JsonView item) for each item in order; the rest as above.
    template <typename Visit> const char *forEachItem(Visit visit) const
    {
        return forEachItem(firstItem(), nullptr, visit) + 1;
    }
    /// The same from the item that begins at `first` to the one that begins at `last`, or to the end of the list.
    template <typename Visit> static const char *forEachItem(const char *first, const char *last, Visit visit)
    {
        const char *at = first;
        while (*at != ']' && at != last) {
            at = skipSpace(visited(visit, at));
            if (*at == ',')
                at = skipSpace(at + 1);
        }
        return at;
    }
    /// Where the first item of a list begins, or where the list is closed.
    const char *firstItem() const { return skipSpace(m_begin + 1); }

private:
    template <typename Visit> static const char *visited(const Visit &visit, const char *at)
    {
        if constexpr (std::is_same_v<decltype(visit(JsonView(at))), const char *>) {
            const char *end = visit(JsonView(at));
            return end ? end : skipValue(at);
        } else {
            visit(JsonView(at));
            return skipValue(at);
        }
    }
    static const char *skipSpace(const char *at)
    {
        while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
            ++at;
        return at;
    }
    static const char *skipString(const char *at);
    static const char *skipValue(const char *at);

    const char *m_begin = "null";
};

/// What is wrong with a text, and where.
struct JsonProblem {
    std::string what; ///< "a comma or } is missing"
    std::size_t offset = 0;
};

/// The limit of nesting; drawings need about ten.
inline constexpr std::size_t maximumJsonDepth = 256;

/// Checks that the whole text is one JSON value (a byte order mark may stand before it). The view points into `text`,
/// which must stay. (Only a root that is a bare number asks for a byte behind the text that ends it.)
struct CheckedJson {
    JsonView root;
    /// Where the longest value directly inside the root begins and ends: the list of elements, most likely. Who walks
    /// the root can step over it.
    const char *longest = nullptr, *longestEnd = nullptr;
    /// If it is a list: where some of its items begin, about half a megabyte apart. Parts can be read independently.
    std::vector<const char *> cuts;
    bool ok = false;
    JsonProblem problem;
};
CheckedJson checkJson(std::string_view text);

/// Parses a whole text into a tree, with a sentence that names line and column when it is no JSON.
Result<Json> parseJson(const std::string &text);

} // namespace ninesketch
