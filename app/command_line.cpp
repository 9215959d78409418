// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/report_text.h"
#include "exporters/annotated_scene.h"
#include "exporters/document_file.h"
#include "exporters/exporter.h"
#include "model/design/read_design.h"
#include "model/estimates/evaluate.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

constexpr const char *help = R"(Ninesketch: draw the system, see the nines.

  ninesketch [FILE]                      opens the window
  ninesketch estimate FILE [--json]      availability, latency, throughput of a design
  ninesketch check FILE                  are its targets met? exit 1 when one is missed
  ninesketch export FILE --to excalidraw|svg|png|pdf [-o OUTPUT] [--annotate] [--dark] [--scale N] [--embed]
  ninesketch examples                    the examples that are built in, to be used as FILE
  ninesketch --help, --version

FILE is an .excalidraw drawing. OUTPUT is FILE with another ending unless given; - is standard output.
Exit status: 0, 1 when a target is missed or unknown, 2 for bad input.
)";

int complain(const std::string &sentence)
{
    std::fprintf(stderr, "ninesketch: %s\n", sentence.c_str());
    return 2;
}

void print(const std::string &text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// The words after the command: flags, options with a value, and the rest.
class Words
{
public:
    explicit Words(QStringList words) : m_words(std::move(words)) {}
    bool flag(const QString &name) { return m_words.removeAll(name) > 0; }
    std::optional<QString> option(const QString &name)
    {
        const auto at = m_words.indexOf(name);
        if (at < 0)
            return std::nullopt;
        if (at + 1 >= m_words.size()) {
            m_problem = name + " needs a value";
            return std::nullopt;
        }
        const QString value = m_words.at(at + 1);
        m_words.remove(at, 2);
        return value;
    }
    /// The one file that is left, or what is wrong.
    Result<QString> file() const
    {
        if (!m_problem.isEmpty())
            return Error{m_problem.toStdString()};
        for (const QString &word : m_words)
            if (word.startsWith("-") && word != "-")
                return Error{"there is no option " + word.toStdString() + "; see ninesketch --help"};
        if (m_words.size() != 1)
            return Error{m_words.isEmpty() ? "a file is wanted; see ninesketch --help"
                                           : "one file is wanted, not " + std::to_string(m_words.size())};
        return m_words.first();
    }

private:
    QStringList m_words;
    QString m_problem;
};

int estimate(Words words, bool onlyTargets)
{
    const bool json = words.flag("--json");
    const auto file = words.file();
    if (!file)
        return complain(file.error());
    const auto scene = readSceneFile(*file);
    if (!scene)
        return complain(scene.error());
    const Design design = readDesign(*scene);
    if (design.empty() && onlyTargets)
        return complain("\"" + file->toStdString() + "\" has no components: give its shapes a meaning first.");
    const Report report = evaluate(design);
    if (json)
        print(estimatesAsJson(design, report).dump(2) + "\n");
    else if (onlyTargets)
        print(targetsAsLines(design, report));
    else if (design.empty())
        print("This drawing has no components yet, so there is nothing to estimate.\n");
    else
        print(estimatesAsTable(design, report));
    if (!onlyTargets)
        return 0;
    const auto missed = std::ranges::count_if(report.targets, [](const TargetResult &one) { return !one.met; });
    if (!json)
        print(report.targets.empty() ? "  No targets are set.\n"
                                     : "  " + std::to_string(report.targets.size() - static_cast<std::size_t>(missed)) +
                                           " of " + std::to_string(report.targets.size()) + " targets met\n");
    return missed ? 1 : 0;
}

int exportTo(Words words)
{
    const auto to = words.option("--to"), output = words.option("-o"), scale = words.option("--scale");
    ExportOptions options;
    options.dark = words.flag("--dark");
    options.embedScene = words.flag("--embed");
    const bool annotate = words.flag("--annotate");
    const auto file = words.file();
    if (!file)
        return complain(file.error());
    if (scale) {
        bool ok = false;
        options.scale = scale->toDouble(&ok);
        if (!ok || !(options.scale >= 0.1 && options.scale <= 20))
            return complain("--scale wants a number from 0.1 to 20");
    }
    const auto exporters = allExporters();
    const auto exporter = std::ranges::find_if(exporters, [&](const Exporter &one) { return to && *to == one.id; });
    if (exporter == exporters.end()) {
        std::string known;
        for (const Exporter &one : exporters)
            known += (known.empty() ? "" : ", ") + std::string(one.id);
        return complain("--to wants one of: " + known);
    }
    const auto scene = readSceneFile(*file);
    if (!scene)
        return complain(scene.error());
    const auto bytes = exporter->write(annotate ? annotatedScene(*scene) : *scene, options);
    if (!bytes)
        return complain(bytes.error());
    if (output && *output == "-") {
        print(bytes->toStdString());
        return 0;
    }
    const QFileInfo source(*file);
    const QString path = output ? *output : source.dir().filePath(source.completeBaseName() + "." + exporter->suffix);
    if (!output && QFileInfo(path) == source)
        return complain("say with -o where to export to, so that \"" + path.toStdString() + "\" stays as it is");
    QSaveFile target(path);
    if (!target.open(QIODevice::WriteOnly) || target.write(*bytes) != bytes->size() || !target.commit())
        return complain("\"" + path.toStdString() + "\" can't be written: " + target.errorString().toStdString() + ".");
    return 0;
}

int listExamples()
{
    for (const QString &name : QDir(":/examples").entryList(QDir::Files, QDir::Name))
        print(":/examples/" + name.toStdString() + "\n");
    return 0;
}

} // namespace

std::optional<int> runCommandLine(int argc, char **argv)
{
    const std::string command = argc > 1 ? argv[1] : "";
    if (command == "--help" || command == "-h" || command == "help") {
        print(help);
        return 0;
    }
    if (command == "--version") {
        print("ninesketch " NINESKETCH_VERSION "\n");
        return 0;
    }
    if (command != "estimate" && command != "check" && command != "export" && command != "examples")
        return std::nullopt;
    qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts and pictures without a display
    const QGuiApplication application(argc, argv);
    Words words(QGuiApplication::arguments().mid(2));
    if (command == "examples")
        return listExamples();
    if (command == "export")
        return exportTo(std::move(words));
    return estimate(std::move(words), command == "check");
}

} // namespace ninesketch
