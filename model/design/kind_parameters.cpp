// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/kind_parameters.h"

#include <iterator>

namespace ninesketch::parameters
{

ParameterSpec number(std::string key, std::string label, Unit unit, std::optional<double> byDefault, double minimum,
                     double maximum, std::string group, std::string help, std::string source)
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

namespace
{

Specs distributionOf()
{
    return {
        choice("distribution", "Distribution", "", {"", "log-normal", "exponential", "constant", "hyper-exponential"},
               serving,
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
    };
}

/// How requests wait, and which are turned away.
Specs admissionOf()
{
    return {
        choice("routing", "Balancing over replicas", "shared", {"shared", "random", "round-robin", "least-outstanding"},
               serving, "How requests are dealt to the replicas; shared is one queue for all of them."),
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

} // namespace

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
    return std::move(specs) + distributionOf() + admissionOf();
}

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

Specs holdingOf(std::optional<double> pricePerGb, const Overhead &overhead)
{
    return {
        number("itemBytes", "Size of an item", Unit::Bytes, 1000, 0, 1e15, keeping, "Bytes stored per write.",
               ruleOfThumb),
        number("retention", "Kept for", Unit::Seconds, std::nullopt, 0, 1e12, keeping,
               "How long data stays; empty: five years for stores, seven days for streams."),
        whole(number("copies", "Copies", Unit::None, std::nullopt, 1, 100, keeping,
                     "Copies of each item; empty: as many as replicas of a partition.")),
        number("overhead", "Index and overhead", Unit::Share, overhead.share, 0, 100, keeping,
               "Added to the raw bytes.", overhead.source),
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

Specs accessOf()
{
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

Specs partitionsOf()
{
    return {whole(number("partitions", "Partitions", Unit::None, std::nullopt, 1, 1e7, serving,
                         "Parts the data is split into; empty: not limited by them.")),
            words("partitionKey", "Partition key", serving,
                  "What the data is split by: \"user id\"; with a suffix, \"status#1..10\"."),
            number("partitionReads", "Reads per partition", Unit::PerSecond, std::nullopt, 0, 1e9, serving,
                   "Limit of one partition."),
            number("partitionWrites", "Writes per partition", Unit::PerSecond, std::nullopt, 0, 1e9, serving,
                   "Limit of one partition."),
            number("hotShare", "Share of the hottest partition", Unit::Share, std::nullopt, 0, 1, serving,
                   "Of all requests; empty: by the skew, else an equal part."),
            number("skew", "Zipf skew of keys", Unit::None, std::nullopt, 0, 5, serving,
                   "Exponent s of 1/rank^s over the partitions; 0 is even.")};
}

Specs dataSafetyOf(std::optional<double> durability, std::string source)
{
    return {
        number("replicationLag", "Replication lag", Unit::Seconds, std::nullopt, 0, 1e9, keeping,
               "Of asynchronous replicas: staleness, and what a failover loses."),
        choice("replication", "Replication", "sync", {"sync", "async", "quorum", "multi-leader"}, keeping,
               "When a write is acknowledged. Multi-leader: at once by each of several leaders, merged later."),
        whole(number("readQuorum", "Read quorum", Unit::None, std::nullopt, 1, 100, keeping, "R of R + W > N.")),
        whole(number("writeQuorum", "Write quorum", Unit::None, std::nullopt, 1, 100, keeping, "W of R + W > N.")),
        number("durability", "Durability over a year", Unit::Probability, durability, 0, 1, keeping,
               "Chance that an item is still there after a year, as a provider states it; empty: worked out from the "
               "copies, how often one is lost, and how long until it is back.",
               std::move(source)),
        number("diskFailureRate", "Failures of a copy per year", Unit::None, 0.02, 0, 100, keeping,
               "Of one copy of the data.", "annual failure rate of disks, 1 to 2 %"),
        number("rebuildTime", "Time to rebuild a copy", Unit::Seconds, 21600, 0, 1e9, keeping,
               "Until a lost copy is there again.", ruleOfThumb),
        number("backupEvery", "Backup every", Unit::Seconds, std::nullopt, 0, 1e9, keeping,
               "Time between backups that a mistaken delete does not reach; 0: continuous. Empty: none is known.")};
}

Specs messagesOf()
{
    return {
        number("messageBytes", "Size of a message", Unit::Bytes, 1000, 0, 1e12, keeping, "Mean payload.", ruleOfThumb),
        number("ackTime", "Batching delay", Unit::Seconds, 0, 0, 1e4, serving,
               "Linger before a batch is sent; adds to the time until processed."),
        flag("deadLetter", "Dead-letter queue", false, keeping,
             "Messages that fail again and again are set aside instead of blocking those behind them.")};
}

Specs acknowledgementOf()
{
    return {choice("acks", "Acknowledged by", "all", {"all", "leader", "none"}, keeping,
                   "Which replicas hold a message when its sender is told so."),
            number("replicationLag", "Replication lag", Unit::Seconds, 0.1, 0, 1e9, keeping,
                   "What a failover loses when only the leader acknowledges.", ruleOfThumb)};
}

} // namespace ninesketch::parameters
