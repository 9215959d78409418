// SPDX-License-Identifier: GPL-3.0-or-later
// What may be typed after the name of a command.
#pragma once
#include "exporters/exporter.h"

#include <QStringList>
#include <string>

namespace ninesketch
{

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

/// Throws a Complaint for what can't be understood: an option that no command has, or that this one does not take, a
/// value outside of its limits, too few or too many files.
CommandOptions parse(const QStringList &arguments);

/// Whether a command takes that option ("--load"), and files.
bool takesOption(const QString &command, const QString &option);
bool takesFile(const QString &command);

/// Throws a Complaint that names the option.
double numberOf(const QString &text, const char *option, double minimum, double maximum);

} // namespace ninesketch
