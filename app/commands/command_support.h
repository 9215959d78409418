// SPDX-License-Identifier: GPL-3.0-or-later
// What every command needs: its file as a design, what is to be said of it, the way to print.
#pragma once
#include "app/commands/command_options.h"
#include "model/design/design.h"
#include "model/estimates/report.h"
#include "model/scenario/scenario.h"
#include "model/scene/scene.h"

#include <QString>
#include <optional>
#include <string_view>

namespace ninesketch
{

constexpr int done = 0, missed = 1, badInput = 2, interrupted = 130; ///< exit codes

/// On the standard output; complains where that is full or gone, as far as it is known by then.
void print(std::string_view text);
Complaint unwritten(); ///< by what the system says was wrong just now

/// A file as a design, and as a drawing when it is one.
struct Opened {
    Design design;
    std::optional<Scene> scene;
    std::string underWhat; ///< "×10, without Orders DB"; empty: as drawn
    /// The drawing with the meaning that its words and arrows have, where nothing in the file says what it is.
    std::optional<Scene> byWords;
    Damage damage = {}; ///< the whole, and what of it is dead, where something is
};
/// Of the examples that are built in, sorted.
QStringList exampleNames();
/// The name of an example that is built in, and of no file.
bool isExample(const QString &name);
/// The file's own name, without folders; that of the standard input for "-".
QString nameOf(const QString &path);
/// Of a file, of an example that is built in by its name, of a pipe, or for "-" of the standard input. A drawing that
/// says nothing of itself is read by its words and arrows, which is told on standard error.
Opened open(const QString &path);
/// The file as it is in the kept scenario of `--scenario`, and after what `--kill` says.
Opened open(const QString &path, const CommandOptions &options);
/// The same of what was opened before.
Opened asAsked(Opened opened, const CommandOptions &options);
std::string titleOf(const QString &path, const Opened &opened);
/// What the analysis says.
Report analysed(const Design &design, double load);
/// As the window shows it: figures that no formula tells well are simulated, unless that is not wanted.
Report evaluated(const Design &design, const CommandOptions &options);
/// The same, with fixes of the whole where parts of it are dead.
Report evaluated(const Opened &opened, const CommandOptions &options);

} // namespace ninesketch
