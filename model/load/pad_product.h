// SPDX-License-Identifier: GPL-3.0-or-later
// What stands before the first comma of a line of the load pad: a name and a product of terms.
#pragma once
#include "model/load_units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

/// "update" and "update location" write; "nearby" does not.
bool writesData(const std::string &action);

/// A product and the name that it was given.
struct NamedProduct {
    std::string name, product;
    bool optionFirst = false; ///< "peak 3x": it stands alone, without what it would be an option of
};

/// "redirect: 10G requests/day", "10G requests/day (redirect)", "video upload 100 per second"; "DAU 10 million" is only
/// turned round.
NamedProduct readName(std::string_view text);

/// The terms of a line, multiplied.
struct Product {
    std::optional<Band> people, bytes; ///< bytes: of one request
    Band everybody;                    ///< the most people that are named
    bool arriving = false;             ///< people are so many in a time, everybody all of them
    Band rate = Band::exactly(1);      ///< all that is neither
    Dimension total;                   ///< without people, and without the bytes of a request
    bool ofEachPerson = false;         ///< "per user"
    bool named = false;                ///< what is counted has a time: "5 edits/s", whatever has it
    bool lasting = false;              ///< one takes so long: what is counted is how many there are at once
    bool ofADay = false;               ///< "per day", or of a longer time: when in the day is open
    bool partOfTime = false;           ///< "30 minutes of video per day": at a moment those people are there
    std::vector<std::string> ignored;  ///< what stands behind a term and is none of it
    std::string action, working;       ///< "read"; "100M DAU x 10 reads/day"

    Band count() const { return people.value_or(Band::exactly(1)) * rate; }
};

/// `bytes` of one request, if the options said so: a size among the terms multiplies it. Terms need no x between them
/// ("100M DAU 10 reads/day"). What behind a term is none of it is told in the notes.
Result<Product> multiplied(const std::vector<std::string_view> &terms, const std::optional<Band> &bytes,
                           std::vector<std::string> &notes);

} // namespace ninesketch
