// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/framework/flow_lines.h"

#include "model/design/kind_words.h"
#include "model/design/line_text.h"
#include "model/design/word_stems.h"
#include "model/framework/flow_words.h"
#include "model/lowered.h"
#include "model/one_of.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

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
    bool backwards = false; ///< what stands behind it calls
};

/// "->", "-->", "=>", " > ", "→", "->>"; "~>", "-->>" and "-.->" hand over; "<->" asks and is answered.
std::optional<FlowArrow> arrowAt(std::string_view text)
{
    static constexpr std::pair<std::string_view, FlowArrow> signs[] = {
        {"\xe2\x86\x92", {}},  {"\xe2\x87\x92", {}},  {"\xe2\x9f\xb6", {}},
        {"\xe2\x9e\x9c", {}},                                                             // → ⇒ ⟶ ➜
        {"\xe2\x9e\xa1", {}},  {"\xe2\x86\x94", {}},  {"\xe2\x87\x84", {}},               // ➡ ↔ ⇄
        {"\xe2\x80\x94>", {}}, {"\xe2\x80\x93>", {}}, {"\xe2\x9f\xb9", {}},               // —> –> ⟹
        {"\xe2\x9e\x9d", {}},  {"\xe2\x9e\x94", {}},                                      // ➝ ➔
        {" >> ", {}},          {" > ", {}},           {"\xe2\x86\x90", {0, false, true}}, // ←
    };
    for (const auto &[sign, arrow] : signs)
        if (text.starts_with(sign))
            return FlowArrow{sign.size(), arrow.async, arrow.backwards};
    const bool back = text.starts_with('<');
    std::size_t end = back ? 1 : 0;
    const std::size_t shaft = end;
    while (end < text.size() && std::string_view("-=~.").find(text[end]) != std::string_view::npos)
        ++end;
    const std::string_view line = text.substr(shaft, end - shaft);
    const bool head = end < text.size() && text[end] == '>';
    if (line.empty() || (!head && !back) || line == ".")
        return std::nullopt;
    const bool twice = head && end + 1 < text.size() && text[end + 1] == '>';
    const bool async = (twice && line.size() > 1) || line.find_first_of("~.") != std::string_view::npos;
    return FlowArrow{end + (twice ? 2 : head ? 1 : 0), async, back && !head};
}

std::size_t firstArrow(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size() && !arrowAt(text.substr(at)))
        ++at;
    return at < text.size() ? at : std::string_view::npos;
}

/// "cache + db" in "service -> cache + db ~> queue".
struct FlowStage {
    std::vector<std::string> names;
    bool async = false;     ///< it is handed over to
    bool backwards = false; ///< it calls the stage before
};

/// "redis", which is no request class.
bool namesProduct(std::string_view said)
{
    const auto named = kindNamedIn(said);
    return named && named->preset;
}

/// A line, as the chains of stages that it has: "api -> cache, api -> db" has two.
class FlowReader
{
public:
    explicit FlowReader(std::string_view text) : m_text(text) {}

    std::vector<std::vector<FlowStage>> read()
    {
        while (m_at < m_text.size()) {
            const std::string_view rest = m_text.substr(m_at);
            const char c = rest.front();
            if (const auto arrow = m_closing == 0 ? arrowAt(rest) : std::nullopt) {
                keep();
                m_chains.back().push_back({{}, arrow->async, arrow->backwards});
                m_at += arrow->width;
                continue;
            }
            ++m_at;
            if (std::string_view("([{").find(c) != std::string_view::npos)
                open(c);
            else if (c == m_closing)
                close();
            else if (c == ';' || (c == ',' && m_closing == 0))
                part(c);
            else if (std::string_view("+,&|").find(c) != std::string_view::npos)
                keep();
            else
                m_name += c;
        }
        keep();
        return m_chains;
    }

private:
    /// Several at once, "api -> (cache, db)"; or what is said of a name, "cache (miss)".
    void open(char bracket)
    {
        const char closing = bracket == '(' ? ')' : bracket == '[' ? ']' : '}';
        const auto end = m_text.find(closing, m_at);
        if (content(m_name).empty()) {
            const std::string behind = end == std::string_view::npos ? "" : content(m_text.substr(end + 1));
            if (!behind.empty() && std::isalpha(static_cast<unsigned char>(behind[0])) != 0)
                m_at = end + 1; // "(UDP) feed handler"
            else
                m_closing = closing;
            return;
        }
        const std::string said = lowered(m_text.substr(m_at, end - m_at));
        if (said == "async" || said == "asynchronous" || said == "asynchronously")
            m_chains.back().back().async = true;
        else if (namesProduct(said)) // what it is made of: "lock (redis)"
            m_name = content(m_name) + " (" + said + ")";
        m_at = end == std::string_view::npos ? m_text.size() : end + 1;
    }

    void close()
    {
        keep();
        m_closing = 0;
    }

    /// A comma or semicolon before a chain of its own; otherwise before one more name.
    void part(char mark)
    {
        keep();
        const std::string_view rest = m_text.substr(m_at, m_text.find_first_of(",;", m_at) - m_at);
        const auto arrow = firstArrow(rest);
        if (arrow == std::string_view::npos)
            return;
        const std::string first = lowered(nameAlone(content(rest.substr(0, arrow))));
        if (mark == ';' || m_named.contains(first))
            m_chains.push_back(std::vector<FlowStage>(1));
    }

    void keep()
    {
        std::string name = nameAlone(content(m_name));
        m_name.clear();
        if (name.empty())
            return;
        const auto joint = name.find(" and ");
        if (joint != std::string::npos && isPartOfSystem(name.substr(0, joint)) &&
            isPartOfSystem(name.substr(joint + 5))) {
            add(name.substr(0, joint));
            name = nameAlone(name.substr(joint + 5));
        }
        add(name);
    }

    void add(const std::string &name)
    {
        m_chains.back().back().names.push_back(name);
        m_named.insert(lowered(name));
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    char m_closing = 0; ///< of the bracket that is open, 0: none is
    std::string m_name;
    std::set<std::string> m_named;
    std::vector<std::vector<FlowStage>> m_chains{std::vector<FlowStage>(1)};
};

/// Takes "(checkout, search)" off the end of a line.
std::vector<std::string> takeClasses(std::string &text)
{
    std::vector<std::string> classes;
    const auto open = text.rfind('(');
    if (!text.ends_with(')') || open == std::string::npos)
        return classes;
    const std::string before = content(text.substr(0, open)), said = text.substr(open + 1, text.size() - open - 2);
    const bool several = before.empty() || std::string_view(">+,&|").find(before.back()) != std::string_view::npos ||
                         before.ends_with("\xe2\x86\x92"); // "api -> (cache, db)"
    const std::set<std::string> words = stemsOf(said);
    const bool remark = std::ranges::any_of(words, [](const std::string &word) {
        return isOneOf(word, {"miss", "hit", "async", "asynchronous", "sync", "optional", "cached"});
    });
    if (several || remark || namesProduct(said))
        return classes;
    std::istringstream names(said);
    for (std::string name; std::getline(names, name, ',');)
        if (name = content(name); !name.empty())
            classes.push_back(name);
    text = before;
    return classes;
}

/// Takes "2. " or "Step 2: " off the beginning.
void takeNumber(std::string &text)
{
    std::size_t at = lowered(text).starts_with("step ") ? 5 : text.starts_with('(') ? 1 : 0;
    const std::size_t first = at;
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])))
        ++at;
    if (at > first && at + 1 < text.size() && std::string_view(".):").find(text[at]) != std::string_view::npos)
        text = content(text.substr(at + 1));
}

/// Takes "write path: " off the beginning: "write".
std::string takeLabel(std::string &text)
{
    const auto colon = text.find(": ");
    if (colon == std::string::npos || colon > firstArrow(text))
        return {};
    std::string label;
    std::istringstream words(text.substr(0, colon));
    for (std::string word; words >> word;)
        if (!isOneOf(lowered(word), {"path", "flow", "the", "request", "requests", "for", "case"}))
            label += (label.empty() ? "" : " ") + word;
    text = content(text.substr(colon + 2));
    return label;
}

/// Without what is asked, as in sequence diagrams: "client -> gateway: POST /holds -> 201".
void takeMessages(std::string &text)
{
    const auto first = firstArrow(text);
    for (auto colon = text.find(": ", std::min(first, text.size())); colon != std::string::npos;
         colon = text.find(": ", colon)) {
        std::size_t end = std::min(text.find(';', colon), text.size());
        const std::string_view message = std::string_view(text).substr(colon, end - colon);
        if (const auto arrow = firstArrow(message); arrow != std::string_view::npos) {
            const std::string_view behind = message.substr(arrow + arrowAt(message.substr(arrow))->width);
            if (isPartOfSystem(content(behind.substr(0, firstArrow(behind))))) // it goes on there
                end = colon + arrow;
        }
        text.erase(colon, end - colon);
    }
}

/// "redis, on miss -> postgres" is "redis -> postgres".
void joinMisses(std::string &text)
{
    for (const std::string_view said : {", on a miss ", ", on miss ", ", on cache miss ", ", on a cache miss ",
                                        ", on misses ", ", if missed ", ", if miss ", ", miss ", ", else "})
        for (auto at = lowered(text).find(said); at != std::string::npos; at = lowered(text).find(said, at + 1))
            if (arrowAt(std::string_view(text).substr(at + said.size())))
                text.replace(at, said.size(), " ");
}

/// "api -> cache then db": between two parts of a chain.
std::string thenIsAnArrow(std::string text)
{
    constexpr std::string_view then = " then ";
    if (firstArrow(text) == std::string::npos)
        return text;
    for (auto at = text.find(then); at != std::string::npos; at = text.find(then, at + 1)) {
        const std::string_view behind = std::string_view(text).substr(at + then.size());
        std::size_t begin = at, end = std::min({firstArrow(behind), behind.find_first_of(",;("), behind.find(then)});
        while (begin > 0 && std::string_view(",;>").find(text[begin - 1]) == std::string_view::npos)
            --begin;
        if (isPartOfSystem(content(text.substr(begin, at - begin))) && isPartOfSystem(content(behind.substr(0, end))))
            text.replace(at, then.size(), " -> ");
    }
    return text;
}

/// The calls of one chain.
std::vector<FlowStep> stepsOf(const std::vector<FlowStage> &stages)
{
    std::vector<FlowStep> steps;
    std::string caller; // of the stage before
    for (std::size_t i = 1; i < stages.size(); ++i) {
        const auto &from = stages[i - 1].names, &to = stages[i].names;
        if (stages[i].backwards) {
            for (const std::string &source : to)
                steps.push_back({source, from.back(), stages[i].async, {}, {}});
            caller.clear();
            continue;
        }
        const bool apart =
            stages[i].async && !caller.empty() && (from.size() > 1 || (keepsOnly(from.back()) && isQueue(to.front())));
        const std::vector<std::string> first = i == 1 ? from : std::vector{apart ? caller : from.back()};
        caller = first.back();
        for (const std::string &source : first)
            for (const std::string &target : to)
                steps.push_back({source, target, stages[i].async, {}, {}});
    }
    return steps;
}

} // namespace

bool hasFlowArrow(std::string_view line)
{
    return firstArrow(line) != std::string_view::npos;
}

Result<std::vector<FlowStep>> readFlow(std::string_view line)
{
    std::string text = content(line);
    takeNumber(text);
    const std::string label = takeLabel(text);
    takeMessages(text);
    joinMisses(text);
    if (firstArrow(text) == std::string::npos)
        text = callsTold(text).value_or(text);
    text = thenIsAnArrow(std::move(text));
    const std::vector<std::string> classes = takeClasses(text);
    const auto chains = FlowReader(text).read();
    std::vector<FlowStep> steps;
    for (const std::vector<FlowStage> &stages : chains) {
        if (std::ranges::any_of(stages, [](const FlowStage &stage) { return stage.names.empty(); }))
            return Error{"an arrow needs a name on both sides, like client -> gateway -> service"};
        std::ranges::move(stepsOf(stages), std::back_inserter(steps));
    }
    if (steps.empty())
        return Error{"a flow has arrows, like client -> gateway -> service -> cache + db"};
    for (FlowStep &step : steps) {
        step.classes = classes;
        step.label = label;
    }
    return steps;
}

} // namespace ninesketch
