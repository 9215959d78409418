// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kind_words.h"

#include "model/design/abbreviations.h"

#include "model/design/foreign_words.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace ninesketch
{
namespace
{

/// Lower-case words with one space around each, without the s of a plural: " order db ".
std::string wordList(std::string_view text)
{
    std::string words = " ";
    for (std::string &word : smallWords(text)) {
        if (word.size() > 3 && word.ends_with('s') && word[word.size() - 2] != 's')
            word.pop_back();
        words += word + ' ';
    }
    return words;
}

/// What people write of a product's full name: without its maker and what stands in brackets or behind a comma
/// ("Amazon DynamoDB", "Redis (single primary)").
std::string_view shortName(std::string_view name)
{
    constexpr std::array makers{"Amazon ", "AWS ", "Google ", "Azure ", "Apache "};
    for (const std::string_view maker : makers)
        if (name.starts_with(maker)) {
            name.remove_prefix(maker.size());
            break;
        }
    return name.substr(0, name.find_first_of("(,"));
}

std::string_view upTo(std::string_view label, std::initializer_list<std::string_view> words)
{
    for (const std::string_view word : words)
        label = label.substr(0, label.find(word));
    return label;
}

/// Without what it serves, and where that comes from: "Mailbox per user" -> "Mailbox".
std::string_view withoutWhatItServes(std::string_view label)
{
    return upTo(label, {" for ", " of ", " to ", " from ", " per ", " into ", " de ", " del ", " da ", " do ", " des ",
                        " du ", " para ", " pour ", " von ", " für "});
}

/// What it is, without what it serves, is made of and what stands in brackets: "Cache for users (Redis)" -> "Cache".
std::string_view nounOf(std::string_view label)
{
    return upTo(withoutWhatItServes(label), {"(", " with ", " in ", " on ", " by ", " via "});
}

/// " db server " without "server": " db "; empty when it does not end so, or is nothing else.
std::string_view withoutLast(std::string_view words, std::string_view last)
{
    const std::size_t place = words.size() < last.size() + 3 ? 0 : words.size() - last.size() - 2;
    return place > 0 && words[place] == ' ' && words.substr(place + 1).starts_with(last) ? words.substr(0, place + 1)
                                                                                         : std::string_view();
}

/// The first of several things that one box stands for: "API Gateway / Front Door" -> "API Gateway".
std::string_view firstOfSeveral(std::string_view label)
{
    return label.substr(0, std::min({label.find_first_of("/|+&"), label.find(" or "), label.find(" and ")}));
}

/// The words of each of several things that one box stands for, without a number or letter that tells alike ones apart:
/// "Topic A / Control plane" -> " topic ", " control plane ".
std::vector<std::string> wordsOfEach(std::string_view label)
{
    std::vector<std::string> each;
    while (!label.empty()) {
        const std::string_view first = firstOfSeveral(label);
        std::string words = wordList(first);
        while (words.size() > 3) {
            const std::string_view last = std::string_view(words).substr(words.rfind(' ', words.size() - 2) + 1);
            if (last.size() > 2 && last.find_first_not_of("0123456789 ") != std::string_view::npos)
                break;
            words.resize(words.size() - last.size());
        }
        each.push_back(std::move(words));
        label.remove_prefix(std::min(first.size() + 1, label.size()));
    }
    return each;
}

/// What the catalogue calls a kind, but says so of a label only as its noun: "click events" are a stream, an "event
/// producer" is none; a "user" is a client, a "user profile" is not.
constexpr std::array nouns{"user",    "app",       "web",      "mobile",   "device",     "edge",  "function", "compute",
                           "job",     "processor", "session",  "log",      "stream",     "event", "topic",    "task",
                           "payment", "partner",   "provider", "document", "background", "proxy"};

/// Words on drawings that the catalogue has no use for. What is one word counts as a noun only.
struct LabelWords {
    std::string_view words, kindId, presetId;
};
constexpr std::array labelWords{
    LabelWords{"front end", "client", ""},
    LabelWords{"frontend", "client", ""},
    LabelWords{"api frontend", "gateway", ""},
    LabelWords{"ui", "client", ""},
    LabelWords{"website", "client", ""},
    LabelWords{"sdk", "client", ""},
    LabelWords{"phone", "client", ""},
    LabelWords{"laptop", "client", ""},
    LabelWords{"desktop", "client", ""},
    LabelWords{"customer", "client", ""},
    LabelWords{"admin", "client", ""},
    LabelWords{"analyst", "client", ""},
    LabelWords{"developer", "client", ""},
    LabelWords{"visitor", "client", ""},
    LabelWords{"person", "client", ""},
    LabelWords{"gateway", "gateway", ""},
    LabelWords{"internet gateway", "load-balancer", ""},
    LabelWords{"nat gateway", "load-balancer", ""},
    LabelWords{"payment gateway", "external-api", ""},
    LabelWords{"sms gateway", "external-api", ""},
    LabelWords{"email gateway", "external-api", ""},
    LabelWords{"external system", "external-api", ""},
    LabelWords{"external service", "external-api", ""},
    LabelWords{"third party service", "external-api", ""},
    LabelWords{"payment processor", "external-api", ""},
    LabelWords{"apn", "external-api", ""},
    LabelWords{"payment provider", "external-api", ""},
    LabelWords{"app store", "external-api", ""},
    LabelWords{"sql", "sql-database", ""},
    LabelWords{"store", "sql-database", ""},
    LabelWords{"datastore", "sql-database", ""},
    LabelWords{"table", "sql-database", ""},
    LabelWords{"persistence", "sql-database", ""},
    LabelWords{"message storage", "sql-database", ""},
    LabelWords{"metadata storage", "sql-database", ""},
    LabelWords{"data storage", "sql-database", ""},
    LabelWords{"user storage", "sql-database", ""},
    LabelWords{"storage", "object-store", ""},
    LabelWords{"update script", "worker", ""},
    LabelWords{"react", "client", ""},
    LabelWords{"angular", "client", ""},
    LabelWords{"vue", "client", ""},
    LabelWords{"next js", "client", ""},
    LabelWords{"flutter", "client", ""},
    LabelWords{"ios", "client", ""},
    LabelWords{"android", "client", ""},
    LabelWords{"telegram", "external-api", ""},
    LabelWords{"slack", "external-api", ""},
    LabelWords{"paypal", "external-api", ""},
    LabelWords{"mailgun", "external-api", ""},
    LabelWords{"ses", "external-api", ""},
    LabelWords{"okta", "external-api", ""},
    LabelWords{"openai", "external-api", ""},
    LabelWords{"claude", "external-api", ""},
    LabelWords{"anthropic", "external-api", ""},
    LabelWords{"mixpanel", "external-api", ""},
    LabelWords{"github", "external-api", ""},
    LabelWords{"sentry", "external-api", ""},
    LabelWords{"gemini", "external-api", ""},
    LabelWords{"spa", "client", ""},
    LabelWords{"sensor", "client", ""},
    LabelWords{"auth", "service", ""},
    LabelWords{"engine", "service", ""},
    LabelWords{"shortener", "service", ""},
    LabelWords{"generator", "service", ""},
    LabelWords{"transcoder", "service", ""},
    LabelWords{"encoder", "service", ""},
    LabelWords{"resizer", "service", ""},
    LabelWords{"crawler", "worker", ""},
    LabelWords{"keycloak", "service", ""},
    LabelWords{"cognito", "service", ""},
    LabelWords{"express", "service", ""},
    LabelWords{"node js", "service", ""},
    LabelWords{"django", "service", ""},
    LabelWords{"spring boot", "service", ""},
    LabelWords{"fargate", "service", ""},
    LabelWords{"ec2", "service", ""},
    LabelWords{"cloud run", "service", ""},
    LabelWords{"traefik", "load-balancer", ""},
    LabelWords{"zuul", "gateway", ""},
    LabelWords{"varnish", "cache", ""},
    LabelWords{"celery", "worker", ""},
    LabelWords{"sidekiq", "worker", ""},
    LabelWords{"scraper", "worker", ""},
    LabelWords{"pub sub", "message-queue", ""},
    LabelWords{"nats", "message-queue", ""},
    LabelWords{"sqs", "message-queue", "aws-sqs-standard"},
    LabelWords{"activemq", "message-queue", ""},
    LabelWords{"bullmq", "message-queue", ""},
    LabelWords{"sqlite", "sql-database", ""},
    LabelWords{"supabase", "sql-database", ""},
    LabelWords{"oracle db", "sql-database", ""},
    LabelWords{"opensearch", "key-value-store", "search-index"},
    LabelWords{"solr", "key-value-store", "search-index"},
    LabelWords{"algolia", "key-value-store", "search-index"},
    LabelWords{"scylladb", "key-value-store", "cassandra"},
    LabelWords{"eventbridge", "message-queue", ""},
    LabelWords{"qdrant", "key-value-store", "vector-db"},
    LabelWords{"pgvector", "key-value-store", "vector-db"},
    LabelWords{"hdfs", "object-store", ""},
    LabelWords{"hbase", "key-value-store", ""},
    LabelWords{"blob", "object-store", ""},
    LabelWords{"bucket", "object-store", ""},
    LabelWords{"blob store", "object-store", ""},
    LabelWords{"file store", "object-store", ""},
    LabelWords{"asset store", "object-store", ""},
    LabelWords{"media store", "object-store", ""},
    LabelWords{"image store", "object-store", ""},
    LabelWords{"photo store", "object-store", ""},
    LabelWords{"video store", "object-store", ""},
    LabelWords{"data lake", "object-store", ""},
    LabelWords{"message bus", "message-queue", ""},
    LabelWords{"event bus", "event-stream", ""},
    LabelWords{"event store", "event-stream", ""},
    LabelWords{"search store", "key-value-store", "search-index"},
    LabelWords{"search engine", "key-value-store", "search-index"},
    LabelWords{"search cluster", "key-value-store", "search-index"},
    LabelWords{"inverted index", "key-value-store", "search-index"},
    LabelWords{"reverse index", "key-value-store", "search-index"},
    LabelWords{"vector index", "key-value-store", "vector-db"},
    LabelWords{"vector store", "key-value-store", "vector-db"},
    LabelWords{"ann index", "key-value-store", "vector-db"},
    LabelWords{"metric store", "key-value-store", "time-series-db"},
    LabelWords{"metric db", "key-value-store", "time-series-db"},
};

/// A name, as "Kafka" and "Redis Cluster" are, and not what kind of thing it is: "Rate limiter".
bool isProduct(const Preset &preset)
{
    const std::string_view name = shortName(preset.name);
    return name.find(' ') >= name.find_last_not_of(' ') ||
           std::ranges::any_of(name.substr(1), [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; });
}

bool holdsData(const Kind &kind)
{
    return kind.behaviour == Behaviour::Store || kind.behaviour == Behaviour::Cache ||
           kind.behaviour == Behaviour::Queue;
}

} // namespace

KindNames::KindNames()
{
    for (const Kind &kind : allKinds()) {
        add(kind.name, {&kind, nullptr});
        for (const std::string &word : kind.words)
            add(word, {&kind, nullptr});
    }
    for (const Preset &preset : allPresets()) {
        const Kind *kind = findKind(preset.kindId);
        if (kind && wordList(shortName(preset.name)) != wordList(kind->name))
            add(shortName(preset.name), {kind, &preset});
    }
    for (const LabelWords &one : labelWords)
        add(one.words, {findKind(one.kindId), findPreset(one.presetId)}, one.words.find(' ') == std::string_view::npos);
}

void KindNames::add(std::string_view text, NamedKind names, bool nounOnly)
{
    std::string words = wordList(text);
    if (words.size() < 4) // " x " alone says nothing
        return;
    const std::string_view bare = std::string_view(words).substr(1, words.size() - 2);
    nounOnly = nounOnly || std::ranges::find(nouns, bare) != nouns.end();
    m_phrases.push_back({std::move(words), names, nounOnly});
}

/// What is named last, of what ends there the longest name, and of the same words the product.
std::optional<NamedKind> KindNames::last(std::string_view label) const
{
    const std::string words = wordList(label);
    const std::vector<std::string> each = wordsOfEach(label);
    std::optional<NamedKind> last;
    std::size_t lastEnd = 0, lastLength = 0;
    for (const Phrase &phrase : m_phrases) {
        const std::size_t place = words.rfind(phrase.words);
        if (place == std::string::npos || (phrase.nounOnly && std::ranges::none_of(each, [&](const std::string &one) {
                                               return one.ends_with(phrase.words);
                                           })))
            continue;
        const std::size_t length = phrase.words.size(), end = place + length;
        const bool product = last && !last->preset && phrase.names.preset;
        if (end > lastEnd || (end == lastEnd && (length > lastLength || (length == lastLength && product)))) {
            last = phrase.names;
            lastEnd = end;
            lastLength = length;
        }
    }
    return last;
}

std::optional<NamedKind> KindNames::in(std::string_view label) const
{
    constexpr std::size_t shortest = 4; // words: fewer are one name, "User\nservice", over two lines
    if (const std::size_t end = label.find('\n'); end != std::string_view::npos && smallWords(label).size() >= shortest)
        if (const auto named = in(label.substr(0, end)))
            return named->preset ? named : withProduct(*named, wordList(label));
    std::string line(label);
    std::ranges::replace(line, '\n', ' ');
    const std::string english = inEnglish(line);
    auto named = inWordsOf(english);
    if (!named)
        named = inWordsOf(withWordsApart(english));
    if (!named)
        named = inWordsOf(spelledOut(english));
    return named;
}

std::optional<NamedKind> KindNames::inWordsOf(std::string_view label) const
{
    const std::string noun = wordList(nounOf(label));
    std::optional<NamedKind> named = last(nounOf(label));
    // "DB server" is the database, but "API server" serves
    if (const auto before = last(withoutLast(noun, "server")); before && holdsData(*before->kind))
        named = before;
    // "API" alone is the front door, "Stripe API" is not ours, "News API" serves
    if (const std::string_view whose = withoutLast(noun, "api"); !whose.empty() && named->kind->id == "gateway") {
        const auto owner = last(whose);
        named = owner && owner->kind->behaviour == Behaviour::External ? owner : NamedKind{findKind("service")};
    }
    // what it is made of names it for want of better, but "Nodes (pages, users)" are no users
    if (const auto aside = named ? std::nullopt : last(withoutWhatItServes(label));
        aside && aside->kind->behaviour != Behaviour::Client)
        named = aside;
    // a product behind the stroke is an example of what stands before it, whatever else it may be
    if (const std::string_view first = firstOfSeveral(label); named && named->preset && first.size() < label.size())
        if (const auto before = inWordsOf(first); before && !before->preset)
            named = before;
    if (named && !named->preset)
        named = withProduct(*named, wordList(label));
    return named;
}

/// "Orders DB (MySQL)", "Redis cache": the noun tells the kind, the product its numbers. Of databases and of queues the
/// product knows better of which kind it is: "Database (Cassandra)", "Message queue (Kafka)".
NamedKind KindNames::withProduct(const NamedKind &named, std::string_view words) const
{
    const Behaviour behaviour = named.kind->behaviour;
    const bool productKnowsBetter = behaviour == Behaviour::Store || behaviour == Behaviour::Queue;
    NamedKind best = named;
    for (const Phrase &phrase : m_phrases) {
        const NamedKind &other = phrase.names;
        if (!other.preset || !isProduct(*other.preset) || words.find(phrase.words) == std::string_view::npos)
            continue;
        if (other.kind == named.kind)
            return other;
        if (productKnowsBetter && other.kind->behaviour == behaviour && !best.preset)
            best = other;
    }
    return best;
}

std::optional<NamedKind> kindNamedIn(std::string_view label)
{
    return KindNames().in(label);
}

} // namespace ninesketch
