// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own icons (resources/icons), in the colours of the theme and sharp at every scale.
#pragma once
#include <QColor>
#include <QIcon>

namespace ninesketch
{

/// The icon of that name ("rectangle", "kind-cache") in the theme's colours: normal, disabled, chosen. An unknown name
/// gives a null icon.
QIcon icon(const QString &name);

/// The same in one colour, `size` px wide (device independent).
QPixmap iconPixmap(const QString &name, const QColor &colour, int size, double devicePixelRatio = 1);

bool hasIcon(const QString &name);

} // namespace ninesketch
