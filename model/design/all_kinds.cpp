// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds, a function each. One more is a function and its place in the list at the end.
#include "model/design/kind_parameters.h"
#include "model/design/kinds.h"

namespace ninesketch
{
namespace
{

using namespace parameters;

Kind kind(std::string id, std::string name, std::string group, Behaviour behaviour, std::string stroke,
          std::string background, std::vector<std::string> searchWords, std::string help, Specs parameters)
{
    Kind made;
    made.id = std::move(id);
    made.name = std::move(name);
    made.group = std::move(group);
    made.behaviour = behaviour;
    made.strokeColor = std::move(stroke);
    made.backgroundColor = std::move(background);
    made.words = std::move(searchWords);
    made.help = std::move(help);
    made.parameters = std::move(parameters);
    return made;
}

constexpr const char *ownMeasure = "rule of thumb: measure yours";

Kind client()
{
    return kind("client", "Client", "Outside", Behaviour::Client, "#1e1e1e", "#e9ecef",
                {"user", "users", "browser", "mobile", "app", "web", "device"}, "Where requests come from.",
                {number("rate", "Rate at peak", Unit::PerSecond, std::nullopt, 0, 1e12, load,
                        "Requests per second at peak; empty: users x actions per day x peak."),
                 number("users", "Users per day", Unit::None, 1e6, 0, 1e11, load, "Daily active users.", ruleOfThumb),
                 number("actionsPerDay", "Actions per user and day", Unit::None, 10, 0, 1e9, load,
                        "Requests that one user makes in a day.", "rule of thumb: ask; consumer apps make 10 to 50"),
                 number("peakFactor", "Peak / average", Unit::None, 3, 1, 1000, load,
                        "How much the busiest time exceeds the average.", "rule of thumb: 2-3 web, 5-10 spiky"),
                 number("burstiness", "Variability of arrivals", Unit::None, 1, 0, 1e4, load,
                        "Squared coefficient of variation of the times between requests; 1 is Poisson."),
                 whole(number("batch", "Batch size", Unit::None, 1, 1, 1e6, load,
                              "Requests that arrive together, on average.")),
                 number("availability", "Availability", Unit::Probability, 1, 0, 1, failing,
                        "Clients are taken as always up; losses count from the first hop.", ruleOfThumb)});
}

Kind dns()
{
    return kind(
        "dns", "DNS", "Edge", Behaviour::Service, "#1971c2", "#d0ebff", {"route 53", "name server", "resolver"},
        "Answers where a name lives; mostly from caches.",
        servingOf({0.001, 0.02, std::nullopt, "rule of thumb: nearly always answered by a nearby resolver's cache"}) +
            failingOf(0.99999, "planning value in place of the usual 100 % commitment", true) +
            payingOf(std::nullopt, 0.4));
}

Kind cdn()
{
    return kind(
        "cdn", "CDN", "Edge", Behaviour::Cache, "#1971c2", "#a5d8ff", {"cloudfront", "edge", "content delivery"},
        "A cache near the users; what it calls is its origin.",
        Specs{number("hitRatio", "Hit ratio", Unit::Share, 0.95, 0, 1, serving,
                     "Share of reads answered without the origin.", "rule of thumb: static content"),
              choice("policy", "Writes", "around", {"around", "aside", "read-through", "write-through", "write-back"},
                     serving, "What a write does.")} +
            servingOf({0.010, 0.060, std::nullopt, "rule of thumb: hit at the nearest city"}) +
            failingOf(0.999, "common commitment of CDN providers, per month", true) + payingOf(std::nullopt, 1.0) +
            Specs{number("priceUsdPerGbEgress", "Price per GB sent", Unit::Dollars, 0.05, 0, 1e6, paying,
                         "Of what goes out, where sizes are known.", "napkin-math, 2026: a CDN's traffic")});
}

Kind gateway()
{
    return kind("gateway", "API gateway", "Edge", Behaviour::Service, "#6741d9", "#d0bfff",
                {"api", "kong", "apigee", "ingress", "proxy", "bff"},
                "The front door: routes, authenticates, limits rates.",
                servingOf({0.010, 0.050, std::nullopt, "rule of thumb: managed gateway's own part"}) + threadsOf() +
                    accessOf() + failingOf(0.9995, "common commitment of managed gateways, per month", true) +
                    payingOf(std::nullopt, 1.0));
}

Kind loadBalancer()
{
    return kind("load-balancer", "Load balancer", "Edge", Behaviour::Balancer, "#6741d9", "#e5dbff",
                {"lb", "elb", "alb", "nginx", "haproxy", "envoy"}, "Sends each request to one of its healthy targets.",
                Specs{choice("targets", "Its targets are", "redundant", {"redundant", "different"}, serving,
                             "Redundant: any of them can answer any request. Different: each has its own part of the "
                             "requests.")} +
                    servingOf({0.001, 0.005, std::nullopt, "rule of thumb: layer 7, same zone"}) +
                    failingOf(0.9999, "common commitment over several zones, per month", true) +
                    payingOf(std::nullopt, std::nullopt) +
                    Specs{number("priceUsdPerGb", "Price per GB passed on", Unit::Dollars, std::nullopt, 0, 1e6, paying,
                                 "Of requests and answers, where sizes are known.")});
}

Kind service()
{
    return kind("service", "Service", "Compute", Behaviour::Service, "#2f9e44", "#b2f2bb",
                {"server", "microservice", "backend", "api server", "function", "lambda", "compute"},
                "Your own code: serves, and calls all it is connected to.",
                servingOf({0.010, 0.050, 1000, "rule of thumb: one instance, JSON over HTTP; measure yours"}) +
                    threadsOf() + accessOf() + failingOf(0.995, "common commitment for one cloud instance", false) +
                    payingOf(60, std::nullopt));
}

Kind worker()
{
    return kind("worker", "Worker", "Compute", Behaviour::Service, "#2f9e44", "#d3f9d8",
                {"consumer", "subscriber", "job", "background", "processor", "cron"},
                "Takes messages from a queue and processes them.",
                servingOf({0.100, 1.0, 100, ownMeasure}) + threadsOf() +
                    failingOf(0.995, "common commitment for one cloud instance", false) + payingOf(30, std::nullopt));
}

Kind cache()
{
    return kind(
        "cache", "Cache", "Data", Behaviour::Cache, "#e03131", "#ffc9c9",
        {"redis", "memcached", "valkey", "elasticache", "session"}, "Answers hits from memory.",
        Specs{number("hitRatio", "Hit ratio", Unit::Share, 0.9, 0, 1, serving,
                     "Share of reads answered without the store behind.", "rule of thumb"),
              choice("policy", "Policy", "", {"", "aside", "read-through", "write-through", "write-back", "around"},
                     serving, "Empty: read-through when the cache is connected to a store, else aside by the service."),
              number("flushInterval", "Flush interval", Unit::Seconds, 1, 0, 1e6, serving,
                     "Of write-back: what a crash may lose.", ruleOfThumb),
              number("coalescing", "Writes merged", Unit::None, 1, 1, 1e6, serving,
                     "Of write-back: writes to one key that become one write behind."),
              number("timeToLive", "Time to live", Unit::Seconds, std::nullopt, 0, 1e9, serving,
                     "Bounds how stale an answer is."),
              flag("singleRefill", "One refill at a time", false, serving,
                   "When an item has expired, one request fetches it and the others wait for that or take the old "
                   "one."),
              number("memory", "Memory of a node", Unit::Bytes, std::nullopt, 0, 1e15, serving,
                     "For items; with keys and the size of an item it tells which hit ratio is within reach."),
              number("keys", "Distinct items", Unit::None, std::nullopt, 1, 1e12, serving,
                     "How many different items are asked for."),
              number("itemBytes", "Size of an item", Unit::Bytes, 1000, 0, 1e12, serving,
                     "With its key and the cache's own overhead.", ruleOfThumb),
              number("skew", "Zipf skew of keys", Unit::None, 0.9, 0, 5, serving,
                     "Popularity of the item of rank k is as 1/k^s.", "rule of thumb: web requests 0.7 to 1")} +
            servingOf({0.0005, 0.002, 100000, "rule of thumb: in-memory store over the network, one node"},
                      Pace{0.0005, 0.002, 100000, "rule of thumb: in-memory store over the network, one node"}) +
            failingOf(0.9999, "common commitment of managed caches over several zones, per month", false) +
            payingOf(100, std::nullopt));
}

Kind sqlDatabase()
{
    return kind(
        "sql-database", "SQL database", "Data", Behaviour::Store, "#1971c2", "#a5d8ff",
        {"postgres", "postgresql", "mysql", "aurora", "rds", "database", "db", "rdbms", "relational", "spanner"},
        "Relational store with transactions.",
        servingOf({0.001, 0.010, 15000, "rule of thumb: indexed reads of a warm database"},
                  Pace{0.003, 0.020, 2500, "rule of thumb: small transactions with one flush"}) +
            Specs{whole(number("connections", "Connections of a node", Unit::None, 500, 1, 1e6, serving,
                               "What it accepts at a time; more are refused. Blocking callers hold one for each "
                               "thread.",
                               "rule of thumb: beyond this use a pooler"))} +
            partitionsOf() +
            failingOf(0.9995, "common commitment of a managed primary with standby, per month", false) +
            holdingOf(0.2) + dataSafetyOf() + payingOf(300, std::nullopt));
}

Kind keyValueStore()
{
    return kind("key-value-store", "Key-value store", "Data", Behaviour::Store, "#1971c2", "#99e9f2",
                {"dynamodb", "cassandra", "nosql", "mongodb", "bigtable", "document", "wide column", "database", "db"},
                "Partitioned store by key.",
                servingOf({0.003, 0.010, std::nullopt, "rule of thumb: single-digit milliseconds by key"},
                          Pace{0.005, 0.015, std::nullopt, "rule of thumb: single-digit milliseconds by key"}) +
                    partitionsOf() + requestUnitsOf() +
                    failingOf(0.9999, "common commitment of managed tables, per month", true) + holdingOf(0.25) +
                    dataSafetyOf() + payingOf(std::nullopt, 0.3));
}

Kind messageQueue()
{
    return kind(
        "message-queue", "Message queue", "Messaging", Behaviour::Queue, "#f08c00", "#ffec99",
        {"sqs", "rabbitmq", "queue", "service bus", "tasks", "broker", "dlq", "pubsub"},
        "Holds messages until a worker takes them.",
        messagesOf() +
            servingOf({0.010, 0.050, std::nullopt, "rule of thumb: managed queue, time to acknowledge a message"}) +
            failingOf(0.999, "common commitment of managed queues, per month", true) +
            holdingOf(std::nullopt, {0, "messages are kept as they come"}) + payingOf(std::nullopt, 0.4));
}

Kind eventStream()
{
    return kind(
        "event-stream", "Event stream", "Messaging", Behaviour::Queue, "#f08c00", "#ffd8a8",
        {"kafka", "kinesis", "pulsar", "log", "stream", "events", "topic"},
        "A partitioned log; each partition feeds one consumer of a group.",
        messagesOf() +
            servingOf({0.003, 0.005, std::nullopt, "published benchmark: acknowledged by all replicas, light load"}) +
            partitionsOf() + failingOf(0.999, "common commitment of managed streams, per month", true) +
            holdingOf(0.1, {0, "a log is written as it comes; its index is sparse (Kafka: an entry every 4 KiB)"}) +
            acknowledgementOf() + payingOf(std::nullopt, std::nullopt));
}

Kind objectStore()
{
    return kind(
        "object-store", "Object store", "Data", Behaviour::Store, "#099268", "#96f2d7",
        {"s3", "blob", "bucket", "files", "gcs", "minio"}, "Keeps large objects.",
        servingOf({0.080, 0.300, std::nullopt, "rule of thumb: time to the first byte"},
                  Pace{0.200, 0.800, std::nullopt, "rule of thumb: one-megabyte object"}) +
            partitionsOf() + failingOf(0.999, "common commitment per month", true) +
            holdingOf(0.023, {0, "what is stored is what was put in: keys and metadata are small beside objects"}) +
            dataSafetyOf(0.99999999999, "eleven nines, as object stores of three zones are designed for") +
            payingOf(std::nullopt, 0.4));
}

Kind externalApi()
{
    return kind("external-api", "External API", "Outside", Behaviour::External, "#e8590c", "#ffe8cc",
                {"third party", "payment", "stripe", "partner", "llm", "provider", "saas"},
                "Somebody else's service: a latency, an availability, often a quota.",
                servingOf({0.150, 1.5, std::nullopt, ownMeasure}) +
                    failingOf(0.999, "rule of thumb: read their SLA", true) + payingOf(std::nullopt, std::nullopt));
}

} // namespace

std::span<const Kind> allKinds()
{
    static const std::vector<Kind> kinds{client(),       dns(),         cdn(),         gateway(),     loadBalancer(),
                                         service(),      worker(),      cache(),       sqlDatabase(), keyValueStore(),
                                         messageQueue(), eventStream(), objectStore(), externalApi()};
    return kinds;
}

} // namespace ninesketch
