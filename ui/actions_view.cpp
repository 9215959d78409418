// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that change what is seen: zoom, panels, modes, and the window's own helpers.
#include "model/scene/bounds.h"
#include "ui/actions.h"
#include "ui/main_window.h"
#include "ui/present/presentation.h"

namespace ninesketch
{

std::span<const ActionEntry> viewActions()
{
    static const ActionEntry rows[] = {
        {"zoom-in", "View", "Zoom in", "plus", "Ctrl++|Ctrl+=|Shift++", nullptr, nullptr,
         [](MainWindow &w) { w.zoomBy(0.1); }},
        {"zoom-out", "View", "Zoom out", "minus", "Ctrl+-|Shift+-|Shift+_", nullptr, nullptr,
         [](MainWindow &w) { w.zoomBy(-0.1); }},
        {"zoom-reset", "View", "Zoom to 100 %", "find", "Ctrl+0", nullptr, nullptr, [](MainWindow &w) { w.zoomTo(1); },
         "reset"},
        {"zoom-fit", "View", "Show everything", "fit", "Shift+1|!", nullptr, nullptr, [](MainWindow &w) { w.fitAll(); },
         "zoom to fit all"},
        {"zoom-selection", "View", "Show the selection", "fit", "Shift+2|@",
         [](const MainWindow &w) { return !w.editor().selection().empty(); }, nullptr,
         [](MainWindow &w) { w.fitSelection(1); }, "zoom to fit"},
        {"zoom-selection-close", "View", "Fill the view with the selection", "fit", "Shift+3|#",
         [](const MainWindow &w) { return !w.editor().selection().empty(); }, nullptr,
         [](MainWindow &w) { w.fitSelection(30); }, "zoom to fit"},
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
        {"box-touches", "View", "Boxes select what they touch", "selection", "", nullptr,
         [](const MainWindow &w) { return w.preferences().boxTouches; }, [](MainWindow &w) { w.toggleBoxTouches(); },
         "overlap wrap selection mode"},
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
        {"request-walk", "View", "A request walks its way", "forward", "Alt+W", nullptr, nullptr,
         [](MainWindow &w) { w.presentation().toggleWalk(); }, "dot path latency animation"},

        {"add-component", "Panels", "Add a component by name", "component", "/", nullptr, nullptr,
         [](MainWindow &w) { w.openQuickAdd(); }, "palette quick add"},
        {"side", "Panels", "Side panel", "inspector", "Alt+0", nullptr,
         [](const MainWindow &w) { return w.preferences().sideOpen; }, [](MainWindow &w) { w.toggleSide(); }, "dock"},
        {"panel-inspector", "Panels", "Inspector", "inspector", "Alt+1", nullptr,
         [](const MainWindow &w) { return w.isPageShown("inspector"); }, [](MainWindow &w) { w.showPage("inspector"); },
         "properties parameters"},
        {"panel-classes", "Panels", "Request classes", "classes", "Alt+2", nullptr,
         [](const MainWindow &w) { return w.isPageShown("classes"); }, [](MainWindow &w) { w.showPage("classes"); },
         "load rate targets"},
        {"panel-findings", "Panels", "Findings", "findings", "Alt+3", nullptr,
         [](const MainWindow &w) { return w.isPageShown("findings"); }, [](MainWindow &w) { w.showPage("findings"); },
         "advice problems next question"},
        {"panel-working", "Panels", "How did this number come about?", "working", "Alt+4", nullptr,
         [](const MainWindow &w) { return w.isPageShown("working"); }, [](MainWindow &w) { w.showPage("working"); },
         "working explain formula"},
        {"panel-plots", "Panels", "Plots", "plot", "Alt+5", nullptr,
         [](const MainWindow &w) { return w.isPageShown("plots"); }, [](MainWindow &w) { w.showPage("plots"); },
         "latency distribution load curve"},
        {"panel-load", "Panels", "Load pad", "load", "Alt+6", nullptr,
         [](const MainWindow &w) { return w.isPageShown("load"); }, [](MainWindow &w) { w.showPage("load"); },
         "users rates storage estimate"},
        {"panel-framework", "Panels", "Interview", "clock", "Alt+7", nullptr,
         [](const MainWindow &w) { return w.isPageShown("framework"); }, [](MainWindow &w) { w.showPage("framework"); },
         "requirements steps clock framework"},
        {"panel-nines", "Panels", "Nines", "stats", "Alt+8", nullptr,
         [](const MainWindow &w) { return w.isPageShown("nines"); }, [](MainWindow &w) { w.showPage("nines"); },
         "downtime sla month"},
        {"results", "Panels", "Results", "chevron-down", "Alt+9", nullptr,
         [](const MainWindow &w) { return !w.preferences().stripCollapsed; }, [](MainWindow &w) { w.toggleStrip(); },
         "strip"},
        {"tool-lock", "Tools", "Keep the tool after drawing", "lock", "Q", nullptr,
         [](const MainWindow &w) { return w.isToolLocked(); }, [](MainWindow &w) { w.toggleToolLock(); }},

        {"command-palette", "Help", "Command palette", "command", "Ctrl+/|Ctrl+Shift+P", nullptr, nullptr,
         [](MainWindow &w) { w.openCommands(); }, "search actions"},
        {"help", "Help", "Help and shortcuts", "help", "?|F1", nullptr, nullptr, [](MainWindow &w) { w.toggleHelp(); },
         "keys keyboard"},
    };
    return rows;
}

} // namespace ninesketch
