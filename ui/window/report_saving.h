// SPDX-License-Identifier: GPL-3.0-or-later
// The written report of the drawing that is seen: requirements, estimates with their workings, findings, assumptions.
#pragma once
#include <QString>

namespace ninesketch
{

class MainWindow;

/// Asks where it goes: a page with the drawing in it (.html), a PDF or Markdown.
void askReport(MainWindow &window);

/// Written off this thread; the bar says when it is there, or why not. The path's ending tells the form.
void writeReport(MainWindow &window, const QString &path);

} // namespace ninesketch
