// SPDX-License-Identifier: GPL-3.0-or-later
// The same few facts in many words: users, what they do, how large it is, peak, retention, copies, reads to writes. In
// whatever words and order, in lines or behind commas, they are the same figures.
#include "model/load/load_pad.h"
#include "model/simulation/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

using namespace ninesketch;

namespace
{

using Phrases = std::vector<std::string>;

/// "N" stands for the noun, "NS" for several of it, "V" and "VS" for what one does with it, "#" for the number.
std::string filled(std::string text, const std::vector<std::pair<std::string, std::string>> &words)
{
    for (const auto &[sign, word] : words)
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + word.size()))
            text.replace(at, sign.size(), word);
    return text;
}

struct Noun {
    std::string one, several, verb, does;
    std::optional<bool> written; ///< nothing: it may be either
};

const std::vector<Noun> nouns{
    {"photo", "photos", "upload", "uploads", true},        {"message", "messages", "send", "sends", true},
    {"order", "orders", "place", "places", true},          {"tweet", "tweets", "post", "posts", true},
    {"video", "videos", "watch", "watches", std::nullopt}, {"search", "searches", "make", "makes", false},
    {"ride", "rides", "request", "requests", true},        {"comment", "comments", "write", "writes", true},
    {"email", "emails", "send", "sends", std::nullopt},    {"product", "products", "view", "views", false},
    {"paste", "pastes", "create", "creates", true},        {"event", "events", "generate", "generates", true},
    {"booking", "bookings", "make", "makes", true},        {"song", "songs", "play", "plays", false},
};

const Phrases users{"#M DAU",
                    "#M daily active users",
                    "#M daily users",
                    "DAU: #M",
                    "DAU = #M",
                    "#M users/day",
                    "#M people use it daily",
                    "we have #M daily active users",
                    "daily active users: #M",
                    "#M active users per day",
                    "#M active users daily",
                    "Users: #M daily",
                    "~#M DAU",
                    "there are #M daily active users",
                    "#M daily actives",
                    "#M DAUs",
                    "assume #M DAU"};
const Phrases doings{"each user {VS} # {NS} a day",
                     "# {NS} per user per day",
                     "# {NS}/user/day",
                     "each {VS} # {NS} per day",
                     "users {V} # {NS} per day",
                     "every user {VS} # {NS} daily",
                     "# {NS} a day each",
                     "on average each user {VS} # {NS} a day",
                     "users {V} on average # {NS} per day",
                     "a user {VS} # {NS} a day",
                     "avg user {VS} # {NS}/day",
                     "they {V} # {NS} every day",
                     "each person {VS} about # {NS} per day",
                     "{NS} per user per day: #",
                     "daily {NS} per user: #",
                     "average user {VS} # {NS} a day"};
const Phrases rates{"#M {NS} per day",        "#M {NS}/day",    "#M daily {NS}",   "{NS} per day: #M",
                    "#M {NS} every day",      "{NS}: #M/day",   "daily {NS}: #M",  "total {NS} per day = #M",
                    "we get #M {NS} per day", "~#M {NS} a day", "#M {NS} each day"};
const Phrases sizes{"# per {N}",
                    "{N} size #",
                    "each {N} is #",
                    "{N}: #",
                    "#/{N}",
                    "avg {N} size #",
                    "average {N} #",
                    "{NS} are #",
                    "size per {N} #",
                    "# each",
                    "avg size #",
                    "# on average",
                    "one {N} = #",
                    "{N} avg #",
                    "a {N} is about #",
                    "{N} #",
                    "average size of a {N} is #",
                    "a {N} takes #"};
const Phrases peaks{
    "peak #x",        "peak = #x average",      "#x at peak",      "peak traffic #x",       "peak factor of #",
    "peak/avg = #",   "peak hour #x",           "#x peak",         "peak is #x avg",        "peak multiplier #",
    "spikes to #x",   "bursts of #x",           "evening peak #x", "peak: # times average", "peak QPS = # * avg",
    "peak QPS is #x", "peak to average ratio #"};
const Phrases keeps{"keep #y",          "keep # years",      "retention # years",          "stored for # years",
                    "kept for # years", "# years retention", "store {NS} for # years",     "keep {NS} # years",
                    "over # years",     "for # years",       "{NS} are kept for # years",  "data retention: # years",
                    "# year horizon",   "plan for # years",  "keep everything for # years"};
const Phrases copies{"replication #", "# replicas",     "replication factor #", "# copies",      "RF=#",
                     "replicated #x", "#x replication", "#-way replication",    "stored # times"};
const Phrases ratios{"read:write #:1",        "reads are #x writes",       "#:1 read write ratio",
                     "read/write ratio #:1",  "# reads per write",         "read to write ratio is #:1",
                     "read-heavy #:1",        "#x more reads than writes", "R:W = #:1",
                     "reads 10 times writes", "# reads for every write"};

/// What a note says, and how.
struct Told {
    std::string note;
    Noun noun;
    double aDay = 0, bytes = 0, peak = 1, years = 0, copies = 1, ratio = 0;
};

Told anyNote(Random &random)
{
    const auto one = [&](const auto &of) {
        return *(of.begin() + random.below(static_cast<std::uint32_t>(of.size())));
    };
    const auto pickOf = [&](std::initializer_list<double> some) { return one(some); };
    Told told;
    told.noun = one(nouns);
    const double people = pickOf({50, 100, 200, 500}), each = pickOf({2, 3, 5, 10, 20});
    const auto say = [&](const Phrases &phrases, const std::string &number) {
        return filled(one(phrases), {{"{NS}", told.noun.several},
                                     {"{N}", told.noun.one},
                                     {"{VS}", told.noun.does},
                                     {"{V}", told.noun.verb},
                                     {"#", number}});
    };
    const auto digits = [](double value) { return std::to_string(std::llround(value)); };
    told.aDay = people * 1e6 * each;
    Phrases first, rest;
    const bool direct = random.chance(0.4);
    if (direct) {
        first = {say(rates, digits(people * each))};
    } else {
        first = {say(users, digits(people)), say(doings, digits(each))};
    }
    if (random.chance(0.6)) {
        const std::vector<std::pair<std::string, double>> all{{"200KB", 200e3}, {"1KB", 1e3},       {"2MB", 2e6},
                                                              {"300B", 300},    {"300 bytes", 300}, {"5 kB", 5e3}};
        const auto [text, bytes] = one(all);
        told.bytes = bytes;
        rest.push_back(say(sizes, text));
    }
    if (random.chance(0.6)) {
        told.peak = pickOf({2, 3, 4, 5, 10});
        rest.push_back(say(peaks, digits(told.peak)));
    }
    if (told.noun.written == true && random.chance(0.5)) {
        told.years = pickOf({1, 3, 5, 10});
        rest.push_back(say(keeps, digits(told.years)));
        if (random.chance(0.5)) {
            told.copies = 3;
            rest.push_back(say(copies, "3"));
        }
    }
    for (std::size_t i = rest.size(); i > 1; --i)
        std::swap(rest[i - 1], rest[random.below(static_cast<std::uint32_t>(i))]);
    const bool lines = random.chance(0.6);
    if (lines && told.noun.written == true && random.chance(0.3)) {
        told.ratio = 10;
        rest.push_back(say(ratios, "10"));
    }
    const std::string bullet = lines && random.chance(0.3) ? "- " : "";
    Phrases parts = first;
    parts.insert(parts.end(), rest.begin(), rest.end());
    for (std::size_t i = 0; i < parts.size(); ++i)
        told.note += (i == 0 ? bullet : lines || (i == 1 && !direct) ? "\n" + bullet : ", ") + parts[i];
    return told;
}

bool near(double is, double should)
{
    return std::abs(is - should) <= 0.003 * should;
}

/// What is wrong with how it was read; empty: nothing.
std::string wrongIn(const Told &told, const LoadPad &pad)
{
    for (const PadLine &line : pad.lines) {
        if (!line.error.empty())
            return line.error;
        if (!line.ignored.empty())
            return "\"" + line.ignored.front() + "\" does not count";
    }
    if (pad.classes.size() != (told.ratio > 0 ? 2 : 1))
        return std::to_string(pad.classes.size()) + " classes";
    const PadClass &made = pad.classes.front();
    const std::string rate = " " + std::to_string(made.averageRate.likely);
    if (!near(made.averageRate.likely, told.aDay / 86'400))
        return "the rate is" + rate;
    if (!near(made.peakRate.likely, told.aDay / 86'400 * told.peak))
        return "the peak is " + std::to_string(made.peakRate.likely);
    if (made.name.find("user") != std::string::npos || made.name.find("average") != std::string::npos ||
        made.name.find("each") != std::string::npos || made.name.find("they") != std::string::npos)
        return "it is called " + made.name;
    if (told.noun.written && made.isWrite != *told.noun.written)
        return "what is written is told badly";
    if (told.bytes > 0 && !(made.bytesEach && near(made.bytesEach->likely, told.bytes)))
        return "the size";
    const double kept = told.aDay * told.bytes * 365 * told.years * told.copies;
    if (kept > 0 && !(made.stored && std::abs(made.stored->likely - kept) < 0.01 * kept))
        return "what is kept";
    if (told.ratio > 0 && !near(pad.classes.back().averageRate.likely, told.ratio * told.aDay / 86'400))
        return "the reads";
    return {};
}

/// What one pair of lines says, whichever phrase each is.
struct Group {
    const char *name;
    Phrases first, second;
    std::vector<std::pair<std::string, double>> rates; ///< a second, of the classes called after a word
    double bytes = 0;                                  ///< of each request of the first class; 0: not said
};

const std::vector<Group> groups{
    {"a share of the people",
     {"100M MAU", "100M monthly active users", "MAU: 100M", "100M users per month", "100M users in total",
      "100M registered users", "total users 100M", "100M users", "100M total users"},
     {"20% daily active\neach posts 5 times a day", "20% of them are active daily\n5 posts/day each",
      "20% DAU\neach active user makes 5 posts a day", "20% active every day\n5 posts per active user per day",
      "20% of users are active daily\nactive users post 5 times per day", "DAU is 20%\n5 posts per day per active user",
      "20% use it daily\nthey post 5x a day", "20% log in daily\neach of them posts 5 times a day",
      "20% active per day\neach DAU makes 5 posts"},
     {{"post", 100e6 / 86'400}}},
    {"requests a second",
     {"10k QPS", "10k rps", "10k requests per second", "traffic: 10k QPS", "QPS: 10k", "QPS = 10k",
      "10k queries per second", "average QPS 10k", "avg 10k rps", "10k TPS", "load 10k rps", "10k requests/sec",
      "handles 10k requests per second", "expected load: 10k rps", "throughput 10k rps", "10k RPS on average",
      "must support 10k QPS", "10k requests a second"},
     {"peak 3x", "peak is 3 times the average", "3x peak", "assume peak = 3x", "with 3x peak", "max 3x",
      "peak load is 3x", "peak traffic is 3 times average traffic", "peak 30k rps", "peak: 30k QPS",
      "burst to 30k rps"},
     {{"", 10'000}}},
    {"the peak before the average",
     {"30k rps at peak", "peak 30k rps", "peak QPS 30k", "30k requests/s peak", "30k TPS peak", "peak: 30k QPS"},
     {"864M requests per day", "avg 10k rps", "10k TPS average", "average 10k QPS", "864M requests/day",
      "10k rps on average"},
     {{"", 10'000}}},
    {"reads and writes",
     {"20k reads/s", "read QPS 20k", "20k read QPS", "reads: 20k/s", "20k reads per second", "read: 20k rps",
      "20k QPS read", "reads 20k QPS", "20k rps for reads", "read traffic: 20k rps", "reads = 20k rps"},
     {"500 writes/s", "write QPS 500", "500 write QPS", "writes: 500/s", "500 writes per second", "write: 500 rps",
      "500 QPS write", "writes 500 QPS", "500 rps for writes", "write throughput 500/s", "writes = 500 rps"},
     {{"read", 20'000}, {"write", 500}}},
    {"a mix",
     {"10k QPS", "10k rps", "10k requests per second"},
     {"90% reads", "90% of requests are reads", "90% read, 10% write", "90/10 read/write", "reads 90%",
      "90% reads 10% writes", "90% of them are reads", "90% reads and 10% writes", "90:10 read/write",
      "read 90% write 10%", "90% read traffic", "reads: 90%", "90% are reads", "mix: 90% reads", "reads/writes 90/10"},
     {{"read", 9'000}, {"write", 1'000}}},
    {"what follows from each",
     {"864M posts per day", "864M posts/day"},
     {"20 notifications per post", "each post causes 20 notifications", "20 notifications for each post",
      "every post sends 20 notifications", "1 post = 20 notifications", "one post leads to 20 notifications",
      "a post results in 20 notifications"},
     {{"post", 10'000}, {"notification", 200'000}}},
    {"those there at once",
     {"5M concurrent users", "5M users online", "5M users connected", "5M simultaneous users",
      "5M users at the same time", "5M online users", "concurrent users: 5M", "5M users online at once",
      "peak concurrent users 5M", "5M concurrently online users"},
     {"each sends a heartbeat every 5 seconds", "heartbeat every 5s", "1 heartbeat every 5 s each",
      "one heartbeat per user every 5s", "clients send heartbeats every 5 sec", "heartbeat interval 5 s",
      "heartbeats every 5 s", "a heartbeat each 5 seconds"},
     {{"heartbeat", 1e6}}},
    {"of each a week",
     {"864M users", "864M DAU"},
     {"each posts 7 times a week", "7 posts per user per week", "each user makes 7 posts a week", "7 posts/user/week",
      "users post 7 times per week", "7 posts a week each", "each user posts 7x/week", "7 posts weekly per user"},
     {{"post", 10'000}}},
    {"two things that each does",
     {"864M DAU\n1 post/day each", "864M DAU\neach posts once a day", "864M DAU\n1 post per user per day",
      "864M DAU\none post a day per user"},
     {"20 reads/day each", "each reads 20 posts a day", "20 post reads per user per day", "users read 20 posts a day",
      "each user reads 20 posts per day"},
     {{"post", 10'000}, {"read", 200'000}}},
    {"what lasts",
     {"864k videos/day, 5 min each", "864k videos a day, avg 5 min", "864k video uploads per day\naverage length 5 min",
      "864k videos/day\navg duration: 300s", "864k videos/day\neach video is 5 minutes long",
      "864k videos/day\nvideo length: 5 min", "864k DAU\neach watches 1 video a day\n5 min per video",
      "864k videos/day\nvideos are 5 min on average", "10 videos/s, 5 minutes long",
      "864k videos/day\navg video 5 min"},
     {"8 Mbps", "at 8 Mbps", "bitrate 8 Mbps", "avg bitrate: 8 Mbit/s", "encoded at 8 Mbps", "60 MB per minute",
      "1 min = 60 MB", "1 minute of video is 60 MB", "a minute takes 60MB", "3.6 GB/hour", "streamed at 1 MB/s"},
     {{"video", 10}},
     300e6},
    {"how many bytes a second, and how long it lasts",
     {"864k videos/day, 60 MB per minute of video", "864k videos/day\navg bitrate 8 Mbps",
      "864k videos/day\n1 min of video = 60 MB"},
     {"5 min each", "average video 5 min", "each lasts 300 seconds", "mean duration 5 min, keep 5y"},
     {{"video", 10}},
     300e6},
    {"a list of what each does",
     {"864M DAU", "864M daily active users"},
     {"each user does 5 searches and 2 orders a day", "every user makes 5 searches, 2 orders a day",
      "users do 5 searches + 2 orders per day", "each: 5 searches, 2 orders/day",
      "per user: 5 searches & 2 orders daily", "the average user makes 5 searches, and 2 orders per day",
      "each active user performs 5 searches/day and 2 orders/day",
      "on average each user does 35 searches and 14 orders a week",
      "average user: 5 searches a day and 14 orders a week"},
     {{"search", 50'000}, {"order", 20'000}}},
    {"polled while something lasts",
     {"864k orders/day", "864k orders a day"},
     {"each order is polled every 5 s for 30 min", "polls every 5s for 30 minutes per order",
      "1 poll per 5 seconds for 30 min per order", "each order sends polls every 5 s for 30 min"},
     {{"order", 10}, {"poll", 3600}}},
};

/// What is wrong with how it was read; empty: nothing.
std::string wrongIn(const Group &group, const LoadPad &pad)
{
    for (const PadLine &line : pad.lines)
        if (!line.error.empty() || !line.ignored.empty())
            return line.text + ": " + line.error;
    if (pad.classes.size() != group.rates.size())
        return std::to_string(pad.classes.size()) + " classes";
    for (const auto &[word, rate] : group.rates)
        if (std::ranges::none_of(pad.classes, [&, named = word, right = rate](const PadClass &one) {
                return one.name.find(named) != std::string::npos && near(one.averageRate.likely, right);
            }))
            return "the rate of " + word;
    if (group.bytes > 0 && !near(pad.classes.front().bytesEach.value_or(Band{}).likely, group.bytes))
        return "the size of each";
    return {};
}

} // namespace

class PadParaphrasesTest : public QObject
{
    Q_OBJECT

private slots:
    void sameFigures_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 8; ++seed)
            QTest::addRow("notes %d", static_cast<int>(seed)) << seed;
    }
    void sameFigures()
    {
        QFETCH(quint64, seed);
        Random random(seed, 3);
        QStringList wrong;
        for (int note = 0; note < 100; ++note) {
            const Told told = anyNote(random);
            const std::string why = wrongIn(told, readLoadPad(told.note));
            if (!why.empty())
                wrong.push_back(QString::fromStdString(why + ":\n" + told.note + "\n"));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }

    void pairsOfLines_data()
    {
        QTest::addColumn<int>("group");
        for (std::size_t i = 0; i < groups.size(); ++i)
            QTest::newRow(groups[i].name) << static_cast<int>(i);
    }
    void pairsOfLines()
    {
        QFETCH(int, group);
        const Group &of = groups[static_cast<std::size_t>(group)];
        QStringList wrong;
        for (const std::string &first : of.first)
            for (const std::string &second : of.second)
                for (const char *joint : {"\n", ", "}) {
                    const std::string note = first + joint + second;
                    const std::string why = wrongIn(of, readLoadPad(note));
                    if (!why.empty())
                        wrong.push_back(QString::fromStdString(why + ":\n" + note + "\n"));
                }
        QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
    }
};

QTEST_GUILESS_MAIN(PadParaphrasesTest)
#include "pad_paraphrases_test.moc"
