// SPDX-License-Identifier: GPL-3.0-or-later
// What every command needs: its options, its file as a design, the way to give up with a sentence.
#pragma once
#include "exporters/exporter.h"
#include "model/design/design.h"
#include "model/estimates/report.h"
#include "model/scene/scene.h"

#include <QStringList>
#include <optional>

namespace ninesketch
{

constexpr int done = 0, missed = 1, badInput = 2, interrupted = 130; ///< exit codes

/// What was typed after the name of the command.
struct CommandOptions {
    QString command;
    QStringList files, kills;
    QString to, output, set, classId, scenario, factors = "1,10,100", tradeoff, at;
    QStringList figures;
    ExportOptions picture;
    QString frame; ///< the name of the one that is exported; empty: everything
    bool json = false, annotate = false;
    double busy = 0.7, load = 1, seconds = 0, precision = 0, requests = 1e6, seed = 1;
    bool failures = false, simulate = true, bands = false, csv = false, logarithmic = false;
    int steps = 10, top = 15;
};

/// Carries one sentence to the place where commands end.
struct Complaint {
    std::string sentence;
};

/// Throws a Complaint for what can't be understood.
CommandOptions parse(const QStringList &arguments);

void print(const std::string &text);

/// A file as a design, and as a drawing when it is one.
struct Opened {
    Design design;
    std::optional<Scene> scene;
    std::string underWhat; ///< "×10, without Orders DB"; empty: as drawn
    /// The drawing with the meaning that its words and arrows have, where nothing in the file says what it is.
    std::optional<Scene> byWords;
};
/// The name of an example that is built in, and of no file.
bool isExample(const QString &name);
/// Of a file, or of an example that is built in by its name. A drawing that says nothing of itself is read by its words
/// and arrows, which is told on standard error.
Opened open(const QString &path);
/// The file as it is in the kept scenario of `--scenario`, and after what `--kill` says.
Opened open(const QString &path, const CommandOptions &options);
/// Throws a Complaint that names the option.
double numberOf(const QString &text, const char *option, double minimum, double maximum);
/// The same without a fraction.
double wholeNumberOf(const QString &text, const char *option, double minimum, double maximum);

std::string titleOf(const QString &path, const Opened &opened);
/// What the analysis says.
Report analysed(const Design &design, double load);
/// As the window shows it: figures that no formula tells well are simulated, unless that is not wanted.
Report evaluated(const Design &design, const CommandOptions &options);

} // namespace ninesketch
