// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sketch/color.h"

#include "model/sketch/picture.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace ninesketch
{
namespace
{

struct NamedColor {
    std::string_view name;
    unsigned rgb;
};

/// CSS Color Module Level 4, 6.1, by name.
constexpr NamedColor namedColors[] = {
    {"aliceblue", 0xf0f8ff},
    {"antiquewhite", 0xfaebd7},
    {"aqua", 0x00ffff},
    {"aquamarine", 0x7fffd4},
    {"azure", 0xf0ffff},
    {"beige", 0xf5f5dc},
    {"bisque", 0xffe4c4},
    {"black", 0x000000},
    {"blanchedalmond", 0xffebcd},
    {"blue", 0x0000ff},
    {"blueviolet", 0x8a2be2},
    {"brown", 0xa52a2a},
    {"burlywood", 0xdeb887},
    {"cadetblue", 0x5f9ea0},
    {"chartreuse", 0x7fff00},
    {"chocolate", 0xd2691e},
    {"coral", 0xff7f50},
    {"cornflowerblue", 0x6495ed},
    {"cornsilk", 0xfff8dc},
    {"crimson", 0xdc143c},
    {"cyan", 0x00ffff},
    {"darkblue", 0x00008b},
    {"darkcyan", 0x008b8b},
    {"darkgoldenrod", 0xb8860b},
    {"darkgray", 0xa9a9a9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xa9a9a9},
    {"darkkhaki", 0xbdb76b},
    {"darkmagenta", 0x8b008b},
    {"darkolivegreen", 0x556b2f},
    {"darkorange", 0xff8c00},
    {"darkorchid", 0x9932cc},
    {"darkred", 0x8b0000},
    {"darksalmon", 0xe9967a},
    {"darkseagreen", 0x8fbc8f},
    {"darkslateblue", 0x483d8b},
    {"darkslategray", 0x2f4f4f},
    {"darkslategrey", 0x2f4f4f},
    {"darkturquoise", 0x00ced1},
    {"darkviolet", 0x9400d3},
    {"deeppink", 0xff1493},
    {"deepskyblue", 0x00bfff},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1e90ff},
    {"firebrick", 0xb22222},
    {"floralwhite", 0xfffaf0},
    {"forestgreen", 0x228b22},
    {"fuchsia", 0xff00ff},
    {"gainsboro", 0xdcdcdc},
    {"ghostwhite", 0xf8f8ff},
    {"gold", 0xffd700},
    {"goldenrod", 0xdaa520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xadff2f},
    {"grey", 0x808080},
    {"honeydew", 0xf0fff0},
    {"hotpink", 0xff69b4},
    {"indianred", 0xcd5c5c},
    {"indigo", 0x4b0082},
    {"ivory", 0xfffff0},
    {"khaki", 0xf0e68c},
    {"lavender", 0xe6e6fa},
    {"lavenderblush", 0xfff0f5},
    {"lawngreen", 0x7cfc00},
    {"lemonchiffon", 0xfffacd},
    {"lightblue", 0xadd8e6},
    {"lightcoral", 0xf08080},
    {"lightcyan", 0xe0ffff},
    {"lightgoldenrodyellow", 0xfafad2},
    {"lightgray", 0xd3d3d3},
    {"lightgreen", 0x90ee90},
    {"lightgrey", 0xd3d3d3},
    {"lightpink", 0xffb6c1},
    {"lightsalmon", 0xffa07a},
    {"lightseagreen", 0x20b2aa},
    {"lightskyblue", 0x87cefa},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xb0c4de},
    {"lightyellow", 0xffffe0},
    {"lime", 0x00ff00},
    {"limegreen", 0x32cd32},
    {"linen", 0xfaf0e6},
    {"magenta", 0xff00ff},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66cdaa},
    {"mediumblue", 0x0000cd},
    {"mediumorchid", 0xba55d3},
    {"mediumpurple", 0x9370db},
    {"mediumseagreen", 0x3cb371},
    {"mediumslateblue", 0x7b68ee},
    {"mediumspringgreen", 0x00fa9a},
    {"mediumturquoise", 0x48d1cc},
    {"mediumvioletred", 0xc71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xf5fffa},
    {"mistyrose", 0xffe4e1},
    {"moccasin", 0xffe4b5},
    {"navajowhite", 0xffdead},
    {"navy", 0x000080},
    {"oldlace", 0xfdf5e6},
    {"olive", 0x808000},
    {"olivedrab", 0x6b8e23},
    {"orange", 0xffa500},
    {"orangered", 0xff4500},
    {"orchid", 0xda70d6},
    {"palegoldenrod", 0xeee8aa},
    {"palegreen", 0x98fb98},
    {"paleturquoise", 0xafeeee},
    {"palevioletred", 0xdb7093},
    {"papayawhip", 0xffefd5},
    {"peachpuff", 0xffdab9},
    {"peru", 0xcd853f},
    {"pink", 0xffc0cb},
    {"plum", 0xdda0dd},
    {"powderblue", 0xb0e0e6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xff0000},
    {"rosybrown", 0xbc8f8f},
    {"royalblue", 0x4169e1},
    {"saddlebrown", 0x8b4513},
    {"salmon", 0xfa8072},
    {"sandybrown", 0xf4a460},
    {"seagreen", 0x2e8b57},
    {"seashell", 0xfff5ee},
    {"sienna", 0xa0522d},
    {"silver", 0xc0c0c0},
    {"skyblue", 0x87ceeb},
    {"slateblue", 0x6a5acd},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xfffafa},
    {"springgreen", 0x00ff7f},
    {"steelblue", 0x4682b4},
    {"tan", 0xd2b48c},
    {"teal", 0x008080},
    {"thistle", 0xd8bfd8},
    {"tomato", 0xff6347},
    {"turquoise", 0x40e0d0},
    {"violet", 0xee82ee},
    {"wheat", 0xf5deb3},
    {"white", 0xffffff},
    {"whitesmoke", 0xf5f5f5},
    {"yellow", 0xffff00},
    {"yellowgreen", 0x9acd32},
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

/// One channel of a hue in degrees, a saturation and a lightness of 0 ... 1 (CSS Color Module Level 4, 7.1), 0 ... 255.
double hslChannel(double offset, double hue, double saturation, double lightness)
{
    const double k = std::fmod(std::fmod(offset + hue / 30, 12) + 12, 12);
    const double a = saturation * std::min(lightness, 1 - lightness);
    return 255 * (lightness - a * std::max(-1.0, std::min({k - 3, 9 - k, 1.0})));
}

/// "rgb(1, 2, 3)", "rgba(1 2 3 / 50%)", "hsl(210, 80%, 50%)": numbers in order, whatever separates them.
std::optional<Color> fromFunction(std::string_view text)
{
    const auto open = text.find('('), close = text.find(')');
    const bool hsl = text.starts_with("hsl");
    if (open == std::string_view::npos || close == std::string_view::npos || !(hsl || text.starts_with("rgb")))
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
            value *= hsl || count == 3 ? 0.01 : 2.55;
        else if (hsl && (count == 1 || count == 2))
            value *= 0.01;
        parts[count++] = value;
    }
    if (count < 3)
        return {};
    if (hsl) {
        const double saturation = std::clamp(parts[1], 0.0, 1.0), lightness = std::clamp(parts[2], 0.0, 1.0);
        parts = {hslChannel(0, parts[0], saturation, lightness), hslChannel(8, parts[0], saturation, lightness),
                 hslChannel(4, parts[0], saturation, lightness), parts[3]};
    }
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
    const auto named = std::ranges::lower_bound(namedColors, std::string_view(lower), {}, &NamedColor::name);
    if (named != std::end(namedColors) && named->name == lower)
        return Color{static_cast<int>(named->rgb >> 16 & 255), static_cast<int>(named->rgb >> 8 & 255),
                     static_cast<int>(named->rgb & 255), 255};
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
