// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kinds.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>

namespace ninesketch
{
namespace
{

using Specs = std::vector<ParameterSpec>;

ParameterSpec number(std::string key, std::string label, Unit unit, std::optional<double> byDefault, double minimum,
                     double maximum, std::string group, std::string help, std::string source = {})
{
    ParameterSpec spec;
    spec.key = std::move(key);
    spec.label = std::move(label);
    spec.unit = unit;
    spec.byDefault = byDefault;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.group = std::move(group);
    spec.help = std::move(help);
    spec.source = std::move(source);
    return spec;
}

ParameterSpec whole(ParameterSpec spec)
{
    spec.whole = true;
    return spec;
}

ParameterSpec choice(std::string key, std::string label, std::string byDefault, std::vector<std::string> choices,
                     std::string group, std::string help)
{
    ParameterSpec spec;
    spec.key = std::move(key);
    spec.label = std::move(label);
    spec.unit = Unit::Choice;
    spec.textDefault = std::move(byDefault);
    spec.choices = std::move(choices);
    spec.group = std::move(group);
    spec.help = std::move(help);
    return spec;
}

ParameterSpec words(std::string key, std::string label, std::string group, std::string help)
{
    ParameterSpec spec;
    spec.key = std::move(key);
    spec.label = std::move(label);
    spec.unit = Unit::Text;
    spec.group = std::move(group);
    spec.help = std::move(help);
    return spec;
}

ParameterSpec flag(std::string key, std::string label, bool byDefault, std::string group, std::string help)
{
    return number(std::move(key), std::move(label), Unit::Flag, byDefault ? 1 : 0, 0, 1, std::move(group),
                  std::move(help));
}

Specs operator+(Specs a, Specs b)
{
    a.insert(a.end(), std::make_move_iterator(b.begin()), std::make_move_iterator(b.end()));
    return a;
}

const char *const serving = "Serving";
const char *const failing = "Availability";
const char *const keeping = "Data";
const char *const paying = "Cost";
const char *const ruleOfThumb = "rule of thumb";

/// Latency of the unloaded component in seconds, capacity of one replica per second.
struct Pace {
    std::optional<double> p50, p99;
    std::optional<double> capacity;
    std::string source;
};

Specs servingOf(const Pace &read, const std::optional<Pace> &write)
{
    Specs specs{
        whole(number("replicas", "Replicas", Unit::None, 1, 1, 1e6, serving, "How many of it run side by side.")),
        number("p50", write ? "Read time, p50" : "Service time, p50", Unit::Seconds, read.p50, 0, 1e6, serving,
               "Half of all requests take less, without load.", read.source),
        number("p99", write ? "Read time, p99" : "Service time, p99", Unit::Seconds, read.p99, 0, 1e6, serving,
               "99 of 100 requests take less, without load.", read.source),
    };
    if (write)
        specs = std::move(specs) + Specs{number("writeP50", "Write time, p50", Unit::Seconds, write->p50, 0, 1e6,
                                                serving, "Half of all writes take less, without load.", write->source),
                                         number("writeP99", "Write time, p99", Unit::Seconds, write->p99, 0, 1e6,
                                                serving, "99 of 100 writes take less, without load.", write->source)};
    specs = std::move(specs) +
            Specs{number("capacity", write ? "Reads per replica" : "Capacity per replica", Unit::PerSecond,
                         read.capacity, 0, 1e12, serving,
                         "Requests per second that one replica sustains; empty: servers / service time, or unlimited.",
                         read.source)};
    if (write)
        specs.push_back(number("writeCapacity", "Writes per replica", Unit::PerSecond, write->capacity, 0, 1e12,
                               serving, "Writes per second that one replica sustains; empty: as reads.",
                               write->source));
    return std::move(specs) +
           Specs{
               choice("distribution", "Distribution", "",
                      {"", "log-normal", "exponential", "constant", "hyper-exponential"}, serving,
                      "Of service times. Empty: log-normal through p50 and p99, or exponential when a mean is given."),
               number("serviceTime", "Service time, mean", Unit::Seconds, std::nullopt, 0, 1e6, serving,
                      "Instead of p50 and p99."),
               number("writeServiceTime", "Write time, mean", Unit::Seconds, std::nullopt, 0, 1e6, serving,
                      "Instead of write p50 and p99; empty: as reads."),
               number("cv", "Coefficient of variation", Unit::None, std::nullopt, 0, 100, serving,
                      "Standard deviation / mean, with a mean of log-normal or hyper-exponential times."),
               whole(number("servers", "Servers per replica", Unit::None, std::nullopt, 1, 1e6, serving,
                            "Requests that one replica serves at the same time (cores, connections, shards); empty: "
                            "capacity x service time.")),
               choice("routing", "Balancing over replicas", "shared",
                      {"shared", "random", "round-robin", "least-outstanding"}, serving,
                      "How requests are dealt to the replicas; shared is one queue for all of them."),
               choice("discipline", "Order of service", "fifo", {"fifo", "processor-sharing"}, serving,
                      "Processor sharing: all present are served at once, each slower."),
               whole(number("queueLimit", "Waiting room per replica", Unit::None, std::nullopt, 0, 1e9, serving,
                            "Requests beyond it are rejected; empty: unlimited.")),
               number("rateLimit", "Rate limit", Unit::PerSecond, std::nullopt, 0, 1e12, serving,
                      "Token bucket: what it admits per second; the rest is answered 429. For the whole component."),
               number("burst", "Burst", Unit::None, std::nullopt, 1, 1e12, serving,
                      "Tokens the bucket holds; empty: one second of its rate."),
               number("errorRate", "Transient errors", Unit::Share, 0, 0, 1, serving,
                      "Share of requests that fail although the component is up."),
           };
}

/// One replica's availability, or of the whole when managed.
Specs failingOf(double availability, std::string source, bool managed)
{
    return {
        number("availability", managed ? "Availability" : "Availability of a replica", Unit::Probability, availability,
               0, 1, failing,
               managed ? "Of the service as a whole, as its provider commits to it."
                       : "Share of time that one replica works.",
               std::move(source)),
        number("mtbf", "Time between failures", Unit::Seconds, std::nullopt, 0, 1e12, failing,
               "Mean time between failures of a replica; with time to repair it replaces the availability."),
        number("mttr", "Time to repair", Unit::Seconds, std::nullopt, 0, 1e12, failing,
               "Mean time from a replica's failure until it works again."),
        whole(number("needed", "Replicas needed", Unit::None, std::nullopt, 1, 1e6, failing,
                     "k of n: pinned here, else what the load needs.")),
        number("failover", "Failover time", Unit::Seconds, std::nullopt, 0, 1e6, failing,
               "Outage while another replica takes over; counts when time between failures is known."),
        number("commonCause", "Common cause (beta)", Unit::Share, 0, 0, 1, failing,
               "Share of a replica's failures that take all replicas at once.", "beta-factor model, IEC 61508-6"),
        words("zones", "Zones", failing, "Names of the zones its replicas are dealt to: \"a, b, c\"."),
        words("region", "Region", failing, "Name of the region that holds it and its zones."),
        flag("managed", "Managed", managed, failing,
             "The availability is that of the whole service; its replicas do not fail one by one."),
        words("sla", "Service credits", failing,
              "What its provider pays back for a month below an uptime: \"99.95% 10%, 99% 25%, 95% 100%\"."),
    };
}

Specs holdingOf(std::optional<double> pricePerGb)
{
    return {
        number("itemBytes", "Size of an item", Unit::Bytes, 1000, 0, 1e15, keeping, "Bytes stored per write.",
               ruleOfThumb),
        number("retention", "Kept for", Unit::Seconds, std::nullopt, 0, 1e12, keeping,
               "How long data stays; empty: five years for stores, seven days for streams."),
        whole(number("copies", "Copies", Unit::None, std::nullopt, 1, 100, keeping,
                     "Copies of each item; empty: as many as replicas of a partition.")),
        number("overhead", "Index and overhead", Unit::Share, 0.3, 0, 100, keeping, "Added to the raw bytes.",
               "rule of thumb: 0.3 to 1.0"),
        number("pricePerGb", "Price per GB and month", Unit::Dollars, pricePerGb, 0, 1e9, paying, "Of stored data."),
    };
}

Specs payingOf(std::optional<double> perReplica, std::optional<double> perMillion)
{
    return {
        number("pricePerReplica", "Price per replica and month", Unit::Dollars, perReplica, 0, 1e9, paying,
               "Of one running replica."),
        number("pricePerMillion", "Price per million requests", Unit::Dollars, perMillion, 0, 1e9, paying,
               "Of requests, reads and writes alike."),
    };
}

Specs threadsOf()
{
    return {
        flag("blocking", "Blocks while it calls", false, serving,
             "A thread is held while the service waits for what it calls; then the thread pool can be the bottleneck."),
        whole(number("threads", "Threads per replica", Unit::None, 200, 1, 1e6, serving,
                     "Size of the pool of a blocking service.", "default of common servlet containers")),
        number("coldStart", "Cold start", Unit::Seconds, std::nullopt, 0, 1e4, serving,
               "Time a new instance needs before it serves (serverless)."),
        number("coldShare", "Share of cold starts", Unit::Share, 0, 0, 1, serving,
               "Share of requests that meet a new instance."),
        number("scaleUpTime", "Time to scale up", Unit::Seconds, std::nullopt, 0, 1e6, serving,
               "From a sudden growth of the load until added replicas serve; empty: it does not scale by itself."),
    };
}

/// Who may come in, and how many.
Specs accessOf()
{
    const char *const access = "Access";
    return {
        choice("auth", "Knows callers by", "", {"", "session", "jwt"}, access,
               "Session: each request is looked up in a store, which is drawn. JWT: a signed token is verified here."),
        number("tokenLifetime", "Token lifetime", Unit::Seconds, 900, 1, 1e9, access,
               "Of a JWT: how long a stolen or revoked one still opens the door.", "common practice: 5 to 15 minutes"),
        number("tokenBytes", "Size of a token", Unit::Bytes, 800, 0, 1e6, access, "Of a JWT: every request carries it.",
               "rule of thumb: 0.5 to 1 KB"),
        number("verifyTime", "Time to verify a token", Unit::Seconds, 0.0001, 0, 10, access,
               "Of a JWT: processor time, spent on every request.", "rule of thumb: 0.05 to 1 ms, by algorithm"),
        flag("revocationList", "Asks a list of revoked tokens", false, access,
             "Of a JWT: log-out works at once, and the look-up is back."),
        choice("limiterScope", "Rate limit counts", "", {"", "central", "local"}, access,
               "Central: one count for all replicas. Local: each replica counts by itself, so n of them admit n times "
               "the limit."),
        flag("retryAfter", "429 says when to come back", true, access,
             "The Retry-After header; without it clients guess, and come back too soon."),
    };
}

/// Units that a table by key is billed and limited in.
Specs requestUnitsOf()
{
    return {
        choice("readConsistency", "Reads are", "", {"", "eventual", "strong", "transactional"}, serving,
               "Counts requests in units of 4 KB read and 1 KB written: an eventual read is half a unit, a "
               "transactional request two. Empty: one unit a request."),
        whole(number("indexes", "Global indexes", Unit::None, 0, 0, 20, keeping,
                     "Global secondary indexes: each write is written, and paid for, once more for each.")),
        flag("readsByIndex", "Read through an index", false, keeping,
             "Reads go by a global secondary index; those are eventual only."),
        choice("persistence", "Survives a crash by", "", {"", "log", "aof-always", "aof-everysec", "none"}, keeping,
               "Of stores in memory. Log: written to a replicated log before the answer. AOF: an append-only file, "
               "flushed with each write or every second."),
    };
}

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

const char *const ownMeasure = "rule of thumb: measure yours";

std::vector<Kind> makeKinds()
{
    std::vector<Kind> kinds;
    kinds.push_back(
        kind("client", "Client", "Outside", Behaviour::Client, "#1e1e1e", "#e9ecef",
             {"user", "users", "browser", "mobile", "app", "web", "device"}, "Where requests come from.",
             {number("rate", "Rate at peak", Unit::PerSecond, std::nullopt, 0, 1e12, "Load",
                     "Requests per second at peak; empty: users x actions per day x peak."),
              number("users", "Users per day", Unit::None, 1e6, 0, 1e11, "Load", "Daily active users.", ruleOfThumb),
              number("actionsPerDay", "Actions per user and day", Unit::None, 10, 0, 1e9, "Load",
                     "Requests that one user makes in a day.", "rule of thumb: ask; consumer apps make 10 to 50"),
              number("peakFactor", "Peak / average", Unit::None, 3, 1, 1000, "Load",
                     "How much the busiest time exceeds the average.", "rule of thumb: 2-3 web, 5-10 spiky"),
              number("burstiness", "Variability of arrivals", Unit::None, 1, 0, 1e4, "Load",
                     "Squared coefficient of variation of the times between requests; 1 is Poisson."),
              whole(number("batch", "Batch size", Unit::None, 1, 1, 1e6, "Load",
                           "Requests that arrive together, on average.")),
              number("availability", "Availability", Unit::Probability, 1, 0, 1, failing,
                     "Clients are taken as always up; losses count from the first hop.", ruleOfThumb)}));
    kinds.push_back(kind(
        "dns", "DNS", "Edge", Behaviour::Service, "#1971c2", "#d0ebff", {"route 53", "name server", "resolver"},
        "Answers where a name lives; mostly from caches.",
        servingOf({0.001, 0.02, std::nullopt, "rule of thumb: nearly always answered by a nearby resolver's cache"},
                  std::nullopt) +
            failingOf(0.99999, "planning value in place of the usual 100 % commitment", true) +
            payingOf(std::nullopt, 0.4)));
    kinds.push_back(kind(
        "cdn", "CDN", "Edge", Behaviour::Cache, "#1971c2", "#a5d8ff", {"cloudfront", "edge", "content"},
        "A cache near the users; what it calls is its origin.",
        Specs{number("hitRatio", "Hit ratio", Unit::Share, 0.95, 0, 1, serving,
                     "Share of reads answered without the origin.", "rule of thumb: static content"),
              choice("policy", "Writes", "around", {"around", "aside", "read-through", "write-through", "write-back"},
                     serving, "What a write does.")} +
            servingOf({0.010, 0.060, std::nullopt, "rule of thumb: hit at the nearest city"}, std::nullopt) +
            failingOf(0.999, "common commitment of CDN providers, per month", true) + payingOf(std::nullopt, 1.0)));
    kinds.push_back(kind(
        "gateway", "API gateway", "Edge", Behaviour::Service, "#6741d9", "#d0bfff",
        {"api", "kong", "apigee", "ingress", "proxy", "bff"}, "The front door: routes, authenticates, limits rates.",
        servingOf({0.010, 0.050, std::nullopt, "rule of thumb: managed gateway's own part"}, std::nullopt) +
            threadsOf() + accessOf() + failingOf(0.9995, "common commitment of managed gateways, per month", true) +
            payingOf(std::nullopt, 1.0)));
    kinds.push_back(
        kind("load-balancer", "Load balancer", "Edge", Behaviour::Balancer, "#6741d9", "#e5dbff",
             {"lb", "elb", "alb", "nginx", "haproxy", "envoy"}, "Sends each request to one of its healthy targets.",
             Specs{choice("targets", "Its targets are", "redundant", {"redundant", "different"}, serving,
                          "Redundant: any of them can answer any request. Different: each has its own part of the "
                          "requests.")} +
                 servingOf({0.001, 0.005, std::nullopt, "rule of thumb: layer 7, same zone"}, std::nullopt) +
                 failingOf(0.9999, "common commitment over several zones, per month", true) +
                 payingOf(std::nullopt, std::nullopt)));
    kinds.push_back(kind(
        "service", "Service", "Compute", Behaviour::Service, "#2f9e44", "#b2f2bb",
        {"server", "microservice", "backend", "api server", "function", "lambda", "compute"},
        "Your own code: serves, and calls all it is connected to.",
        servingOf({0.010, 0.050, 1000, "rule of thumb: one instance, JSON over HTTP; measure yours"}, std::nullopt) +
            threadsOf() + accessOf() + failingOf(0.995, "common commitment for one cloud instance", false) +
            payingOf(60, std::nullopt)));
    kinds.push_back(kind("worker", "Worker", "Compute", Behaviour::Service, "#2f9e44", "#d3f9d8",
                         {"consumer", "subscriber", "job", "background", "processor", "cron"},
                         "Takes messages from a queue and processes them.",
                         servingOf({0.100, 1.0, 100, ownMeasure}, std::nullopt) + threadsOf() +
                             failingOf(0.995, "common commitment for one cloud instance", false) +
                             payingOf(30, std::nullopt)));
    kinds.push_back(kind(
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
            payingOf(100, std::nullopt)));
    const Specs storeFailing =
        failingOf(0.9995, "common commitment of a managed primary with standby, per month", false);
    const auto dataSafetyOf = [](std::optional<double> durability, std::string source) {
        return Specs{
            number("replicationLag", "Replication lag", Unit::Seconds, std::nullopt, 0, 1e9, keeping,
                   "Of asynchronous replicas: staleness, and what a failover loses."),
            choice("replication", "Replication", "sync", {"sync", "async", "quorum", "multi-leader"}, keeping,
                   "When a write is acknowledged. Multi-leader: at once by each of several leaders, merged later."),
            whole(number("readQuorum", "Read quorum", Unit::None, std::nullopt, 1, 100, keeping, "R of R + W > N.")),
            whole(number("writeQuorum", "Write quorum", Unit::None, std::nullopt, 1, 100, keeping, "W of R + W > N.")),
            number(
                "durability", "Durability over a year", Unit::Probability, durability, 0, 1, keeping,
                "Chance that an item is still there after a year, as a provider states it; empty: worked out from the "
                "copies, how often one is lost, and how long until it is back.",
                std::move(source)),
            number("diskFailureRate", "Failures of a copy per year", Unit::None, 0.02, 0, 100, keeping,
                   "Of one copy of the data.", "annual failure rate of disks, 1 to 2 %"),
            number("rebuildTime", "Time to rebuild a copy", Unit::Seconds, 21600, 0, 1e9, keeping,
                   "Until a lost copy is there again.", ruleOfThumb),
            number("backupEvery", "Backup every", Unit::Seconds, std::nullopt, 0, 1e9, keeping,
                   "Time between backups that a mistaken delete does not reach; 0: continuous. Empty: none is known.")};
    };
    const Specs dataSafety = dataSafetyOf(std::nullopt, "");
    const Specs partitioned{whole(number("partitions", "Partitions", Unit::None, std::nullopt, 1, 1e7, serving,
                                         "Parts the data is split into; empty: not limited by them.")),
                            number("partitionReads", "Reads per partition", Unit::PerSecond, std::nullopt, 0, 1e9,
                                   serving, "Limit of one partition."),
                            number("partitionWrites", "Writes per partition", Unit::PerSecond, std::nullopt, 0, 1e9,
                                   serving, "Limit of one partition."),
                            number("hotShare", "Share of the hottest partition", Unit::Share, std::nullopt, 0, 1,
                                   serving, "Of all requests; empty: by the skew, else an equal part."),
                            number("skew", "Zipf skew of keys", Unit::None, std::nullopt, 0, 5, serving,
                                   "Exponent s of 1/rank^s over the partitions; 0 is even.")};
    kinds.push_back(
        kind("sql-database", "SQL database", "Data", Behaviour::Store, "#1971c2", "#a5d8ff",
             {"postgres", "postgresql", "mysql", "aurora", "rds", "database", "db", "rdbms", "relational", "spanner"},
             "Relational store with transactions.",
             servingOf({0.001, 0.010, 15000, "rule of thumb: indexed reads of a warm database"},
                       Pace{0.003, 0.020, 2500, "rule of thumb: small transactions with one flush"}) +
                 Specs{whole(number("connections", "Connections of a node", Unit::None, 500, 1, 1e6, serving,
                                    "What it accepts at a time; more are refused. Blocking callers hold one for each "
                                    "thread.",
                                    "rule of thumb: beyond this use a pooler"))} +
                 partitioned + storeFailing + holdingOf(0.2) + dataSafety + payingOf(300, std::nullopt)));
    kinds.push_back(kind(
        "key-value-store", "Key-value store", "Data", Behaviour::Store, "#1971c2", "#99e9f2",
        {"dynamodb", "cassandra", "nosql", "mongodb", "bigtable", "document", "wide column", "database", "db"},
        "Partitioned store by key.",
        servingOf({0.003, 0.010, std::nullopt, "rule of thumb: single-digit milliseconds by key"},
                  Pace{0.005, 0.015, std::nullopt, "rule of thumb: single-digit milliseconds by key"}) +
            partitioned + requestUnitsOf() + failingOf(0.9999, "common commitment of managed tables, per month", true) +
            holdingOf(0.25) + dataSafety + payingOf(std::nullopt, 0.3)));
    const Specs feeding{
        number("messageBytes", "Size of a message", Unit::Bytes, 1000, 0, 1e12, keeping, "Mean payload.", ruleOfThumb),
        number("ackTime", "Batching delay", Unit::Seconds, 0, 0, 1e4, serving,
               "Linger before a batch is sent; adds to the time until processed."),
        flag("deadLetter", "Dead-letter queue", false, keeping,
             "Messages that fail again and again are set aside instead of blocking those behind them.")};
    const Specs logSafety{choice("acks", "Acknowledged by", "all", {"all", "leader", "none"}, keeping,
                                 "Which replicas hold a message when its sender is told so."),
                          number("replicationLag", "Replication lag", Unit::Seconds, 0.1, 0, 1e9, keeping,
                                 "What a failover loses when only the leader acknowledges.", ruleOfThumb)};
    kinds.push_back(
        kind("message-queue", "Message queue", "Messaging", Behaviour::Queue, "#f08c00", "#ffec99",
             {"sqs", "rabbitmq", "queue", "service bus", "tasks", "broker", "dlq"},
             "Holds messages until a worker takes them.",
             feeding +
                 servingOf({0.010, 0.050, std::nullopt, "rule of thumb: managed queue, time to acknowledge a message"},
                           std::nullopt) +
                 failingOf(0.999, "common commitment of managed queues, per month", true) + holdingOf(std::nullopt) +
                 payingOf(std::nullopt, 0.4)));
    kinds.push_back(kind(
        "event-stream", "Event stream", "Messaging", Behaviour::Queue, "#f08c00", "#ffd8a8",
        {"kafka", "kinesis", "pulsar", "log", "stream", "events", "topic", "pubsub"},
        "A partitioned log; each partition feeds one consumer of a group.",
        feeding +
            servingOf({0.003, 0.005, std::nullopt, "published benchmark: acknowledged by all replicas, light load"},
                      std::nullopt) +
            partitioned + failingOf(0.999, "common commitment of managed streams, per month", true) + holdingOf(0.1) +
            logSafety + payingOf(std::nullopt, std::nullopt)));
    kinds.push_back(
        kind("object-store", "Object store", "Data", Behaviour::Store, "#099268", "#96f2d7",
             {"s3", "blob", "bucket", "files", "gcs", "minio"}, "Keeps large objects.",
             servingOf({0.080, 0.300, std::nullopt, "rule of thumb: time to the first byte"},
                       Pace{0.200, 0.800, std::nullopt, "rule of thumb: one-megabyte object"}) +
                 partitioned + failingOf(0.999, "common commitment per month", true) + holdingOf(0.023) +
                 dataSafetyOf(0.99999999999, "eleven nines, as object stores of three zones are designed for") +
                 payingOf(std::nullopt, 0.4)));
    kinds.push_back(kind("external-api", "External API", "Outside", Behaviour::External, "#e8590c", "#ffe8cc",
                         {"third party", "payment", "stripe", "partner", "llm", "provider", "saas"},
                         "Somebody else's service: a latency, an availability, often a quota.",
                         servingOf({0.150, 1.5, std::nullopt, "rule of thumb: measure yours"}, std::nullopt) +
                             failingOf(0.999, "rule of thumb: read their SLA", true) +
                             payingOf(std::nullopt, std::nullopt)));
    return kinds;
}

} // namespace

namespace
{
/// Where a kind has each of its parameters: estimates ask for thousands of them by their keys.
class ParameterPlaces
{
public:
    explicit ParameterPlaces(const std::vector<ParameterSpec> &parameters)
    {
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            std::size_t place = placeOf(parameters[i].key);
            while (m_places[place] != 0)
                place = (place + 1) % count;
            m_places[place] = static_cast<std::uint8_t>(i + 1);
        }
    }
    const ParameterSpec *find(const std::vector<ParameterSpec> &parameters, std::string_view key) const
    {
        for (std::size_t place = placeOf(key); m_places[place] != 0; place = (place + 1) % count)
            if (const ParameterSpec &spec = parameters[m_places[place] - 1u]; spec.key == key)
                return &spec;
        return nullptr;
    }

private:
    static constexpr std::size_t count = 256; // no kind has half as many parameters
    static std::size_t placeOf(std::string_view key)
    {
        std::size_t hash = key.size();
        for (const std::size_t i :
             {std::size_t{0}, key.size() / 3, key.size() / 2, key.size() - 1}) // these tell enough
            hash = hash * 31 + static_cast<unsigned char>(i < key.size() ? key[i] : 0);
        return (hash ^ hash >> 8) % count;
    }
    std::array<std::uint8_t, count> m_places{}; ///< counted from one
};
} // namespace

const ParameterSpec *Kind::find(std::string_view key) const
{
    const std::span<const Kind> kinds = allKinds();
    static const auto places = [&] {
        std::vector<ParameterPlaces> result;
        for (const Kind &kind : kinds)
            result.emplace_back(kind.parameters);
        return result;
    }();
    const std::less<> before;
    if (!before(this, kinds.data()) && before(this, kinds.data() + kinds.size()))
        return places[static_cast<std::size_t>(this - kinds.data())].find(parameters, key);
    const auto at = std::ranges::find(parameters, key, &ParameterSpec::key);
    return at == parameters.end() ? nullptr : &*at;
}

std::span<const Kind> allKinds()
{
    static const std::vector<Kind> kinds = makeKinds();
    return kinds;
}

const Kind *findKind(std::string_view id)
{
    const auto kinds = allKinds();
    const auto at = std::ranges::find(kinds, id, &Kind::id);
    return at == kinds.end() ? nullptr : &*at;
}

const Kind &unknownKind()
{
    static const Kind unknown = [] {
        Kind made;
        made.id = "unknown";
        made.name = "Unknown kind";
        made.group = "Outside";
        made.help = "A kind that this version does not know; it is kept as it is.";
        made.strokeColor = "#1e1e1e";
        made.backgroundColor = "transparent";
        return made;
    }();
    return unknown;
}

} // namespace ninesketch
