// SPDX-License-Identifier: GPL-3.0-or-later
// Notes of the load pad in many wordings, all of which say the same figures.
#pragma once
#include "model/load/load_pad.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ninesketch
{

constexpr double aDay = 86'400;

struct Expected {
    double rate;      ///< a second
    double bytes = 0; ///< of each; 0: not said
};
using Filling = std::map<std::string, std::string>; ///< what stands in a wording instead of "{word}"

/// The wording with "{word}" replaced.
inline std::string filled(std::string text, const Filling &words)
{
    for (const auto &[name, word] : words) {
        const std::string sign = "{" + name + "}";
        for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at + word.size()))
            text.replace(at, sign.size(), word);
    }
    return text;
}

inline bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-3 * std::abs(b);
}

/// Empty: the note says these rates and no others, and leaves nothing out.
inline std::string wrongIn(const std::string &note, const std::vector<Expected> &expected)
{
    const LoadPad pad = readLoadPad(note);
    for (const PadLine &line : pad.lines) {
        if (!line.error.empty())
            return line.error;
        if (!line.ignored.empty())
            return line.ignored.front() + " does not count";
    }
    if (pad.classes.size() != expected.size())
        return std::to_string(pad.classes.size()) + " classes";
    for (const Expected &one : expected) {
        const auto found = std::ranges::find_if(
            pad.classes, [&](const PadClass &made) { return near(made.averageRate.likely, one.rate); });
        if (found == pad.classes.end())
            return "no " + std::to_string(one.rate) + "/s";
        if (one.bytes > 0 && !near(found->bytesEach.value_or(Band{}).likely, one.bytes))
            return "no " + std::to_string(one.bytes) + " bytes";
    }
    return {};
}

inline void verify(const std::vector<std::string> &wordings,
                   const std::vector<std::pair<Filling, std::vector<Expected>>> &cases)
{
    QStringList wrong;
    for (const std::string &wording : wordings)
        for (const auto &[words, expected] : cases) {
            const std::string note = filled(wording, words), why = wrongIn(note, expected);
            if (!why.empty())
                wrong.push_back(QString::fromStdString(why + ":\n" + note + "\n"));
        }
    QVERIFY2(wrong.isEmpty(), qPrintable("\n" + wrong.join('\n')));
}

} // namespace ninesketch
