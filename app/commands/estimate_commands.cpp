// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/estimate_commands.h"

#include "app/commands/report_table.h"
#include "app/commands/whatif_commands.h"
#include "model/estimates/report_json.h"
#include "model/estimates/working.h"
#include "model/framework/design_review.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

std::string jsonText(const char *what, const Design &design, const Report &report, const Json &bands = {})
{
    Json json{{"ninesketch", what}, {"version", 1}};
    const Json body = reportToJson(design, report);
    for (const auto &[key, value] : body.items())
        json[key] = value;
    if (!bands.is_null())
        json["bands"] = bands;
    return json.dump(2) + "\n";
}

/// The paths of figures that a name means: "p99" is that of every class, "api.utilisation" a component's.
std::vector<std::string> pathsOf(const std::string &asked, const std::vector<std::string> &known)
{
    const std::string name = asked.ends_with("p99.9") ? asked.substr(0, asked.size() - 2) + "9" : asked;
    const std::size_t point = name.rfind('.');
    std::vector<std::string> paths;
    for (const std::string &path : known) {
        const std::size_t first = path.find('/'), last = path.rfind('/');
        const bool ofClass = path.starts_with("class/");
        const std::string owner = path.substr(first + 1, last - first - 1), key = path.substr(last + 1);
        if (path == name || (point == std::string::npos ? ofClass && key == name : owner + "." + key == name))
            paths.push_back(path);
    }
    return paths;
}

/// "redirect.p99", one a line.
std::string figureNames(const std::vector<std::string> &paths)
{
    std::string list;
    for (const std::string &path : paths) {
        const std::size_t first = path.find('/'), last = path.rfind('/');
        list += path.substr(first + 1, last - first - 1) + "." + path.substr(last + 1) + "\n";
    }
    return list;
}

Json workingToJson(const Working &working)
{
    Json inputs = Json::array();
    for (const Working &input : working.inputs)
        inputs.push_back(workingToJson(input));
    return Json{
        {"name", working.name},     {"result", working.result}, {"aloud", working.aloud}, {"formula", working.formula},
        {"source", working.source}, {"note", working.note},     {"inputs", inputs}};
}

/// Requirements of the interview that nothing holds the design against, and why.
std::string unjudgedLines(const Design &design)
{
    const Framework framework = frameworkOf(design.settings);
    std::string text;
    for (const NumberedLine &line : linesOf(framework.at(FrameworkStep::NonFunctional)))
        if (const std::string why = whyNotJudged(line.text, framework, design); !why.empty())
            text += "  \u2013 " + line.text + ": not judged; " + why + "\n";
    return text;
}

} // namespace

int estimateFile(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    const Report report = evaluated(opened, options);
    const auto bands = options.bands ? std::optional(bandsOf(options, opened.design)) : std::nullopt;
    if (options.json) {
        print(jsonText("estimate", opened.design, report, bands ? bandsToJson(*bands) : Json()));
        return done;
    }
    print(reportTable(opened.design, report, titleOf(options.files.first(), opened)));
    if (bands)
        print("\n" + bandsTable(*bands));
    return done;
}

int checkFile(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    const Report report = evaluated(opened, options);
    // what is unknown can't be promised, so it does not pass
    const bool allMet = std::ranges::all_of(report.targets, &TargetResult::met);
    if (options.json)
        print(jsonText("check", opened.design, report));
    else
        print((report.targets.empty() ? "There are no targets to hold the design against.\n"
                                      : targetLines(opened.design, report)) +
              unjudgedLines(opened.design));
    return allMet ? done : missed;
}

int explainFigures(const CommandOptions &options)
{
    const Opened opened = open(options.files.first(), options);
    const Report report = evaluated(opened, options);
    const std::vector<std::string> known = figures(opened.design, report);
    if (options.figures.isEmpty()) {
        print(options.json ? Json{{"ninesketch", "why"}, {"version", 1}, {"known", known}}.dump(2) + "\n"
                           : figureNames(known));
        return done;
    }
    std::string text;
    Json json{{"ninesketch", "why"}, {"version", 1}, {"figures", Json::array()}};
    for (const QString &name : options.figures) {
        const auto paths = pathsOf(name.toStdString(), known);
        if (paths.empty())
            throw Complaint{"There is no figure \"" + name.toStdString() +
                            "\" (ninesketch why FILE lists those that there are)."};
        for (const std::string &path : paths) {
            const Working working = explain(opened.design, report, path);
            text += (text.empty() ? "" : "\n") + workingText(working);
            json["figures"].push_back({{"figure", path}, {"working", workingToJson(working)}});
        }
    }
    print(options.json ? json.dump(2) + "\n" : text);
    return done;
}

} // namespace ninesketch
