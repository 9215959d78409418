// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a file whole or not at all: a temporary file beside it is renamed over it.
#pragma once
#include <QByteArray>
#include <QString>
#include <functional>
#include <optional>

namespace ninesketch
{

/// Why it could not be written, mostly in the words of the system ("No space left on device"); then what stood there
/// before is untouched. Nothing when it is written. `beforeReplacing` runs once all bytes are safe beside the old file.
std::optional<QString> writeWholeFile(const QString &path, const QByteArray &bytes,
                                      const std::function<void()> &beforeReplacing = {});

/// A device, a pipe, a terminal: written to as it is, and not read to see what it says.
bool isDevice(const QString &path);

} // namespace ninesketch
