// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/load/pad_answers.h"

#include "model/load/line_words.h"
#include "model/lowered.h"
#include "model/quantities.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ninesketch
{

namespace
{

std::string inCopies(double copies)
{
    return copies > 1 ? " in " + numberText(copies) + " copies" : "";
}

} // namespace

std::string peopleWord(const std::string &working)
{
    static constexpr std::array machines = {"host",   "device",  "sensor", "agent",
                                            "server", "machine", "client", "vehicle"};
    const std::string last = lowered(working.substr(working.rfind(' ') + 1));
    const bool machine = std::ranges::any_of(machines, [&](const std::string &word) { return last == word + "s"; });
    return machine ? last : "people";
}

std::string numberText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string countText(double count)
{
    return formatQuantity(count, Unit::None, 4);
}

std::string rateText(double perSecond)
{
    return formatRate(perSecond);
}

std::string written(const Band &band, std::string (*format)(double))
{
    return band.isExact() ? format(band.likely)
                          : format(band.likely) + " (" + format(band.low) + " to " + format(band.high) + ")";
}

void addBytes(PadLine &line, const PadClass &made)
{
    if (made.bandwidth)
        line.readAs += "; " + written(*made.bandwidth, formatStorage) + "/s at peak";
    if (made.stored)
        line.readAs += "; " + written(*made.stored, formatStorage) + " kept" + inCopies(made.copies);
    else if (made.retention > 0 && !made.isWrite)
        line.notes.push_back("reads store nothing: keep belongs to a line of writes");
}

void addSizes(PadLine &line, const PadClass &made)
{
    if (made.servers) {
        const auto count = [&](double rate) { return numberText(serversNeeded(rate, *made.servers)); };
        const std::string least = count(made.peakRate.low), most = count(made.peakRate.high);
        line.readAs += "; " + count(made.peakRate.likely) + (least == most ? "" : " (" + least + " to " + most + ")") +
                       (most == "1" ? " server of " : " servers of ") + formatRate(made.servers->perServer) + ", " +
                       formatShare(made.servers->busy) + " busy";
    }
    if (!made.cache)
        return;
    if (!made.bytesEach) {
        line.notes.push_back("how much memory the cache takes needs a size, like 2 KB");
        return;
    }
    const SizedCache sized = sizedCache(*made.cache, made.bytesEach->likely);
    line.readAs += "; a cache of " + formatStorage(sized.bytes) + " (" + formatQuantity(sized.items, Unit::None, 3) +
                   " of " + formatQuantity(made.cache->items, Unit::None, 3) + " items) answers " +
                   formatShare(sized.hitRatio) + " (zipf " + numberText(made.cache->skew) + ", Che)";
}

void addWants(PadLine &line, const std::vector<MeasurableRequirement> &wants)
{
    for (const MeasurableRequirement &one : wants)
        line.readAs += "; " + requirementText(one);
}

void sayPeople(PadLine &line, const Product &product)
{
    const Band count = product.count();
    const std::string who = peopleWord(product.working);
    line.readAs = product.working + " = " + written(count, countText) + " " + who;
    line.aloud = sayCount(count.likely, who);
    if (product.bytes)
        line.readAs += "; x " + formatStorage(product.bytes->likely) + " = " +
                       written(count * *product.bytes, formatStorage) + " in all";
}

void sayFlow(PadLine &line, const Product &product, const PadOptions &options)
{
    const Band flow = product.count();
    line.readAs = product.working + " = " + written(flow, formatStorage) + "/s";
    if (options.peak)
        line.readAs +=
            "; at peak x " + numberText(*options.peak) + " = " + written(flow * *options.peak, formatStorage) + "/s";
    if (options.retention) {
        const double copies = options.copies.value_or(1);
        line.readAs += "; " + written(flow * (*options.retention * copies), formatStorage) + " kept" + inCopies(copies);
    }
    line.aloud = sayCount(flow.likely * options.peak.value_or(1), "bytes a second");
}

void saySize(PadLine &line, const Product &product, const PadOptions &options)
{
    const Band size = product.count() * *product.bytes * options.copies.value_or(1);
    line.readAs = product.working + " = " + written(size, formatStorage);
    line.aloud = sayCount(size.likely, "bytes");
    line.notes.emplace_back(sizeWithoutRate);
}

void sayAtOnce(PadLine &line, const Product &product)
{
    const Band count = product.count();
    const std::string what = product.action.empty() ? "" : " in " + product.action;
    line.readAs = product.working + " = " + written(count, countText) + " people at once" + what;
    line.aloud = sayCount(count.likely, "people at once" + what);
}

void sayThings(PadLine &line, const Product &product)
{
    const Band count = product.count();
    const std::string what = plural(product.action);
    line.readAs = product.working + " = " + written(count, countText) + " " + what;
    line.aloud = sayCount(count.likely, what);
    line.notes.emplace_back(thingsWithoutTime);
}

void sayLasting(PadLine &line, const Product &product)
{
    const Band count = product.count();
    if (!product.lasting) {
        line.readAs = product.working + " = " + written(count, countText) + " s of " + product.action + " a second";
        line.aloud = sayCount(count.likely, "seconds of " + product.action + " a second");
        line.notes.push_back("how many bytes that is needs a size, like x 1 GB per hour or x 5 Mbit/s");
        return;
    }
    const std::string what = product.action.empty() ? "requests" : plural(product.action);
    line.readAs = product.working + " = " + written(count, countText) + " " + what + " at once";
    line.aloud = sayCount(count.likely, what + " at once");
}

std::string whyNoRate(const Dimension &total, const std::string &text)
{
    if (total.seconds == -1 && total.actions <= 1)
        return {};
    if (total.seconds == 0 && total.actions <= 1)
        return "\"" + text + "\" has no time in it: say per day or per second";
    if (total.seconds < -1)
        return "\"" + text + "\" divides by time twice";
    if (total.actions > 1)
        return "\"" + text + "\" multiplies two counts of actions: one of them should be a plain number";
    return "\"" + text + "\" multiplies by a time: a rate divides by it, like 10 reads/day";
}

void append(PadLine &line, PadLine part)
{
    for (const auto &[whole, said] : {std::pair(&line.readAs, &part.readAs), {&line.aloud, &part.aloud}})
        *whole += (whole->empty() || said->empty() ? "" : "; ") + *said;
    line.notes.insert(line.notes.end(), part.notes.begin(), part.notes.end());
    line.ignored.insert(line.ignored.end(), part.ignored.begin(), part.ignored.end());
    if (line.error.empty())
        line.error = std::move(part.error);
}

std::string commonText(const PadOptions &options, const std::string &things)
{
    std::string text;
    const auto add = [&](const std::string &said) { text += (text.empty() ? "" : "; ") + said; };
    if (options.peak)
        add("peak x " + numberText(*options.peak));
    if (options.hoursADay)
        add("all of a day comes in " + numberText(*options.hoursADay) + " hours, x " +
            numberText(24 / *options.hoursADay) + " then");
    if (options.retention)
        add("kept " + formatSeconds(*options.retention));
    if (options.copies)
        add(numberText(*options.copies) + " copies");
    for (const MeasurableRequirement &want : options.wants)
        add(requirementText(want));
    return (things.empty() ? "for every line that says nothing else: " : "for what is said of " + things + ": ") + text;
}

} // namespace ninesketch
