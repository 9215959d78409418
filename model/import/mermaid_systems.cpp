// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_systems.h"
#include "model/import/mermaid_links.h"
#include "model/import/mermaid_text.h"
#include "model/one_of.h"
#include "model/trimmed.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ninesketch
{
namespace
{

constexpr std::size_t mostParts = 2000, mostLinks = 10000;

/// What a line is about; a sentence what makes no sense of it.
using Problem = std::optional<std::string>;

class SystemReader
{
public:
    virtual ~SystemReader() = default;
    virtual Problem take(std::string_view line) = 0;

    MermaidFlowchart finished()
    {
        m_chart.direction = MermaidFlowchart::Direction::Right;
        linkSubgraphs(m_chart, m_groups);
        return std::move(m_chart);
    }

protected:
    int group(const std::string &id, std::string title, int around)
    {
        const int made = addSubgraph(m_chart, std::move(title), around);
        m_groups.emplace(id, made);
        return made;
    }

    int groupCalled(std::string_view id) const
    {
        const auto found = m_groups.find(id);
        return found == m_groups.end() ? -1 : found->second;
    }

    /// The part of that id, which may be named before it is told of, or be a group.
    std::optional<std::size_t> part(std::string_view id)
    {
        const auto [place, isNew] = m_ids.try_emplace(std::string(id), m_chart.nodes.size());
        if (isNew && m_chart.nodes.size() == mostParts)
            return std::nullopt;
        if (isNew)
            m_chart.nodes.push_back({std::string(id), std::string(id), MermaidShape::Rectangle, -1, {}, {}});
        return place->second;
    }

    Problem tell(std::string_view id, std::string label, MermaidShape shape, int subgraph, std::string_view kindId)
    {
        const auto told = part(id);
        if (!told)
            return "there are more than " + std::to_string(mostParts) + " parts";
        MermaidNode &node = m_chart.nodes[*told];
        if (!label.empty())
            node.label = std::move(label);
        node.shape = shape;
        node.subgraph = subgraph;
        node.kindId = kindId;
        return std::nullopt;
    }

    Problem link(std::string_view from, std::string_view to, Arrowhead start, Arrowhead end, std::string label)
    {
        const auto first = part(from), second = part(to);
        if (!first || !second || m_chart.links.size() == mostLinks)
            return "there is too much of it";
        MermaidLink made;
        made.from = *first;
        made.to = *second;
        made.start = start;
        made.end = end;
        made.label = std::move(label);
        m_chart.links.push_back(std::move(made));
        return std::nullopt;
    }

private:
    MermaidFlowchart m_chart;
    std::map<std::string, std::size_t, std::less<>> m_ids;
    std::map<std::string, int, std::less<>> m_groups;
};

/// "architecture-beta"
class ArchitectureReader : public SystemReader
{
public:
    Problem take(std::string_view line) override
    {
        const std::string_view word = firstMermaidWord(line);
        if (isOneOf(word, {"title", "accTitle:", "accDescr:", "align"}))
            return std::nullopt;
        if (isOneOf(word, {"group", "service", "junction"}))
            return declared(word, trimmed(line.substr(word.size())));
        return edge(line);
    }

private:
    /// What stands in these brackets at the beginning; it is taken off.
    static std::string inside(std::string_view &rest, char opens, char closes)
    {
        rest = trimmed(rest);
        const auto end = rest.find(closes);
        if (!rest.starts_with(opens) || end == std::string_view::npos)
            return {};
        const std::string words = cleanMermaidLabel(rest.substr(1, end - 1));
        rest = trimmed(rest.substr(end + 1));
        return words;
    }

    /// "id(icon)[Title] in parent"
    Problem declared(std::string_view word, std::string_view rest)
    {
        const std::string id(takeMermaidName(rest));
        if (id.empty())
            return "a name should stand behind \"" + std::string(word) + "\"";
        const std::string icon = inside(rest, '(', ')'), title = inside(rest, '[', ']');
        const int parent = firstMermaidWord(rest) == "in" ? groupCalled(trimmed(rest.substr(2))) : -1;
        if (word == "group") {
            group(id, title.empty() ? id : title, parent);
            return std::nullopt;
        }
        const bool stores = icon.find("database") != std::string::npos || icon.find("disk") != std::string::npos;
        return tell(id, title,
                    word == "junction" ? MermaidShape::Bar
                    : stores           ? MermaidShape::Cylinder
                                       : MermaidShape::Rectangle,
                    parent, icon == "server" ? "service" : "");
    }

    /// "db:L <--> R:server{group}"
    Problem edge(std::string_view line)
    {
        std::string_view rest = line;
        const std::string from = end(rest);
        rest = trimmed(rest);
        const bool back = rest.starts_with('<');
        rest.remove_prefix(back ? 1 : 0);
        const auto shaft = std::min(rest.find_first_not_of('-'), rest.size());
        const bool forth = shaft >= 1 && shaft < rest.size() && rest[shaft] == '>';
        if (from.empty() || shaft == 0)
            return "a service, or two of them with --> between, should stand there";
        rest = trimmed(rest.substr(shaft + (forth ? 1 : 0)));
        const std::string to = end(rest);
        if (to.empty())
            return "a service should stand behind the line";
        return link(from, to, back ? Arrowhead::Arrow : Arrowhead::None, forth ? Arrowhead::Arrow : Arrowhead::None,
                    {});
    }

    /// "db:L", "L:db" or "db{group}:L": the name without its side.
    static std::string end(std::string_view &rest)
    {
        rest = trimmed(rest);
        std::string name(takeMermaidName(rest));
        const auto skipBraces = [&rest] {
            if (const auto close = rest.find('}'); rest.starts_with('{') && close != std::string_view::npos)
                rest.remove_prefix(close + 1);
        };
        skipBraces();
        if (!rest.starts_with(':'))
            return name;
        rest.remove_prefix(1);
        const std::string behind(takeMermaidName(rest));
        skipBraces();
        return isOneOf(name, {"L", "R", "T", "B"}) ? behind : name;
    }
};

/// "C4Context", "C4Container", …
class C4Reader : public SystemReader
{
public:
    Problem take(std::string_view line) override
    {
        if (line.starts_with('}')) {
            if (!m_open.empty())
                m_open.pop_back();
            return std::nullopt;
        }
        const auto open = line.find('('), close = line.rfind(')');
        const std::string_view word = trimmed(line.substr(0, std::min(open, line.find(' '))));
        if (open == std::string_view::npos || close == std::string_view::npos || close < open)
            return isOneOf(word, {"title", "accTitle:", "accDescr:"}) || line == "{"
                       ? Problem()
                       : "a call such as System(id, \"Name\") should stand there";
        const auto said = wordsIn(line.substr(open + 1, close - open - 1));
        const bool boundary =
            word.ends_with("oundary") || word.ends_with("Node") || word.ends_with("Node_L") || word.ends_with("Node_R");
        if (boundary) {
            if (said.empty())
                return "a boundary needs a name";
            m_open.push_back(group(said[0], said.size() > 1 ? said[1] : said[0], m_open.empty() ? -1 : m_open.back()));
            return std::nullopt;
        }
        if (word.starts_with("Rel") || word.starts_with("BiRel"))
            return relation(word, said);
        if (isOneOf(word.substr(0, word.find_first_of("_DQ", 3)), {"Person", "System", "Container", "Component"}))
            return element(word, said);
        return std::nullopt; // of its look
    }

private:
    static std::vector<std::string> wordsIn(std::string_view text)
    {
        std::vector<std::string> all;
        std::size_t start = 0;
        bool quoted = false;
        for (std::size_t i = 0; i <= text.size(); ++i) {
            if (i < text.size() && text[i] == '"')
                quoted = !quoted;
            if (i < text.size() && (quoted || text[i] != ','))
                continue;
            const std::string_view one = trimmed(text.substr(start, i - start));
            if (!one.starts_with('$')) // "$tags=…"
                all.push_back(cleanMermaidLabel(one));
            start = i + 1;
        }
        return all;
    }

    Problem element(std::string_view word, const std::vector<std::string> &said)
    {
        if (said.empty() || said[0].empty())
            return "\"" + std::string(word) + "\" needs a name";
        std::string label = said.size() > 1 ? said[1] : said[0];
        const bool technology = word.starts_with("Container") || word.starts_with("Component");
        if (technology && said.size() > 2 && !said[2].empty()) // "Orders (PostgreSQL)"
            label += " (" + said[2] + ")";
        const MermaidShape shape = word.find("Db") != std::string_view::npos      ? MermaidShape::Cylinder
                                   : word.find("Queue") != std::string_view::npos ? MermaidShape::Subroutine
                                   : word.starts_with("Person")                   ? MermaidShape::Stadium
                                                                                  : MermaidShape::Rectangle;
        const std::string_view kind = shape == MermaidShape::Subroutine             ? "message-queue"
                                      : shape == MermaidShape::Cylinder             ? "sql-database"
                                      : shape == MermaidShape::Stadium              ? "client"
                                      : word.find("_Ext") != std::string_view::npos ? "external-api"
                                                                                    : "service";
        return tell(said[0], std::move(label), shape, m_open.empty() ? -1 : m_open.back(), kind);
    }

    Problem relation(std::string_view word, const std::vector<std::string> &said)
    {
        if (said.size() < 2 || said[0].empty() || said[1].empty())
            return "\"" + std::string(word) + "\" needs two names";
        const bool back = word == "Rel_Back", both = word.starts_with("BiRel");
        return link(said[back ? 1 : 0], said[back ? 0 : 1], both ? Arrowhead::Arrow : Arrowhead::None, Arrowhead::Arrow,
                    said.size() > 2 ? said[2] : std::string());
    }

    std::vector<int> m_open; ///< boundaries
};

bool isC4(std::string_view word)
{
    return isOneOf(word, {"C4Context", "C4Container", "C4Component", "C4Dynamic", "C4Deployment"});
}

bool isOfSystem(std::string_view kind)
{
    return isC4(kind) || kind == "architecture-beta" || kind == "architecture";
}

} // namespace

bool isMermaidSystem(std::string_view text)
{
    return isOfSystem(mermaidKind(text));
}

Result<MermaidFlowchart> parseMermaidSystem(std::string_view text)
{
    const auto lines = mermaidLines(text);
    const std::string_view kind = mermaidKind(lines);
    if (!isOfSystem(kind))
        return Error{
            "This is no Mermaid diagram of a system: it should begin with \"architecture-beta\" or \"C4Context\"."};
    C4Reader c4;
    ArchitectureReader architecture;
    SystemReader &reader = isC4(kind) ? static_cast<SystemReader &>(c4) : architecture;
    for (std::size_t i = mermaidHeader(lines) + 1; i < lines.size() && !lines[i].starts_with("```"); ++i) {
        if (lines[i].empty() || lines[i].starts_with("%%"))
            continue;
        if (const auto problem = reader.take(lines[i]))
            return Error{"Mermaid, line " + std::to_string(i + 1) + ": " + *problem + "."};
    }
    return reader.finished();
}

} // namespace ninesketch
