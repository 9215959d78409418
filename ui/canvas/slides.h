// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas that shows slides.
#pragma once

namespace ninesketch
{

/// Property of the canvas: true while it shows slides, which have no scroll bars.
inline constexpr const char *slidesProperty = "slides";

} // namespace ninesketch
