// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers stay with their signs and units where words wrap: "6.02 k/s" and "+2 nines" are never parted. Words that are
// longer than a column are.
#pragma once
#include <QRegularExpression>
#include <QString>

namespace ninesketch
{

inline QString keptTogether(QString words)
{
    static const QRegularExpression afterNumber(QStringLiteral("(?<=\\d) (?=\\S)")),
        beforeSign(QStringLiteral(" (?=[+\u2212]\\d)")), inRate(QStringLiteral("/(?=s\\b)"));
    static const QRegularExpression insideLongWord(QStringLiteral("(?<=\\w{12})(?=\\w{12})"),
                                                   QRegularExpression::UseUnicodePropertiesOption);
    return words.replace(afterNumber, QChar(0xa0))
        .replace(beforeSign, QChar(0xa0))
        .replace(inRate, "/\u2060")
        .replace(insideLongWord, QChar(0x200b));
}

} // namespace ninesketch
