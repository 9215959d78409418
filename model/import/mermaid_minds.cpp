// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_minds.h"
#include "model/import/mermaid_text.h"
#include "model/trimmed.h"

#include <array>

namespace ninesketch
{
namespace
{

constexpr std::size_t mostThoughts = 1000;

struct Brackets {
    std::string_view open, close;
    MermaidShape shape;
};
/// Longer ones first.
constexpr std::array<Brackets, 6> allBrackets{{{"((", "))", MermaidShape::Circle},
                                               {"))", "((", MermaidShape::Rounded},
                                               {"{{", "}}", MermaidShape::Hexagon},
                                               {"(", ")", MermaidShape::Rounded},
                                               {")", "(", MermaidShape::Rounded},
                                               {"[", "]", MermaidShape::Rectangle}}};

/// "id((words))", "id[words]", or words alone.
MermaidNode thoughtOf(std::string_view line)
{
    MermaidNode node;
    node.shape = MermaidShape::Rounded;
    std::string_view words = line;
    if (const std::size_t at = line.find_first_of("([{)"); at != std::string_view::npos)
        for (const Brackets &brackets : allBrackets) {
            const std::string_view rest = line.substr(at);
            if (rest.starts_with(brackets.open) && rest.ends_with(brackets.close) &&
                rest.size() > brackets.open.size() + brackets.close.size()) {
                words = rest.substr(brackets.open.size(), rest.size() - brackets.open.size() - brackets.close.size());
                node.shape = brackets.shape;
                break;
            }
        }
    node.id = node.label = cleanMermaidLabel(words);
    return node;
}

/// Of a line within `text`, tabs counting as one.
std::size_t indentation(std::string_view text, std::string_view line)
{
    const auto at = static_cast<std::size_t>(line.data() - text.data());
    const std::size_t before = text.substr(0, at).rfind('\n');
    return before == std::string_view::npos ? at : at - before - 1;
}

} // namespace

bool isMermaidMinds(std::string_view text)
{
    return mermaidKind(text) == "mindmap";
}

Result<MermaidFlowchart> parseMermaidMinds(std::string_view text)
{
    auto lines = mermaidLines(text);
    joinQuotedLines(lines);
    MermaidFlowchart chart;
    chart.direction = MermaidFlowchart::Direction::Right;
    chart.isOfSystem = false;
    struct Open {
        std::size_t indentation, node;
    };
    std::vector<Open> path;
    for (std::size_t i = mermaidHeader(lines) + 1; i < lines.size() && !lines[i].starts_with("```"); ++i) {
        const std::string_view line = lines[i];
        if (line.empty() || line.starts_with("%%") || line.starts_with(":::") || line.starts_with("::icon"))
            continue;
        const auto says = [&](const char *problem) {
            return Error{"Mermaid, line " + std::to_string(i + 1) + ": " + problem + "."};
        };
        if (chart.nodes.size() == mostThoughts)
            return says("there are more than 1000 boxes");
        const std::size_t deep = indentation(text, line);
        while (!path.empty() && path.back().indentation >= deep)
            path.pop_back();
        if (path.empty() && !chart.nodes.empty())
            return says("a mind map has one root; what belongs to it stands farther to the right");
        const std::size_t node = chart.nodes.size();
        chart.nodes.push_back(thoughtOf(trimmed(line.substr(0, line.find(":::")))));
        if (!path.empty()) {
            MermaidLink link;
            link.from = path.back().node;
            link.to = node;
            link.end = Arrowhead::None;
            chart.links.push_back(std::move(link));
        }
        path.push_back({deep, node});
    }
    return chart;
}

} // namespace ninesketch
