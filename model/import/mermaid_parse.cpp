// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid.h"
#include "model/import/mermaid_links.h"
#include "model/import/mermaid_looks.h"
#include "model/import/mermaid_text.h"
#include "model/trimmed.h"

#include <algorithm>
#include <map>
#include <optional>

namespace ninesketch
{

namespace
{

constexpr std::size_t mostNodes = 2000;
constexpr std::size_t mostLinks = 10000;

struct ShapeForm {
    std::string_view open, close;
    MermaidShape shape;
};
/// Longer openings first.
constexpr ShapeForm shapeForms[] = {
    {"(((", ")))", MermaidShape::Circle}, {"([", "])", MermaidShape::Stadium},   {"[[", "]]", MermaidShape::Subroutine},
    {"[(", ")]", MermaidShape::Cylinder}, {"((", "))", MermaidShape::Circle},    {"{{", "}}", MermaidShape::Hexagon},
    {"[/", "/]", MermaidShape::Slanted},  {"[\\", "\\]", MermaidShape::Slanted}, {"[/", "\\]", MermaidShape::Slanted},
    {"[\\", "/]", MermaidShape::Slanted}, {"[", "]", MermaidShape::Rectangle},   {"(", ")", MermaidShape::Rounded},
    {"{", "}", MermaidShape::Diamond},    {">", "]", MermaidShape::Slanted},
};

struct LinkForm {
    MermaidLine line = MermaidLine::Solid;
    Arrowhead start = Arrowhead::None, end = Arrowhead::None;
    std::string label;
};

/// One statement line, read from left to right.
class LineParser
{
public:
    LineParser(std::string_view line, MermaidFlowchart &chart, std::map<std::string, std::size_t, std::less<>> &ids,
               MermaidLooks &looks, int subgraph)
        : m_rest(line), m_chart(chart), m_ids(ids), m_looks(looks), m_subgraph(subgraph)
    {
    }

    /// What makes no sense, or nothing.
    std::optional<std::string> run()
    {
        auto left = nodes();
        if (left.empty())
            return m_problem;
        for (skip(); !m_rest.empty(); skip()) {
            skipLinkName();
            LinkForm form;
            if (!link(form))
                return "an arrow such as --> should stand before \"" + std::string(m_rest.substr(0, 20)) + "\"";
            skip();
            auto right = nodes();
            if (right.empty())
                return m_problem;
            for (const std::size_t from : left)
                for (const std::size_t to : right) {
                    if (m_chart.links.size() == mostLinks)
                        return "there are more than " + std::to_string(mostLinks) + " arrows";
                    m_chart.links.push_back({from, to, form.label, form.line, form.start, form.end, -1, -1});
                }
            left = std::move(right);
        }
        return std::nullopt;
    }

private:
    void skip() { m_rest = trimmed(m_rest); }

    bool take(std::string_view text)
    {
        if (!m_rest.starts_with(text))
            return false;
        m_rest.remove_prefix(text.size());
        return true;
    }

    /// "e1@" of "a e1@--> b".
    void skipLinkName()
    {
        std::string_view rest = m_rest;
        if (!takeMermaidName(rest).empty() && rest.size() > 1 && rest[0] == '@' && rest[1] != '{')
            m_rest = rest.substr(1);
    }

    std::vector<std::size_t> nodes()
    {
        std::vector<std::size_t> list;
        do {
            skip();
            const auto index = node();
            if (!index)
                return {};
            list.push_back(*index);
            skip();
        } while (take("&"));
        return list;
    }

    std::optional<std::size_t> node()
    {
        const std::string id(takeMermaidName(m_rest));
        if (id.empty()) {
            m_problem = m_rest.empty() ? "a node should stand at the end"
                                       : "a node should stand before \"" + std::string(m_rest.substr(0, 20)) + "\"";
            return std::nullopt;
        }
        const auto [place, isNew] = m_ids.try_emplace(id, m_chart.nodes.size());
        if (isNew) {
            if (m_chart.nodes.size() == mostNodes) {
                m_problem = "there are more than " + std::to_string(mostNodes) + " nodes";
                return std::nullopt;
            }
            m_chart.nodes.push_back({id, id, MermaidShape::Rectangle, m_subgraph, {}, {}});
        }
        MermaidNode &made = m_chart.nodes[place->second];
        if (made.subgraph < 0)
            made.subgraph = m_subgraph;
        if (!shape(made))
            return std::nullopt;
        m_looks.wear(id, takeMermaidClass(m_rest));
        return place->second;
    }

    bool shape(MermaidNode &made)
    {
        if (take("@{")) {
            const auto end = m_rest.find('}');
            if (end == std::string_view::npos) {
                m_problem = "a closing } is missing";
                return false;
            }
            attributes(m_rest.substr(0, end), made);
            m_rest.remove_prefix(end + 1);
            return true;
        }
        for (const ShapeForm &form : shapeForms) {
            if (!m_rest.starts_with(form.open))
                continue;
            const std::string_view inner = m_rest.substr(form.open.size());
            // brackets within quotes are text
            std::size_t from = 0;
            if (const auto quote = inner.find_first_not_of(" \t");
                quote != std::string_view::npos && inner[quote] == '"')
                from = std::min(inner.find('"', quote + 1), inner.size());
            const auto end = inner.find(form.close, from);
            if (end == std::string_view::npos)
                continue;
            made.label = cleanMermaidLabel(inner.substr(0, end));
            if (made.label.empty())
                made.label = made.id;
            made.shape = form.shape;
            m_rest = inner.substr(end + form.close.size());
            return true;
        }
        if (!m_rest.empty() && std::string_view("[({").find(m_rest.front()) != std::string_view::npos) {
            m_problem = "the bracket before \"" + std::string(m_rest.substr(1, 20)) + "\" is not closed";
            return false;
        }
        return true;
    }

    /// shape: cyl, label: "Orders"
    static void attributes(std::string_view text, MermaidNode &made)
    {
        const auto value = [text](std::string_view key) {
            auto at = text.find(key);
            if (at == std::string_view::npos)
                return std::string();
            at = text.find(':', at);
            if (at == std::string_view::npos)
                return std::string();
            std::string_view rest = trimmed(text.substr(at + 1));
            if (rest.starts_with('"'))
                return cleanMermaidLabel(rest.substr(0, std::min(rest.find('"', 1), rest.size() - 1) + 1));
            return std::string(trimmed(rest.substr(0, std::min(rest.find(','), rest.size()))));
        };
        if (std::string label = value("label"); !label.empty())
            made.label = std::move(label);
        const std::string shape = value("shape");
        if (shape == "cyl" || shape == "cylinder" || shape == "db" || shape == "database")
            made.shape = MermaidShape::Cylinder;
        else if (shape.starts_with("diam") || shape == "decision" || shape == "question")
            made.shape = MermaidShape::Diamond;
        else if (shape.starts_with("circ"))
            made.shape = MermaidShape::Circle;
        else if (shape == "rounded" || shape == "stadium" || shape == "pill")
            made.shape = MermaidShape::Rounded;
    }

    static Arrowhead head(char c)
    {
        return c == '>' || c == '<' ? Arrowhead::Arrow : c == 'x' ? Arrowhead::Bar : Arrowhead::Circle;
    }

    /// A run of line characters such as --, -.-, ==, ~~~ with the heads at its ends.
    bool run(LinkForm &form, bool first)
    {
        std::size_t at = 0;
        if (first && at + 1 < m_rest.size() && std::string_view("<xo").find(m_rest[at]) != std::string_view::npos &&
            (m_rest[at + 1] == '-' || m_rest[at + 1] == '='))
            form.start = head(m_rest[at++]);
        const std::size_t begin = at;
        while (at < m_rest.size() && std::string_view("-=.~").find(m_rest[at]) != std::string_view::npos)
            ++at;
        const std::string_view strokes = m_rest.substr(begin, at - begin);
        if (strokes.size() < 2 && !(strokes.size() == 1 && at < m_rest.size() && m_rest[at] == '>'))
            return false;
        if (strokes.find('.') != std::string_view::npos)
            form.line = MermaidLine::Dotted;
        else if (strokes.front() == '=')
            form.line = MermaidLine::Thick;
        else if (strokes.front() == '~')
            form.line = MermaidLine::Invisible;
        if (at < m_rest.size() && m_rest[at] == '>') {
            form.end = head(m_rest[at++]);
        } else if (at < m_rest.size() && (m_rest[at] == 'x' || m_rest[at] == 'o') &&
                   (at + 1 == m_rest.size() || m_rest[at + 1] == ' ' || m_rest[at + 1] == '|')) {
            form.end = head(m_rest[at++]);
        }
        m_rest.remove_prefix(at);
        return true;
    }

    bool link(LinkForm &form)
    {
        const std::string_view start = m_rest;
        if (!run(form, true))
            return false;
        skip();
        if (take("|")) {
            const auto end = m_rest.find('|');
            if (end == std::string_view::npos)
                return false;
            form.label = cleanMermaidLabel(m_rest.substr(0, end));
            m_rest.remove_prefix(end + 1);
            return true;
        }
        // "-- text -->": a short run without a head, words, and a second run
        const std::string_view strokes = trimmed(start.substr(0, start.size() - m_rest.size()));
        const bool open = form.end == Arrowhead::None && form.line != MermaidLine::Invisible &&
                          (strokes.ends_with("--") || strokes.ends_with("-.") || strokes.ends_with("==")) &&
                          strokes.size() <= 3;
        if (!open || strokes.ends_with("---") || strokes.ends_with("==="))
            return true;
        const std::size_t quote = m_rest.starts_with('"') ? m_rest.find('"', 1) : std::string_view::npos;
        for (std::size_t i = quote == std::string_view::npos ? 1 : quote; i < m_rest.size(); ++i) {
            const std::string_view tail = m_rest.substr(i);
            if (!tail.starts_with("--") && !tail.starts_with("==") && !tail.starts_with(".-") &&
                !tail.starts_with("-."))
                continue;
            form.label = cleanMermaidLabel(m_rest.substr(0, i));
            m_rest = tail;
            return run(form, false);
        }
        return true;
    }

    std::string_view m_rest;
    MermaidFlowchart &m_chart;
    std::map<std::string, std::size_t, std::less<>> &m_ids;
    MermaidLooks &m_looks;
    int m_subgraph;
    std::string m_problem;
};

/// Index of the line "graph ..." or "flowchart ...", or lines.size().
std::size_t headerLine(const std::vector<std::string_view> &lines)
{
    const std::size_t i = mermaidHeader(lines);
    if (i < lines.size()) {
        const std::string_view word = firstMermaidWord(lines[i]);
        std::string_view direction = trimmed(lines[i].substr(word.size()));
        direction = direction.substr(0, std::min(direction.find_first_of(" ;"), direction.size()));
        const bool known = direction.empty() || direction == "TD" || direction == "TB" || direction == "BT" ||
                           direction == "LR" || direction == "RL";
        if ((word == "graph" || word == "flowchart" || word == "flowchart-elk") && known)
            return i;
    }
    return lines.size();
}

/// "e1@{ animate: true }": how a link looks.
bool tellsOfLink(std::string_view statement)
{
    std::string_view rest = statement;
    return !takeMermaidName(rest).empty() && rest.starts_with("@{") &&
           (rest.find("animat") != std::string_view::npos || rest.find("curve") != std::string_view::npos);
}

} // namespace

MermaidFlowchart::Direction mermaidDirection(std::string_view words)
{
    using Direction = MermaidFlowchart::Direction;
    return words.starts_with("LR")   ? Direction::Right
           : words.starts_with("RL") ? Direction::Left
           : words.starts_with("BT") ? Direction::Up
                                     : Direction::Down;
}

bool isMermaidFlowchart(std::string_view text)
{
    const auto lines = mermaidLines(text.substr(0, 4000));
    return headerLine(lines) < lines.size();
}

Result<MermaidFlowchart> parseMermaid(std::string_view text)
{
    auto lines = mermaidLines(text);
    joinQuotedLines(lines);
    const std::size_t header = headerLine(lines);
    if (header == lines.size())
        return Error{"This is no Mermaid flowchart: it should begin with \"graph\" or \"flowchart\"."};
    MermaidFlowchart chart;
    std::map<std::string, std::size_t, std::less<>> ids;
    std::vector<int> open;                          // subgraphs
    std::map<std::string, int, std::less<>> groups; // by their ids
    MermaidLooks looks;
    chart.direction = mermaidDirection(trimmed(lines[header].substr(firstMermaidWord(lines[header]).size())));
    for (std::size_t i = header; i < lines.size(); ++i) {
        std::string_view rest = lines[i];
        if (i == header) { // statements may follow behind a semicolon
            const auto semicolon = rest.find(';');
            rest = semicolon == std::string_view::npos ? std::string_view() : rest.substr(semicolon + 1);
        }
        if (rest.starts_with("```"))
            break;
        while (!(rest = trimmed(rest)).empty() && !rest.starts_with("%%")) {
            const std::size_t end = mermaidStatementEnd(rest, true);
            const std::string_view statement = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            const std::string_view word = firstMermaidWord(statement);
            if (statement.empty() || tellsOfLink(statement) || looks.take(statement) || word == "accTitle:" ||
                word == "accDescr:")
                continue;
            if (word == "direction") {
                if (!open.empty())
                    chart.turned[open.back()] = mermaidDirection(trimmed(statement.substr(word.size())));
                continue;
            }
            if (word == "subgraph") {
                std::string_view title = trimmed(statement.substr(word.size()));
                if (const auto bracket = title.find('['); bracket != std::string_view::npos && title.ends_with(']'))
                    title = title.substr(bracket + 1, title.size() - bracket - 2);
                std::string_view named = trimmed(statement.substr(word.size()));
                open.push_back(addSubgraph(chart, cleanMermaidLabel(title), open.empty() ? -1 : open.back()));
                const std::string id(takeMermaidName(named));
                if (named = trimmed(named); !id.empty() && (named.empty() || named.starts_with('[')))
                    groups.emplace(id, open.back());
                continue;
            }
            if (statement == "end") {
                if (!open.empty())
                    open.pop_back();
                continue;
            }
            if (auto problem = LineParser(statement, chart, ids, looks, open.empty() ? -1 : open.back()).run())
                return Error{"Mermaid, line " + std::to_string(i + 1) + ": " + *problem + "."};
        }
    }
    looks.dress(chart);
    std::erase_if(groups, [&](const auto &group) { // a node of its own has the same name
        const auto node = ids.find(group.first);
        return node != ids.end() && chart.nodes[node->second].label != group.first;
    });
    linkSubgraphs(chart, groups);
    return chart;
}

} // namespace ninesketch
