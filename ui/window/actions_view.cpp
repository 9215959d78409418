// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that change what is seen: zoom, modes, presenting, and the window's own helpers.
#include "model/scene/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/presentation.h"
#include "ui/window/selected.h"

namespace ninesketch
{

std::span<const ActionEntry> viewActions()
{
    static const ActionEntry rows[] = {
        {"zoom-in", "View", "Zoom in", "plus", "Ctrl++|Ctrl+=|Shift+=|+", nullptr, nullptr,
         [](MainWindow &w) { w.zoomBy(0.1); }},
        {"zoom-out", "View", "Zoom out", "minus", "Ctrl+-|Shift+-|Shift+_", nullptr, nullptr,
         [](MainWindow &w) { w.zoomBy(-0.1); }},
        {"zoom-reset", "View", "Zoom to 100 %", "find", "Ctrl+0|Shift+0|)", nullptr, nullptr,
         [](MainWindow &w) { w.zoomTo(1); }, "reset"},
        {"zoom-fit", "View", "Show everything", "fit", "Shift+1|!", nullptr, nullptr, [](MainWindow &w) { w.fitAll(); },
         "zoom to fit all"},
        {"zoom-selection", "View", "Show the selection", "fit", "Shift+2|@", nullptr, nullptr,
         [](MainWindow &w) { w.fitSelection(1); }, "zoom to fit"},
        {"zoom-selection-close", "View", "Fill the view with the selection", "fit", "Shift+3|#", nullptr, nullptr,
         [](MainWindow &w) { w.fitSelection(30); }, "zoom to fit"},
        {"find", "View", "Find on the canvas", "find", "Ctrl+F", nullptr, nullptr, [](MainWindow &w) { w.openFind(); },
         "search text word frame name"},
        {"find-next", "View", "Find the next", "find", "F3", nullptr, nullptr, [](MainWindow &w) { w.findNext(1); },
         "search"},
        {"find-previous", "View", "Find the one before", "find", "Shift+F3", nullptr, nullptr,
         [](MainWindow &w) { w.findNext(-1); }, "search"},
        {"page-up", "View", "Page up", "chevron-up", "PgUp", nullptr, nullptr, [](MainWindow &w) { w.page(0, -1); }},
        {"page-down", "View", "Page down", "chevron-down", "PgDown", nullptr, nullptr,
         [](MainWindow &w) { w.page(0, 1); }},
        {"page-left", "View", "Page left", "chevron-left", "Shift+PgUp", nullptr, nullptr,
         [](MainWindow &w) { w.page(-1, 0); }},
        {"page-right", "View", "Page right", "chevron-right", "Shift+PgDown", nullptr, nullptr,
         [](MainWindow &w) { w.page(1, 0); }},
        {"grid", "View", "Grid", "grid", "Ctrl+'", nullptr,
         [](const MainWindow &w) { return w.editor().scene().settings().gridModeEnabled; },
         [](MainWindow &w) { w.toggleGrid(); }},
        {"snap", "View", "Snap to objects", "magnet", "Alt+S", nullptr,
         [](const MainWindow &w) { return w.preferences().snapToObjects; }, [](MainWindow &w) { w.toggleSnap(); },
         "magnet align"},
        {"arrow-binding", "View", "Arrow binding", "arrow", "", nullptr,
         [](const MainWindow &w) { return w.preferences().bindArrows; }, [](MainWindow &w) { w.toggleArrowBinding(); },
         "hold on attach shapes"},
        {"middle-snapping", "View", "Snap arrows to midpoints", "magnet", "", nullptr,
         [](const MainWindow &w) { return w.preferences().snapToMiddles; },
         [](MainWindow &w) { w.toggleMiddleSnapping(); }, "middle side binding"},
        {"box-touches", "View", "Boxes select what they touch", "selection", "", nullptr,
         [](const MainWindow &w) { return w.preferences().boxTouches; }, [](MainWindow &w) { w.toggleBoxTouches(); },
         "overlap wrap selection mode"},
        {"wheel-zooms", "View", "The wheel zooms without Ctrl", "plus", "", nullptr,
         [](const MainWindow &w) { return w.preferences().wheelZooms; }, [](MainWindow &w) { w.toggleWheelZooms(); },
         "mouse trackpad touchpad input scroll"},
        {"canvas-background", "View", "Canvas background …", "bucket", "", nullptr, nullptr,
         [](MainWindow &w) { w.openCanvasColours(); }, "paper colour"},
        {"dark", "View", "Dark mode", "moon", "Alt+Shift+D", nullptr,
         [](const MainWindow &w) { return w.preferences().dark; },
         [](MainWindow &w) { w.setDark(!w.preferences().dark); }, "theme light night"},
        {"badges", "View", "Numbers on the canvas", "stats", "Alt+N", nullptr,
         [](const MainWindow &w) { return w.preferences().badges; }, [](MainWindow &w) { w.toggleBadges(); },
         "badges nines utilisation"},
        {"zen", "View", "Zen mode", "zen", "Alt+Z", nullptr, [](const MainWindow &w) { return w.isZen(); },
         [](MainWindow &w) { w.setZen(!w.isZen()); }, "hide distraction"},
        {"view-mode", "View", "View mode", "eye", "Alt+R", nullptr, [](const MainWindow &w) { return w.isViewMode(); },
         [](MainWindow &w) { w.setViewMode(!w.isViewMode()); }, "read only"},
        {"full-screen", "View", "Full screen", "fit", "F11", nullptr,
         [](const MainWindow &w) { return w.isFullScreen(); }, [](MainWindow &w) { w.toggleFullScreen(); }},

        {"present", "View", "Present", "present", "F5|Ctrl+Shift+F5", nullptr,
         [](const MainWindow &w) { return w.presentation().isRunning(); },
         [](MainWindow &w) { w.presentation().isRunning() ? w.presentation().stop() : w.presentation().start(); },
         "slides full screen frames speaker"},
        {"request-walk", "View", "A request walks its way", "walk", "Alt+W", nullptr, nullptr,
         [](MainWindow &w) { w.presentation().toggleWalk(); }, "dot path latency animation"},

        {"tool-lock", "Tools", "Keep the tool after drawing", "lock", "Q", nullptr,
         [](const MainWindow &w) { return w.isToolLocked(); }, [](MainWindow &w) { w.toggleToolLock(); }},

        {"pen-mode", "Tools", "Pen mode: fingers don't draw", "draw", "", nullptr,
         [](const MainWindow &w) { return w.canvas().isPenMode(); },
         [](MainWindow &w) { w.canvas().setPenMode(!w.canvas().isPenMode()); }, "touch tablet stylus palm"},

        {"command-palette", "Help", "Command palette", "command", "Ctrl+/|Ctrl+Shift+P", nullptr, nullptr,
         [](MainWindow &w) { w.openCommands(); }, "search actions"},
        {"help", "Help", "Help and shortcuts", "help", "?|F1", nullptr, nullptr, [](MainWindow &w) { w.toggleHelp(); },
         "keys keyboard"},
    };
    return rows;
}

} // namespace ninesketch
