// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <string>

namespace ninesketch
{

/// "; did you mean estimate?" of the word that is spelt most alike, when at most two letters differ; else nothing.
std::string maybeMeant(const QString &typed, const QStringList &words);

} // namespace ninesketch
