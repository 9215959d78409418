// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/framework.h"

#include "model/design/entity_lines.h"
#include "model/design/kept_texts.h"
#include "model/design/line_text.h"
#include "model/framework/api_lines.h"
#include "model/framework/flow_lines.h"
#include "model/framework/requirement_lines.h"
#include "model/load_units.h"
#include "model/lowered.h"
#include "model/quantities.h"

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

namespace ninesketch
{
namespace
{

/// "country, device"
std::string fieldsWithoutSize(const Entity &entity)
{
    std::string names;
    for (const EntityField &field : entity.fields)
        if (field.bytes <= 0 && !std::isdigit(static_cast<unsigned char>(field.name[0]))) // "10k of them"
            names += (names.empty() ? "" : ", ") + field.name;
    return names;
}

} // namespace

std::span<const FrameworkStepInfo> frameworkSteps()
{
    static constexpr std::array<FrameworkStepInfo, frameworkStepCount> steps = {{
        {FrameworkStep::Functional, "functional", "Functional requirements", 2.5, false,
         "users can shorten a URL\nusers can follow a short URL"},
        {FrameworkStep::NonFunctional, "nonFunctional", "Non-functional requirements", 2.5, false,
         "redirect p99 < 100 ms\navailability 99.99 % per month"},
        {FrameworkStep::Entities, "entities", "Core entities", 2, false, "Url: code 7 B, long 500 B, created 8 B"},
        {FrameworkStep::Interface, "interface", "API", 5, false,
         "POST /urls {long} -> code @ 1.2k/s\nGET /{code} -> 302"},
        {FrameworkStep::DataFlow, "dataFlow", "Data flow", 5, true, "client -> gateway -> service -> cache + database"},
        {FrameworkStep::HighLevelDesign, "highLevel", "High-level design", 12, false, "the canvas; notes go here"},
        {FrameworkStep::DeepDives, "deepDives", "Deep dives", 10, false, "hot keys: cache the top 1 %"},
    }};
    return steps;
}

bool Framework::empty() const
{
    return std::ranges::all_of(notes, [](const std::string &text) { return text.empty(); });
}

Json toJson(const Framework &framework)
{
    Json json = Json::object();
    for (const FrameworkStepInfo &info : frameworkSteps())
        if (!framework.at(info.step).empty())
            json[info.id] = framework.at(info.step);
    return json;
}

Framework frameworkFromJson(const Json &json)
{
    Framework framework;
    if (!json.is_object())
        return framework;
    for (const FrameworkStepInfo &info : frameworkSteps())
        if (const auto found = json.find(info.id); found != json.end() && found->is_string())
            framework.at(info.step) = found->get<std::string>();
    return framework;
}

Framework frameworkOf(const DesignSettings &settings)
{
    const Json json = Json::parse(keptText(settings, frameworkKey), nullptr, false);
    return frameworkFromJson(json);
}

void keepFramework(DesignSettings &settings, const Framework &framework)
{
    keepText(settings, frameworkKey, framework.empty() ? std::string() : toJson(framework).dump());
}

std::vector<NumberedLine> linesOf(std::string_view text)
{
    std::vector<NumberedLine> lines;
    std::size_t start = 0, number = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i != text.size() && text[i] != '\n')
            continue;
        if (const std::string_view line = withoutRemark(text.substr(start, i - start)); !line.empty())
            lines.push_back({number, std::string(line)});
        ++number;
        start = i + 1;
    }
    return lines;
}

namespace
{

/// The lines of a step, each of the several things that one says for itself.
std::vector<NumberedLine> linesApart(const std::string &text, std::vector<std::string> (*split)(std::string_view))
{
    std::vector<NumberedLine> lines;
    for (const auto &[number, line] : linesOf(text))
        for (std::string &one : split(line))
            lines.push_back({number, std::move(one)});
    return lines;
}

} // namespace

std::vector<NumberedLine> wishesOf(const Framework &framework)
{
    static constexpr std::array<std::string_view, 9> leaving = {"out of scope",   "out-of-scope", "not in scope",
                                                                "below the line", "non-goals",    "nice to have",
                                                                "nice-to-have",   "later:",       "optional:"};
    std::vector<NumberedLine> wishes;
    bool out = false; // below a line that only says so
    for (NumberedLine &line : linesApart(framework.at(FrameworkStep::Functional), sentencesIn)) {
        const std::string said = lowered(content(line.text));
        const auto leaves = std::ranges::find_if(leaving, [&](const auto &words) { return said.starts_with(words); });
        if (said.ends_with(':') || (leaves != leaving.end() && said == *leaves))
            out = leaves != leaving.end();
        else if (!out && leaves == leaving.end())
            wishes.push_back(std::move(line));
    }
    return wishes;
}

std::vector<NumberedLine> requirementLinesOf(const Framework &framework)
{
    return linesApart(framework.at(FrameworkStep::NonFunctional), [](std::string_view line) {
        std::vector<std::string> all;
        for (const std::string &sentence : sentencesIn(line))
            for (std::string &one : requirementsIn(sentence))
                all.push_back(std::move(one));
        return all;
    });
}

std::vector<NumberedLine> entityLinesOf(const Framework &framework)
{
    return linesApart(framework.at(FrameworkStep::Entities), entitiesIn);
}

std::vector<FrameworkRemark> oneALine(std::vector<FrameworkRemark> remarks)
{
    std::vector<FrameworkRemark> joined;
    for (FrameworkRemark &remark : remarks) {
        const auto same = std::ranges::find_if(
            joined, [&](const FrameworkRemark &one) { return one.step == remark.step && one.line == remark.line; });
        if (same == joined.end()) {
            joined.push_back(std::move(remark));
            continue;
        }
        same->isProblem = same->isProblem || remark.isProblem;
        if (!(same->sentence + "; ").ends_with(remark.sentence + "; "))
            same->sentence += "; " + remark.sentence;
    }
    return joined;
}

std::vector<FrameworkRemark> reviewFramework(const Framework &framework)
{
    std::vector<FrameworkRemark> remarks;
    const auto say = [&](FrameworkStep step, std::size_t line, bool problem, std::string sentence) {
        remarks.push_back({step, line, problem, std::move(sentence)});
    };

    const auto functional = wishesOf(framework);
    if (functional.size() > 5)
        say(FrameworkStep::Functional, functional[5].number, true,
            std::to_string(functional.size()) + " functional requirements: which three to five matter in this hour?");

    for (const auto &[number, text] : requirementLinesOf(framework)) {
        const auto requirement = readRequirement(text);
        say(FrameworkStep::NonFunctional, number, !requirement,
            requirement ? requirementText(*requirement) : requirement.error());
    }
    for (const auto &[number, text] : entityLinesOf(framework)) {
        const auto entity = readEntity(text);
        if (!entity)
            say(FrameworkStep::Entities, number, true, entity.error());
        else if (const std::string open = fieldsWithoutSize(*entity); entity->bytesPerRow > 0)
            say(FrameworkStep::Entities, number, !open.empty(),
                rowText(*entity) + (open.empty()
                                        ? std::string()
                                        : " without " + open + ": how many bytes " +
                                              (open.find(", ") == std::string::npos ? "has it?" : "have they?")));
        else
            say(FrameworkStep::Entities, number, true,
                "how many bytes is one " + entity->name + "? Times how many a day, it is what the load pad keeps");
    }
    for (const auto &[number, text] : linesOf(framework.at(FrameworkStep::Interface))) {
        const auto api = readApiLine(text);
        say(FrameworkStep::Interface, number, !api,
            api ? "request class \"" + (api->named.empty() ? api->requestClass : capitalised(api->named)) + "\", " +
                      (api->isWrite ? "writes" : "reads") + (api->rate ? ", " + formatRate(*api->rate) : "") +
                      (api->requestBytes ? ", " + formatStorage(*api->requestBytes) + " a request" : "") +
                      (api->responseBytes ? ", " + formatStorage(*api->responseBytes) + " an answer" : "")
                : api.error());
    }
    for (const auto &[number, text] : linesOf(framework.at(FrameworkStep::DataFlow))) {
        const auto flow = readFlow(text);
        say(FrameworkStep::DataFlow, number, !flow,
            flow ? std::to_string(flow->size()) + (flow->size() == 1 ? " call" : " calls") : flow.error());
    }
    return remarks;
}

} // namespace ninesketch
