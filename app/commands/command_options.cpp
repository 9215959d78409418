// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command_options.h"

#include "model/quantities.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{
namespace
{

double wholeNumberOf(const QString &text, const char *option, double minimum, double maximum)
{
    const double value = numberOf(text, option, minimum, maximum);
    if (value != std::floor(value))
        throw Complaint{std::string(option) + " wants a whole number."};
    return value;
}

double quantityOf(const QString &text, const char *option, Unit unit, double minimum, double maximum)
{
    const auto value = parseQuantity(text.toStdString(), unit);
    if (!value)
        throw Complaint{std::string(option) + ": " + value.error()};
    if (!(*value >= minimum && *value <= maximum))
        throw Complaint{std::string(option) + " wants a value from " + formatQuantity(minimum, unit) + " to " +
                        formatQuantity(maximum, unit) + "."};
    return *value;
}

/// One of several words.
QString wordOf(const QString &text, const char *option, const QStringList &words)
{
    if (!words.contains(text))
        throw Complaint{std::string(option) + " wants one of " + words.join(", ").toStdString() + "."};
    return text;
}

PaperSize paperOf(const QString &word)
{
    for (const NamedPaper &paper : allPapers())
        if (word.compare(QLatin1String(paper.name), Qt::CaseInsensitive) == 0)
            return paper.size;
    std::string known;
    for (const NamedPaper &paper : allPapers())
        known += (known.empty() ? "" : ", ") + std::string(paper.name);
    throw Complaint{"--paper wants one of " + known + "; without it the sheet is as large as the drawing."};
}

/// An option, the commands that take it, and what it changes.
struct Option {
    const char *name;
    const char *commands; ///< with a space before and after each
    bool hasValue;
    void (*take)(CommandOptions &options, const QString &value);
};

constexpr const char *asked = " estimate check report compare simulate sensitivity sweep inputs why nines breaks plan "
                              "tradeoff ";
constexpr const char *loaded = " estimate check report compare simulate sensitivity sweep why nines ";
using Options = CommandOptions;
using Text = const QString &;
constexpr Option allOptions[] = {
    {"--json",
     " estimate check compare simulate sensitivity sweep inputs why nines breaks plan tradeoff examples read ", false,
     [](Options &o, Text) { o.json = true; }},
    {"--csv", " sweep plan ", false, [](Options &o, Text) { o.csv = true; }},
    {"--to", " export report ", true, [](Options &o, Text text) { o.to = text; }},
    {"--output", " export report read ", true, [](Options &o, Text text) { o.output = text; }},
    {"--load", loaded, true, [](Options &o, Text text) { o.load = numberOf(text, "--load", 0, 1e9); }},
    {"--kill", asked, true, [](Options &o, Text text) { o.kills += text; }},
    {"--scenario", asked, true, [](Options &o, Text text) { o.scenario = text; }},
    {"--simulate", " estimate check compare report why ", true,
     [](Options &o, Text text) {
         o.simulate = wordOf(text, "--simulate", {"auto", "never"}) == "auto";
     }},
    {"--bands", " estimate ", false, [](Options &o, Text) { o.bands = true; }},
    {"--seed", " estimate simulate ", true,
     [](Options &o, Text text) { o.seed = wholeNumberOf(text, "--seed", 0, 9e15); }},
    // pictures
    {"--annotate", " export ", false, [](Options &o, Text) { o.annotate = true; }},
    {"--embed", " export ", false, [](Options &o, Text) { o.picture.embedScene = true; }},
    {"--dark", " export ", false, [](Options &o, Text) { o.picture.dark = true; }},
    {"--no-background", " export ", false, [](Options &o, Text) { o.picture.background = false; }},
    {"--padding", " export ", true,
     [](Options &o, Text text) { o.picture.padding = numberOf(text, "--padding", 0, 10000); }},
    {"--scale", " export ", true, [](Options &o, Text text) { o.picture.scale = numberOf(text, "--scale", 0.1, 20); }},
    {"--paper", " export ", true, [](Options &o, Text text) { o.picture.paper = paperOf(text); }},
    {"--page-per-frame", " export ", false, [](Options &o, Text) { o.picture.pages = PdfPages::OnePerFrame; }},
    {"--frame", " export ", true, [](Options &o, Text text) { o.frame = text; }},
    // figures over inputs
    {"--figure", " sensitivity sweep why ", true, [](Options &o, Text text) { o.figures += text; }},
    {"--class", " sensitivity sweep ", true, [](Options &o, Text text) { o.classId = text; }},
    {"--top", " sensitivity ", true,
     [](Options &o, Text text) { o.top = static_cast<int>(wholeNumberOf(text, "--top", 1, 1000)); }},
    {"--set", " sweep ", true, [](Options &o, Text text) { o.set = text; }},
    {"--steps", " sweep ", true,
     [](Options &o, Text text) { o.steps = static_cast<int>(wholeNumberOf(text, "--steps", 1, 1000)); }},
    {"--log", " sweep ", false, [](Options &o, Text) { o.logarithmic = true; }},
    // plans and choices
    {"--factors", " plan ", true, [](Options &o, Text text) { o.factors = text; }},
    {"--busy", " plan ", true,
     [](Options &o, Text text) { o.busy = quantityOf(text, "--busy", Unit::Share, 0.01, 1); }},
    {"--switch", " tradeoff ", true, [](Options &o, Text text) { o.tradeoff = text; }},
    {"--at", " tradeoff ", true, [](Options &o, Text text) { o.at = text; }},
    // simulation
    {"--seconds", " simulate ", true,
     [](Options &o, Text text) { o.seconds = quantityOf(text, "--seconds", Unit::Seconds, 1e-6, 1e9); }},
    {"--requests", " simulate ", true,
     [](Options &o, Text text) { o.requests = quantityOf(text, "--requests", Unit::None, 100, 1e10); }},
    {"--precision", " simulate ", true,
     [](Options &o, Text text) { o.precision = quantityOf(text, "--precision", Unit::Share, 1e-4, 0.5); }},
    {"--failures", " simulate ", false, [](Options &o, Text) { o.failures = true; }},
};

const Option &optionNamed(const QString &name, const QString &command)
{
    const QString full = name == "-o" ? QString("--output") : name;
    const Option *found =
        std::ranges::find_if(allOptions, [&](const Option &one) { return full == QLatin1String(one.name); });
    if (found == std::end(allOptions))
        throw Complaint{"There is no option " + name.toStdString() + " (ninesketch --help lists them)."};
    if (!QString(found->commands).contains(' ' + command + ' '))
        throw Complaint{command.toStdString() + " takes no " + name.toStdString() + ", which is an option of " +
                        QString(found->commands).trimmed().replace(' ', ", ").toStdString() + "."};
    return *found;
}

void checkFiles(const CommandOptions &options)
{
    const qsizetype wanted = options.command == "compare" ? 2 : takesFile(options.command) ? 1 : 0;
    if (options.files.size() == wanted)
        return;
    throw Complaint{options.command.toStdString() + " wants " +
                    (wanted == 2   ? "two files."
                     : wanted == 1 ? "one file."
                                   : "no file.")};
}

} // namespace

bool takesOption(const QString &command, const QString &option)
{
    return std::ranges::any_of(allOptions, [&](const Option &one) {
        return option == QLatin1String(one.name) && QString(one.commands).contains(' ' + command + ' ');
    });
}

bool takesFile(const QString &command)
{
    return command != "examples" && command != "schema";
}

double numberOf(const QString &text, const char *option, double minimum, double maximum)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !(value >= minimum && value <= maximum))
        throw Complaint{std::string(option) + " wants a number from " + formatQuantity(minimum, Unit::None) + " to " +
                        formatQuantity(maximum, Unit::None) + "."};
    return value;
}

CommandOptions parse(const QStringList &arguments)
{
    CommandOptions options;
    options.command = arguments.first();
    bool onlyFiles = false; // after a "--", whatever they begin with
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (!onlyFiles && word == "--") {
            onlyFiles = true;
            continue;
        }
        if (onlyFiles || !word.startsWith('-') || word == "-") { // a lone dash is the standard input
            options.files.push_back(word);
            continue;
        }
        const qsizetype equals = word.startsWith("--") ? word.indexOf('=') : -1; // --steps=4
        const QString name = word.left(equals);
        const Option &option = optionNamed(name, options.command);
        if (!option.hasValue && equals >= 0)
            throw Complaint{name.toStdString() + " stands for itself, without a value."};
        if (option.hasValue && equals < 0 && i + 1 >= arguments.size())
            throw Complaint{name.toStdString() + " wants something after it."};
        option.take(options, !option.hasValue ? QString() : equals >= 0 ? word.mid(equals + 1) : arguments[++i]);
    }
    if (options.command == "why") // the words after the file are figures
        while (options.files.size() > 1)
            options.figures.push_front(options.files.takeLast());
    checkFiles(options);
    return options;
}

} // namespace ninesketch
