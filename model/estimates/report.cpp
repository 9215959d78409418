// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/estimates/report.h"

namespace ninesketch
{

std::string_view severityKey(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return "critical";
    case Severity::Warning:
        return "warning";
    case Severity::Advice:
        return "advice";
    case Severity::Note:
        break;
    }
    return "note";
}

} // namespace ninesketch
