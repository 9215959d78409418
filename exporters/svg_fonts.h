// SPDX-License-Identifier: GPL-3.0-or-later
// The @font-face rules of a picture: the built-in fonts it uses, cut down to the glyphs it uses, as data URLs.
#pragma once
#include "model/sketch/picture.h"

#include <QByteArray>

namespace ninesketch
{

QByteArray fontFaces(const Picture &picture);

} // namespace ninesketch
