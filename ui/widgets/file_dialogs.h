// SPDX-License-Identifier: GPL-3.0-or-later
// Asks which files to open and where to write one: wide enough to read the names, and with an ending that says what is
// in the file.
#pragma once
#include <QStringList>

class QWidget;

namespace ninesketch
{

/// `folder`: where it begins. `filters` as Qt writes them: "Drawings (*.excalidraw *.json);;All files (*)". Empty when
/// the question is left.
QStringList askFilesToOpen(QWidget *parent, const QString &title, const QString &folder, const QString &filters);
QString askFileToOpen(QWidget *parent, const QString &title, const QString &folder, const QString &filters);

/// Where to write: a path with an ending of `filters`. What stands there is never written over unasked, also where the
/// ending was left out. `proposed`: the path or name that stands there first, with an ending of the first filter.
QString askFileToWrite(QWidget *parent, const QString &title, const QString &proposed, const QString &filters);

/// The path with the ending of what was chosen. One that is known to `filters`, or was `proposed`, stays, except the
/// proposed one where another kind of file was `chosen`: "plot.png" chosen as "PDF (*.pdf)" is "plot.pdf"; "shop v1.2"
/// chosen as "Drawings (*.excalidraw)" is "shop v1.2.excalidraw".
QString withEnding(const QString &path, const QString &proposed, const QString &chosen, const QString &filters);

} // namespace ninesketch
