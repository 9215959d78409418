// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do next, in a line: what keys change while something is dragged, what Enter does with what is
// selected.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

/// A tool that knows more than its row in `allTools()` says.
class SaysHint
{
public:
    SaysHint() = default;
    virtual ~SaysHint() = default;
    SaysHint(const SaysHint &) = delete;
    SaysHint &operator=(const SaysHint &) = delete;

    /// Empty: nothing.
    virtual QString hint(const ToolContext &context) const = 0;
};

/// What the tool in hand says now, else what its row says. An unknown id: empty.
QString hintOf(const QString &toolId, const Tool &tool, const ToolContext &context);

/// Of what is selected while nothing is done to it.
QString selectionHint(const Scene &scene, const Selection &selection);

} // namespace ninesketch
