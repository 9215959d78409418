// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_tokens.h"

#include "model/load/line_words.h"
#include "model/load/pad_answers.h"
#include "model/lowered.h"
#include "model/one_of.h"
#include "model/quantities.h"

#include <algorithm>
#include <regex>

namespace ninesketch
{
namespace
{

constexpr double bytesOfAToken = 4; ///< of English text, as the makers of tokenizers say

std::string tokensText(double count)
{
    return formatQuantity(count, Unit::None, 3) + (count == 1 ? " token" : " tokens");
}

/// "500 tokens in", "300 output tokens", "800 tokens per prompt", behind another one "300 out"; false: it is none.
bool takePart(const std::string &part, PadTokens &tokens)
{
    static const std::regex written(
        "^(?:(input|output|prompt|completion|context|response|answer|reply|question|in|out)s?:? )?(?:avg |average "
        "|about |~ ?|with )?"
        "([0-9][0-9.,]* ?k?)(?: (input|output|prompt|completion|context|response))?( tokens?)?"
        "(?: ?(in|out|input|output|generated|returned|each|on average)| ?(?:per|/|a|of) ?([a-z]+))?$",
        std::regex::icase);
    std::smatch found;
    if (!std::regex_match(part, found, written) || !(found[4].matched || tokens.each > 0))
        return false;
    const auto count = readLoadTerm(found[2].str());
    if (!count || count->dimension != Dimension{})
        return false;
    const std::string kind = lowered(found[1].str() + found[3].str() + found[5].str()), of = lowered(found[6].str());
    if (isTime(of) || isOneOf(of, {"s", "day", "second"}))
        return false; // a rate
    const bool isOut =
        isOneOf(kind, {"output", "completion", "response", "answer", "reply", "out", "generated", "returned"}) ||
        isOneOf(of, {"response", "completion", "answer", "reply", "output"});
    const bool isIn =
        isOneOf(kind, {"input", "prompt", "question", "context", "in"}) || isOneOf(of, {"input", "context"});
    tokens.each += count->value.likely;
    if (isOut)
        tokens.out = tokens.out.value_or(0) + count->value.likely;
    if (isIn)
        tokens.in = tokens.in.value_or(0) + count->value.likely;
    if (tokens.of.empty() && !isOut && !isIn)
        tokens.of = of;
    return true;
}

} // namespace

std::optional<PadTokens> readTokens(std::string_view text)
{
    static const std::regex joint("\\s*(?:,|\\+|/| and )\\s*(?=[0-9a-z~]+)", std::regex::icase);
    std::string line(text);
    if (lowered(line).find("token") == std::string::npos)
        return std::nullopt;
    static const std::regex perItem("/(?=[a-z])", std::regex::icase);
    line = std::regex_replace(line, perItem, " per ");
    PadTokens tokens;
    std::sregex_token_iterator part(line.begin(), line.end(), joint, -1);
    for (; part != std::sregex_token_iterator(); ++part)
        if (!takePart(part->str(), tokens))
            return std::nullopt;
    return tokens.each > 0 ? std::optional(tokens) : std::nullopt;
}

std::optional<std::size_t> tokensBehind(std::string_view line)
{
    if (readTokens(line))
        return std::nullopt;
    for (auto comma = line.find(','); comma != std::string_view::npos; comma = line.find(',', comma + 1)) {
        const auto start = line.find_first_not_of(' ', comma + 1);
        if (start != std::string_view::npos && readTokens(line.substr(start)))
            return comma;
    }
    return std::nullopt;
}

bool answerTokens(LoadPad &pad, PadLine &line, std::string_view text)
{
    const auto tokens = readTokens(text);
    if (!tokens)
        return false;
    if (pad.classes.empty()) {
        line.error = "tokens of what? Say how many requests there are on a line above, like 10M prompts/day";
        return true;
    }
    auto of = std::ranges::find_if(pad.classes, [&](const PadClass &one) {
        return !tokens->of.empty() && isCalledAfter(one, nounOf(tokens->of));
    });
    if (of == pad.classes.end())
        of = pad.classes.end() - 1;
    const auto aSecond = [&](double count) { return formatQuantity(of->peakRate.likely * count, Unit::None, 3); };
    line.readAs = of->name + ": " + written(of->peakRate, rateText) + " at peak x " + tokensText(tokens->each) + " = " +
                  aSecond(tokens->each) + " tokens a second";
    if (tokens->in && tokens->out)
        line.readAs += ", " + aSecond(*tokens->in) + " read and " + aSecond(*tokens->out) + " written";
    line.aloud = sayCount(of->peakRate.likely * tokens->each, "tokens a second");
    pad.tokens = pad.tokens + of->peakRate * tokens->out.value_or(tokens->each);
    if (!of->bytesEach) {
        of->bytesEach = Band::exactly(tokens->each * bytesOfAToken);
        finish(*of);
        line.readAs += "; " + written(*of->bytesEach, formatStorage) + " each";
        addBytes(line, *of);
        line.notes.emplace_back("a token is taken as 4 bytes, as in English text");
    }
    return true;
}

} // namespace ninesketch
