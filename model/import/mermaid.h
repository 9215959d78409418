// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid flowcharts: text as people write it into READMEs becomes a diagram, laid out in layers along its arrows, with
// components where a node's words name one ("[(Orders DB)]", "Redis cache").
//
//     graph LR
//       web[Web app] -->|reads| cache[(Redis)]
//       web -.-> queue[[Kafka]] --> worker
#pragma once
#include "model/result.h"
#include "model/scene/edit_context.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

enum class MermaidShape {
    Rectangle,
    Rounded,
    Stadium,
    Subroutine,
    Cylinder,
    Circle,
    Diamond,
    Hexagon,
    Slanted,
    Record, ///< a name over lists: a class, an entity
    Start,  ///< of states
    End,
    Bar, ///< where ways part or join
};
enum class MermaidLine { Solid, Dotted, Thick, Invisible };

/// What is to be drawn otherwise than usual.
struct MermaidLook {
    std::string fill, stroke, words; ///< colours; empty: the usual ones
    double strokeWidth = 0;          ///< px; 0: the usual one
    bool isDashed = false;
};

struct MermaidNode {
    std::string id;
    std::string label; ///< lines are separated by \n
    MermaidShape shape = MermaidShape::Rectangle;
    int subgraph = -1;              ///< index, or -1
    std::vector<std::string> parts; ///< of a record: what stands below its name, lines separated by \n
    std::string kindId;             ///< what it is where its words name no kind; empty: not said
    MermaidLook look{};
    std::string address{}; ///< where a click on it leads; empty: nowhere
};

struct MermaidLink {
    std::size_t from = 0, to = 0; ///< indices of nodes
    std::string label;
    MermaidLine line = MermaidLine::Solid;
    Arrowhead start = Arrowhead::None, end = Arrowhead::Arrow;
    int fromSubgraph = -1, toSubgraph = -1; ///< its frame is meant, not only the node in it
    MermaidLook look{};                     ///< its line's
};

struct MermaidFlowchart {
    enum class Direction { Down, Up, Right, Left } direction = Direction::Down;
    std::vector<MermaidNode> nodes; ///< in order of appearance
    std::vector<MermaidLink> links;
    std::vector<std::string> subgraphs; ///< titles
    std::vector<int> around;            ///< of each subgraph the one before it that it stands in, or -1
    std::map<int, Direction> turned;    ///< of subgraphs with a direction of their own
    bool isOfSystem = true;             ///< its nodes may be components
};

/// "LR", "RL", "BT"; downwards when it says anything else.
MermaidFlowchart::Direction mermaidDirection(std::string_view words);

/// True when the text begins (behind comments, front matter or a code fence) with "graph" or "flowchart".
bool isMermaidFlowchart(std::string_view text);

/// The statements that we know. A sentence names the line that makes no sense.
Result<MermaidFlowchart> parseMermaid(std::string_view text);

/// Elements in drawing order, the left top of the whole at 0, 0: components for nodes whose words name a kind, plain
/// labelled shapes for the others, bound arrows, a frame around each subgraph.
std::vector<Element> drawnFlowchart(const MermaidFlowchart &chart, const EditContext &context);

} // namespace ninesketch
