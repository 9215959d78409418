// SPDX-License-Identifier: GPL-3.0-or-later
// CSS colours as Excalidraw files hold them, and how they look in the dark.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// Channels 0 ... 255.
struct Color {
    int red = 0, green = 0, blue = 0, alpha = 255;
    friend bool operator==(const Color &, const Color &) = default;
};

/// "#rgb", "#rgba", "#rrggbb", "#rrggbbaa", "transparent", rgb(), hsl() and the names of CSS. Nothing for the rest.
std::optional<Color> parseColor(std::string_view css);

/// Inverted by 93 %, hue turned by half (the CSS filters Excalidraw uses in dark mode), alpha kept.
Color darkModeColor(Color color);

/// "#rrggbb", or "#rrggbbaa" where alpha is not full.
std::string toHex(Color color);

} // namespace ninesketch
