// SPDX-License-Identifier: GPL-3.0-or-later
// Who says what to whom in a drawing of lifelines: boxes with an upright line below each, and arrows from line to line
// in the order of time.
#pragma once
#include "model/import/drawn_parts.h"

#include <optional>

namespace ninesketch
{

struct DrawnParty {
    std::size_t part = DrawnParts::none; ///< the box or icon above its line, which has its name
    std::vector<std::size_t> alsoParts;  ///< the bars on its line, the same box once more below it
    std::vector<std::string> alongIds;   ///< elements of those, and the line itself
    Rect line;                           ///< the line, as wide as the messages that end there need it
};

struct DrawnMessage {
    const Element *arrow = nullptr;
    std::size_t from = 0, to = 0; ///< parties
    bool answer = false;          ///< the way back of an earlier message
    bool later = false;           ///< an open head where others are filled: nobody waits for it
    std::size_t request = 0;      ///< index of DrawnSequence::requests
    int stage = 0;                ///< what the caller does first, afterwards, ...; in a par block all at once
    double share = 1;             ///< of requests that come along here: half of those at an opt, by branch of an alt
    double perVisit = 1;          ///< calls for each visit of the caller, 0 ... 1
};

struct DrawnSequence {
    std::vector<DrawnParty> parties;
    std::vector<DrawnMessage> messages; ///< in order of time; none to oneself
    std::vector<std::string> requests;  ///< what the first to ask asks for, in its words

    /// Two parties and two messages: less may be a line by chance.
    bool isOne() const { return parties.size() > 1 && messages.size() > 1; }
};

///  - A party is a part with words above an upright line that leads to nothing else.
///  - A message is a level arrow between two such lines. A dashed one is an answer when something was asked the other
///    way and not answered yet; where nothing is dashed, so is any.
DrawnSequence findDrawnSequence(const Scene &scene, const DrawnParts &parts);

/// What is made in which order for which request, once it is known which parties are clients: what these are told are
/// answers.
///  - Each new thing that the first to ask asks for is a request of its own; the same words once more are not.
///  - Of an alt each branch is as likely as the others, an opt is as likely as not, a loop runs once.
void findWays(DrawnSequence &sequence, const Scene &scene, const std::vector<char> &isClient);

} // namespace ninesketch
