// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_forms.h"

#include "model/load/line_words.h"
#include "model/lowered.h"
#include "model/quantities.h"

#include <array>
#include <cctype>
#include <regex>

namespace ninesketch
{
namespace
{

/// "100M x 2 KB = 200 GB" and "100M DAU x 2 = 200M writes/day": what somebody worked out says the same again, unless
/// only that says how often.
std::string withoutResult(std::string line)
{
    for (const std::string_view sign : {" => ", " -> ", " = ", " ~ ", " ~= ", " \xe2\x89\x88 ", " \xe2\x86\x92 "}) {
        const auto at = line.find(sign);
        if (at == std::string::npos)
            continue;
        const std::string told = line.substr(0, at);
        std::string result = line.substr(at + sign.size());
        while (result.starts_with('~') || result.starts_with(' '))
            result.erase(0, 1);
        const bool rate = namesATime(result) || result.find("/s") != std::string::npos ||
                          lowered(result).find("ps") != std::string::npos;
        if (!hasDigit(told) || result.empty() || std::isdigit(static_cast<unsigned char>(result.front())) == 0)
            continue;
        const auto amount = readLoadTerm(result.substr(0, result.find(' ', result.find(' ') + 1)));
        const bool bytes = amount && amount->dimension.bytes == 1; // "10 KB per paste => 10 GB/day"
        if (!rate || bytes || lowered(told).find("peak") != std::string::npos || namesATime(told) ||
            told.find("/s") != std::string::npos)
            return withoutResult(told);
        const std::string first = told.substr(0, told.find(' ')); // "reads 10x => 23k rps"
        return withoutResult(hasDigit(first) ? result : first + ": " + result);
    }
    return line;
}

} // namespace

std::string asUsual(std::string_view line)
{
    std::string usual(line);
    constexpr auto anyCase = std::regex::ECMAScript | std::regex::icase | std::regex::optimize;
    struct Form {
        std::regex written;
        const char *usual;
    };
    static const std::array forms = {
        Form{std::regex("^(?:[-*]|\xe2\x80\xa2|[0-9]+[.)])\\s+"), ""}, // of a list
        Form{std::regex("([a-z]) ~(?=[0-9])"), "$1 "},
        Form{std::regex("^(?!.*peak)(.*) on average\\b", anyCase), "$1"},
        Form{std::regex("^(.*?[a-z]) \\(([0-9][^)]*)\\) ([a-z].*[0-9].*)$", anyCase),
             "$1 $3, $2"},                                                  // "a ping (100 B) every 5 s"
        Form{std::regex("^(peak(?: [a-z]+)?) \\([^)]*\\)", anyCase), "$1"}, // on an occasion
        Form{std::regex("([0-9kmb] ?mau) / ([0-9.]+ ?[kmb]? ?dau)", anyCase), "$1, $2"},
        Form{std::regex("^(?:->|=>|=|\xe2\x86\x92|\xe2\x89\x88)\\s*(?=[^\\s=])"), ""}, // what was worked out
        Form{std::regex("([qtr]ps|/s) (?:normal|normally|usual|usually|typical)\\b", anyCase), "$1 avg"},
        Form{
            std::regex("([qtr]ps|/s) (?:on |at )?(?:black friday|christmas|bursts?|spikes?|holidays?|max)\\b", anyCase),
            "$1 peak"},
        Form{std::regex("\\b(size|payload|value|body) (?:<|<=|up to|max) ?[0-9.]+ ?[kmg]?b, avg ", anyCase),
             "$1: avg "},
        Form{std::regex(" (?:w/o|without|excluding) [a-z]+$", anyCase), ""},
        Form{std::regex("^([a-z]+) ([qtr]ps)\\s*[:=][^=]*[*x/][^=]*=\\s*~?\\s*([0-9][0-9.,]* ?(?:k|m|b)?)$", anyCase),
             "$1: $3 $2"},
        Form{std::regex(
                 "^(?:we|they|it|there) (?:have|has|will have|expect|expects|get|gets|are|is|serve|serves) (?=[0-9~])",
                 anyCase),
             ""},
        Form{std::regex("^(?:video|videos)(?: [a-z]+)? ([0-9.]+k?) ?(hours?|minutes?|min) ?/ ?([a-z]+)", anyCase),
             "$1 $2 of video/$3"},
        Form{std::regex("^(assume|assuming|suppose|say|let's say|let us say)[ :]+", anyCase), ""},
        Form{std::regex("^([a-z][a-z /]*?) +(?:-|\xe2\x80\x93) +(?=[0-9])", anyCase), "$1: "},
        Form{std::regex("^(?:avg\\.?|average|number of|no\\. of|#)?\\s*([a-z][a-z ]*(?: per |/)[a-z /]+?)\\s*[:=~]\\s*"
                        "([0-9][0-9.,]*(?: ?(?:k|m|b|thousand|million|billion))?)$",
                        anyCase),
             "$2 $1"},
        Form{std::regex("^([qtr]ps)\\s*[(_ ]\\s*([a-z]+)\\)?\\s*[:=]\\s*(.+)$", anyCase), "$2: $3 $1"},
        Form{std::regex("([0-9kmb]) ?wps\\b", anyCase), "$1 writes/s"},
        Form{std::regex("^peak[a-z ]*[:=]?\\s*([0-9.]+)\\s*(?:x|times|\\*)?\\s*(?:the "
                        ")?(?:avg|average|normal|mean|[qtr]ps)[a-z ]*"
                        "(?:=.*)?$",
                        anyCase),
             "peak $1x"},
        Form{
            std::regex("^([qtr]ps)\\s*[:=][^=]*[0-9] ?[*x/][^=]*=\\s*~?\\s*([0-9][0-9.,]* ?(?:k|m|b)?)\\b.*$", anyCase),
            "$2 $1"},
        Form{std::regex("^([a-z][a-z ]*?(?: per |/)[a-z]+)\\s*[:=][^=]*[0-9] ?[*x/][^=]*=\\s*~?\\s*"
                        "([0-9][0-9.,]* ?(?:k|m|b|thousand|million|billion)?)$",
                        anyCase),
             "$2 $1"},
        Form{std::regex("^([qtr]ps)\\s*~\\s*", anyCase), "$1 ~ "},
        Form{std::regex("^(?:(?:total |the )?(?:number|no\\.|count) of|total) ([a-z][a-z "
                        "]*?)\\s*[:=]\\s*([0-9][0-9.,]*(?: ?(?:k|m|b|"
                        "thousand|million|billion))?)$",
                        anyCase),
             "$2 $1"},
        Form{std::regex(
                 "([0-9kmb]|thousand|million|billion) ([a-z]+(?: [a-z]+)?) (?:in total|overall|altogether|stored)\\b",
                 anyCase),
             "$1 $2"},
        Form{std::regex("\\b(each|every|per) (?:daily )?(?:active|registered|monthly) ", anyCase), "$1 "},
        Form{std::regex("([0-9kmb]) ?(?:daily (?:users|visitors)|(?:users|visitors)(?:/day| per day| a day))", anyCase),
             "$1 DAU"},
    };
    for (const Form &form : forms)
        usual = std::regex_replace(usual, form.written, form.usual, std::regex_constants::format_first_only);
    static const std::regex oneIn("^([0-9]+) (?:in|out of) ([0-9]+) ");
    if (std::smatch found; std::regex_search(usual, found, oneIn)) // "1 in 100 users"
        usual = formatQuantity(100 * std::stod(found[1]) / std::stod(found[2]), Unit::None, 6) + "% of " +
                found.suffix().str();
    return withoutResult(std::move(usual));
}

} // namespace ninesketch
