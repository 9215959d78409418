// SPDX-License-Identifier: GPL-3.0-or-later
// The texts that a document keeps among its settings, by key (`keptText`, `keepText`). Each is read and written by the
// part of the program that is named beside it; designs as text are checked and described by this list.
#pragma once
#include <array>

namespace ninesketch
{

inline constexpr const char *loadPadKey = "loadPad";               ///< its lines (model/load/driven_classes.h)
inline constexpr const char *loadPadClassesKey = "loadPadClasses"; ///< ids of the classes that it made, by spaces
inline constexpr const char *loadPadTargetsKey = "loadPadTargets"; ///< targets that it set, by spaces: "p99:redirect"
/// Seconds that the data of classes is kept (model/design/retention.h): "create\t157680000\nphoto upload\t86400\n".
inline constexpr const char *retentionsKey = "loadPadRetentions";
inline constexpr const char *classRetentionsKey = "classRetentions"; ///< the same, stated of classes themselves
inline constexpr const char *frameworkKey = "framework"; ///< notes of the interview (model/framework/framework.h)
inline constexpr const char *scenariosKey = "scenarios"; ///< as JSON (model/scenario/scenario.h)
inline constexpr const char *decisionsKey = "decisions"; ///< as JSON (model/report/decisions.h)
inline constexpr const char *sourcesKey = "sources";     ///< of numbers, as JSON (model/design/number_sources.h)
inline constexpr const char *setAsideKey = "setAside";   ///< options not in use, as JSON (model/tradeoffs/set_aside.h)

inline constexpr std::array keptTextKeys{loadPadKey,         loadPadClassesKey, loadPadTargetsKey, retentionsKey,
                                         classRetentionsKey, frameworkKey,      scenariosKey,      decisionsKey,
                                         sourcesKey,         setAsideKey};

} // namespace ninesketch
