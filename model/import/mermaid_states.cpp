// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_states.h"
#include "model/import/mermaid_links.h"
#include "model/import/mermaid_looks.h"
#include "model/import/mermaid_text.h"
#include "model/trimmed.h"

#include <map>
#include <optional>

namespace ninesketch
{
namespace
{

constexpr std::size_t mostStates = 2000, mostLinks = 10000;
constexpr std::string_view both = "[*]"; // where states begin and where they end

class StateReader
{
public:
    /// A line; what makes no sense of it, or nothing.
    std::optional<std::string> take(std::string_view line)
    {
        if (m_noted) {
            m_noted = line != "end note";
            return std::nullopt;
        }
        const std::string_view word = firstMermaidWord(line);
        if (line.empty() || line.starts_with("%%") || line == "--" || m_looks.take(line) || word == "hide" ||
            word == "scale" || word == "title" || word == "accTitle:" || word == "accDescr:")
            return std::nullopt;
        if (word == "note") {
            m_noted = line.find(':') == std::string_view::npos;
            return std::nullopt;
        }
        if (word == "direction") {
            const auto direction = mermaidDirection(trimmed(line.substr(word.size())));
            if (m_open.empty())
                m_chart.direction = direction;
            else
                m_chart.turned[m_open.back()] = direction;
            return std::nullopt;
        }
        if (line == "}") {
            if (m_open.empty())
                return "there is nothing to close";
            m_open.pop_back();
            return std::nullopt;
        }
        return word == "state" ? declared(trimmed(line.substr(word.size()))) : statement(line);
    }

    MermaidFlowchart finished()
    {
        m_looks.dress(m_chart);
        linkSubgraphs(m_chart, m_groups);
        return std::move(m_chart);
    }

private:
    int space() const { return m_open.empty() ? -1 : m_open.back(); }

    std::optional<std::size_t> state(const std::string &id, MermaidShape shape = MermaidShape::Rounded)
    {
        const auto [place, isNew] = m_ids.try_emplace(id, m_chart.nodes.size());
        if (isNew) {
            if (m_chart.nodes.size() == mostStates)
                return std::nullopt;
            m_chart.nodes.push_back({id, shape == MermaidShape::Rounded ? id : std::string(), shape, space(), {}, {}});
        }
        if (m_chart.nodes[place->second].subgraph < 0)
            m_chart.nodes[place->second].subgraph = space();
        return place->second;
    }

    /// The state at the beginning of `rest`: where they begin when `starts`, or end, when it is [*].
    std::optional<std::size_t> takeState(std::string_view &rest, bool starts)
    {
        if (rest.starts_with(both)) {
            rest = trimmed(rest.substr(both.size()));
            return state((starts ? "[start " : "[end ") + std::to_string(space()) + "]",
                         starts ? MermaidShape::Start : MermaidShape::End);
        }
        const std::string id(takeMermaidName(rest));
        m_looks.wear(id, takeMermaidClass(rest));
        rest = trimmed(rest);
        return id.empty() ? std::nullopt : state(id);
    }

    /// "words" as id, id <<choice>>, id { … }
    std::optional<std::string> declared(std::string_view rest)
    {
        std::string title;
        if (rest.starts_with('"') && rest.find('"', 1) != std::string_view::npos) {
            const auto end = rest.find('"', 1);
            title = cleanMermaidLabel(rest.substr(1, end - 1));
            rest = trimmed(rest.substr(end + 1));
            if (firstMermaidWord(rest) != "as")
                return "\"as\" and a short name should stand behind the words";
            rest = trimmed(rest.substr(2));
        }
        const auto made = takeState(rest, true);
        if (!made)
            return "a state should stand behind \"state\"";
        MermaidNode &node = m_chart.nodes[*made];
        if (!title.empty())
            node.label = title;
        if (rest.starts_with("<<") || rest.starts_with("[[")) {
            node.label.clear();
            node.shape = rest.find("choice") != std::string_view::npos ? MermaidShape::Diamond : MermaidShape::Bar;
        } else if (rest.starts_with('{')) {
            const int group = addSubgraph(m_chart, node.label, space());
            m_groups.emplace(node.id, group);
            m_open.push_back(group);
            if (rest.ends_with('}'))
                m_open.pop_back();
        }
        return std::nullopt;
    }

    std::optional<std::string> statement(std::string_view line)
    {
        std::string_view rest = line;
        const auto from = takeState(rest, true);
        if (!from)
            return "a state should stand at its beginning";
        if (rest.starts_with(':')) {
            describe(m_chart.nodes[*from], cleanMermaidLabel(rest.substr(1)));
            return std::nullopt;
        }
        if (rest.empty())
            return std::nullopt;
        if (!rest.starts_with("-->"))
            return "--> should stand before \"" + std::string(rest.substr(0, 20)) + "\"";
        rest = trimmed(rest.substr(3));
        const auto to = takeState(rest, false);
        if (!to)
            return "a state should stand behind -->";
        if (m_chart.links.size() == mostLinks)
            return "there are more than " + std::to_string(mostLinks) + " arrows";
        MermaidLink link;
        link.from = *from;
        link.to = *to;
        if (rest.starts_with(':'))
            link.label = cleanMermaidLabel(rest.substr(1));
        m_chart.links.push_back(std::move(link));
        return std::nullopt;
    }

    static void describe(MermaidNode &node, const std::string &words)
    {
        if (node.label == node.id)
            node.label = words;
        else
            node.label += '\n' + words;
    }

    MermaidFlowchart m_chart;
    MermaidLooks m_looks;
    std::map<std::string, std::size_t, std::less<>> m_ids;
    std::map<std::string, int, std::less<>> m_groups; ///< states with states in them
    std::vector<int> m_open;                          ///< of those
    bool m_noted = false;                             ///< within a note of several lines
};

bool isOfStates(std::string_view kind)
{
    return kind == "stateDiagram" || kind == "stateDiagram-v2";
}

} // namespace

bool isMermaidStates(std::string_view text)
{
    return isOfStates(mermaidKind(text));
}

Result<MermaidFlowchart> parseMermaidStates(std::string_view text)
{
    const auto lines = mermaidLines(text);
    if (!isOfStates(mermaidKind(lines)))
        return Error{"This is no Mermaid state diagram: it should begin with \"stateDiagram-v2\"."};
    StateReader reader;
    for (std::size_t i = mermaidHeader(lines) + 1; i < lines.size() && !lines[i].starts_with("```"); ++i)
        if (const auto problem = reader.take(lines[i]))
            return Error{"Mermaid, line " + std::to_string(i + 1) + ": " + *problem + "."};
    return reader.finished();
}

} // namespace ninesketch
