// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_records.h"
#include "model/import/mermaid_links.h"
#include "model/import/mermaid_looks.h"
#include "model/import/mermaid_text.h"
#include "model/trimmed.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

namespace ninesketch
{
namespace
{

constexpr std::size_t mostRecords = 1000, mostLinks = 5000, mostRows = 10000;

bool takeWord(std::string_view &text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// "…" at the beginning, without its quotes.
std::optional<std::string> takeQuoted(std::string_view &text)
{
    if (!text.starts_with('"') || text.find('"', 1) == std::string_view::npos)
        return std::nullopt;
    const auto end = text.find('"', 1);
    std::string inside = cleanMermaidLabel(text.substr(1, end - 1));
    text = trimmed(text.substr(end + 1));
    return inside;
}

void addRow(std::string &list, std::string_view row)
{
    if (!list.empty())
        list += '\n';
    list += row;
}

/// The records by their names, and what both kinds of diagrams have in common.
class RecordReader
{
public:
    virtual ~RecordReader() = default;
    RecordReader() = default;
    RecordReader(const RecordReader &) = delete;
    RecordReader &operator=(const RecordReader &) = delete;

    /// A line; what makes no sense of it, or nothing.
    std::optional<std::string> take(std::string_view line)
    {
        if (line.empty() || line.starts_with("%%"))
            return std::nullopt;
        if (m_open) {
            const bool closes = line.ends_with('}');
            if (const std::string_view row = trimmed(closes ? line.substr(0, line.size() - 1) : line); !row.empty()) {
                if (++m_rows > mostRows)
                    return "there are more than " + std::to_string(mostRows) + " lines in its boxes";
                addMember(m_chart.nodes[*m_open], row);
            }
            if (closes)
                m_open.reset();
            return std::nullopt;
        }
        const std::string_view word = firstMermaidWord(line);
        if (word == "direction") {
            m_chart.direction = mermaidDirection(trimmed(line.substr(word.size())));
            return std::nullopt;
        }
        if (((word == "style" || word == "classDef" || word == "click") && m_looks.take(line)) || word == "title" ||
            word == "title:" || word == "accTitle:" || word == "accDescr:")
            return std::nullopt;
        const auto problem = statement(line);
        return m_full ? "there are more than " + std::to_string(mostRecords) + " boxes" : problem;
    }

    MermaidFlowchart finished()
    {
        m_looks.dress(m_chart);
        return std::move(m_chart);
    }
    bool isOpen() const { return m_open.has_value(); }

protected:
    virtual std::optional<std::string> statement(std::string_view line) = 0;
    virtual void addMember(MermaidNode &record, std::string_view row) = 0;

    /// By its name, made where it is new; nothing when there are too many.
    std::optional<std::size_t> record(std::string_view name)
    {
        const auto [place, isNew] = m_ids.try_emplace(std::string(name), m_chart.nodes.size());
        if (isNew) {
            if (m_chart.nodes.size() == mostRecords) {
                m_full = true;
                return std::nullopt;
            }
            m_chart.nodes.push_back({place->first, place->first, MermaidShape::Record, m_space, {}, {}});
        }
        if (m_chart.nodes[place->second].subgraph < 0)
            m_chart.nodes[place->second].subgraph = m_space;
        return place->second;
    }

    /// What may stand behind its name: another one to show, a style.
    std::optional<std::size_t> takeLooks(std::optional<std::size_t> record, std::string_view &rest)
    {
        if (const auto end = rest.find(']'); record && rest.starts_with('[') && end != std::string_view::npos) {
            if (std::string label = cleanMermaidLabel(rest.substr(1, end - 1)); !label.empty())
                m_chart.nodes[*record].label = std::move(label);
            rest = trimmed(rest.substr(end + 1));
        }
        const std::string_view className = takeMermaidClass(rest);
        if (record)
            m_looks.wear(m_chart.nodes[*record].id, className);
        rest = trimmed(rest);
        return record;
    }

    std::optional<std::string> link(MermaidLink made)
    {
        if (m_chart.links.size() == mostLinks)
            return "there are more than " + std::to_string(mostLinks) + " lines";
        m_chart.links.push_back(std::move(made));
        return std::nullopt;
    }

    /// What follows "{".
    void open(std::size_t record, std::string_view rest)
    {
        m_open = record;
        take(trimmed(rest));
    }

    MermaidFlowchart m_chart;
    MermaidLooks m_looks;
    int m_space = -1; ///< the namespace that stands open

private:
    std::map<std::string, std::size_t, std::less<>> m_ids;
    std::optional<std::size_t> m_open; ///< the record whose braces stand open
    std::size_t m_rows = 0;
    bool m_full = false; ///< one more record was named
};

struct HeadForm {
    std::string_view word;
    Arrowhead head;
};

/// How many, in signs as they stand on the left and on the right, and in words. Longer ones first.
constexpr HeadForm leftCounts[] = {{"|o", Arrowhead::CardinalityZeroOrOne},
                                   {"||", Arrowhead::CardinalityExactlyOne},
                                   {"}o", Arrowhead::CardinalityZeroOrMany},
                                   {"}|", Arrowhead::CardinalityOneOrMany}};
constexpr HeadForm rightCounts[] = {{"o|", Arrowhead::CardinalityZeroOrOne},
                                    {"||", Arrowhead::CardinalityExactlyOne},
                                    {"o{", Arrowhead::CardinalityZeroOrMany},
                                    {"|{", Arrowhead::CardinalityOneOrMany}};
constexpr HeadForm countWords[] = {{"one or zero", Arrowhead::CardinalityZeroOrOne},
                                   {"zero or one", Arrowhead::CardinalityZeroOrOne},
                                   {"one or more", Arrowhead::CardinalityOneOrMany},
                                   {"one or many", Arrowhead::CardinalityOneOrMany},
                                   {"many(1)", Arrowhead::CardinalityOneOrMany},
                                   {"1+", Arrowhead::CardinalityOneOrMany},
                                   {"zero or more", Arrowhead::CardinalityZeroOrMany},
                                   {"zero or many", Arrowhead::CardinalityZeroOrMany},
                                   {"many(0)", Arrowhead::CardinalityZeroOrMany},
                                   {"0+", Arrowhead::CardinalityZeroOrMany},
                                   {"only one", Arrowhead::CardinalityExactlyOne},
                                   {"one", Arrowhead::CardinalityExactlyOne},
                                   {"1", Arrowhead::CardinalityExactlyOne}};

std::optional<Arrowhead> takeHead(std::string_view &text, std::span<const HeadForm> forms)
{
    for (const HeadForm &form : forms)
        if (takeWord(text, form.word)) {
            text = trimmed(text);
            return form.head;
        }
    return std::nullopt;
}

class EntityReader final : public RecordReader
{
    std::optional<std::size_t> entity(std::string_view &rest)
    {
        std::string name;
        if (auto quoted = takeQuoted(rest))
            name = std::move(*quoted);
        else
            name = takeMermaidName(rest);
        rest = trimmed(rest);
        if (name.empty())
            return std::nullopt;
        return takeLooks(record(name), rest);
    }

    std::optional<std::string> statement(std::string_view line) override
    {
        std::string_view rest = line;
        const auto from = entity(rest);
        if (!from)
            return "an entity should stand at its beginning";
        if (rest.empty())
            return std::nullopt;
        if (takeWord(rest, "{")) {
            open(*from, rest);
            return std::nullopt;
        }
        MermaidLink made;
        auto count = takeHead(rest, leftCounts);
        if (!count)
            count = takeHead(rest, countWords);
        const bool dotted = rest.starts_with("..") || rest.starts_with(".-") || rest.starts_with("-.");
        const bool inWords = takeWord(rest, "to ");
        const bool loosely = !inWords && takeWord(rest, "optionally to ");
        if (!inWords && !loosely) {
            if (!dotted && !rest.starts_with("--"))
                count.reset();
            else
                rest = trimmed(rest.substr(2));
        }
        auto other = takeHead(rest, rightCounts);
        if (!other)
            other = takeHead(rest, countWords);
        if (!count || !other)
            return "a relation such as ||--o{ should stand behind \"" + m_chart.nodes[*from].id + "\"";
        const auto to = entity(rest);
        if (!to)
            return "an entity should stand behind the relation";
        if (takeWord(rest, ":"))
            made.label = cleanMermaidLabel(rest);
        made.from = *from;
        made.to = *to;
        made.line = dotted || loosely ? MermaidLine::Dotted : MermaidLine::Solid;
        made.start = *count;
        made.end = *other;
        return link(std::move(made));
    }

    void addMember(MermaidNode &record, std::string_view row) override
    {
        std::string text(trimmed(row.substr(0, row.find('"')))); // type, name, keys; then a comment
        if (const auto quote = row.find('"'); quote != std::string_view::npos)
            text += " – " + cleanMermaidLabel(row.substr(quote));
        record.parts.resize(1);
        addRow(record.parts[0], text);
    }
};

constexpr HeadForm leftEnds[] = {{"<|", Arrowhead::TriangleOutline},
                                 {"()", Arrowhead::CircleOutline},
                                 {"<", Arrowhead::Arrow},
                                 {"*", Arrowhead::Diamond},
                                 {"o", Arrowhead::DiamondOutline}};
constexpr HeadForm rightEnds[] = {{"|>", Arrowhead::TriangleOutline},
                                  {"()", Arrowhead::CircleOutline},
                                  {">", Arrowhead::Arrow},
                                  {"*", Arrowhead::Diamond},
                                  {"o", Arrowhead::DiamondOutline}};

/// Store~Key~ is written Store<Key>.
std::string withTypes(std::string_view text)
{
    std::string made;
    bool within = false;
    for (const char c : text) {
        if (c == '~') {
            made += within ? '>' : '<';
            within = !within;
        } else {
            made += c;
        }
    }
    return made;
}

class ClassReader final : public RecordReader
{
    std::optional<std::size_t> named(std::string_view &rest)
    {
        std::string_view name;
        if (rest.starts_with('`') && rest.find('`', 1) != std::string_view::npos) {
            name = rest.substr(1, rest.find('`', 1) - 1);
            rest.remove_prefix(name.size() + 2);
        } else {
            name = takeMermaidName(rest);
        }
        std::string_view types;
        if (rest.starts_with('~') && rest.find('~', 1) != std::string_view::npos) {
            types = rest.substr(0, rest.find('~', 1) + 1);
            rest.remove_prefix(types.size());
        }
        if (name.empty())
            return std::nullopt;
        const auto made = record(name);
        if (made && !types.empty())
            m_chart.nodes[*made].label = std::string(name) + withTypes(types);
        return takeLooks(made, rest);
    }

    std::optional<std::string> statement(std::string_view line) override
    {
        std::string_view rest = line;
        const std::string_view word = firstMermaidWord(line);
        if (word == "note" || word == "link" || word == "callback" || word == "cssClass")
            return std::nullopt;
        if (line == "}") {
            m_space = -1;
            return std::nullopt;
        }
        if (word == "namespace") {
            rest = trimmed(rest.substr(word.size()));
            m_space = addSubgraph(m_chart, std::string(takeMermaidName(rest)), -1);
            return std::nullopt;
        }
        if (rest.starts_with("<<") && rest.find(">>") != std::string_view::npos) {
            const std::string_view mark = rest.substr(0, rest.find(">>") + 2);
            rest = trimmed(rest.substr(mark.size()));
            if (const auto marked = named(rest))
                addMember(m_chart.nodes[*marked], mark);
            return std::nullopt;
        }
        const bool declares = word == "class";
        if (declares)
            rest = trimmed(rest.substr(word.size()));
        const auto first = named(rest);
        if (!first)
            return "a class should stand at its beginning";
        if (takeWord(rest, "{"))
            open(*first, rest);
        else if (!declares && takeWord(rest, ":"))
            addMember(m_chart.nodes[*first], trimmed(rest));
        else if (!rest.empty())
            return relation(*first, rest);
        return std::nullopt;
    }

    std::optional<std::string> relation(std::size_t from, std::string_view rest)
    {
        MermaidLink made;
        const auto leftCount = takeQuoted(rest);
        made.start = takeHead(rest, leftEnds).value_or(Arrowhead::None);
        made.line = rest.starts_with("..") ? MermaidLine::Dotted : MermaidLine::Solid;
        if (!takeWord(rest, "--") && !takeWord(rest, ".."))
            return "a relation such as --> should stand before \"" + std::string(rest.substr(0, 20)) + "\"";
        made.end = takeHead(rest, rightEnds).value_or(Arrowhead::None);
        rest = trimmed(rest);
        const auto rightCount = takeQuoted(rest);
        const auto to = named(rest);
        if (!to)
            return "a class should stand behind the relation";
        std::string said;
        if (takeWord(rest, ":"))
            said = cleanMermaidLabel(rest);
        for (const std::string &part : {leftCount.value_or(""), said, rightCount.value_or("")})
            if (!part.empty())
                made.label += (made.label.empty() ? "" : " ") + part;
        made.from = from;
        made.to = *to;
        return link(std::move(made));
    }

    /// Fields above methods, what it is ("<<interface>>") above its name.
    void addMember(MermaidNode &record, std::string_view row) override
    {
        if (row.starts_with("<<") && row.find(">>") != std::string_view::npos) {
            record.label = "«" + std::string(trimmed(row.substr(2, row.find(">>") - 2))) + "»\n" + record.label;
            return;
        }
        while (row.ends_with('$') || row.ends_with('*')) // static, abstract
            row.remove_suffix(1);
        record.parts.resize(2);
        addRow(record.parts[row.find('(') == std::string_view::npos ? 0 : 1], withTypes(row));
    }
};

bool isOfRecords(std::string_view kind)
{
    return kind == "erDiagram" || kind == "classDiagram" || kind == "classDiagram-v2";
}

} // namespace

bool isMermaidRecords(std::string_view text)
{
    return isOfRecords(mermaidKind(text));
}

Result<MermaidFlowchart> parseMermaidRecords(std::string_view text)
{
    const auto lines = mermaidLines(text);
    const std::string_view kind = mermaidKind(lines);
    if (!isOfRecords(kind))
        return Error{"This is no Mermaid class or entity diagram: it should begin with \"classDiagram\" or "
                     "\"erDiagram\"."};
    EntityReader entities;
    ClassReader classes;
    RecordReader &reader = kind == "erDiagram" ? static_cast<RecordReader &>(entities) : classes;
    for (std::size_t i = mermaidHeader(lines) + 1; i < lines.size() && !lines[i].starts_with("```"); ++i)
        if (const auto problem = reader.take(lines[i]))
            return Error{"Mermaid, line " + std::to_string(i + 1) + ": " + *problem + "."};
    if (reader.isOpen())
        return Error{"Mermaid: a closing } is missing at the end."};
    return reader.finished();
}

} // namespace ninesketch
