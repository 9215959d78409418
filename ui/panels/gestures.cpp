// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/gestures.h"

namespace ninesketch
{

std::span<const GestureEntry> allGestures()
{
    static const GestureEntry rows[] = {
        {"Canvas", "Pan", "Space+drag, middle button, wheel (Shift: sideways)"},
        {"Canvas", "Zoom at the pointer", "Ctrl+wheel, wheel with the middle button down, pinch"},
        {"Canvas", "Edit text or add a label", "Enter, double-click"},
        {"Canvas", "New text", "Double-click on empty canvas"},
        {"Canvas", "End text", "Esc, Ctrl+Enter"},
        {"Canvas", "New line in a text", "Enter"},
        {"Canvas", "Move the selection", "Arrow keys (Shift: 5 px)"},
        {"Canvas", "Copy by dragging", "Alt+drag"},
        {"Canvas", "Add to the selection", "Shift+click"},
        {"Canvas", "Select inside a group", "Ctrl+click, Ctrl+drag, double-click"},
        {"Canvas", "Select with a loop", "Alt+drag on empty canvas"},
        {"Canvas", "Leave a group, give up a gesture", "Esc"},
        {"Canvas", "Keep the aspect, square, 15° steps", "Shift while drawing, resizing, turning"},
        {"Canvas", "From the centre", "Alt while drawing or resizing"},
        {"Canvas", "Don't bind an arrow, don't snap to the grid", "Ctrl while dragging"},
        {"Canvas", "Linked copy (flowchart)", "Ctrl+Arrow keys"},
        {"Canvas", "Walk along arrows", "Alt+Arrow keys"},
        {"Canvas", "Next, previous shape type", "Tab, Shift+Tab"},
        {"Canvas", "Line: edit its points", "Double-click, Ctrl+Enter"},
        {"Canvas", "Points: several, add, copy, remove", "Shift+click or box, Alt+click, Ctrl+D, Delete"},
        {"Canvas", "Arrow: several points", "Click, click, …, Enter"},
        {"Canvas", "Back to the drawing from any panel", "Esc"},
        {"Canvas", "Crop an image", "Double-click, Enter"},
        {"Interview", "Use as targets, make classes, draw it", "Ctrl+Enter"},
        {"Interview", "Next, previous step", "Alt+Down, Alt+Up"},
        {"Colour picker", "Pick a colour", "q w e r t / a s d f g / z x c v b"},
        {"Colour picker", "From the drawing (Alt: stroke for background)", "I"},
        {"Colour picker", "Pick a shade", "Shift+1 … Shift+5"},
        {"Colour picker", "A colour of one's own at hand", "Right-click a quick colour of the style panel"},
        {"Arrowhead picker", "Pick an arrowhead", "q w e r / a s d f / z x c v"},
    };
    return rows;
}

} // namespace ninesketch
