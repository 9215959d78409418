// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/tool.h"

namespace ninesketch
{

EditContext ToolContext::edit() const
{
    static thread_local Random systemRandom = freshRandom();
    return {metrics, random ? *random : systemRandom, now != 0 ? now : nowInMilliseconds()};
}

bool ToolContext::binds(Qt::KeyboardModifiers modifiers) const
{
    return arrowHold.binds != modifiers.testFlag(Qt::ControlModifier);
}

bool ToolContext::snapsToMiddles(Qt::KeyboardModifiers modifiers) const
{
    return arrowHold.toMiddles && !gridEnabled && !modifiers.testFlag(Qt::ShiftModifier);
}

} // namespace ninesketch
