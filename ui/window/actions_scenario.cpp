// SPDX-License-Identifier: GPL-3.0-or-later
// Rows about scenarios: more load, dead parts.
#include "exporters/document_file.h"
#include "exporters/file_versions.h"
#include "model/design/read_design.h"
#include "ui/commands/baseline.h"
#include "ui/commands/preset_commands.h"
#include "ui/commands/what_breaks.h"
#include "ui/documents/open_document.h"
#include "ui/panels/breaks_strip.h"
#include "ui/panels/plots_panel.h"
#include "ui/panels/versions_dialog.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

#include <QFileInfo>
#include <QLocale>

namespace ninesketch
{
namespace
{

/// The selected component; empty when there is none, or more than one.
std::string selectedComponent(const MainWindow &w)
{
    std::string found;
    for (const std::string &id : w.editor().selection().ids) {
        const std::string body = componentOf(w.editor().scene(), id);
        if (body.empty() || body == found)
            continue;
        if (!found.empty())
            return {};
        found = body;
    }
    return found;
}

/// Over an input of the selected component, if there is one.
void sweepSelected(MainWindow &w)
{
    const EstimatePtr estimate = w.estimator().estimate();
    const auto component = estimate ? estimate->design.indexOf(selectedComponent(w)) : std::nullopt;
    w.showPage("plots");
    w.plots().sweepOf(component ? estimate->design.components[*component].key : std::string());
}

bool isOpen(const MainWindow &w)
{
    return w.isBreaksOpen();
}

void compareBefore(MainWindow &w)
{
    if (const auto before = w.editor().beforeLastStep())
        w.baseline().pin(*before, QObject::tr("before \"%1\"").arg(w.editor().undoText()));
}

void pinNow(MainWindow &w)
{
    if (w.editor().committed().empty())
        w.desk().say(QObject::tr("There is nothing to compare with yet: draw something first."));
    else
        w.baseline().pin(w.editor().committed(), QObject::tr("the pinned state"));
}

void compareWith(MainWindow &w, const QString &path, const QString &name)
{
    const auto scene = readSceneFile(path);
    if (scene)
        w.baseline().pin(*scene, name);
    else
        w.desk().say(QString::fromStdString(scene.error()), MessageBar::Tone::Bad);
}

void compareFile(MainWindow &w)
{
    const QString path =
        askFileToOpen(&w, QObject::tr("Compare with"), QFileInfo(w.document().path()).absolutePath(),
                      QObject::tr("Drawings (*.excalidraw *.excalidraw.md *.png *.svg *.json);;All files (*)"));
    if (!path.isEmpty())
        compareWith(w, path, QFileInfo(path).fileName());
}

void compareVersion(MainWindow &w)
{
    if (const auto version = askEarlierVersion(w, VersionPurpose::Compare))
        compareWith(w, version->path, QLocale().toString(version->when.toLocalTime(), QLocale::ShortFormat));
}

constexpr Need oneComponent([](const MainWindow &w) { return !selectedComponent(w).empty(); },
                            "Select one component first.");

} // namespace

std::span<const ActionEntry> scenarioActions()
{
    static const ActionEntry rows[] = {
        {"what-breaks", "What if", "What breaks first", "bolt", "Alt+B", nullptr, isOpen,
         [](MainWindow &w) { w.toggleBreaks(); }, "load slider scale saturate bottleneck scenario stress"},
        {"load-more", "What if", "More load", "plus", "Alt+.", nullptr, nullptr,
         [](MainWindow &w) { w.breaks().stepLoad(true); }, "what breaks factor scale"},
        {"load-less", "What if", "Less load", "minus", "Alt+,", nullptr, nullptr,
         [](MainWindow &w) { w.breaks().stepLoad(false); }, "what breaks factor scale"},
        {"kill", "What if", "Kill it, or bring it back", "power", "Shift+U", oneComponent, nullptr,
         [](MainWindow &w) { w.breaks().strike(selectedComponent(w), false); }, "fault failure chaos die switch off"},
        {"kill-replica", "What if", "Kill one replica", "bolt", "Alt+U", oneComponent, nullptr,
         [](MainWindow &w) { w.breaks().strike(selectedComponent(w), true); }, "fault failure chaos node instance"},
        {"revive-all",
         "What if",
         "Today's load, and everything alive",
         "reset",
         "",
         {[](const MainWindow &w) { return w.isBreaksOpen() && !w.breaks().scenario().plain(); },
          "The load is today's, and nothing is dead."},
         nullptr,
         [](MainWindow &w) { w.breaks().reviveAll(); },
         "restore scenario back"},
        {"panel-plan", "Panels", "Capacity plan", "tidy", "Alt+P", nullptr,
         [](const MainWindow &w) { return w.isPageShown("plan"); }, [](MainWindow &w) { w.showPage("plan"); },
         "replicas shards instances cost scale table csv"},
        {"panel-tradeoffs", "Panels", "Trade-offs", "compare", "Alt+T", nullptr,
         [](const MainWindow &w) { return w.isPageShown("tradeoffs"); }, [](MainWindow &w) { w.showPage("tradeoffs"); },
         "decisions record session jwt cache policy write-through write-back dynamodb sql kafka redis streams token "
         "bucket option"},
        {"pin", "What if", "Compare with this state from now on", "pin", "Alt+C", nullptr, nullptr, pinNow,
         "baseline variant pin ghost difference"},
        {"compare-before",
         "What if",
         "Compare with before the last change",
         "undo",
         "Alt+Shift+B",
         {[](const MainWindow &w) { return w.editor().canUndo(); }, "Nothing was changed yet."},
         nullptr,
         compareBefore,
         "baseline ghost difference"},
        {"compare-file", "What if", "Compare with a file …", "compare", "", nullptr, nullptr, compareFile,
         "baseline variant ghost difference"},
        {"compare-version",
         "What if",
         "Compare with an earlier version …",
         "recent",
         "",
         {[](const MainWindow &w) { return !w.document().path().isEmpty(); },
          "The drawing was never saved: it has no versions."},
         nullptr,
         compareVersion,
         "baseline history ghost difference"},
        {"unpin",
         "What if",
         "Stop comparing",
         "close",
         "",
         {[](const MainWindow &w) { return w.hasBaseline(); }, "Nothing is compared."},
         nullptr,
         [](MainWindow &w) { w.baseline().unpin(); },
         "baseline ghost"},
        {"save-preset", "Edit", "Save the component as a preset of yours", "save", "", oneComponent, nullptr,
         [](MainWindow &w) { w.presets().save(selectedComponent(w)); }, "catalogue product own default numbers keep"},
        {"open-presets", "File", "Open your presets file", "edit", "", nullptr, nullptr,
         [](MainWindow &w) { w.presets().openFile(); }, "catalogue product own json edit"},
        {"simulate", "What if", "Simulate, and show it beside the analysis", "plot", "", nullptr, nullptr,
         [](MainWindow &w) {
             w.showPage("plots");
             w.plots().simulate();
         },
         "latency distribution check second opinion run"},
        {"try-every-input", "What if", "Which input moves a figure most", "plot", "", nullptr, nullptr,
         [](MainWindow &w) {
             w.showPage("plots");
             w.plots().tryEveryInput();
         },
         "sensitivity tornado swing influence"},
        {"sweep", "What if", "Plot a figure over any input", "plot", "", nullptr, nullptr, sweepSelected,
         "sweep range parameter curve vary"},
        {"keep-scenario",
         "What if",
         "Keep this scenario …",
         "save",
         "",
         {isOpen, "Open what breaks first (Alt+B): there a scenario is made."},
         nullptr,
         [](MainWindow &w) { w.breaks().strip().askName(); },
         "name store fault load"},
    };
    return rows;
}

} // namespace ninesketch
