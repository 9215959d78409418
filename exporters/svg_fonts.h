// SPDX-License-Identifier: GPL-3.0-or-later
// The @font-face rules of a picture: the built-in fonts it uses, cut down to the glyphs it uses, as data URLs.
#pragma once
#include "model/sketch/picture.h"

#include <QByteArray>
#include <QString>
#include <map>
#include <set>

namespace ninesketch
{

QByteArray fontFaces(const Picture &picture);
/// The same for lines of text in the fonts of these numbers.
QByteArray fontFaces(const std::map<int, std::set<QString>> &lines);

} // namespace ninesketch
