// SPDX-License-Identifier: GPL-3.0-or-later
// What a line of the load pad is answered with.
#pragma once
#include "model/load/load_pad.h"
#include "model/load/pad_options.h"
#include "model/load/pad_product.h"

#include <string>

namespace ninesketch
{

std::string numberText(double value); ///< to six digits
std::string countText(double count);
std::string rateText(double perSecond);
/// With its ends, where it has two.
std::string written(const Band &band, std::string (*format)(double));
/// "; 2 MB/s at peak; 1.81 TB kept in 3 copies"
void addBytes(PadLine &line, const PadClass &made);
/// "; 50 servers of 1 k/s, 70 % busy; a cache of 62.8 GB (31.4 M items) answers 90 %"
void addSizes(PadLine &line, const PadClass &made);
void addWants(PadLine &line, const std::vector<MeasurableRequirement> &wants);
/// What the people of a line are called where they are machines: "hosts"; "people" otherwise.
std::string peopleWord(const std::string &working);
/// "100M DAU": nothing but people.
void sayPeople(PadLine &line, const Product &product);
/// "50 GB/day": bytes, and no requests.
void sayFlow(PadLine &line, const Product &product, const PadOptions &options);
/// "1B photos x 2 MB": bytes without a time.
void saySize(PadLine &line, const Product &product, const PadOptions &options);
/// What `part` of a line was read as, behind what other parts of it were.
void append(PadLine &line, PadLine part);
/// A note on things that no line does anything with.
inline constexpr const char *sizeWithoutRate = "a size without a rate: say per what time to make a request class of it";
inline constexpr const char *thingsWithoutTime =
    "things without a time: say per what time to make a request class of them";
/// "500k hotels x 20 rooms": things, without a time.
void sayThings(PadLine &line, const Product &product);
/// "20M users x 30 minutes of video per day": so many are there at a moment (Little, 1961).
void sayAtOnce(PadLine &line, const Product &product);
/// "500 hours of video / minute": how much of it there is in a second, or how many last at once (Little, 1961).
void sayLasting(PadLine &line, const Product &product);
/// A sentence where the product is no rate of requests; empty where it is one.
std::string whyNoRate(const Dimension &total, const std::string &text);
/// "for every line that says nothing else: peak x 3; kept 5 y; p99 latency at most 200 ms"
/// `things`: of which alone it is said, "for what is said of orders: kept 7 y"; empty: of all.
std::string commonText(const PadOptions &options, const std::string &things = {});

} // namespace ninesketch
