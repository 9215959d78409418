// SPDX-License-Identifier: GPL-3.0-or-later
// One replication of a simulation: the events of a design in the order of time.
#pragma once
#include "model/simulation/event_list.h"
#include "model/simulation/random.h"
#include "model/simulation/simulation_model.h"
#include "model/simulation/time_histogram.h"
#include "model/simulation/waiting_line.h"

#include <stop_token>
#include <vector>

namespace ninesketch
{

struct ClassCounts {
    std::uint64_t ended = 0,
                  good = 0; ///< since counting began, whenever they came: those that take long are among them
    TimeHistogram latency, processed;
};
struct ComponentCounts {
    std::uint64_t arrived = 0, rejected = 0, served = 0;
    std::uint64_t tokens = 0; ///< taken of its rate limit
    double waiting = 0, response = 0, busy = 0;
    double threads = 0;          ///< s that threads were held, of all of them
    double hottest = 0;          ///< s of the time of the hottest partition, or of the busiest consumer, that were used
    TimeHistogram responseTimes; ///< of watched components
};

/// Each stands on cache lines of its own: replications run side by side in threads.
class alignas(128) EventEngine
{
public:
    EventEngine(const SimulationModel &model, std::uint64_t seed, std::uint64_t stream);
    /// Goes on until that many more requests have been answered, or that many seconds have passed, or until it has
    /// handled `mostEvents` in all; false when these are up, when asked to stop or when too much work has piled up.
    bool run(std::uint64_t requests, double seconds, std::uint64_t mostEvents, const std::stop_token &stop);
    /// Runs until that many requests are answered, or that many seconds have passed, and until those that take long
    /// have had the time to come back; then counts from nothing. False when `mostEvents` or the stop came before, or
    /// too much work has piled up.
    bool warmUp(std::uint64_t requests, double seconds, std::uint64_t mostEvents, const std::stop_token &stop);

    const std::vector<ClassCounts> &classes() const { return m_classes; }
    const std::vector<ComponentCounts> &components() const { return m_components; }
    double countedSeconds() const { return m_now - m_countFrom; }
    double serversOf(std::size_t component) const { return m_states[component].servers; }
    std::uint64_t events() const { return m_handled; }
    std::uint64_t answered() const { return m_answered; } ///< since the beginning
    bool overrun() const { return m_overrun; }
    /// Of parts that fail: going on when counting began, or begun since.
    std::uint64_t outages() const { return m_outages; }
    /// More waits than when counting began, and that by a fair share of the requests answered since: work comes faster
    /// than it is done.
    bool pilesUp() const;
    /// The same of work behind the answers, that nobody waits for.
    bool fallsBehind() const;

private:
    using Index = std::uint32_t;
    static constexpr Index none = UINT32_MAX;
    enum class Kind : std::uint8_t {
        Arrival,
        Start,
        Release,
        Answer,
        Timeout,
        Retry,
        Hedge,
        Shared,
        Paced,
        Fail,
        Repair
    };
    struct Event {
        Index subject, generation;
        Kind kind;
    };
    struct Root { ///< a request
        Index requestClass = 0, live = 0, background = 0;
        const VisitPlans *plans = nullptr;
        const std::vector<std::array<Hop, 2>> *hops = nullptr;
        double asked = 0, lastDone = 0; ///< lastDone: of its background work
        bool published = false, answered = false;
    };
    struct Visit {
        Index root = 0, component = 0, queue = 0, pool = 0;
        Index caller = none, callerGeneration = 0; ///< none: a request itself, or background work
        Index waiting = none;                      ///< instead: the visit that called it plainly
        Index pending = 0;                         ///< branches of the stage that are not done
        std::uint16_t stage = 0, fallback = 0;
        Operation operation = Operation::Read;
        Index replica = none;                ///< of calls in copies: where it goes
        std::uint16_t target = 0, tried = 0; ///< of alternatives: the first one, and how many have been tried
        bool isBackground = false;           ///< where work begins that nobody waits for
        bool isBehind = false;               ///< part of such work
        bool isThreaded = false, stageOk = true, freed = false;
        bool isLed = false;    ///< it has a place at the leader `pool`
        bool down = false;     ///< it fails because something it needs is down
        bool optional = false; ///< who waits for it goes on without its answer
        double arrived = 0, service = 0, hold = 0;
        double gotThread = 0; ///< when; of those that have one
        const VisitPlan *plan = nullptr;
    };
    enum class Owner : std::uint8_t { Branch, Miss, Fallback };
    struct Branch {
        Index visit = 0, pending = 0;
        const PlannedBranch *plan = nullptr;
        bool ok = true, down = false;
    };
    struct Caller { ///< one call, several times in a row, each with its attempts
        Index owner = 0, visit = 0;
        const PlannedCall *plan = nullptr;
        Index times = 0, remaining = 0, generation = 0, outstanding = 0;
        int attempt = 0, needed = 1, good = 0;
        Owner kind = Owner::Branch;
        bool ok = true, down = false;
    };
    struct Queue { ///< FIFO in front of servers, or processor sharing
        WaitingLine waiting;
        int servers = 0, busy = 0;
        // processor sharing: work done for each, and who leaves at which amount of it
        double work = 0, since = 0;
        std::vector<std::pair<double, Index>> shared;
        Index generation = 0;
    };
    struct Threads {
        int free = 0;
        WaitingLine waiting;
    };
    struct Bucket {
        double tokens = 0, refilled = 0;
    };
    struct State {
        std::vector<Queue> queues;
        std::vector<Threads> threads;
        std::vector<Threads> leaders; ///< by replica: writes that it may work on at once for the parts it leads
        std::uint32_t next = 0;
        std::vector<Bucket> buckets;        ///< of its rate limit: one, or one in each replica
        double servers = 0;                 ///< of all queues, while all are up
        std::vector<double> partitionClock; ///< by partition: when the next one has its turn
        // failures
        bool steady = true;      ///< always up
        std::vector<int> causes; ///< by unit: failed parts that take it down
        Index up = 1, needed = 1, leader = 0;
        int wholeCauses = 0;
        double failoverUntil = 0;
    };
    template <typename T> struct Pool {
        std::vector<T> items;
        std::vector<Index> free;
        Index make()
        {
            if (free.empty()) {
                items.emplace_back();
                return static_cast<Index>(items.size() - 1);
            }
            const Index at = free.back();
            free.pop_back();
            return at;
        }
        T &operator[](Index at) { return items[at]; }
    };

    std::size_t underWay() const { return m_visits.items.size() - m_visits.free.size(); }
    /// Visits that wait for servers, threads and partitions.
    struct Waiting {
        std::size_t awaited = 0, behind = 0;
    };
    Waiting waiting() const;
    Waiting waitingAt(std::size_t component) const;
    /// How long requests take, and what they leave behind: seconds after which hardly any has not come back.
    double longest() const;
    /// Most of what came waits: no warm-up is long enough.
    bool waitsForEver() const;
    bool mostWait(const Waiting &now) const;
    void startCounting();
    bool grew(std::size_t Waiting::*which) const;
    void schedule(double delay, Kind kind, Index subject, Index generation = 0)
    {
        m_events.push(m_now + delay, {subject, generation, kind});
    }
    void handle(const Event &event);
    void arrive(Index requestClass);
    Index makeVisit(Index root, std::size_t component, Operation operation, bool background);
    void start(Index visit);
    bool isUp(const Visit &visit);
    bool isUp(std::size_t component, Index needed) const;
    bool isCounted(std::size_t component) const;
    bool takeToken(Visit &visit);
    bool findLeader(Index visit);
    double partitionDelay(const Visit &visit);
    void admit(Index visit);
    bool hasRoom(std::size_t component, std::size_t pool) const;
    void enterStation(Index visit);
    std::size_t outstanding(std::size_t component, std::size_t replica) const;
    std::size_t chooseReplica(const Visit &visit, std::size_t count);
    std::size_t chooseQueue(const Visit &visit);
    void serve(Index visit);
    void release(Index visit);
    void answered(Index visit);
    void runStage(Index visit);
    void callBranch(Index visit, const PlannedBranch &branch, double count);
    void stageDone(Index visit);
    bool tryNextTarget(Index visit);
    void tryFallback(Index visit);
    void finish(Index visit, bool ok);
    void publish(Index visit);
    void publishToOne(Index visit, const VisitPlan &plan);
    void sendOff(Index visit, const PlannedCall &call);
    int timesOf(double count);
    void callPlainly(Index visit, const PlannedCall &plan);
    void partDone(Index visit, bool ok, bool down);
    void makeCalls(Index visit, Index owner, Owner kind, const PlannedCall &plan, double count);
    void attempt(Index caller);
    void startAfter(const Hop &hop, Index visit);
    void send(Index caller, Index replica = none);
    void earnRetries(std::size_t call, double budget);
    bool spendRetry(std::size_t call);
    void attemptDone(Index caller, bool ok);
    void callerDone(Index caller);
    void branchDone(Index branch);
    void outcome(Index caller, Index generation, bool ok, bool down);
    void advance(Queue &queue);
    void scheduleShared(std::size_t component, std::size_t queue);
    void countResponse(std::size_t component, double waited, double response, double hold);
    void startFailures();
    void partFails(Index part);
    void partIsRepaired(Index part);
    void unitFails(Index component, Index unit);
    void unitReturns(Index component, Index unit);
    void changeServers(Index component, Index unit, int by);
    std::size_t upFrom(const State &state, std::size_t number) const;
    void leaveRoot(Index root, bool background);
    double draw(const ServiceTime &time);
    double drawHop(const Hop &hop);
    const Hop &hopOf(Index root, const PlannedCall &call) const
    {
        return (*m_roots.items[root].hops)[call.call][call.operation == Operation::Write ? 1 : 0];
    }
    double drawGap(const SimulationModel::Source &source);

    const SimulationModel &m_model;
    Random m_random;
    double m_now = 0, m_countFrom = 0;
    std::vector<Waiting> m_waitingFrom; ///< by component
    Waiting m_pacedFrom, m_paced;       ///< m_paced: visits that wait for their partition
    std::uint64_t m_answeredFrom = 0;
    std::uint64_t m_handled = 0, m_answered = 0;
    std::uint64_t m_outages = 0, m_partsDown = 0;
    int m_depth = 0;
    bool m_overrun = false;
    EventList<Event> m_events;
    std::vector<State> m_states;
    Pool<Root> m_roots;
    Pool<Visit> m_visits;
    Pool<Branch> m_branches;
    Pool<Caller> m_callers;
    std::vector<double> m_retriesEarned; ///< by call, under a budget
    std::vector<ClassCounts> m_classes;
    std::vector<ComponentCounts> m_components;
};

} // namespace ninesketch
