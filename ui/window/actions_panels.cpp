// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that show and hide panels: the pages of the side panel, the strip, what floats over the canvas.
#include "ui/canvas/canvas_view.h"
#include "ui/commands/library_commands.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/interview_pages.h"
#include "ui/panels/palette_bar.h"
#include "ui/panels/results_strip.h"
#include "ui/panels/side_panel.h"
#include "ui/panels/style_panel.h"
#include "ui/widgets/tab_order.h"
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

/// From one part of the window to the next, as in many programs; past what has no place for the keyboard now.
template <bool forwards> void goToPart(MainWindow &w)
{
    const std::vector<QWidget *> parts{&w.canvas(),
                                       w.findChild<SidePanel *>()->pages(),
                                       w.findChild<ResultsStrip *>(),
                                       w.findChild<QWidget *>("tools"),
                                       w.findChild<StylePanel *>(), // null: not needed so far
                                       w.findChild<PaletteBar *>(),
                                       w.findChild<BreaksStrip *>()};
    const std::size_t count = parts.size();
    const QWidget *focused = w.focusWidget();
    std::size_t at = 0;
    for (std::size_t i = 1; i < count; ++i)
        if (parts[i] && parts[i]->isAncestorOf(focused))
            at = i;
    for (std::size_t step = 1; step < count; ++step) {
        const std::size_t then = (at + (forwards ? step : count - step)) % count;
        if (then > 0 && parts[then] && focusFirst(*parts[then]))
            return;
        if (then == 0)
            break;
    }
    w.canvas().setFocus();
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
        {"next-part", "Panels", "Keyboard into the next part of the window", "keyboard", "F6", nullptr, nullptr,
         goToPart<true>, "focus panel pane tab"},
        {"previous-part", "Panels", "Keyboard into the part before", "keyboard", "Shift+F6", nullptr, nullptr,
         goToPart<false>, "focus panel pane tab"},
        {"results", "Panels", "Results", "chevron-down", "Alt+9", nullptr,
         [](const MainWindow &w) { return !w.preferences().stripCollapsed; }, [](MainWindow &w) { w.toggleStrip(); },
         "strip"},
    };
    return rows;
}

} // namespace ninesketch
