// SPDX-License-Identifier: GPL-3.0-or-later
// Mermaid's sequence diagrams: who says what to whom, from top to bottom. Drawn as Excalidraw draws them.
#pragma once
#include "model/result.h"
#include "model/scene/edit_context.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ninesketch
{

struct SequenceParty {
    std::string id, label;
    bool isActor = false; ///< a person
};

struct SequenceMessage {
    std::size_t from = 0, to = 0; ///< parties
    std::string label;
    bool dotted = false;
    bool bothHeads = false, hasHead = true;
    bool later = false; ///< nobody waits for it: "-)"
};

struct SequenceNote {
    enum class Side { Over, Left, Right } side = Side::Over;
    std::size_t first = 0, last = 0; ///< parties, first <= last
    std::string text;
};

/// loop, alt, opt, par, critical, break: what follows is framed until its end.
struct SequenceBlock {
    std::string kind, title;
};
struct SequenceDivider { ///< else, and, option
    std::string title;
};
struct SequenceBlockEnd {
};

/// A party begins or ends to be at work.
struct SequenceActivation {
    std::size_t party = 0;
    bool begins = true;
};

using SequenceStep =
    std::variant<SequenceMessage, SequenceNote, SequenceBlock, SequenceDivider, SequenceBlockEnd, SequenceActivation>;

struct SequenceDiagram {
    std::string title;
    std::vector<SequenceParty> parties; ///< from left to right
    std::vector<SequenceStep> steps;    ///< blocks are closed
};

bool isMermaidSequence(std::string_view text);

/// Fails with a sentence that names the line. At most 200 parties and 2,000 steps.
Result<SequenceDiagram> parseSequence(std::string_view text);

/// Left top corner at 0, 0 px.
std::vector<Element> drawnSequence(const SequenceDiagram &diagram, const EditContext &context);

} // namespace ninesketch
