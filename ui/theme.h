// SPDX-License-Identifier: GPL-3.0-or-later
// The colours, distances and fonts of the window, light and dark. The canvas has its own colours: those of the file.
#pragma once
#include <QColor>
#include <QFont>
#include <QString>

class QWidget;

namespace ninesketch
{

/// Distances in px: everything in the window is placed with these four.
namespace space
{
inline constexpr int tight = 4, small = 8, normal = 12, wide = 16;
}

struct Theme {
    bool dark = false;
    QColor window;             ///< behind everything that is not canvas
    QColor island;             ///< floating panels
    QColor field;              ///< where one types
    QColor border;             ///< quiet lines
    QColor text, muted;        ///< muted still reads (4.5 : 1 on an island)
    QColor accent, accentSoft; ///< chosen; the soft one lies under it
    QColor hover;              ///< under the pointer
    QColor good, warning, bad; ///< a target met, close, missed
    QColor goodSoft, warningSoft, badSoft;
};

/// The theme in use. Widgets that paint themselves ask for it each time they paint.
const Theme &theme();

/// Makes `dark` or light the theme of the program: palette, style sheet and `theme()`.
void applyTheme(bool dark);

/// The style sheet made from a theme.
QString styleSheet(const Theme &);

/// `points` larger (or smaller) than the window's font; numbers of equal width where the font has them.
QFont uiFont(double relative = 0, bool bold = false);

/// The hand-written font of the drawing when the program carries it, else the window's font.
QFont handFont(double pixelSize);

} // namespace ninesketch
