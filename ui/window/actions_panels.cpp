// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that show and hide panels: the pages of the side panel, the strip, what floats over the canvas.
#include "ui/commands/library_commands.h"
#include "ui/panels/interview_pages.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <algorithm>

namespace ninesketch
{

namespace
{

/// The id of a page, as something that a template can be made for.
struct Page {
    template <std::size_t length> consteval Page(const char (&from)[length]) { std::ranges::copy(from, id); }
    char id[16]{};
};

template <Page page> bool isShown(const MainWindow &w)
{
    return w.isPageShown(page.id);
}

template <Page page> void show(MainWindow &w)
{
    w.showPage(page.id);
}

} // namespace

std::span<const ActionEntry> panelActions()
{
    static const ActionEntry rows[] = {
        {"add-component", "Tools", "Add a component by name", "component", "/", nullptr, nullptr,
         [](MainWindow &w) { w.openQuickAdd(); }, "palette quick add"},
        {"side", "Panels", "Side panel", "inspector", "Alt+0", nullptr,
         [](const MainWindow &w) { return w.preferences().sideOpen; }, [](MainWindow &w) { w.toggleSide(); }, "dock"},
        {"panel-inspector", "Panels", "Inspector", "inspector", "Alt+1", nullptr, isShown<"inspector">,
         show<"inspector">, "properties parameters"},
        {"panel-classes", "Panels", "Request classes", "classes", "Alt+2", nullptr, isShown<"classes">, show<"classes">,
         "load rate targets"},
        {"panel-findings", "Panels", "Findings", "findings", "Alt+3", nullptr, isShown<"findings">, show<"findings">,
         "advice problems next question"},
        {"panel-working", "Panels", "How did this number come about?", "working", "Alt+4", nullptr, isShown<"working">,
         show<"working">, "working explain formula"},
        {"panel-plots", "Panels", "Plots", "plot", "Alt+5", nullptr, isShown<"plots">, show<"plots">,
         "latency distribution load curve"},
        {"panel-load", "Panels", "Load pad", "load", "Alt+6", nullptr, isShown<"load">, show<"load">,
         "users rates storage estimate"},
        {"panel-framework", "Panels", "Interview", "clock", "Alt+7", nullptr, isShown<"framework">, show<"framework">,
         "requirements steps clock framework"},
        {"interview-clock", "Panels", "Interview clock: start, or let it stand", "clock", "Alt+I", nullptr, nullptr,
         [](MainWindow &w) { w.interview().toggleClock(); }, "timer minutes pause"},
        {"panel-nines", "Panels", "Nines", "stats", "Alt+8", nullptr, isShown<"nines">, show<"nines">,
         "downtime sla month"},
        {"panel-frames", "Panels", "Frames", "pages", "Alt+F", nullptr, isShown<"frames">, show<"frames">,
         "pages navigator outline slides list"},
        {"panel-library", "Panels", "Library", "library", "Alt+L", nullptr, isShown<"library">, show<"library">,
         "shapes excalidrawlib stencils"},
        {"library-import", "Panels", "Import a library …", "library", "", nullptr, nullptr,
         [](MainWindow &w) { w.library().askImport(); }, "excalidrawlib"},
        {"minimap", "Panels", "Minimap", "map", "Alt+M", nullptr,
         [](const MainWindow &w) { return w.preferences().minimap; }, [](MainWindow &w) { w.toggleMinimap(); },
         "overview navigator"},
        {"stats", "Panels", "Stats: place and size in numbers", "ruler", "Alt+/", nullptr,
         [](const MainWindow &w) { return w.preferences().stats; }, [](MainWindow &w) { w.toggleStats(); },
         "width height angle position font size x y"},
        {"results", "Panels", "Results", "chevron-down", "Alt+9", nullptr,
         [](const MainWindow &w) { return !w.preferences().stripCollapsed; }, [](MainWindow &w) { w.toggleStrip(); },
         "strip"},
    };
    return rows;
}

} // namespace ninesketch
