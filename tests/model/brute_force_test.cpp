// SPDX-License-Identifier: GPL-3.0-or-later
// A second opinion on what fails: small random systems that this file describes, draws and works out by itself, state
// by state, sharing nothing with what it checks but the text of a design.
#include "model/design/design_text.h"
#include "model/evaluation/evaluate.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

using namespace ninesketch;
using nlohmann::json;

namespace
{

/// What fails as one, with the share of time it is down and how long that lasts, s.
struct Atom {
    std::string name;
    double down = 0, lasts = 1;
};

struct Arrow {
    std::size_t to = 0;
    double count = 1, weight = 1;
    int stage = 0;
    enum { Required, Optional, Fallback } need = Required;
};

struct Box {
    std::string name, kind;
    int replicas = 1, needed = 1;
    std::vector<std::string> zones;
    std::string region;
    bool managed = false, different = false; ///< different: a balancer's targets are
    double hit = 0;                          ///< of a cache that leads on
    std::vector<Arrow> calls;
    std::vector<std::size_t> own; ///< atoms of its replicas, or of the whole
    std::vector<std::size_t> all; ///< atoms that take all replicas at once
};

using Up = std::vector<char>; ///< by atom

class System
{
public:
    explicit System(unsigned seed) : m_random(seed)
    {
        do
            draw();
        while (atoms.size() > 15);
    }

    std::vector<Atom> atoms;
    std::vector<Box> boxes;

    /// Chance that a request ends well in that state.
    double answered(const Up &up) const { return visit(0, up); }

    bool works(const Box &box, const Up &up) const
    {
        const auto stands = [&](const std::string &zone) {
            return up[m_zones.at(box.region + zone)] && (box.region.empty() || up[m_regions.at(box.region)]);
        };
        if (box.zones.empty() && !box.region.empty() && !up[m_regions.at(box.region)])
            return false;
        if (!std::ranges::all_of(box.all, [&](std::size_t atom) { return up[atom]; }))
            return false;
        if (box.managed)
            return up[box.own[0]] && (box.zones.empty() || std::ranges::any_of(box.zones, stands));
        int left = 0;
        for (std::size_t i = 0; i < box.own.size(); ++i)
            left += up[box.own[i]] && (box.zones.empty() || stands(box.zones[i % box.zones.size()]));
        return left >= box.needed;
    }

    Design design() const
    {
        json text{
            {"type", "ninesketch/design"},
            {"settings",
             {{"zoneAvailability", 1 - zoneDown}, {"regionAvailability", 1 - regionDown}, {"repairTime", repair}}}};
        text["components"].push_back({{"id", "users"}, {"kind", "client"}, {"params", {{"rate", 10}}}});
        for (const Box &box : boxes)
            text["components"].push_back({{"id", box.name}, {"kind", box.kind}, {"params", parameters(box)}});
        text["calls"].push_back({{"from", "users"}, {"to", boxes[0].name}});
        for (const Box &box : boxes)
            for (const Arrow &arrow : box.calls) {
                json call{{"from", box.name}, {"to", boxes[arrow.to].name}};
                if (box.kind == "load-balancer")
                    call["weight"] = arrow.weight;
                else if (box.kind != "cache") {
                    call["perRequest"] = arrow.count;
                    call["stage"] = arrow.stage;
                    call["required"] = arrow.need == Arrow::Required   ? "required"
                                       : arrow.need == Arrow::Optional ? "optional"
                                                                       : "fallback";
                }
                text["calls"].push_back(call);
            }
        const auto read = readDesignText(text.dump());
        return read ? *read : throw std::runtime_error(read.error() + text.dump());
    }

private:
    static constexpr double zoneDown = 0.01, regionDown = 0.003, repair = 900;

    double unit() { return std::generate_canonical<double, 32>(m_random); }
    std::size_t upTo(std::size_t most) { return m_random() % (most + 1); }
    bool oneIn(std::size_t n) { return upTo(n - 1) == 0; }

    std::size_t atom(const std::string &name, double down, double lasts)
    {
        atoms.push_back({name, down, lasts});
        return atoms.size() - 1;
    }

    void draw()
    {
        atoms.clear();
        boxes.clear();
        m_zones.clear();
        m_regions.clear();
        m_parameters.clear();
        add("service");
        const std::size_t wanted = 3 + upTo(2);
        while (boxes.size() < wanted) {
            std::size_t from = upTo(boxes.size() - 1);
            while (boxes[from].kind == "sql-database" || boxes[from].kind == "cache")
                from = upTo(boxes.size() - 1);
            if (boxes[from].kind == "load-balancer" || !oneIn(3)) {
                lead(from, add(oneIn(2) ? "service" : "sql-database"));
            } else if (oneIn(2)) {
                lead(from, add("load-balancer"));
                boxes.back().different = oneIn(2);
                const std::size_t balancer = boxes.size() - 1;
                lead(balancer, add("service"));
                lead(balancer, add("service"));
            } else {
                const std::size_t cache = add("cache");
                lead(from, cache);
                boxes[cache].hit = 0.5 + 0.4 * unit();
                const std::size_t store = add("sql-database");
                boxes[cache].calls.push_back({store});
            }
        }
        // what two call is one part
        for (std::size_t from = 0; from < boxes.size(); ++from)
            if (boxes[from].kind == "service" && oneIn(4))
                if (const std::size_t to = from + 1 + upTo(boxes.size());
                    to < boxes.size() &&
                    std::ranges::none_of(boxes[from].calls, [&](const Arrow &one) { return one.to == to; }))
                    lead(from, to);
    }

    void lead(std::size_t from, std::size_t to)
    {
        Arrow arrow{to};
        arrow.weight = 1.0 + static_cast<double>(upTo(2));
        if (boxes[from].kind == "service") {
            arrow.stage = static_cast<int>(upTo(1));
            const double counts[] = {1, 1, 0.3, 2, 1.5};
            arrow.count = counts[upTo(4)];
            const auto before = std::ranges::find(boxes[from].calls, arrow.stage, &Arrow::stage);
            if (oneIn(5))
                arrow.need = Arrow::Optional;
            else if (before != boxes[from].calls.end() && before->need == Arrow::Required && oneIn(2)) {
                arrow.need = Arrow::Fallback;
                arrow.count = 1;
            }
        }
        boxes[from].calls.push_back(arrow);
    }

    std::size_t add(const char *kind)
    {
        Box box;
        box.kind = kind;
        box.name = "part-" + std::to_string(boxes.size());
        json &own = m_parameters[box.name];
        if (oneIn(3))
            box.region = oneIn(2) ? "eu" : "us";
        if (oneIn(3))
            box.zones = oneIn(2) ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"b"};
        for (const std::string &zone : box.zones)
            if (!m_zones.contains(box.region + zone))
                m_zones[box.region + zone] =
                    atom("zone " + zone + (box.region.empty() ? "" : " of " + box.region), zoneDown, repair);
        if (!box.region.empty() && !m_regions.contains(box.region))
            m_regions[box.region] = atom("region " + box.region, regionDown, repair);
        const double lasts = 60.0 * static_cast<double>(1 + upTo(60)), down = 0.001 + 0.05 * unit();
        own = {{"availability", 1 - down}, {"mttr", lasts}, {"managed", 0},        {"failover", 0},
               {"commonCause", 0},         {"zones", ""},   {"region", box.region}};
        for (const std::string &zone : box.zones)
            own["zones"] = own["zones"].get<std::string>() + (own["zones"] == "" ? "" : ", ") + zone;
        if (box.kind == "cache" || oneIn(4)) {
            box.managed = true;
            own["managed"] = 1;
            box.own.push_back(atom(box.name, down, lasts));
        } else {
            box.replicas = 1 + static_cast<int>(upTo(2));
            box.needed = 1 + static_cast<int>(upTo(static_cast<std::size_t>(box.replicas - 1)));
            own["needed"] = box.needed;
            double together = 0;
            if (box.replicas > 1 && oneIn(2)) {
                own["commonCause"] = together = 0.1;
                box.all.push_back(atom(box.name + " (common cause)", together * down, lasts));
            }
            if (box.replicas > 1 && oneIn(3)) {
                own["failover"] = 30;
                box.all.push_back(atom(box.name + " (failover)", 30 / (lasts * (1 - down) / down), 30));
            }
            for (int i = 0; i < box.replicas; ++i)
                box.own.push_back(atom(box.replicas > 1 ? box.name + " " + std::to_string(i + 1) : box.name,
                                       (1 - together) * down, lasts));
        }
        own["replicas"] = box.replicas;
        boxes.push_back(std::move(box));
        return boxes.size() - 1;
    }

    json parameters(const Box &box) const
    {
        json made = m_parameters.at(box.name);
        if (box.kind == "cache") {
            made["hitRatio"] = box.hit;
            made["policy"] = "read-through";
        }
        if (box.kind == "load-balancer")
            made["targets"] = box.different ? "different" : "redundant";
        return made;
    }

    /// All draws are independent of one another.
    double visit(std::size_t at, const Up &up) const
    {
        const Box &box = boxes[at];
        if (!works(box, up))
            return 0;
        if (box.kind == "cache")
            return box.hit + (1 - box.hit) * visit(box.calls[0].to, up);
        if (box.kind == "load-balancer" && !box.calls.empty()) {
            double total = 0, sum = 0, none = 1;
            for (const Arrow &arrow : box.calls) {
                const double one = visit(arrow.to, up);
                total += arrow.weight;
                sum += arrow.weight * one;
                none *= 1 - one;
            }
            return box.different ? sum / total : 1 - none;
        }
        double well = 1;
        for (int stage = 0; stage < 2; ++stage) {
            double required = 1, fallbacks = 1;
            for (const Arrow &arrow : box.calls)
                if (arrow.stage == stage && arrow.need != Arrow::Optional) {
                    const double one = visit(arrow.to, up), whole = std::floor(arrow.count);
                    const double made = std::pow(one, whole) * (1 - (arrow.count - whole) * (1 - one));
                    (arrow.need == Arrow::Required ? required : fallbacks) *=
                        arrow.need == Arrow::Required ? made : 1 - made;
                }
            const bool stoodIn = std::ranges::any_of(
                box.calls, [&](const Arrow &arrow) { return arrow.stage == stage && arrow.need == Arrow::Fallback; });
            well *= stoodIn ? 1 - (1 - required) * fallbacks : required;
        }
        return well;
    }

    std::mt19937 m_random;
    std::map<std::string, std::size_t> m_zones, m_regions;
    std::map<std::string, json> m_parameters;
};

/// What follows from all states of the atoms.
struct Truth {
    double unavailability = 0;
    std::vector<double> birnbaum; ///< by atom
    std::set<std::set<std::string>> cutSets;
};

Truth truthOf(const System &system)
{
    const std::size_t count = system.atoms.size();
    Truth truth;
    truth.birnbaum.assign(count, 0);
    Up up(count);
    for (std::size_t state = 0; state < (std::size_t(1) << count); ++state) {
        double probability = 1;
        for (std::size_t i = 0; i < count; ++i) {
            up[i] = (state >> i) & 1;
            probability *= up[i] ? 1 - system.atoms[i].down : system.atoms[i].down;
        }
        const double failing = 1 - system.answered(up);
        truth.unavailability += probability * failing;
        for (std::size_t i = 0; i < count; ++i) // given that it is up, and that it is down
            truth.birnbaum[i] +=
                probability * failing * (up[i] ? -1 / (1 - system.atoms[i].down) : 1 / system.atoms[i].down);
    }
    // smallest first: a set that holds a smaller one is none
    std::vector<std::set<std::size_t>> found;
    const auto look = [&](const std::set<std::size_t> &set) {
        if (std::ranges::any_of(found, [&](const auto &one) { return std::ranges::includes(set, one); }))
            return;
        Up all(count, 1);
        for (const std::size_t i : set)
            all[i] = 0;
        if (system.answered(all) < 1 - 1e-12)
            found.push_back(set);
    };
    for (std::size_t i = 0; i < count; ++i)
        look({i});
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = i + 1; k < count; ++k)
            look({i, k});
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t k = i + 1; k < count; ++k)
            for (std::size_t m = k + 1; m < count; ++m)
                look({i, k, m});
    for (const auto &set : found) {
        std::set<std::string> names;
        for (const std::size_t i : set)
            names.insert(system.atoms[i].name);
        truth.cutSets.insert(names);
    }
    return truth;
}

/// Share of months in which requests fail for longer than `allowed` s of them, of so many that are lived through.
double monthsBeyond(const System &system, double allowed, int months, unsigned seed)
{
    constexpr double month = 30 * 86400;
    std::mt19937 random(seed);
    const auto lasting = [&](double mean) { return std::exponential_distribution<double>(1 / mean)(random); };
    Up up(system.atoms.size(), 1);
    std::vector<double> next;
    for (const Atom &atom : system.atoms)
        next.push_back(lasting(atom.lasts * (1 - atom.down) / atom.down));
    int beyond = 0;
    double now = 0, failing = 0;
    for (int m = 1; m <= months; ++m) {
        double lost = 0;
        while (now < m * month) {
            const auto first = static_cast<std::size_t>(std::ranges::min_element(next) - next.begin());
            const double until = std::min(next[first], m * month);
            lost += failing * (until - now);
            now = until;
            if (now < next[first])
                continue;
            const Atom &atom = system.atoms[first];
            up[first] = !up[first];
            next[first] = now + lasting(up[first] ? atom.lasts * (1 - atom.down) / atom.down : atom.lasts);
            failing = 1 - system.answered(up);
        }
        beyond += lost > allowed;
    }
    return static_cast<double>(beyond) / months;
}

bool near(double actual, double expected, double relative, double absolute = 0)
{
    return std::abs(actual - expected) <= relative * std::abs(expected) + absolute;
}

} // namespace

class BruteForceTest : public QObject
{
    Q_OBJECT

private slots:
    void availabilityImportanceAndCutSets()
    {
        for (unsigned seed = 1; seed <= 200; ++seed) {
            const System system(seed);
            const Truth truth = truthOf(system);
            const ClassReport made = evaluate(system.design()).classes.at(0);
            const QByteArray where = "seed " + QByteArray::number(seed);
            QVERIFY2(near(*made.unavailability, truth.unavailability, 1e-10, 1e-14),
                     where + ": " + QByteArray::number(*made.unavailability, 'g', 12) + ", expected " +
                         QByteArray::number(truth.unavailability, 'g', 12));
            std::map<std::string, const Importance *> told;
            for (const Importance &one : made.importance)
                told[one.part] = &one;
            for (std::size_t i = 0; i < system.atoms.size(); ++i) {
                const Atom &atom = system.atoms[i];
                const QByteArray which = where + " " + atom.name.c_str();
                const auto one = told.find(atom.name);
                if (one == told.end()) {
                    QVERIFY2(std::abs(truth.birnbaum[i]) < 1e-13, which);
                    continue;
                }
                const double weight = atom.down * truth.birnbaum[i] / truth.unavailability;
                QVERIFY2(near(one->second->birnbaum, truth.birnbaum[i], 1e-9, 1e-13), which);
                QVERIFY2(near(one->second->criticality, weight, 1e-9, 1e-13), which);
                QVERIFY2(near(one->second->fussellVesely, weight, 1e-9, 1e-13), which);
                QVERIFY2(one->second->singlePointOfFailure == truth.cutSets.contains({atom.name}), which);
            }
            if (truth.cutSets.size() <= 50)
                QVERIFY2(std::set(made.cutSets.begin(), made.cutSets.end()).size() == truth.cutSets.size(), where);
            for (const auto &set : made.cutSets)
                QVERIFY2(truth.cutSets.contains({set.begin(), set.end()}), where + " " + set.front().c_str());
        }
    }

    /// Months that are lived through outage by outage. Parts here are down for hours of each month and meet, which the
    /// estimate takes for outages that come independently of one another.
    void monthsThatBreachTheTarget()
    {
        for (unsigned seed = 1; seed <= 15; ++seed) {
            const System system(seed);
            Design design = system.design();
            const double average = *evaluate(design).classes.at(0).unavailability;
            for (const double times : {0.8, 1.2}) {
                design.targets = {{{}, Metric::Availability, 1 - times * average}};
                const auto outages = evaluate(design).classes.at(0).outages;
                QVERIFY(outages && outages->breach);
                const double seen = monthsBeyond(system, times * average * 30 * 86400, 400, seed);
                const double noise = 3 * std::sqrt(seen * (1 - seen) / 400);
                QVERIFY2(
                    std::abs(*outages->breach - seen) <= 0.05 + noise,
                    qPrintable(QString("seed %1: %2, lived through %3").arg(seed).arg(*outages->breach).arg(seen)));
            }
        }
    }

    /// Bytes, dollars and bandwidth of a service with stores, by the arithmetic of an estimate on paper.
    void dataOfRandomStores()
    {
        for (unsigned seed = 1; seed <= 100; ++seed) {
            std::mt19937 random(seed);
            const auto between = [&](double low, double high) {
                return low + (high - low) * std::generate_canonical<double, 32>(random);
            };
            const auto upTo = [&](int most) { return static_cast<double>(random() % static_cast<unsigned>(most + 1)); };
            constexpr double month = 30 * 86400;
            const double users = 1e4 * between(1, 9), factor = between(1, 5);
            const double actions[] = {between(1, 50), between(0.1, 9)}; // reads, writes of a user and day
            double average[2], peak[2];
            json classes = json::array();
            for (int c = 0; c < 2; ++c) {
                average[c] = users * actions[c] / 86400;
                peak[c] = average[c] * factor;
                classes.push_back({{"id", c ? "write" : "read"},
                                   {"operation", c ? "write" : "read"},
                                   {"users", users},
                                   {"actionsPerDay", actions[c]},
                                   {"peakFactor", factor}});
            }
            const double asked = 100 + upTo(900), told = 1000 + upTo(9000), price = upTo(300);
            json components{{{"id", "people"}, {"kind", "client"}},
                            {{"id", "api"}, {"params", {{"replicas", 500}, {"pricePerReplica", price}}}}};
            json calls{{{"from", "people"}, {"to", "api"}, {"requestBytes", asked}, {"responseBytes", told}}};
            struct Kept {
                std::string key;
                double bytes, dollars, in, out;
            };
            std::vector<Kept> kept;
            double in = (peak[0] + peak[1]) * asked, out = (peak[0] + peak[1]) * told, dollars = 500 * price;
            for (int i = 0; i < 3; ++i) {
                const double times = between(0.2, 3), item = 100 + upTo(5000), years = between(0.1, 5);
                const double copies = 1 + upTo(4), more = between(0, 0.5), perGb = between(0, 1), perMillion = upTo(5);
                const double sent = upTo(3000), answered = upTo(3000);
                const bool managed = upTo(1) > 0;
                const std::string key = "store-" + std::to_string(i);
                components.push_back({{"id", key},
                                      {"kind", "object-store"},
                                      {"params",
                                       {{"itemBytes", item},
                                        {"retention", years * 365 * 86400},
                                        {"copies", copies},
                                        {"overhead", more},
                                        {"pricePerGb", perGb},
                                        {"pricePerMillion", perMillion},
                                        {"managed", managed ? 1 : 0}}}});
                calls.push_back({{"from", "api"},
                                 {"to", key},
                                 {"perRequest", times},
                                 {"requestBytes", sent},
                                 {"responseBytes", answered}});
                Kept one{key, average[1] * times * years * 365 * 86400 * item * (1 + more) * copies, 0, 0, 0};
                one.dollars = perGb * one.bytes / (managed ? copies : 1) / 1e9 +
                              perMillion * (average[0] + average[1]) * times * month / 1e6;
                one.in = (peak[0] + peak[1]) * times * sent;
                one.out = (peak[0] + peak[1]) * times * answered;
                in += one.out;
                out += one.in;
                dollars += one.dollars;
                kept.push_back(one);
            }
            const auto design = readDesignText(
                json{{"type", "ninesketch/design"}, {"components", components}, {"calls", calls}, {"classes", classes}}
                    .dump());
            QVERIFY2(design, design ? "" : design.error().c_str());
            const Report report = evaluate(*design);
            const QByteArray where = "seed " + QByteArray::number(seed);
            const auto part = [&](const std::string &key) {
                return *std::ranges::find(report.components, key, &ComponentReport::key);
            };
            for (const Kept &one : kept) {
                const ComponentReport found = part(one.key);
                QVERIFY2(near(found.storageBytes.value_or(0), one.bytes, 1e-9), where);
                QVERIFY2(near(found.monthlyCost.value_or(0), one.dollars, 1e-9), where);
                QVERIFY2(near(found.ingressBytesPerSecond.value_or(0), one.in, 1e-9), where);
                QVERIFY2(near(found.egressBytesPerSecond.value_or(0), one.out, 1e-9), where);
            }
            QVERIFY2(near(*part("api").ingressBytesPerSecond, in, 1e-9), where);
            QVERIFY2(near(*part("api").egressBytesPerSecond, out, 1e-9), where);
            QVERIFY2(near(*report.monthlyCost, dollars, 1e-9), where);
        }
    }

    /// Copies that fail and are made anew one after the other, as a Markov chain followed in small steps.
    void durabilityOfCopies()
    {
        constexpr double year = 365.25 * 86400;
        for (int copies = 1; copies <= 4; ++copies)
            for (const double failing : {0.05, 1.5})
                for (const double hours : {24.0, 1440.0}) {
                    const double fail = failing / year, mend = 1 / (hours * 3600);
                    std::vector<double> left(static_cast<std::size_t>(copies) + 1, 0); // chance of so many
                    left.back() = 1;
                    const auto slope = [&](const std::vector<double> &now) {
                        std::vector<double> made(now.size(), 0);
                        for (std::size_t k = 1; k < now.size(); ++k) {
                            const double lost = static_cast<double>(k) * fail * now[k];
                            const double back = k + 1 < now.size() ? mend * now[k] : 0;
                            made[k] -= lost + back;
                            made[k - 1] += lost;
                            if (back > 0)
                                made[k + 1] += back;
                        }
                        return made;
                    };
                    const auto moved = [](std::vector<double> from, const std::vector<double> &by, double times) {
                        for (std::size_t k = 0; k < from.size(); ++k)
                            from[k] += by[k] * times;
                        return from;
                    };
                    constexpr int steps = 20000; // of Runge and Kutta
                    constexpr double step = year / steps;
                    for (int i = 0; i < steps; ++i) {
                        const auto a = slope(left), b = slope(moved(left, a, step / 2)),
                                   c = slope(moved(left, b, step / 2)), d = slope(moved(left, c, step));
                        left = moved(moved(moved(moved(left, a, step / 6), b, step / 3), c, step / 3), d, step / 6);
                    }
                    const auto design = readDesignText(
                        json{{"type", "ninesketch/design"},
                             {"components",
                              {{{"id", "people"}, {"kind", "client"}, {"params", {{"rate", 1}}}},
                               {{"id", "disk"},
                                {"kind", "sql-database"},
                                {"params",
                                 {{"copies", copies}, {"diskFailureRate", failing}, {"rebuildTime", hours * 3600}}}}}},
                             {"calls", {{{"from", "people"}, {"to", "disk"}, {"operation", "write"}}}}}
                            .dump());
                    QVERIFY2(design, design ? "" : design.error().c_str());
                    const Report report = evaluate(*design);
                    const double loss =
                        *std::ranges::find(report.components, "disk", &ComponentReport::key)->yearlyLoss;
                    const double expected = left.front();
                    QVERIFY2(std::abs(loss / expected - 1) < 1e-6,
                             qPrintable(QString("%1 copies: %2, expected %3").arg(copies).arg(loss).arg(expected)));
                }
    }
};

QTEST_APPLESS_MAIN(BruteForceTest)
#include "brute_force_test.moc"
