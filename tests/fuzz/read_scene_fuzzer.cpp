// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer's entry: any bytes at all go through the reader.
#include "tests/fuzz/try_scene.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, std::size_t size)
{
    ninesketch::tryScene({reinterpret_cast<const char *>(bytes), size});
    return 0;
}
