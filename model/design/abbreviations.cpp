// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/design/abbreviations.h"

#include "model/lowered.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace ninesketch
{

namespace
{

struct Abbreviation {
    std::string_view word;    ///< in small letters
    std::string_view meaning; ///< words that the catalogue knows
    std::string_view title;
};

constexpr std::array abbreviations = {
    Abbreviation{"ddb", "dynamodb", "DynamoDB"},
    Abbreviation{"dynamo", "dynamodb", "DynamoDB"},
    Abbreviation{"pg", "postgresql", "PostgreSQL"},
    Abbreviation{"psql", "postgresql", "PostgreSQL"},
    Abbreviation{"postgres", "postgresql", "Postgres"},
    Abbreviation{"mongo", "mongodb", "MongoDB"},
    Abbreviation{"memcache", "memcached", "Memcached"},
    Abbreviation{"rabbit", "rabbitmq", "RabbitMQ"},
    Abbreviation{"rmq", "rabbitmq", "RabbitMQ"},
    Abbreviation{"es", "elasticsearch", "Elasticsearch"},
    Abbreviation{"elastic", "elasticsearch", "Elasticsearch"},
    Abbreviation{"zk", "zookeeper", "ZooKeeper"},
    Abbreviation{"consul", "coordination service", "Consul"},
    Abbreviation{"scylla", "cassandra", "ScyllaDB"},
    Abbreviation{"gw", "gateway", "Gateway"},
    Abbreviation{"apigw", "api gateway", "API gateway"},
    Abbreviation{"apim", "api gateway", "API Management"},
    Abbreviation{"lb", "load balancer", "Load balancer"},
    Abbreviation{"elb", "load balancer", "ELB"},
    Abbreviation{"glb", "google cloud load balancing", "Cloud Load Balancing"},
    Abbreviation{"ws", "websocket gateway", "WebSocket gateway"},
    Abbreviation{"mq", "message queue", "Message queue"},
    Abbreviation{"msg", "message", "Message"},
    Abbreviation{"q", "queue", "Queue"},
    Abbreviation{"servicebus", "service bus", "Service Bus"},
    Abbreviation{"eventhub", "event hubs", "Event Hubs"},
    Abbreviation{"eventhubs", "event hubs", "Event Hubs"},
    Abbreviation{"pubsub", "pub sub", "Pub/Sub"},
    Abbreviation{"kv", "key value store", "Key-value store"},
    Abbreviation{"db", "database", "Database"},
    Abbreviation{"tsdb", "time series database", "Time-series database"},
    Abbreviation{"prometheus", "time series database", "Prometheus"},
    Abbreviation{"influx", "time series database", "InfluxDB"},
    Abbreviation{"influxdb", "time series database", "InfluxDB"},
    Abbreviation{"timescale", "time series database", "TimescaleDB"},
    Abbreviation{"timescaledb", "time series database", "TimescaleDB"},
    Abbreviation{"questdb", "time series database", "QuestDB"},
    Abbreviation{"victoriametrics", "time series database", "VictoriaMetrics"},
    Abbreviation{"kdb", "time series database", "kdb+"},
    Abbreviation{"druid", "data warehouse", "Druid"},
    Abbreviation{"pinot", "data warehouse", "Pinot"},
    Abbreviation{"psp", "third party", "PSP"},
    Abbreviation{"waf", "gateway", "WAF"},
    Abbreviation{"neo4j", "graph database", "Neo4j"},
    Abbreviation{"neptune", "graph database", "Neptune"},
    Abbreviation{"pinecone", "vector database", "Pinecone"},
    Abbreviation{"bigquery", "data warehouse", "BigQuery"},
    Abbreviation{"snowflake", "data warehouse", "Snowflake"},
    Abbreviation{"redshift", "data warehouse", "Redshift"},
    Abbreviation{"firestore", "document database", "Firestore"},
    Abbreviation{"documentdb", "document database", "DocumentDB"},
    Abbreviation{"gcs", "google cloud storage", "Cloud Storage"},
    Abbreviation{"storage", "store", "Storage"},
    Abbreviation{"svc", "service", "Service"},
    Abbreviation{"srv", "service", "Service"},
    Abbreviation{"k8s", "service", "Kubernetes"},
    Abbreviation{"kubernetes", "service", "Kubernetes"},
    Abbreviation{"eks", "service", "EKS"},
    Abbreviation{"gke", "service", "GKE"},
    Abbreviation{"aks", "service", "AKS"},
    Abbreviation{"vm", "service", "VM"},
    Abbreviation{"cloudrun", "service", "Cloud Run"},
    Abbreviation{"cloudflare", "cdn", "Cloudflare"},
    Abbreviation{"fastly", "cdn", "Fastly"},
    Abbreviation{"akamai", "cdn", "Akamai"},
    Abbreviation{"flink", "stream processor", "Flink"},
    Abbreviation{"spark", "batch job", "Spark"},
    Abbreviation{"airflow", "scheduler", "Airflow"},
    Abbreviation{"twilio", "third party", "Twilio"},
    Abbreviation{"sendgrid", "third party", "SendGrid"},
    Abbreviation{"apns", "third party", "APNs"},
    Abbreviation{"fcm", "third party", "FCM"},
    Abbreviation{"openai", "llm", "OpenAI"},
    Abbreviation{"auth0", "authentication service", "Auth0"},
};

const Abbreviation *findAbbreviation(std::string_view word)
{
    const auto found = std::ranges::find(abbreviations, std::string_view(lowered(word)), &Abbreviation::word);
    return found == abbreviations.end() ? nullptr : found;
}

} // namespace

std::string spelledOut(std::string_view words)
{
    std::string made;
    bool any = false;
    std::istringstream in{std::string(words)};
    for (std::string word; in >> word;) {
        const Abbreviation *known = findAbbreviation(word);
        any = any || known;
        made += (made.empty() ? "" : " ") + (known ? std::string(known->meaning) : lowered(word));
    }
    return any ? made : std::string(words);
}

std::string titleOfAbbreviation(std::string_view word)
{
    const Abbreviation *known = findAbbreviation(word);
    return known ? std::string(known->title) : std::string();
}

} // namespace ninesketch
