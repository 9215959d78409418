// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/flow_lines.h"

#include "model/design/kind_words.h"
#include "model/design/line_text.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace ninesketch
{

namespace
{

bool isNamed(std::string_view name, std::initializer_list<Behaviour> behaviours)
{
    const auto named = kindNamedIn(name);
    return named && std::ranges::find(behaviours, named->kind->behaviour) != behaviours.end();
}

/// It answers those who call it, and hands nothing over by itself; object stores do tell of what is put into them.
bool keepsOnly(std::string_view name)
{
    return isNamed(name, {Behaviour::Store, Behaviour::Cache}) && kindNamedIn(name)->kind->id != "object-store";
}

bool isQueue(std::string_view name)
{
    return isNamed(name, {Behaviour::Queue});
}

/// What joins two stages of a flow.
struct FlowArrow {
    std::size_t width = 0; ///< bytes
    bool async = false;
};

std::optional<FlowArrow> arrowAt(std::string_view text)
{
    if (text.starts_with("->>"))
        return FlowArrow{3, true};
    if (text.starts_with("~>"))
        return FlowArrow{2, true};
    if (text.starts_with("->") || text.starts_with("=>"))
        return FlowArrow{2, false};
    if (text.starts_with("\xe2\x86\x92")) // →
        return FlowArrow{3, false};
    return std::nullopt;
}

/// "cache + db" in "service -> cache + db ~> queue".
struct FlowStage {
    std::vector<std::string> names;
    bool async = false; ///< it is handed over to
};

std::vector<FlowStage> stagesOf(const std::string &text)
{
    std::vector<FlowStage> stages(1);
    std::string name;
    const auto keep = [&] {
        if (name = content(name); !name.empty())
            stages.back().names.push_back(name);
        name.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        if (const auto arrow = arrowAt(std::string_view(text).substr(i))) {
            keep();
            stages.push_back({{}, arrow->async});
            i += arrow->width;
            continue;
        }
        if (text[i] == '+' || text[i] == ',' || text[i] == '&')
            keep();
        else
            name += text[i];
        ++i;
    }
    keep();
    return stages;
}

/// Takes "(checkout, search)" off the end of a line.
std::vector<std::string> takeClasses(std::string &text)
{
    std::vector<std::string> classes;
    const auto open = text.rfind('(');
    if (!text.ends_with(')') || open == std::string::npos)
        return classes;
    std::istringstream names(text.substr(open + 1, text.size() - open - 2));
    for (std::string name; std::getline(names, name, ',');)
        if (name = content(name); !name.empty())
            classes.push_back(name);
    text = content(text.substr(0, open));
    return classes;
}

} // namespace

Result<std::vector<FlowStep>> readFlow(std::string_view line)
{
    std::string text = content(line);
    const std::vector<std::string> classes = takeClasses(text);
    const std::vector<FlowStage> stages = stagesOf(text);
    if (std::ranges::any_of(stages, [](const FlowStage &stage) { return stage.names.empty(); }))
        return Error{"an arrow needs a name on both sides, like client -> gateway -> service"};
    if (stages.size() == 1)
        return Error{"a flow has arrows, like client -> gateway -> service -> cache + db"};
    std::vector<FlowStep> steps;
    std::string caller; // of the stage before
    for (std::size_t i = 1; i < stages.size(); ++i) {
        const auto &from = stages[i - 1].names, &to = stages[i].names;
        const bool apart =
            stages[i].async && !caller.empty() && (from.size() > 1 || (keepsOnly(from.back()) && isQueue(to.front())));
        const std::vector<std::string> first = i == 1 ? from : std::vector{apart ? caller : from.back()};
        caller = first.back();
        for (const std::string &source : first)
            for (const std::string &target : to)
                steps.push_back({source, target, stages[i].async, classes});
    }
    return steps;
}

} // namespace ninesketch
