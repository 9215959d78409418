// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/color.h"

#include "model/sketch/picture.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace ninesketch
{
namespace
{

struct NamedColor {
    const char *name;
    unsigned rgb;
};

/// The CSS colours people type: the sixteen of HTML 4 and the commonest others (CSS Color Module Level 4, 6.1).
constexpr NamedColor namedColors[] = {
    {"aqua", 0x00ffff},       {"beige", 0xf5f5dc},      {"black", 0x000000},       {"blue", 0x0000ff},
    {"brown", 0xa52a2a},      {"coral", 0xff7f50},      {"crimson", 0xdc143c},     {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},   {"darkgray", 0xa9a9a9},   {"darkgreen", 0x006400},   {"darkgrey", 0xa9a9a9},
    {"darkorange", 0xff8c00}, {"darkred", 0x8b0000},    {"dimgray", 0x696969},     {"dodgerblue", 0x1e90ff},
    {"fuchsia", 0xff00ff},    {"gold", 0xffd700},       {"gray", 0x808080},        {"green", 0x008000},
    {"grey", 0x808080},       {"hotpink", 0xff69b4},    {"indigo", 0x4b0082},      {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},      {"lavender", 0xe6e6fa},   {"lightblue", 0xadd8e6},   {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90}, {"lightgrey", 0xd3d3d3},  {"lightyellow", 0xffffe0}, {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},  {"magenta", 0xff00ff},    {"maroon", 0x800000},      {"navy", 0x000080},
    {"olive", 0x808000},      {"orange", 0xffa500},     {"orangered", 0xff4500},   {"orchid", 0xda70d6},
    {"pink", 0xffc0cb},       {"plum", 0xdda0dd},       {"purple", 0x800080},      {"red", 0xff0000},
    {"royalblue", 0x4169e1},  {"salmon", 0xfa8072},     {"silver", 0xc0c0c0},      {"skyblue", 0x87ceeb},
    {"slategray", 0x708090},  {"steelblue", 0x4682b4},  {"tan", 0xd2b48c},         {"teal", 0x008080},
    {"tomato", 0xff6347},     {"turquoise", 0x40e0d0},  {"violet", 0xee82ee},      {"wheat", 0xf5deb3},
    {"white", 0xffffff},      {"whitesmoke", 0xf5f5f5}, {"yellow", 0xffff00},
};

std::optional<int> hexDigits(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc() || end != digits.data() + digits.size())
        return {};
    return value;
}

std::optional<Color> fromHex(std::string_view digits)
{
    std::array<int, 4> parts{0, 0, 0, 255};
    const bool brief = digits.size() == 3 || digits.size() == 4;
    if (!brief && digits.size() != 6 && digits.size() != 8)
        return {};
    const std::size_t step = brief ? 1 : 2;
    for (std::size_t i = 0; i * step < digits.size(); ++i) {
        const auto value = hexDigits(digits.substr(i * step, step));
        if (!value)
            return {};
        parts[i] = brief ? *value * 17 : *value;
    }
    return Color{parts[0], parts[1], parts[2], parts[3]};
}

/// "rgb(1, 2, 3)", "rgba(1 2 3 / 50%)": numbers in order, whatever separates them.
std::optional<Color> fromFunction(std::string_view text)
{
    const auto open = text.find('('), close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || !text.starts_with("rgb"))
        return {};
    std::array<double, 4> parts{0, 0, 0, 1};
    std::size_t count = 0;
    for (std::size_t i = open + 1; i < close;) {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data() + i, text.data() + close, value);
        if (error != std::errc()) {
            ++i;
            continue;
        }
        i = static_cast<std::size_t>(end - text.data());
        if (count == parts.size())
            return {};
        if (i < close && text[i] == '%')
            value *= count == 3 ? 0.01 : 2.55;
        parts[count++] = value;
    }
    if (count < 3)
        return {};
    const auto byte = [](double value) { return static_cast<int>(std::lround(std::clamp(value, 0.0, 255.0))); };
    return Color{byte(parts[0]), byte(parts[1]), byte(parts[2]), byte(parts[3] * 255)};
}

} // namespace

std::optional<Color> parseColor(std::string_view css)
{
    while (!css.empty() && css.front() == ' ')
        css.remove_prefix(1);
    while (!css.empty() && css.back() == ' ')
        css.remove_suffix(1);
    if (css.starts_with('#'))
        return fromHex(css.substr(1));
    std::string lower(css);
    for (auto &c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    if (lower == "transparent" || lower == "none")
        return Color{0, 0, 0, 0};
    for (const auto &[name, rgb] : namedColors)
        if (lower == name)
            return Color{static_cast<int>(rgb >> 16 & 255), static_cast<int>(rgb >> 8 & 255),
                         static_cast<int>(rgb & 255), 255};
    return fromFunction(lower);
}

Color darkModeColor(Color color)
{
    const auto inverted = [](int c) { return std::floor(c * 0.07 + (255 - c) * 0.93 + 0.5) / 255; };
    const double r = inverted(color.red), g = inverted(color.green), b = inverted(color.blue);
    const auto byte = [](double value) {
        return static_cast<int>(std::floor(std::clamp(value, 0.0, 1.0) * 255 + 0.5));
    };
    return {byte(-0.574 * r + 1.43 * g + 0.144 * b), byte(0.426 * r + 0.43 * g + 0.144 * b),
            byte(0.426 * r + 1.43 * g - 0.856 * b), color.alpha};
}

std::string toHex(Color color)
{
    char text[10];
    if (color.alpha == 255)
        std::snprintf(text, sizeof text, "#%02x%02x%02x", color.red, color.green, color.blue);
    else
        std::snprintf(text, sizeof text, "#%02x%02x%02x%02x", color.red, color.green, color.blue, color.alpha);
    return text;
}

std::string darkModeColor(const std::string &cssColor)
{
    const auto color = parseColor(cssColor);
    return color ? toHex(darkModeColor(*color)) : cssColor;
}

} // namespace ninesketch
