// SPDX-License-Identifier: GPL-3.0-or-later
// A design with everything that a trade-off is about: sign-in, cache, database, stream, rate limit, durable memory.
#pragma once
#include "model/design/design_text.h"

#include <QtGlobal>

namespace ninesketch
{

inline Design shop()
{
    auto design = readDesignText(R"({"type": "ninesketch/design", "version": 1, "components": [
        {"id": "users", "kind": "client", "params": {"users": 1000000}},
        {"id": "api", "kind": "service", "params": {"replicas": 4, "capacity": 2000, "rateLimit": 5000}},
        {"id": "redis", "kind": "cache", "name": "Redis", "params": {"hitRatio": 0.9, "flushInterval": 2}},
        {"id": "db", "kind": "sql-database", "params": {"itemBytes": 3000}},
        {"id": "events", "kind": "event-stream", "params": {"partitions": 2}},
        {"id": "worker", "kind": "worker", "params": {"replicas": 8, "servers": 1, "serviceTime": 0.001}},
        {"id": "carts", "kind": "cache", "name": "Carts in Redis"},
        {"id": "basket", "kind": "service", "name": "Basket", "params": {"replicas": 3}}],
        "calls": [{"from": "users", "to": "api"}, {"from": "api", "to": "redis"}, {"from": "api", "to": "db"},
                  {"from": "api", "to": "events"}, {"from": "events", "to": "worker"}, {"from": "api", "to": "basket"},
                  {"from": "basket", "to": "carts"}],
        "classes": [{"id": "read", "rate": 800}, {"id": "write", "rate": 200, "operation": "write"}]})");
    if (!design)
        qFatal("%s", design.error().c_str());
    return *design;
}

inline const Component &part(const Design &design, const char *key)
{
    return design.components[design.indexOf(key).value()];
}

} // namespace ninesketch
