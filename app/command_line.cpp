// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/commands/compare_command.h"
#include "app/commands/estimate_commands.h"
#include "app/commands/file_commands.h"
#include "app/commands/maybe_meant.h"
#include "app/commands/nines_command.h"
#include "app/commands/scenario_commands.h"
#include "app/commands/simulate_command.h"
#include "app/commands/whatif_commands.h"
#include "app/settings.h"
#include "ui/documents/own_presets.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <QRegularExpression>
#include <algorithm>
#include <cstdio>

namespace ninesketch
{
namespace
{

const char *const help =
    R"(Ninesketch: draw the system, see the nines.

  ninesketch [FILE]                     opens a drawing, or an example by its name, in a window
  ninesketch estimate FILE [--bands] [--json]
                                        prints what the panels show; with bands where inputs are stated as ranges
  ninesketch check FILE [--json]        holds the estimates against the targets: exit code 1 when one is missed
  ninesketch export FILE --to FORMAT [-o OUT] [--annotate] [--dark] [--embed] [--frame NAME]
                    [--scale N] [--padding N] [--no-background] [--paper A4] [--page-per-frame]
                                        FORMAT: excalidraw, svg, png, pdf, design; paper and pages are a PDF's
  ninesketch report FILE [--to markdown|md|html|pdf] [-o OUT]
                                        requirements, estimates with workings, findings and assumptions, written out
  ninesketch read DRAWING [-o OUT] [--json]
                                        what the parts of a drawing made elsewhere are taken for, by its words and
                                        arrows; with OUT, the drawing with that meaning
  ninesketch schema                     the JSON Schema of designs written as text
  ninesketch examples [--json]          the examples that are built in, to be used as FILE
  ninesketch compare BEFORE AFTER [--json]
                                        one line of differences per request class
  ninesketch simulate FILE [--seconds T | --requests N | --precision 1%] [--seed S] [--failures] [--json]
                                        the same figures by executing the design, with 95 % intervals
  ninesketch sensitivity FILE [--figure F]... [--class C] [--top N] [--json]
                                        what moves a figure, and by how much: every input varied by itself
  ninesketch sweep FILE --set INPUT=FROM..TO [--steps N] [--log] [--figure F]... [--class C] [--csv | --json]
                                        figures over a range of one input; INPUT=10,20,50 for these values
  ninesketch inputs FILE [--json]       the addresses of all inputs: database.replicas, api->database.timeout,
                                        class.read.rate, setting.roundTrip.zone, load
  ninesketch why FILE FIGURE... [--json]
                                        how a figure came about: redirect.p99, api.utilisation, p99 of every class
  ninesketch nines FILE [--json]        downtime by class and window, whose it is, what one more replica, zone or nine
                                        would save, and what is left when replicas fail together
  ninesketch breaks FILE [--json]       the components in the order in which they are full as load grows
  ninesketch plan FILE [--factors 1,10,100] [--busy 70%] [--csv | --json]
                                        replicas, partitions, instances and cost at multiples of today's load
  ninesketch tradeoff FILE [--switch NAME --at COMPONENT] [--json]
                                        the ready trade-offs that fit; one of them, tried, with what each option changes
  ninesketch --help, --version; ninesketch COMMAND --help tells of one command

FILE is an .excalidraw drawing, a design written as JSON text (docs/design-format.md), a Mermaid diagram (.mmd), the
name of an example, or - for the standard input; an OUT of - is the standard output.
A drawing in which nothing says what it is, is read by its words and arrows.
estimate, check, report, compare, simulate, sensitivity, sweep, why and nines take --load FACTOR, which multiplies the rate
of every request class. They, inputs, breaks, plan and tradeoff take --kill WHAT, as often as wanted: a COMPONENT,
COMPONENT:2 (replicas of it), zone:NAME, region:NAME; and --scenario NAME, one of those that are kept with the file.
Figures that no formula tells well are simulated for a moment; --simulate never leaves them as the analysis has them.
Exit codes: 0 done, 1 a target is missed, 2 bad input or an output that can't be written, 130 stopped by Ctrl+C.
)";

struct Command {
    const char *name;
    int (*run)(const CommandOptions &);
    const char *example; ///< as somebody would type it; empty: there is nothing to say
};
constexpr Command commands[] = {
    {"estimate", estimateFile, "ninesketch estimate url-shortener --load 3 --kill zone:a"},
    {"check", checkFile, "ninesketch check my-design.excalidraw && echo all targets are met"},
    {"export", exportFile, "ninesketch export url-shortener --to svg --annotate -o picture.svg"},
    {"compare", compareFiles, "ninesketch compare url-shortener-naive url-shortener"},
    {"sweep", sweepFile, "ninesketch sweep url-shortener --set load=0.5..4 --figure p99 --class redirect"},
    {"simulate", simulateFile, "ninesketch simulate payments --precision 2%"},
    {"inputs", listInputs, "ninesketch inputs url-shortener"},
    {"sensitivity", sensitivityOfFile, "ninesketch sensitivity url-shortener --figure redirect.p99 --top 5"},
    {"examples", listExamples, "ninesketch estimate $(ninesketch examples | head -1)"},
    {"schema", printSchema, ""},
    {"report", writeReport, "ninesketch report url-shortener --to html -o report.html"},
    {"breaks", listBreaks, "ninesketch breaks chat --kill registry"},
    {"plan", planFile, "ninesketch plan url-shortener --factors 1,10,100 --busy 60%"},
    {"tradeoff", tradeoffFile, "ninesketch tradeoff url-shortener --switch database --at links-table"},
    {"why", explainFigures, "ninesketch why url-shortener redirect.p99 links-table.storage"},
    {"nines", tellNines, "ninesketch nines payments"},
    {"read", readDrawing, "ninesketch read whiteboard.excalidraw -o design.excalidraw"}};

/// What holds of several commands: words, and of which options' commands it is.
struct Shared {
    const char *option; ///< that they take; empty: they take a file
    const char *words;
};
constexpr Shared sharedHelp[] = {
    {"",
     "FILE is an .excalidraw drawing, a design written as JSON text (docs/design-format.md), a Mermaid diagram (.mmd), "
     "the\nname of an example, or - for the standard input. A drawing in which nothing says what it is, is read by its "
     "words and arrows.\n"},
    {"--output", "An OUT of - is the standard output.\n"},
    {"--load", "--load FACTOR multiplies the rate of every request class.\n"},
    {"--kill", "--kill WHAT, as often as wanted: a COMPONENT, COMPONENT:2 (replicas of it), zone:NAME, region:NAME.\n"
               "--scenario NAME: one of those that are kept with the file.\n"},
    {"--simulate", "Figures that no formula tells well are simulated for a moment; --simulate never leaves them as the "
                   "analysis has them.\n"}};

/// The lines about one command, and what holds of it and others.
std::string helpOf(const Command &command)
{
    const std::string whole = help, name = command.name, line = "\n  ninesketch " + name + ' ';
    const std::size_t begin = whole.find(line) + 1, next = whole.find("\n  ninesketch ", begin) + 1;
    std::string lines = whole.substr(begin, next - begin);
    if (*command.example)
        lines += "\nLike this:\n    " + std::string(command.example) + "\n";
    if (!takesFile(QString::fromStdString(name)))
        return lines;
    lines += "\n";
    for (const Shared &shared : sharedHelp)
        if (!*shared.option || takesOption(QString::fromStdString(name), QLatin1String(shared.option)))
            lines += shared.words;
    lines += "Exit codes: 0 done, " + std::string(name == "check" ? "1 a target is missed or can't be judged, " : "") +
             "2 bad input or an output that can't be written";
    return lines + (name == "simulate" ? ", 130 stopped by Ctrl+C.\n" : ".\n");
}

bool asksForHelp(const QString &argument)
{
    return argument == QLatin1String("--help") || argument == QLatin1String("-h");
}

const Command *commandNamed(const QString &name)
{
    const auto at = std::ranges::find_if(commands, [&](const Command &one) { return name == QLatin1String(one.name); });
    return at == std::end(commands) ? nullptr : &*at;
}

bool isDisplayThere()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// What is asked of the program itself; nothing when it is a command or a file.
const char *answerAboutItself(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (asksForHelp(first) || (first.isEmpty() && !isDisplayThere()))
        return help;
    return first == "--version" ? "ninesketch " NINESKETCH_VERSION "\n" : nullptr;
}

/// Why the words open no window; nothing when they are files for one.
std::optional<Complaint> complaintOf(const QStringList &arguments)
{
    const QString &first = arguments.first();
    const std::string name = first.toStdString();
    if (first == "--" && arguments.size() > 1) // what follows is files
        return isDisplayThere() ? std::nullopt : complaintOf(arguments.mid(1));
    if (first.startsWith("--") && !first.contains('=') && arguments.size() == 1)
        return Complaint{"There is no option " + name + " (ninesketch --help lists them)."};
    static const QRegularExpression word("^[a-z-]+$");
    if (word.match(first).hasMatch() && !QFileInfo::exists(first) && !isExample(first)) {
        QStringList known;
        for (const Command &one : commands)
            known << QLatin1String(one.name);
        return Complaint{"There is no command and no file \"" + name + "\"" + maybeMeant(first, known) +
                         " (ninesketch --help lists the commands)."};
    }
    if (!isDisplayThere())
        return Complaint{"There is no display for a window here; ninesketch --help lists what works without."};
    return std::nullopt;
}

int run(const Command &command, const QStringList &arguments, int &argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts are wanted, windows are not
    const QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName("ninesketch"); // as the window: one folder for what a person set up
    for (const QString &complaint : takeOwnPresets(presetsFile()))
        std::fprintf(stderr, "%s\n", qPrintable(complaint));
    return command.run(parse(arguments));
}

} // namespace

std::optional<int> runCommandLine(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.push_back(QString::fromLocal8Bit(argv[i]));
    if (arguments.value(0) == QLatin1String("help") && !QFileInfo::exists(QStringLiteral("help"))) {
        arguments.removeFirst();
        arguments.push_back(QStringLiteral("--help"));
    }
    try {
        int status = done;
        if (const Command *command = commandNamed(arguments.value(0))) {
            if (std::any_of(arguments.begin(), std::ranges::find(arguments, QLatin1String("--")), asksForHelp))
                print(helpOf(*command));
            else
                status = run(*command, arguments, argc, argv);
        } else if (const char *answer = answerAboutItself(arguments)) {
            print(answer);
        } else {
            if (const auto complaint = arguments.isEmpty() ? std::nullopt : complaintOf(arguments))
                throw *complaint;
            return std::nullopt;
        }
        if (std::fflush(stdout) != 0) // a full disk, say
            throw unwritten();
        return status;
    } catch (const Complaint &complaint) {
        std::fprintf(stderr, "%s\n", complaint.sentence.c_str());
        return badInput;
    }
}

} // namespace ninesketch
