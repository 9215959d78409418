// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/import/mermaid_text.h"
#include "model/import/sequence.h"
#include "model/lowered.h"
#include "model/trimmed.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>

namespace ninesketch
{
namespace
{

constexpr std::size_t mostParties = 200, mostSteps = 2000;

struct ArrowForm {
    std::string_view word;
    bool dotted, hasHead, bothHeads;
};
/// Longer ones first where they begin alike.
constexpr ArrowForm arrowForms[] = {
    {"<<-->>", true, true, true}, {"<<->>", false, true, true}, {"-->>", true, true, false},
    {"->>", false, true, false},  {"--x", true, true, false},   {"-x", false, true, false},
    {"--)", true, true, false},   {"-)", false, true, false},   {"-->", true, false, false},
    {"->", false, false, false},
};

/// The part before the separator; what follows stays in `rest`, nothing when there is none.
std::string_view cutAt(std::string_view &rest, std::string_view separator)
{
    const auto at = rest.find(separator);
    const std::string_view before = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + separator.size());
    return trimmed(before);
}

class SequenceReader
{
public:
    /// Empty, or what is wrong.
    std::string take(std::string_view line)
    {
        const std::string word = lowered(firstMermaidWord(line));
        const std::string_view rest = trimmed(line.substr(word.size()));
        if (word == "participant" || word == "actor")
            return declare(rest, word == "actor");
        if (word == "create") { // from there on: it stands at the top all the same
            const std::string kind = lowered(firstMermaidWord(rest));
            return kind == "participant" || kind == "actor" ? take(rest) : "Whom does it create?";
        }
        if (word == "autonumber" || word == "destroy" || word == "links" || word == "link" || word == "properties" ||
            word == "details" || word.starts_with("acctitle") || word.starts_with("accdescr"))
            return {};
        if (word == "title" || word == "title:") {
            m_diagram.title = cleanMermaidLabel(rest.starts_with(':') ? rest.substr(1) : rest);
            return {};
        }
        if (word == "note")
            return note(rest);
        if (word == "loop" || word == "alt" || word == "opt" || word == "par" || word == "critical" ||
            word == "break" || word == "box" || word == "rect" || word == "par_over") {
            const bool isQuiet = word == "box" || word == "rect"; // only coloured
            m_open.push_back(isQuiet);
            if (!isQuiet)
                m_diagram.steps.emplace_back(SequenceBlock{word == "par_over" ? "par" : word, cleanMermaidLabel(rest)});
            return {};
        }
        if (word == "else" || word == "and" || word == "option") {
            if (m_open.empty())
                return "\"" + word + "\" stands in no block.";
            m_diagram.steps.emplace_back(SequenceDivider{cleanMermaidLabel(rest)});
            return {};
        }
        if (word == "end" && rest.empty())
            return closed();
        if (word == "activate" || word == "deactivate") {
            m_diagram.steps.emplace_back(SequenceActivation{party(rest), word == "activate"});
            return {};
        }
        return message(line);
    }

    std::string closed()
    {
        if (m_open.empty())
            return "There is no block that could end here.";
        if (!m_open.back())
            m_diagram.steps.emplace_back(SequenceBlockEnd{});
        m_open.pop_back();
        return {};
    }
    bool hasOpen() const { return !m_open.empty(); }

    SequenceDiagram m_diagram;

private:
    std::size_t party(std::string_view id)
    {
        const auto [found, isNew] = m_parties.try_emplace(std::string(trimmed(id)), m_diagram.parties.size());
        if (isNew)
            m_diagram.parties.push_back({found->first, cleanMermaidLabel(found->first), false});
        return found->second;
    }

    std::string declare(std::string_view rest, bool isActor)
    {
        if (rest.empty())
            return "It has no name.";
        const std::string_view id = cutAt(rest, " as ");
        SequenceParty &declared = m_diagram.parties[party(id.substr(0, id.find('@')))];
        declared.isActor = isActor;
        if (!trimmed(rest).empty())
            declared.label = cleanMermaidLabel(rest);
        return {};
    }

    std::string note(std::string_view rest)
    {
        using Side = SequenceNote::Side;
        SequenceNote note;
        std::string_view where = cutAt(rest, ":");
        const std::string lower = lowered(where);
        const std::pair<std::string_view, Side> sides[] = {
            {"over ", Side::Over}, {"left of ", Side::Left}, {"right of ", Side::Right}};
        const auto side = std::ranges::find_if(sides, [&](const auto &one) { return lower.starts_with(one.first); });
        if (side == std::end(sides))
            return "A note stands \"over\", \"left of\" or \"right of\" somebody.";
        note.side = side->second;
        where.remove_prefix(side->first.size());
        note.first = note.last = party(cutAt(where, ","));
        if (note.side == Side::Over && !trimmed(where).empty())
            note.last = party(where);
        if (note.first > note.last)
            std::swap(note.first, note.last);
        note.text = cleanMermaidLabel(rest);
        m_diagram.steps.emplace_back(std::move(note));
        return {};
    }

    std::string message(std::string_view line)
    {
        const std::string_view before = line.substr(0, line.find(':'));
        std::size_t at = std::string_view::npos;
        const ArrowForm *form = nullptr;
        for (const ArrowForm &one : arrowForms)
            if (const auto found = before.find(one.word); found < at) {
                at = found;
                form = &one;
            }
        if (!form)
            return "It is neither a message (A->>B: words) nor anything else of a sequence.";
        std::string_view rest = line.substr(at + form->word.size());
        std::string_view to = cutAt(rest, ":");
        const char sign = to.empty() ? '\0' : to.front();
        if (sign == '+' || sign == '-')
            to = trimmed(to.substr(1));
        const std::string_view from = trimmed(line.substr(0, at));
        if (from.empty() || to.empty())
            return "A message goes from somebody to somebody.";
        SequenceMessage message;
        message.from = party(from); // who speaks first stands further left
        message.to = party(to);
        message.label = cleanMermaidLabel(rest);
        message.dotted = form->dotted;
        message.hasHead = form->hasHead;
        message.bothHeads = form->bothHeads;
        message.later = form->word.ends_with(')');
        const auto [speaker, spoken] = std::pair{message.from, message.to};
        m_diagram.steps.emplace_back(std::move(message));
        if (sign == '+')
            m_diagram.steps.emplace_back(SequenceActivation{spoken, true});
        if (sign == '-')
            m_diagram.steps.emplace_back(SequenceActivation{speaker, false});
        return {};
    }

    std::map<std::string, std::size_t, std::less<>> m_parties;
    std::vector<bool> m_open; ///< blocks; whether they are not drawn
};

} // namespace

bool isMermaidSequence(std::string_view text)
{
    return mermaidKind(text) == "sequenceDiagram";
}

Result<SequenceDiagram> parseSequence(std::string_view text)
{
    const auto lines = mermaidLines(text);
    if (mermaidKind(lines) != "sequenceDiagram")
        return Error{"This is no Mermaid sequence: it should begin with \"sequenceDiagram\"."};
    SequenceReader reader;
    for (std::size_t i = mermaidHeader(lines) + 1; i < lines.size(); ++i) {
        if (lines[i].starts_with("```"))
            break;
        std::string_view rest = lines[i];
        while (!rest.empty()) {
            const std::size_t end = mermaidStatementEnd(rest, false);
            const std::string_view statement = trimmed(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (statement.starts_with("%%"))
                break;
            const std::string problem = statement.empty() ? std::string() : reader.take(statement);
            if (!problem.empty())
                return Error{"Line " + std::to_string(i + 1) + ": " + problem};
        }
        if (reader.m_diagram.parties.size() > mostParties)
            return Error{"A sequence may have " + std::to_string(mostParties) + " parties at most."};
        if (reader.m_diagram.steps.size() > mostSteps)
            return Error{"A sequence may have " + std::to_string(mostSteps) + " steps at most."};
    }
    while (reader.hasOpen()) // half typed
        (void)reader.closed();
    return std::move(reader.m_diagram);
}

} // namespace ninesketch
