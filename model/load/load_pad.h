// SPDX-License-Identifier: GPL-3.0-or-later
// The load pad: lines of plain writing that become request classes, bandwidth and storage.
//
//     100M DAU x 10 reads/day x 2KB, peak 3x, keep 5y, p99 < 100ms, 99.9%
//     read:write 100:1, p99 < 200ms
//     redirect: 10G requests/day
//
// A line is a product of terms (x, *, or ×), then options and targets after commas. Every line is answered: with what
// it was read as, or with a sentence.
#pragma once
#include "model/framework/requirement_lines.h"
#include "model/load/pad_sizing.h"
#include "model/load_units.h"

#include <optional>
#include <string>
#include <vector>

namespace ninesketch
{

/// One kind of request that the lines describe.
struct PadClass {
    std::string name;    ///< "read"
    std::string counted; ///< "page" of "crawl 1 billion pages per month"; empty: what it is called after
    bool isWrite = false;
    Band averageRate;                 ///< requests per second over the day
    Band peakRate;                    ///< average x peak factor
    std::optional<Band> bytesEach;    ///< payload per request
    std::optional<Band> partsEach;    ///< of it what lines about its parts say: "1 KB metadata per file"
    std::optional<Band> bandwidth;    ///< bytes per second at peak
    std::optional<Band> storedPerDay; ///< bytes a day, before copies (writes only)
    std::optional<Band> stored;       ///< bytes after the retention, with copies (writes with `keep` only)
    double hoursADay = 24;            ///< in which all that is said of a day comes
    double peakFactor = 1;            ///< peak / average over the day, with that of its hours
    double retention = 0;             ///< seconds, 0: nothing was said
    double copies = 1;
    std::optional<ServerSizing> servers;
    std::optional<CacheSizing> cache;         ///< of items of bytesEach
    std::vector<MeasurableRequirement> wants; ///< its targets
    std::size_t line = 0;                     ///< where it came from, from 0
};

/// A noun in the singular stands in its name, or in what it counts.
bool isCalledAfter(const PadClass &one, const std::string &noun);

/// What each request of it is about, in one word: "song" of "listen to 30 songs".
std::string itemOf(const PadClass &one);

/// `factor`: within the hours in which its requests come.
void setPeak(PadClass &made, double factor);

/// Peak, bandwidth and storage, from what is known of the rest.
void finish(PadClass &made);

/// What a line counts without saying how often it is done: "1000 server pools", "3M concurrent streams".
struct PadThings {
    std::string name; ///< "pool", "stream", of people what they are or do: singular; empty: users
    Band count;
    bool people = false; ///< or machines that act like them
    bool atOnce = false; ///< so many are there at a moment
};

/// What one line was read as.
struct PadLine {
    std::string text;
    std::string readAs; ///< the working, exact: "1e8 users x 10 reads / 86400 s = 11574/s; at peak x 3 = 34722/s"
    std::string aloud;  ///< "about 35 thousand a second at peak"
    std::vector<std::string> notes;   ///< cautions
    std::vector<std::string> ignored; ///< words of it that do not count, as a note says of each
    std::string error;                ///< a sentence; empty when the line was understood
};

struct LoadPad {
    std::vector<PadLine> lines;
    std::vector<PadClass> classes;
    Band people;               ///< who do what is done, 0: none was named
    Band everybody;            ///< the most people named that are not only those of a moment
    bool peopleOfADay = false; ///< people are those of a day (DAU)
    std::vector<PadThings> things;
    Band flow, data; ///< bytes per second at peak that were last said without requests, and the most bytes; 0: none
    Band tokens; ///< a second at peak, that a model writes, or of which nothing says whether it reads or writes them
    Band totalPeakRate, totalBandwidth, totalStored;
};

LoadPad readLoadPad(std::string_view text);

} // namespace ninesketch
