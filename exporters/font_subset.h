// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a TrueType font down to the glyphs of a text, so that a picture can carry it.
#pragma once
#include <QByteArray>
#include <set>

namespace ninesketch
{

/// The font with the outlines of all other glyphs left out. Metrics, kerning and names stay as they are; the numbers of
/// glyphs, too, unless nothing but the characters tells them by number: such a font gets short. The whole font again if
/// it is not a TrueType file that can be understood.
QByteArray fontSubset(const QByteArray &font, std::set<quint32> glyphs);

} // namespace ninesketch
