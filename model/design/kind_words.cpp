// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kind_words.h"

#include "model/design/abbreviations.h"

#include "model/design/foreign_words.h"
#include "model/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>

namespace ninesketch
{
namespace
{

/// Lower-case words with one space around each, without the s of a plural, and the short words for stores written out:
/// " order database ".
std::string wordList(std::string_view text)
{
    std::string words = " ";
    for (std::string &word : smallWords(text)) {
        if (word == "db" || word == "dbs")
            word = "database";
        else if (word == "kv")
            word = "key value";
        else if (word == "kvs")
            word = "key value store";
        else if (word.size() > 3 && word.ends_with('s') && word[word.size() - 2] != 's')
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

/// "Shard 1", "Primary / Standby": where nothing tells of what.
bool isPartOfStore(std::string_view label)
{
    const auto each = wordsOfEach(label);
    return !each.empty() && std::ranges::all_of(each, [](const std::string &words) {
        constexpr std::array parts{" primary ", " replica ", " shard ", " standby "};
        return std::ranges::any_of(parts, [&](std::string_view part) { return words.ends_with(part); });
    });
}

/// What the catalogue calls a kind, but says so of a label only as its noun: "click events" are a stream, an "event
/// producer" is none; a "user" is a client, a "user profile" is not.
constexpr std::array nouns{"user",    "app",       "web",      "mobile",   "device",     "edge",  "function", "compute",
                           "job",     "processor", "session",  "log",      "stream",     "event", "topic",    "task",
                           "payment", "partner",   "provider", "document", "background", "proxy"};

/// Words on drawings that the catalogue has no use for. What is one word counts as a noun only.
struct LabelWords {
    std::string_view kindId, presetId, phrases; ///< phrases: with commas between them
};
constexpr std::array labelWords{
    LabelWords{"client", "",
               "admin, analyst, android, angular, bidder, broadcaster, browser extension, buyer, "
               "camera, car, chrome extension, cli, console, customer, dashboard, desktop, developer, "
               "doctor, driver, flutter, front end, frontend, guest, ios, kiosk, laptop, merchant, "
               "next js, passenger, patient, person, phone, portal, pos terminal, react, "
               "rider, sdk, seller, sensor, set top box, smart tv, spa, streamer, student, tablet, "
               "teacher, trader, tv, ui, vehicle, viewer, visitor, vue, wearable, website"},
    LabelWords{"dns", "", "dns server, domain name system, gslb, route53"},
    LabelWords{"cdn", "", "edge cache, edge pop, open connect, point of presence"},
    LabelWords{"load-balancer", "",
               "f5, ingress controller, internet gateway, nat gateway, nlb, traefik, traffic manager"},
    LabelWords{"gateway", "", "api frontend, backend for frontend, gateway, waf, web application firewall, zuul"},
    LabelWords{"service", "",
               "aggregator, auth, checker, cloud run, cognito, collector, coordinator, detector, "
               "django, ec2, encoder, engine, express, fargate, fraud detection, generator, keycloak, "
               "kgs, language model, machine learning model, manager, matcher, matchmaker, ml model, "
               "monolith, node js, ranker, ranking model, recommender, resizer, sfu, shortener, "
               "spell checker, spring boot, tracker, transcoder, translator"},
    LabelWords{"worker", "",
               "archiver, builder, cdc, cdc connector, celery, content parser, crawler, data pipeline, "
               "debezium, etl, etl pipeline, fetcher, fluentd, hadoop, html parser, indexer, "
               "kafka connect, kafka connector, log parser, logstash, map reduce, mapreduce, poller, "
               "processing pipeline, relay, scraper, shipper, sidekiq, update script"},
    LabelWords{"cache", "", "caffeine, dragonfly, ehcache, hazelcast, varnish"},
    LabelWords{"sql-database", "",
               "data storage, datastore, ledger, message storage, metadata storage, neon, oracle, "
               "oracle db, outbox, persistence, planetscale, sql, sqlite, store, supabase, table, "
               "tidb, user storage, vitess"},
    LabelWords{"sql-database", "data-warehouse",
               "analytic database, analytics database, analytics store, column store, "
               "columnar database, columnar store, druid, olap, pinot"},
    LabelWords{"key-value-store", "search-index",
               "algolia, inverted index, meilisearch, opensearch, redis search, reverse index, "
               "search cluster, search database, search engine, search store, solr, typesense"},
    LabelWords{"key-value-store", "cassandra", "scylladb"},
    LabelWords{"key-value-store", "vector-db",
               "ann index, chroma, faiss, milvus, pgvector, qdrant, vector index, vector store, "
               "weaviate"},
    LabelWords{"key-value-store", "",
               "aerospike, couchbase, geo index, geospatial index, hbase, key value database, "
               "leveldb, nosql database, nosql store, quadtree, quadtree index, riak, rocksdb"},
    LabelWords{
        "key-value-store", "time-series-db",
        "candle store, graphite, m3db, metric db, metric store, thanos, tick store, time series store, timescaledb, "
        "victoriametrics"},
    LabelWords{"key-value-store", "document-db", "couchdb, doc database, doc store, document store, firebase"},
    LabelWords{"key-value-store", "graph-db", "arangodb, graph store, knowledge graph, social graph"},
    LabelWords{"key-value-store", "wide-column", "column family store, wide column database, wide column store"},
    LabelWords{"key-value-store", "mongodb", "mongodb"},
    LabelWords{"sql-database", "postgresql", "postgres"},
    LabelWords{"object-store", "",
               "archive, asset store, backup, blob, blob store, bucket, ceph, data lake, efs, "
               "file store, glacier, hdfs, image store, media store, nfs, photo store, storage, "
               "video store"},
    LabelWords{"message-queue", "",
               "activemq, bullmq, emqx, eventbridge, frontier, hivemq, message bus, mosquitto, nats, "
               "pub sub"},
    LabelWords{"message-queue", "aws-sqs-standard", "sqs"},
    LabelWords{"event-stream", "", "clickstream, event bus, event store"},
    LabelWords{"event-stream", "kafka", "confluent, redpanda"},
    LabelWords{"external-api", "",
               "3rd party, acquirer, adyen, airline, anthropic, apn, app store, auth0, bank, "
               "braintree, card network, carrier, claude, datadog, email gateway, external service, "
               "external system, facebook login, firebase cloud messaging, gds, gemini, github, "
               "google map, google oauth, mailgun, map api, mastercard, mixpanel, new relic, "
               "newrelic, okta, openai, pagerduty, payment gateway, payment processor, "
               "payment provider, paypal, psp, push notification, sentry, ses, shipping provider, slack, sms gateway, "
               "social login, stock exchange, telegram, third party service, visa, weather api"},
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
    for (const LabelWords &one : labelWords) {
        std::istringstream in{std::string(one.phrases)};
        for (std::string phrase; std::getline(in >> std::ws, phrase, ',');)
            add(phrase, {findKind(one.kindId), findPreset(one.presetId)}, phrase.find(' ') == std::string::npos);
    }
}

void KindNames::add(std::string_view text, NamedKind names, bool nounOnly)
{
    std::string words = wordList(text);
    if (words.size() < 4) // " x " alone says nothing
        return;
    const std::string_view bare = std::string_view(words).substr(1, words.size() - 2);
    const bool product = names.preset && (nounOnly || isProduct(*names.preset));
    nounOnly = nounOnly || std::ranges::find(nouns, bare) != nouns.end();
    m_phrases.push_back({std::move(words), names, nounOnly, product});
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
    if (!named && isPartOfStore(label))
        named = NamedKind{findKind("sql-database")};
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
    const auto take = [&](const NamedKind &other) {
        if (!best.preset && (other.kind == named.kind || (productKnowsBetter && other.kind->behaviour == behaviour)))
            best = other;
        return other.kind == named.kind;
    };
    for (const Phrase &phrase : m_phrases)
        if (phrase.product && words.find(phrase.words) != std::string_view::npos && take(phrase.names))
            return phrase.names;
    for (const std::string &word : smallWords(words)) // "Influx DB"
        if (const std::string meant = spelledOut(word); meant != word)
            if (const auto other = last(meant); other && other->preset)
                take(*other);
    return best;
}

std::optional<NamedKind> kindNamedIn(std::string_view label)
{
    return KindNames().in(label);
}

} // namespace ninesketch
