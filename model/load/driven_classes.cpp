// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/driven_classes.h"

#include "model/design/design_json.h"
#include "model/design/fields.h"
#include "model/design/kept_texts.h"
#include "model/design/retention.h"
#include "model/framework/class_names.h"
#include "model/lowered.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <sstream>

namespace ninesketch
{
namespace
{

std::string plain(std::string_view name)
{
    return singular(lowered(name));
}

bool sameName(const PadClass &line, const RequestClass &one)
{
    return plain(line.name) == plain(one.id) || plain(line.name) == plain(one.name);
}

/// "booking" and "Book", "payment" and "Pay".
bool alikeName(const PadClass &line, const RequestClass &one)
{
    const auto begins = [](const std::string &whole, const std::string &start) {
        return start.size() >= 3 && whole.starts_with(start);
    };
    const std::string word = plain(line.name);
    return begins(word, plain(one.id)) || begins(plain(one.id), word) || begins(word, plain(one.name)) ||
           begins(plain(one.name), word);
}

/// True for a word that says no more than that something is read or written.
bool meansAny(const PadClass &line)
{
    static constexpr std::array reads = {"read", "view", "get",   "request", "visit",  "fetch",
                                         "load", "hit",  "query", "lookup",  "access", "impression"};
    const std::string word = plain(line.name);
    return line.isWrite || std::ranges::find(reads, word) != reads.end();
}

/// How many words that say what it is about both have: "photo upload" and "Create photo"; the same words count most.
std::size_t wordsShared(const PadClass &line, const RequestClass &one)
{
    static const std::set<std::string> verbs =
        stemsOf("read view get fetch load create write make post update request");
    std::set<std::string> said = stemsOf(line.name), own = stemsOf(one.name);
    if (said == own || said == stemsOf(one.id))
        return 100;
    const bool writes = one.operation == Operation::Write;
    if (line.isWrite ? !writes : writes && (meansReading(line.name) || meansAny(line)))
        return 0; // "shares" says neither, and may be what "Create share" does
    for (const std::string &verb : verbs)
        said.erase(verb);
    own.merge(stemsOf(one.id));
    return sharedStems(said, own);
}

std::string freshId(const std::string &name, const std::vector<RequestClass> &taken)
{
    const std::string wanted = keyFromName(name);
    std::string id = wanted;
    for (int n = 2; std::ranges::find(taken, id, &RequestClass::id) != taken.end(); ++n)
        id = wanted + '-' + std::to_string(n);
    return id;
}

std::set<std::string> wordsKept(const DocumentModel &document, const char *key)
{
    std::istringstream words(keptText(document.settings, key));
    std::set<std::string> kept;
    for (std::string word; words >> word;)
        kept.insert(word);
    return kept;
}

void keepWords(DocumentModel &document, const char *key, const std::set<std::string> &words)
{
    std::string kept;
    for (const std::string &word : words)
        kept += (kept.empty() ? "" : " ") + word;
    keepText(document.settings, key, kept);
}

std::string nameOf(const Target &target)
{
    return std::string(metricKey(target.metric)) + ':' + target.classId;
}

/// `wanted` in place of what the pad wanted before.
void takeTargets(DocumentModel &document, const std::vector<Target> &wanted)
{
    std::set<std::string> gone = wordsKept(document, loadPadTargetsKey), names;
    for (const Target &target : wanted)
        names.insert(nameOf(target));
    gone.insert(names.begin(), names.end());
    std::erase_if(document.targets, [&](const Target &target) { return gone.contains(nameOf(target)); });
    document.targets.insert(document.targets.end(), wanted.begin(), wanted.end());
    keepWords(document, loadPadTargetsKey, names);
}

void takeLoad(const PadClass &line, RequestClass &one)
{
    one.share.reset();
    one.users.reset();
    one.actionsPerDay.reset();
    one.peakFactor =
        line.peakFactor > 1 ? std::optional(line.peakFactor) : std::nullopt; // what is stored is the average
    one.ranges.clear();
    one.rate = line.peakRate.likely;
    if (line.peakRate.low < line.peakRate.high)
        setRange(one, *findField(classFields(), "rate"), Range{line.peakRate.low, line.peakRate.high});
    if (line.bytesEach)
        (one.operation == Operation::Write ? one.requestBytes : one.responseBytes) = line.bytesEach->likely;
}

/// How long stores keep what the lines write: "keep 10y".
void takeRetentions(const LoadPad &pad, const std::vector<std::string> &classOfLine, DocumentModel &document)
{
    Retentions retentions;
    for (std::size_t line = 0; line < pad.classes.size(); ++line)
        if (pad.classes[line].retention > 0)
            retentions[classOfLine[line]] = pad.classes[line].retention;
    keepRetentions(document.settings, retentions);
}

} // namespace

std::vector<std::optional<std::size_t>> drivenClasses(const LoadPad &pad, const std::vector<RequestClass> &classes)
{
    std::vector<std::optional<std::size_t>> driven(pad.classes.size());
    std::vector<bool> taken(classes.size());
    const auto match = [&](auto fits) {
        for (std::size_t line = 0; line < driven.size(); ++line)
            for (std::size_t i = 0; i < classes.size() && !driven[line]; ++i)
                if (!taken[i] && fits(pad.classes[line], classes[i])) {
                    driven[line] = i;
                    taken[i] = true;
                }
    };
    match(sameName);
    for (std::size_t line = 0; line < driven.size(); ++line) {
        std::vector<std::size_t> best;
        for (std::size_t i = 0, most = 1; i < classes.size(); ++i)
            if (const std::size_t shared = wordsShared(pad.classes[line], classes[i]); !taken[i] && shared >= most) {
                if (shared > most)
                    best.clear();
                best.push_back(i);
                most = shared;
            }
        if (!driven[line] && best.size() == 1) {
            driven[line] = best.front();
            taken[best.front()] = true;
        }
    }
    match(alikeName);
    match([](const PadClass &line, const RequestClass &one) {
        return meansAny(line) && line.isWrite == (one.operation == Operation::Write);
    });
    return driven;
}

std::string loadPadOf(const DocumentModel &document)
{
    return keptText(document.settings, loadPadKey);
}

Scene withLoadPad(const Scene &scene, const std::string &text)
{
    const LoadPad pad = readLoadPad(text);
    DocumentModel document = readDocument(scene);
    keepText(document.settings, loadPadKey, text);
    std::set<std::string> made = wordsKept(document, loadPadClassesKey), meant;
    std::vector<std::string> classOfLine;
    std::vector<Target> wanted;
    std::vector<RequestClass> &classes = document.classes;
    const auto driven = drivenClasses(pad, classes);
    for (std::size_t line = 0; line < driven.size(); ++line) {
        const PadClass &said = pad.classes[line];
        std::size_t at = driven[line].value_or(classes.size());
        if (at == classes.size()) {
            RequestClass fresh;
            fresh.name = capitalised(said.name);
            fresh.id = freshId(said.name, classes);
            fresh.operation = said.isWrite ? Operation::Write : Operation::Read;
            made.insert(fresh.id);
            classes.push_back(std::move(fresh));
        }
        takeLoad(said, classes[at]);
        meant.insert(classes[at].id);
        classOfLine.push_back(classes[at].id);
        for (const MeasurableRequirement &one : said.wants)
            if (auto target = targetOf(one, classes)) {
                target->classId = classes[at].id;
                wanted.push_back(*target);
            }
    }
    takeTargets(document, wanted);
    takeRetentions(pad, classOfLine, document);
    std::erase_if(classes, [&, design = readDesign(scene)](const RequestClass &one) {
        return made.contains(one.id) && !meant.contains(one.id) &&
               std::ranges::find(document.targets, one.id, &Target::classId) == document.targets.end() &&
               std::ranges::none_of(design.calls, [&](const Call &call) { return call.classes.contains(one.id); });
    });
    std::erase_if(made, [&](const std::string &id) {
        return std::ranges::find(classes, id, &RequestClass::id) == classes.end();
    });
    keepWords(document, loadPadClassesKey, made);
    return setDocument(scene, document);
}

} // namespace ninesketch
