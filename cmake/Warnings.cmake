# SPDX-License-Identifier: GPL-3.0-or-later
# Flags for our own code. Strokes must match to the last digits, so the compiler may not fuse multiply and add.
add_library(ninesketch_warnings INTERFACE)
target_compile_options(ninesketch_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -ffp-contract=off)
target_include_directories(ninesketch_warnings INTERFACE ${PROJECT_SOURCE_DIR})
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(ninesketch_warnings INTERFACE -Wno-restrict) # GCC 12 is wrong about strings (bug 105651)
endif()

option(NINESKETCH_SANITIZE "Build with address and undefined-behaviour sanitizers" OFF)
if(NINESKETCH_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # wrong about <regex> with the address sanitizer (bug 105562); builds without it look for such values
        target_compile_options(ninesketch_warnings INTERFACE -Wno-maybe-uninitialized)
    endif()
    add_link_options(-fsanitize=address,undefined)
endif()
find_program(LLD_LINKER ld.lld)
if(LLD_LINKER)
    add_link_options(-fuse-ld=lld)
endif()
