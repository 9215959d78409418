// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

namespace ninesketch
{

/// The font files built into the program (":/fonts/Excalifont.ttf", …), in the order in which the families are looked
/// for. Each file has a family name of its own, "Ninesketch Excalifont" for the one above; Nunito's subsets come
/// Latin first. They are TrueType files, ready for QFontDatabase::addApplicationFont.
QStringList font_files();

} // namespace ninesketch
