// SPDX-License-Identifier: GPL-3.0-or-later
// A design written as text, in a file: what stands for a drawing wherever one is read.
#pragma once
#include "model/design/design.h"
#include "model/result.h"

#include <QString>

namespace ninesketch
{

/// True when the file is meant as a design, whether it is a good one or not.
bool holdsDesignText(const QString &path);

/// It, or a sentence that begins with the file's name.
Result<Design> readDesignFile(const QString &path);

} // namespace ninesketch
