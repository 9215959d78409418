// SPDX-License-Identifier: GPL-3.0-or-later
// What the style panel shows, as rows: the values Excalidraw offers for each property, how an element has it, and how
// the current style has it. Panel, keys and tests read this list.
#pragma once
#include "model/scene/edits/style.h"
#include "ui/tools/tool.h"

#include <QString>
#include <span>
#include <vector>

namespace ninesketch
{

/// One value of a property: "hachure" with its icon, or "S" in words.
struct StyleOption {
    const char *value;
    const char *icon; ///< or null
    const char *text; ///< tooltip; and the button's text when there is no icon
};

struct StyleProperty {
    enum class Look { Colours, Buttons, Heads, Slider }; ///< Heads: of arrows, picked from a grid
    const char *id;
    const char *title;
    Look look;
    std::vector<StyleOption> options;
    /// The element's value in words; null when an element of that type does not have the property.
    QString (*ofElement)(const Element &);
    void (*change)(StyleChange &, const QString &);
    QString (*ofStyle)(const CurrentStyle &);
    void (*setStyle)(CurrentStyle &, const QString &);
    bool ofText = false; ///< belongs to texts: asked of a container's label, too, and changes its layout
};

std::span<const StyleProperty> styleProperties();
const StyleProperty *findStyleProperty(QStringView id);

/// The five shades of a palette row, in picker order: transparent, white, gray, black, bronze, cyan, ...
struct PaletteColour {
    const char *name;
    std::vector<const char *> shades; ///< one (black, white, transparent) or five
};
std::span<const PaletteColour> colourPalette();

} // namespace ninesketch
