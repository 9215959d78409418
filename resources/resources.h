// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace ninesketch
{

/// The font files built into the program (":/fonts/Excalifont.ttf", …), in the order in which the families are looked
/// for. Each file has a family name of its own, "Ninesketch Excalifont" for the one above; Nunito's subsets come
/// Latin first. They are TrueType files, ready for QFontDatabase::addApplicationFont.
QStringList fontFiles();

/// The file of Xiaolai ("Ninesketch Xiaolai"), which has Chinese, Japanese and Korean: share/ninesketch/fonts in a
/// folder above the program, of an installation or of a build. Empty when it is not there.
QString cjkFontFile();

} // namespace ninesketch
