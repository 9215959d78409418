// SPDX-License-Identifier: GPL-3.0-or-later
// Excalidraw's libraries (.excalidrawlib): named items of a few elements each, to be dragged into drawings.
#pragma once
#include "model/result.h"
#include "model/scene/scene.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ninesketch
{

inline constexpr const char *libraryMimeType = "application/vnd.excalidrawlib+json";

struct LibraryItem {
    std::string id;
    std::string status = "unpublished"; ///< or "published"
    std::string name;                   ///< may be empty
    std::int64_t created = 0;           ///< epoch ms; 0: not known (the first version of the format has no dates)
    std::vector<ElementPtr> elements;
    std::shared_ptr<const Json> extra; ///< unknown keys, written back
};

struct Library {
    std::vector<LibraryItem> items;
    std::shared_ptr<const Json> extra; ///< unknown keys at the root, written back
};

/// Both versions of the format. Items without an element that can be seen are left out, as Excalidraw does.
Result<Library> readLibrary(std::string_view text);

/// Version 2.
std::string writeLibrary(const Library &library);

} // namespace ninesketch
