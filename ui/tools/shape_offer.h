// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes that the selection can be turned into, in a row below it: Tab opens the row, Tab again goes through it, a
// click takes one.
#pragma once
#include "ui/tools/tool.h"

namespace ninesketch
{

class ShapeOffer
{
public:
    /// Is there anything that the selection could become?
    static bool possible(const ToolContext &context);
    /// Seen, for the selection that it was opened for.
    bool isOpen(const ToolContext &context) const;

    ToolAnswer tab(bool backwards, const ToolContext &context);
    /// What a press on the row takes; nothing when it is elsewhere.
    std::optional<ToolAnswer> press(const PointerEvent &event, const ToolContext &context);
    bool covers(const PointerEvent &event, const ToolContext &context) const;
    void close() { m_open.reset(); }

    void paint(QPainter &painter, const ToolContext &context, const std::function<Point(Point)> &toScreen) const;

private:
    struct Open {
        std::set<std::string> ids;
        Scene before; ///< what was there comes back whole, also by way of other shapes
        Scene last;   ///< what was made of it
    };
    ToolAnswer turn(const std::string &name, const ToolContext &context);
    Rect row(const ToolContext &context, const std::function<Point(Point)> &toScreen) const; ///< px on screen

    std::optional<Open> m_open;
};

} // namespace ninesketch
