// SPDX-License-Identifier: GPL-3.0-or-later
// Loops over spectra and curves that are worth wider vectors.
#pragma once

/// Compiles a function three times: as ever, for processors with AVX2, and for those with AVX-512; at the start the
/// processor decides. All give the same bits: nothing is contracted or put in another order.
#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NINESKETCH_WIDE __attribute__((target_clones("avx512f", "avx2", "default")))
#define NINESKETCH_WITHIN_WIDE __attribute__((always_inline)) inline
#else
#define NINESKETCH_WIDE
#define NINESKETCH_WITHIN_WIDE inline
#endif
