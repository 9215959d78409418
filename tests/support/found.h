// SPDX-License-Identifier: GPL-3.0-or-later
// What is found in a design that a test writes down.
#pragma once
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"

#include <QtGlobal>
#include <algorithm>
#include <string>

namespace ninesketch
{

inline Report reportOf(const std::string &components, const std::string &calls, const std::string &rest)
{
    const auto design =
        readDesignText("{\"type\": \"ninesketch/design\", \"version\": 1, \"components\": [" + components +
                       "], \"calls\": [" + calls + "]" + (rest.empty() ? "" : ", " + rest) + "}");
    if (!design)
        qFatal("%s", design.error().c_str());
    return evaluate(*design);
}

inline const Finding *findingOf(const Report &report, const std::string &id)
{
    const auto at = std::ranges::find(report.findings, id, &Finding::id);
    return at == report.findings.end() ? nullptr : &*at;
}

} // namespace ninesketch
