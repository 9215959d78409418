// SPDX-License-Identifier: GPL-3.0-or-later
// Where each rule comes from; what is not listed follows from the drawing itself.
#include "model/findings/findings.h"

#include <map>

namespace ninesketch
{

std::string sourceOfRule(std::string_view id)
{
    static const std::string failing = "AWS Well-Architected Framework, Reliability Pillar: availability",
                             queueing = "utilisation law; M/M/1: p99 = 4.6 x service time / (1 - utilisation)",
                             overload = "Google, Site Reliability Engineering (2016), ch. 22: cascading failures",
                             replication =
                                 "Kleppmann, Designing Data-Intensive Applications (2017), ch. 5: replication",
                             quorum =
                                 "Gifford 1979: weighted voting, R + W > N; a majority is N/2 rounded down, plus 1",
                             kafka = "Apache Kafka documentation: consumer groups",
                             table = "Amazon DynamoDB Developer Guide: read and write operations, partitions, quotas",
                             limits = "RFC 6585: 429 Too Many Requests, Retry-After",
                             tokens = "RFC 7519: JSON Web Token; RFC 8725: best current practices";
    static const std::map<std::string_view, std::string> sources = {
        {"single-point-of-failure", failing},
        {"no-spare-replica", failing},
        {"one-zone", failing},
        {"zone-loss", failing},
        {"extra-nine", "Treynor, Dahlin, Rau, Beyer 2017: The Calculus of Service Availability"},
        {"independence-assumed", "Fleming 1975: beta-factor model of common-cause failures; IEC 61508-6: 1 to 10 %"},
        {"month-at-risk", "contracts are judged by the billing month, as Amazon MemoryDB's SLA of December 2024 is"},
        {"quorums-do-not-overlap", quorum},
        {"quorum-of-two", quorum},
        {"even-quorum", quorum},
        {"write-conflicts", replication},
        {"reads-may-be-old", replication},
        {"writes-at-risk", "writes per second x replication lag; Apache Kafka documentation: acks"},
        {"write-back-loss", "writes per second x flush interval"},
        {"cache-as-record", "Amazon ElastiCache User Guide: durability options"},
        {"no-backup", replication},
        {"hit-ratio-out-of-reach", "Che, Tung, Wang 2002: characteristic time of an LRU cache under a Zipf law"},
        {"ways-not-told", "visits of a class = product of the calls per request along its arrows"},
        {"hit-ratio-assumed", "load behind a CDN = reads x (1 - hit ratio)"},
        {"cache-stampede", "Vattani, Chierichetti, Lowenstein 2015: Optimal Probabilistic Cache Stampede Prevention"},
        {"few-key-values", table},
        {"no-load-balancer", failing},
        {"no-sign-in", "OWASP Top 10 (2021), A07: identification and authentication failures"},
        {"personal-data-in-token", tokens},
        {"cold-cache", "reads behind a cache = reads x (1 - hit ratio)"},
        {"hot-cache-key", "Zipf's law: share of the first key = 1 / sum of 1/rank^s"},
        {"no-dead-letter", "Amazon SQS Developer Guide: dead-letter queues"},
        {"saturated", queueing},
        {"nearly-saturated", queueing},
        {"little-headroom", queueing},
        {"too-many-connections",
         "PostgreSQL documentation: max_connections; connections in use = rate x time (Little 1961)"},
        {"rejects", limits},
        {"no-retry-after", limits},
        {"limit-is-retried", limits},
        {"limit-per-replica", "n buckets of rate r admit n x r"},
        {"limit-behind-the-work", "Amazon API Gateway Developer Guide: throttling at the front door"},
        {"burst-below-page", "a token bucket of size b lets b requests through at once"},
        {"limit-fails-closed", "availability in series"},
        {"limit-fails-open", "a bucket that nobody counts turns nobody away"},
        {"limit-above-capacity", "a token bucket admits at most burst + rate x time, whatever is behind it"},
        {"delivered-twice", "Amazon SQS Developer Guide: at-least-once delivery; Apache Kafka documentation: delivery "
                            "semantics"},
        {"retry-amplification", overload},
        {"retry-storm", overload},
        {"timeout-below-p99", overload},
        {"retries-outlast-caller", overload},
        {"retries-hold-overload", "Bronson, Aghayev, Charapko, Zhu 2021: Metastable Failures in Distributed Systems"},
        {"piles-up", "Bronson, Aghayev, Charapko, Zhu 2021: Metastable Failures in Distributed Systems"},
        {"repeated-effect", "Stripe API reference: idempotent requests"},
        {"idle-consumers", kafka},
        {"uneven-partitions", kafka},
        {"stream-in-memory", "Redis documentation: streams, trimming with MAXLEN"},
        {"needless-shards", "one PostgreSQL machine does 10,000 transactions a second and more (thesystemround.com)"},
        {"average-as-peak", "web traffic peaks at 2 to 3 times its average, spiky at 5 to 10"},
        {"wide-fan-out", "Dean, Barroso 2013: The Tail at Scale"},
        {"long-chain", "Dean, Barroso 2013: The Tail at Scale"},
        {"far-hop", "latency numbers after J. Dean: California to the Netherlands and back takes 150 ms"},
        {"hot-key", table},
        {"too-few-partitions", table},
        {"item-too-large", table},
        {"item-costs-units", table},
        {"consistent-reads-cost-double", table},
        {"index-reads-are-eventual", table},
        {"indexes-multiply-writes", table},
        {"reads-many-items", "Amazon DynamoDB Developer Guide: best practices for querying and scanning"},
        {"session-store-missing", "The Twelve-Factor App, VI: processes share nothing"},
        {"token-lives-long", tokens},
        {"revocation-list-missing", tokens},
        {"keys-not-cached", "OpenID Connect Core: rotation of signing keys"},
    };
    const auto at = sources.find(id);
    return at == sources.end() ? std::string() : at->second;
}

} // namespace ninesketch
