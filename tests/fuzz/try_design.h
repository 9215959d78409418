// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for any text taken for a design: it is refused with a sentence, or it becomes a design that is written
// and read again without a further change, and that has a report.
#pragma once
#include "model/design/design_text.h"
#include "model/estimates/report_json.h"
#include "model/evaluation/evaluate.h"
#include "tests/fuzz/must.h"

#include <nlohmann/json.hpp>

namespace ninesketch
{

inline void tryDesign(const std::string &text)
{
    const auto design = readDesignText(text);
    if (!design) {
        must(!design.error().empty() && design.error().back() == '.', "an error is a sentence");
        return;
    }
    const std::string once = writeDesignText(*design);
    const auto again = readDesignText(once);
    must(again.hasValue(), "what was written can be read");
    must(writeDesignText(*again) == once, "writing twice changes nothing");

    const Report report = evaluate(*design);
    must(!reportToJson(*design, report).dump().empty(), "a report is JSON"); // throws where a text is no UTF-8
}

} // namespace ninesketch
