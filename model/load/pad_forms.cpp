// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_forms.h"

#include "model/load/line_words.h"
#include "model/load/pad_hours.h"
#include "model/lowered.h"
#include "model/quantities.h"
#include "model/trimmed.h"

#include <cctype>
#include <regex>
#include <vector>

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

/// A way of writing, and the usual one; of a line the first place counts.
struct Form {
    std::regex written;
    const char *usual;
};

Form form(const std::string &written, const char *usual)
{
    return {std::regex(written, std::regex::ECMAScript | std::regex::icase | std::regex::optimize), usual};
}

/// Each after an example; they are tried in this order, each on what the ones before it made.
std::vector<Form> usualForms()
{
    const std::string number = "([0-9][0-9.,]*(?: ?(?:k|m|b|thousand|million|billion))?)", rate = "([qtr]ps)",
                      worked = "(?:[^=,]|,(?=[0-9]))*[0-9a-z] ?[*x/][^=]*=\\s*~?\\s*";
    return {
        // "- 10M DAU", "2. peak 3x"
        form("^(?:[-*]|\xe2\x80\xa2|[0-9]+[.)])\\s+", ""),
        // "creates ~3 documents"
        form("([a-z]) ~(?=[0-9])", "$1 "),
        // "one paste = 2MB", "size per photo 200KB"
        form("^(?:one|1|an?) ([a-z]+) ?(?:=|is|~|takes|weighs|has) ?(?:about |around |~ ?)?(?=[0-9.]+ "
             "?(?:[kmg]i?b|b|bytes)$)",
             "$1: "),
        form("^(?:the )?(?:avg |average )?size (?:per|of an?|of each|of one|of the|of) ([a-z]+?)(?: is| ?=|:)? "
             "(?=~?[0-9])",
             "$1: "),
        // "50 ms per request => 500 concurrent avg, 1500 peak"
        form(" (?:=>|->|=) ~?[0-9][^,]* (?:avg|average), ~?[0-9.]+ ?[kmb]? (?:at )?peak$", ""),
        // "200KB on average"
        form("^(~?[0-9.]+ ?(?:[kmg]i?b|b|bytes)) (?:on average|avg|average)$", "$1 each"),
        // "50 employees each on average", "users write on average 5 comments"
        form("^(?!.*peak)(.*) on average\\b", "$1"),
        form("^on average,? ", ""),
        form("^([a-z ]*[a-z]) on average (?=[0-9])", "$1 "),
        // "a ping (100 B) every 5 s"
        form("^(.*?[a-z]) \\(([0-9][^)]*)\\) ([a-z].*[0-9].*)$", "$1 $3, $2"),
        // "peak (Black Friday) 10x"
        form("^(peak(?: [a-z]+)?) \\([^)]*\\)", "$1"),
        // "2B MAU / 500M DAU"
        form("([0-9kmb] ?mau) / ([0-9.]+ ?[kmb]? ?dau)", "$1, $2"),
        // "=> 2M pings/s"
        form("^(?:->|=>|=|\xe2\x86\x92|\xe2\x89\x88)\\s*(?=[^\\s=])", ""),
        // "100 TPS normal, 1000 TPS Black Friday"
        form("([qtr]ps|/s) (?:normal|normally|usual|usually|typical)\\b", "$1 avg"),
        form("([qtr]ps|/s) (?:on |at )?(?:black friday|christmas|bursts?|spikes?|holidays?|max)\\b", "$1 peak"),
        // "value size < 1MB, avg 10KB"
        form("\\b(size|payload|value|body) (?:<|<=|up to|max) ?[0-9.]+ ?[kmg]?b, avg ", "$1: avg "),
        // "300 bytes per post w/o media"
        form(" (?:w/o|without|excluding) [a-z]+$", ""),
        // "Write QPS: 10M tweets/day / 86400 = ~115"
        form("^([a-z]+) " + rate + "\\s*[:=]" + worked + number + "$", "$1: $3 $2"),
        // "we have 50M users"
        form("^(?:we|they|it|there) (?:have|has|will have|expect|expects|get|gets|are|is|serve|serves) (?=[0-9~])", ""),
        // "video upload 500 hours/min"
        form("^(?:video|videos)(?: [a-z]+)? ([0-9.]+k?) ?(hours?|minutes?|min) ?/ ?([a-z]+)", "$1 $2 of video/$3"),
        // "assume 10M DAU"
        form("^(assume|assuming|suppose|say|let's say|let us say)[ :]+", ""),
        // "Users - 100M"
        form("^([a-z][a-z /]*?) +(?:-|\xe2\x80\x93) +(?=[0-9])", "$1: "),
        // "Photos per user per day: 2"
        form("^(?:avg\\.?|average|number of|no\\. of|#)?\\s*([a-z][a-z ]*(?: per |/)[a-z /]+?)\\s*[:=~]\\s*" + number +
                 "$",
             "$2 $1"),
        // "QPS(read) = 100k"
        form("^" + rate + "\\s*[(_ ]\\s*([a-z]+)\\)?\\s*[:=]\\s*(.+)$", "$2: $3 $1"),
        // "2300 wps"
        form("([0-9kmb]) ?wps\\b", "$1 writes/s"),
        // "peak QPS = 2 x avg", "Peak QPS = 2 * QPS = 800"
        form("^peak[a-z ]*[:=]?\\s*([0-9.]+)\\s*(?:(?:x|times|\\*)\\s*(?:the "
             ")?(?:avg|average|normal|mean|[qtr]ps)|(?:the "
             ")?(?:avg|average|normal|mean))[a-z ]*(?:=.*)?$",
             "peak $1x"),
        // "QPS: 1B / 30 / 24 / 3600 = ~400 pages/s"
        form("^" + rate + "\\s*[:=]" + worked + number + "\\b.*$", "$2 $1"),
        // "reservations per day: 1M * 0.7 / 3 = 240k"
        form("^([a-z][a-z ]*?(?: per |/)[a-z]+)\\s*[:=]" + worked + number + "$", "$2 $1"),
        // "TPS ~3"
        form("^" + rate + "\\s*~\\s*", "$1 ~ "),
        // "number of channels: 1M", "total items: 1B"
        form("^(?:(?:total |the )?(?:number|no\\.|count) of|total) ([a-z][a-z ]*?)\\s*[:=]\\s*" + number + "$",
             "$2 $1"),
        // "1M rooms in total"
        form("([0-9kmb]|thousand|million|billion) ([a-z]+(?: [a-z]+)?) (?:in total|overall|altogether|stored)\\b",
             "$1 $2"),
        // "per daily active user"
        form("\\b(each|every|per) (?:daily )?(?:active|registered|monthly) ", "$1 "),
        // "top 10 fetched once a day"
        form("\\btop[- ]?[0-9]+k?\\b(?! ?%)", "top list"),
        // "100M weekly users", and "10M daily" behind them
        form("([0-9kmb]) ?weekly (?:active )?(?:users|visitors)", "$1 WAU"),
        form("([0-9kmb] (?:wau|mau|users)), ([0-9.]+ ?[kmb]?) daily$", "$1, $2 DAU"),
        // "5M drivers active daily"
        form("([0-9kmb]) ([a-z]+) active (?:daily|per day|a day|every day)\\b", "$1 daily active $2"),
        // "6M drivers, 3M online at peak"
        form("([0-9kmb] ?([a-z]+)), ([0-9.]+ ?[kmb]?) (?:are )?(online|connected|concurrent)(?: at (?:peak|once|any "
             "time|a time))?$",
             "$1, $3 $4 $2"),
        // "3M drivers online at once"
        form("\\b(online|connected|active) at once\\b", "$1"),
        // "10M DAU in 500k workspaces"
        form("([0-9kmb] ?(?:dau|mau|users)) (?:in|across|over) (?=[0-9])", "$1, "),
        // "1M concurrent viewers per video"
        form("^([0-9.]+ ?[kmb]? concurrent [a-z]+) per [a-z]+$", "$1"),
        // "zoom 21 = 4.4 trillion tiles"
        form("^[a-z]+ [0-9]+ = (?=[0-9].* [a-z]+$)", ""),
        // "99.99% reliability"
        form("([0-9]%) reliability$", "$1 availability"),
        // "each post is sent to 200 followers"
        form("^(?:each|every) ([a-z ]+?) (?:is |are |gets "
             ")?(?:sent|forwarded|broadcast|delivered|fanned|fans|goes|pushed|"
             "routed|offered) (?:out )?to (?:about |~ ?)?([0-9.,]+ ?[kmb]?) ([a-z]+?)s?$",
             "$2 $3 requests per $1"),
        // "cancels are 90% of orders"
        form("^([a-z]+) (?:are|is|make up|account for) ([0-9.]+ ?%) of (?:all |the )?([a-z]+)$", "$2 of $3 are $1"),
        // "conversion 2%"
        form("^(?:conversion|conversion rate)\\s*[:=]?\\s*([0-9.]+ ?%)$", "$1 conversion"),
        // "70% occupancy"
        form("([0-9]%) occupancy\\b", "$1 occupied"),
        // "sends 10 emails a day", of the people above
        form("^(sends|receives|creates|makes|watches) (?=[0-9]{1,3} [a-z])", "each user $1 "),
        // "everyone refreshes 2 times per second for 5 minutes"
        form("^(?:everyone|everybody|they all|they) (?=[a-z]+ )", "each user "),
        form("((?:per second|/s|rps|qps)) for [0-9]+ ?(?:s|seconds?|min|minutes?|h|hours?)$", "$1"),
        // "5 trades per user a day in trading hours (6.5h)"
        form(" (?:in|during) (?:trading|business|opening|market|office|working) hours \\(?([0-9.]+) ?h(?:ours)?\\)?$",
             ", open $1 hours"),
        // "4M concurrent users watching prices"
        form("^([0-9.]+ ?[kmb]? concurrent [a-z]+) [a-z]+ing(?: [a-z ]+)?$", "$1"),
        // "10M concurrent auctions, lasting 1 week"
        form(", (?:each )?last(?:ing|s)? (?:for )?(?=[0-9])", ", average lasting "),
        // "views are 100x bids"
        form("^([a-z]+) (?:are|is|=) ([0-9.]+) ?(?:x|times) (?:the |of )?([a-z]+)$", "$1:$3 $2:1"),
        form("^([a-z]+s) ([0-9.]+) ?(?:x|times) (?:the |of )?([a-z]+s)$", "$1:$3 $2:1"),
        // "peak 5x at 8-9am"
        form("^(peak [0-9.]+ ?x) (?:at|from|between|during|around) .*$", "$1"),
        // "held 100ms avg"
        form("^(?:locks? )?held (?:for )?([0-9.]+ ?(?:ms|s|min))(?: avg| on average)?$", "avg duration $1"),
        // "100k users in a 90 min contest"
        form("^([0-9.]+ ?[kmb]?) ([a-z]+) (?:in|during|at) (?:an?|the|one|each|every) [0-9.]+[- "
             "]?(?:min|minutes?|h|hours?) [a-z ]+$",
             "$1 concurrent $2"),
        // "500k students start at 9:00"
        form("^([0-9.]+ ?[kmb]?) ([a-z]+) (?:start|begin|join|log in|arrive) at .*$", "$1 concurrent $2"),
        // "song 4 min, 5MB"
        form("^(?:an? |avg |average |each |every |per )?(?!for|keep|kept|peak|open|within|under)([a-z]+)(?: is| =|:| "
             "of| "
             "~)? ?[0-9.]+ ?(?:s|sec|seconds?|mins?|minutes?|h|hours?)(?: long)?(?:,| =| is|:) ?(~?[0-9.]+ ?[kmg]i?b)$",
             "$1: $2"),
        // "burst to 1000 req/s"
        form("^(?:bursts?|spikes?|surges?|bursting|spiking)(?: up)?(?: to| of)? ?(?=[0-9.]+ ?[kmb]? "
             "?(?:[qrt]ps|req|/s|per s))",
             "peak "),
        // "DAU/MAU 50%"
        form("^dau ?/ ?mau(?: ratio)?\\s*[:=]?\\s*([0-9.]+ ?%)$", "$1 daily active"),
        // "50k cars, telemetry 1/s"
        form("^([0-9.]+ ?[kmb]? [a-z]+s), (?!peak|avg|average|max|growth|every|each)([a-z]+) ([0-9.]+) ?/ "
             "?(s|sec|second|min|minute|hour|day)\\b",
             "$1 x $3 $2/$4"),
        // "2M concurrent games, a move every 10 s"
        form(", an? ([a-z]+) every (?=[0-9])", ", 1 $1 every "),
        // "300M calls/day, 40 min avg"
        form("([0-9] ?(?:s|sec|seconds?|mins?|minutes?|h|hours?)) (?:avg|average|mean)$", "$1 each"),
        // "Instagram 500M DAU"
        form("^([a-z]{3,}) (?=[0-9.]+ ?[kmb]? ?(?:dau|mau|users)\\b)", "$1: "),
        // "views 50:1"
        form("^(views|reads|downloads|plays) ([0-9.]+):1$", "$1:write $2:1"),
        // "2M CCU"
        form("([0-9kmb]) ?ccu\\b", "$1 concurrent users"),
        // "servers with 72GB RAM"
        form(
            "^(servers|nodes|machines|instances|boxes) (?:with|of|have) ([0-9.]+ ?[gt]b)(?: (?:ram|memory|disk|ssd))?$",
            "$2 $1"),
        // "menu views: 20 per order"
        form("^([a-z ]+?): ?([0-9.]+) per ([a-z]+)$", "$2 $1 per $3"),
        // "restaurants: 1M"
        form("^(?!reads|writes|users|peak|requests)([a-z ]+s): ?([0-9.]+ ?[kmb])(?=$|,)", "$2 $1"),
        // "3 devices per user"
        form("^([0-9.]+ (?:devices?|clients?)) per user$", "each user has $1"),
        // "redirect < 100ms p99"
        form("^(?:[a-z]+ )*(<|<=|under|within) ?([0-9.]+ ?m?s)(?: at| in)? (p[0-9.]+)$", "$3 < $2"),
        // "avg query 4 words, 15 chars"
        form("^(?:avg|average) ([a-z]+) [0-9]+ words,? (~?[0-9]+ (?:chars|characters|bytes))$", "$1: $2"),
        // "30 days hot, 1y cold"
        form("^(?:keep|kept|retention|retain|store)?:? ?([0-9]+ ?[a-z]+) hot(?: storage)?,? (?:then |and )?([0-9]+ "
             "?[a-z]+) (?:cold|archived?|warm|in s3|in glacier|on tape)(?: "
             "storage)?$",
             "keep $2, $1 hot"),
        // "90% reads and 10% writes", "read 90% write 10%", "95% of requests are reads", "reads: 95%"
        form("^([0-9.]+) ?% reads?(?:,| and| /)? ([0-9.]+) ?% writes?$", "read:write $1:$2"),
        form("^reads?:? ([0-9.]+) ?%(?:,| and| /)? writes?:? ([0-9.]+) ?%$", "read:write $1:$2"),
        form("^(?:mix:? |of these,? )?([0-9.]+ ?%) (?:of (?:the |all "
             ")?(?:them|requests|traffic|calls|queries|operations|load) "
             ")?(?:are |is )?(reads?|writes?)(?: traffic| requests| operations| queries| calls)?$",
             "$1 $2"),
        form("^(reads?|writes?)(?: percentage| share| portion| traffic)?\\s*[:=]?\\s*([0-9.]+ ?%)$", "$2 $1"),
        // "DAU = 20% of MAU", "20% log in daily"
        form("^dau ?(?:is|=|:)? ?([0-9.]+ ?%)(?: of (?:mau|users|them|all|total))?$", "$1 daily active"),
        form("^([0-9.]+ ?%)(?: of (?:users|them))? (?:log in|sign in|visit|show up|come back|open (?:it|the app)|use "
             "it|come) "
             "(?:daily|every day|each day|per day|a day)$",
             "$1 daily active"),
        // "100M users per month"
        form("([0-9kmb]|million|billion) (?:active )?users ?(?:/|(?:per|a|each|every) )month$", "$1 MAU"),
        // "active users post 2 times per day", "each DAU makes 2 posts"
        form("^(?:active|daily) users (?=[a-z]+ (?:about |~ ?)?[0-9])", "users "),
        form("^(each|every) (?:dau|daily user) (?=[a-z]+ )", "$1 user "),
        // "one post leads to 20 notifications"
        form("^(?:each|every|an?|one|1) (?!server|node|machine|instance|box|core|pod|host|shard)([a-z]+) (?:results "
             "in|leads to|ends in|fans out to|turns into|=|becomes) "
             "(?:about |~ "
             "?)?(?=[0-9])",
             "each $1 causes "),
        // "peak concurrent users 5M", "5M concurrently online users"
        form("^peak concurrent (users|viewers|players|connections|sessions)(?::| of| =)? ?([0-9.]+ ?[kmb]?)$",
             "$2 concurrent $1"),
        form("\\b(?:concurrently|simultaneously) (?:online|active|connected) ", "concurrent "),
        // "clients send heartbeats every 5 s", "heartbeat interval 5 s", "a heartbeat each 5 s"
        form("^(?:clients|devices|users|all of them)(?: each)? (?:send|emit|report|make) (?:an? |one |1 )?([a-z]+) "
             "every ",
             "$1 every "),
        form("^([a-z]+) (?:interval|period)(?::| of| is| =)? ?(?:every )?(?=[0-9.]+ "
             "?(?:s|sec|seconds?|mins?|minutes?)$)",
             "$1 every "),
        form("^(?:an? |one )?([a-z]+) each (?=[0-9.]+ ?(?:s|sec|seconds?|mins?|minutes?)$)", "$1 every "),
        // "must support 10k QPS", "10k rps for reads"
        form("^(?:the system |we |it )?(?:must|should|has to|needs? to|have to|can)? ?(?:support|handle|serve|sustain) "
             "(?=[0-9.]+ ?[kmb]? ?(?:[qrt]ps|req|/s|per|reads|writes|quer))",
             ""),
        form("^([0-9.]+ ?[kmb]?) ?[qrt]ps (?:for|of) ([a-z]+)$", "$1 $2/s"),
        form(", ([0-9.]+) ?% reads?, ([0-9.]+) ?% writes?(?=$|,)", ", read:write $1:$2"),
        // "5M users connected"
        form("([0-9kmb]|million|billion) (users|clients|devices|players|people) connected\\b", "$1 concurrent $2"),
        // "100M users * 10 reads/day / 86400", "QPS = 100M * 10 / 86400"
        form("((?:/ ?| per | a )day(?: per user)?) ?/ ?(?:86,?400|10\\^5|100k|100,?000|1e5)(?: "
             "?s(?:ec|econds?)?)?(?:/day| per day)?",
             "$1"),
        form("^(?:avg |average )?[qrt]ps ?[:=] ?(?=.*/ ?(?:86,?400|10\\^5|100k|100,?000|1e5))", ""),
        // "1B * 500B"
        form("\\b([0-9.]+)b ?([*x]|\xc3\x97) ?(?=[0-9.]+ ?[kmg]?b\\b)", "$1 billion $2 "),
        // "1M viewers", "avg bitrate 5 Mbps"
        form("^(?:avg |average |video |audio |stream )?bitrate(?::| of| is| =)? ?([0-9.]+ ?[kmg]?(?:bps|bit/s|b/s))$",
             "$1 each"),
        // "service time 50 ms", "50ms each"
        form("^(?:avg |average |mean )?(?:processing|service|handling|execution|request|response) "
             "(?:time|duration)(?::| of| is| =)? "
             "?(?=[0-9.]+ ?(?:ms|s)$)",
             "each request takes "),
        form("^([0-9.]+ ?ms) each$", "each request takes $1"),
        // "1000 rps/server", "single server: 1k QPS", "1 server = 1k rps", "server throughput: 1000 rps"
        form("([qrt]ps|/s|requests|reads|writes)/(server|node|machine|instance|box|core|pod|host)$", "$1 per $2"),
        form("^(?:each |an? |one |1 |single |per |every )?(server|node|machine|instance|box|core|pod|host)(?: "
             "(?:throughput|capacity))? "
             "?(?:=|:|is|handles|does|can do) ?(?=[0-9.,]+ ?[kmb]? ?(?:[qrt]ps|req|/s|per))",
             "each $1 handles "),
        form("^single (server|node|machine|instance|box)\\b", "each $1"),
        // "1B photos", "photo size 2MB"
        form("^(?:we |it )?(?:store|stores|keep|hold|holds|have|has) (?=[0-9.]+ ?(?:[kmb]|million|billion) [a-z]+s$)",
             ""),
        // "10% online at peak", "concurrent users 10%", "peak concurrency 10%", "at peak 10% are online"
        form("^([0-9.]+ ?%)(?: of (?:them|users))?(?: are| is)? (online|concurrent|active|connected) at (?:peak|any "
             "time|any "
             "moment|one time)$",
             "$1 concurrent"),
        form("^(?:peak )?(?:concurrent users|concurrency|concurrent)(?::| of| is| =)? ?([0-9.]+ ?%)$", "$1 concurrent"),
        form("^at (?:peak|any time),? ([0-9.]+ ?%)(?: of (?:them|users))?(?: are| is)? "
             "(?:online|concurrent|active|connected)$",
             "$1 concurrent"),
        form("((?:/| per | a )day),? (?:between |from )?([0-9]{1,2} ?(?:am|pm|:00)) ?(?:and|to|-|till|until) "
             "?([0-9]{1,2} "
             "?(?:am|pm|:00))$",
             "$1, open $2 - $3"),
        // "10M orders/day over 10 hours", "all within 10 hours", "8am to 6pm"
        form("((?:/| per | a )day) (?:over|in|within|during|all in|spread over) ([0-9.]+) ?(?:h|hours)$",
             "$1, open $2 hours"),
        form("^all (?:of (?:it|them) )?(?:in|within|during) ([0-9.]+) ?(?:h|hours)$", "open $1 hours"),
        // "kept for a year"
        form("\\b(keep|kept|stored?|retain(?:ed)?) for an? (year|month|week|day)\\b", "$1 1 $2"),
        // "cache hit ratio of 0.9", "90% served from cache", "10% go to the db"
        form("^(?:cache |the cache )?hit (?:ratio|rate)(?::| of| is| =)? ?0?\\.([0-9])$", "cache hit rate $010%"),
        form("^(?:cache |the cache )?hit (?:ratio|rate)(?::| of| is| =)? ?0?\\.([0-9][0-9])$", "cache hit rate $1%"),
        form("^([0-9.]+ ?%)(?: of (?:the )?(?:reads|requests|traffic|them))? (?:are |is "
             ")?(?:served|answered|absorbed|taken|handled) "
             "(?:from|by) (?:the )?cache$",
             "cache hit rate $1"),
        form("^(?:the )?cache (?:absorbs|answers|serves|takes|handles) ([0-9.]+ ?%)(?: of (?:the "
             ")?(?:reads|requests|traffic|them))?$",
             "cache hit rate $1"),
        form("^([0-9.]+ ?%) of (?:the )?(?:reads|requests|traffic|them) (?:are|is) cached$", "cache hit rate $1"),
        form("^([0-9.]+ ?%)(?: of (?:the )?(?:reads|requests|traffic|them))? (?:go|goes|reach|reaches|get|fall) "
             "(?:through )?(?:to )?(?:the "
             ")?(?:db|database|store|origin)$",
             "cache miss rate $1"),
        // "1M requests over 10 min", "1M buyers in the first 10 minutes"
        form("^((?:[a-z ]+: ?)?[0-9.]+ ?[kmb]? [a-z]+s) (?:over|in|within) (?:the )?(?:first |last |next )?(?=[0-9.]+ "
             "?(?:min|minutes?|"
             "hours?|h|s|seconds?)$)",
             "$1 within "),
        // "with 3x peak"
        form("^with (?:an? )?(?=[0-9.]+ ?x peak|peak)", ""),
        // "max 3x"
        form("^max(?:imum)? ([0-9.]+) ?x$", "peak $1x"),
        // "one post a day per user"
        form("^one ([a-z]+) (?=(?:a|per|each|every) (?:day|hour|week|month|user)\\b)", "1 $1 "),
        // "peak/avg = 5"
        form("^peak ?(?:/|to|:|-to-) ?(?:avg|average|mean)(?: ratio)?\\s*[:=]?\\s*([0-9.]+) ?x?$", "peak $1x"),
        // "plan for 5 years", "5 year horizon", "over 5 years"
        form("^(?:(?:we )?plan(?:ning)? for|over|for|horizon:?(?: of)?|(?:for )?the next) (?=[0-9.]+ "
             "?(?:y|yrs?|years?)$)",
             "keep "),
        form("^([0-9]+)[- ]years? (?:horizon|window|of (?:data|storage|history))$", "keep $1 years"),
        // "100M daily actives", "users: 100M daily", "100M active users daily"
        form("([0-9kmb]|million|billion) daily actives\\b", "$1 DAU"),
        form("^(?:users|visitors|people): ?([0-9.]+ ?(?:[kmb]|million|billion)?) (?:daily|a day|per day)$", "$1 DAU"),
        form("([0-9kmb]|million|billion) (?:active )?(?:users|people|visitors) (?:daily|every day)(?=$|,)", "$1 DAU"),
        // "100M users/day", "100M people use it daily"
        form("([0-9kmb]|million|billion) ?(?:daily (?:users|visitors)|(?:active )?(?:users|visitors)(?:/day| per day| "
             "a day))",
             "$1 DAU"),
        form("([0-9kmb]|million|billion) (?:people|users|customers) (?:use|visit|open) (?:it|us|this|the [a-z]+) "
             "(?:daily|every "
             "day|each day|per day|a day)$",
             "$1 DAU"),
        // "the average user posts twice a day"
        form("^(?:the )?(?:average|avg|typical) user (?=[a-z]+ )", "each user "),
        // "read-heavy 10:1"
        form("^(?:read[- ]heavy|mostly reads),? \\(?([0-9.]+):1\\)?$", "read:write $1:1"),
        form("^(?:write[- ]heavy|mostly writes),? \\(?([0-9.]+):1\\)?$", "write:read $1:1"),
        // "peak QPS is 3x"
        form("^peak (?:[qrt]ps|load|traffic|rate|usage) ?(?:is|=|:|at|about|of)? ?([0-9.]+) ?x$", "peak $1x"),
        // "keep everything for 5 years"
        form("^(?:we )?(keep|store|retain) (?:everything|all|all data|all of it|it all|it) (?=[a-z]* ?[0-9])", "$1 "),
        // "stored 3 times"
        form("^(?:(?:data|everything|each [a-z]+|all) )?(?:is )?(?:stored|kept|written) ([0-9]+)(?: times|x)$",
             "copies $1"),
    };
}

} // namespace

std::vector<std::string_view> commaParts(std::string_view line)
{
    std::vector<std::string_view> parts;
    const auto isDigit = [&](std::size_t i) {
        return i < line.size() && std::isdigit(static_cast<unsigned char>(line[i])) != 0;
    };
    std::size_t start = 0;
    for (std::size_t i = 0; i <= line.size(); ++i)
        if (i == line.size() || (line[i] == ',' && !(i > 0 && isDigit(i - 1) && isDigit(i + 1)))) {
            parts.push_back(trimmed(line.substr(start, i - start)));
            start = i + 1;
        }
    return parts;
}

std::string asUsual(std::string_view line)
{
    static const std::vector<Form> forms = usualForms();
    const auto formed = [](std::string text) {
        for (const Form &one : forms)
            text = std::regex_replace(text, one.written, one.usual, std::regex_constants::format_first_only);
        return text;
    };
    static const std::regex more("^and (?=[a-z]+ (?:about |~ ?)?[0-9])", std::regex::icase);
    std::string usual = formed(std::regex_replace(std::string(line), more, "each user ")); // "and reads 10 posts a day"
    static const std::regex oneIn("^([0-9]{1,15}) (?:in|out of) ([0-9]{1,15}) ");
    if (std::smatch found; std::regex_search(usual, found, oneIn)) // "1 in 100 users"
        usual = formatQuantity(100 * std::stod(found[1]) / std::stod(found[2]), Unit::None, 6) + "% of " +
                found.suffix().str();
    const auto parts = commaParts(usual);
    if (parts.size() == 1)
        return withoutResult(std::move(usual));
    std::string told;
    for (const std::string_view part : parts) // "1M rides a day, peak = 2x average"
        told += (told.empty() ? "" : ", ") + withoutResult(formed(hoursAsUsual(part)));
    return told;
}

} // namespace ninesketch
