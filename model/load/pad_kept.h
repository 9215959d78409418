// SPDX-License-Identifier: GPL-3.0-or-later
// What lines of a load pad say for all lines, and of what it is said: "keep orders 7 years".
#pragma once
#include "model/load/load_pad.h"
#include "model/load/pad_said.h"

namespace ninesketch
{

/// Which of the lines that say something for all are only for some: those of which another line speaks.
void tellWhatIsKept(SaidLines &said);
/// What lines say for all, as far as it is for this one.
PadOptions commonFor(const SaidLine &line, const SaidLines &said);

/// "keep orders 7 years" may speak of a class that a line makes without its name, "conversion 2%"; where it speaks of
/// none ("keep features 90 d", of payments), it is for all.
void keepWhatIsNamed(LoadPad &pad, const SaidLines &said);
/// "50M e-mails/day", "keep 5 years": something is kept, though nothing is said to be written.
void keepWhatComes(LoadPad &pad, const SaidLines &said);

} // namespace ninesketch
