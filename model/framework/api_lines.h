// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "model/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace ninesketch
{

/// One line of the interface: it becomes a request class.
struct ApiLine {
    std::string method, path, answer;
    std::string requestClass; ///< a short name: "Create url", "Read url"
    std::string named;        ///< what stands in brackets at the end, for the class that the line means
    bool isWrite = false;
    std::optional<double> rate;                        ///< requests per second, when the line ends in one ("@ 1k/s")
    std::optional<double> requestBytes, responseBytes; ///< behind the path, and behind the arrow ("-> 20 KB")
};

/// "POST /urls {long} -> code 2 KB @ 1k/s (shorten)", "shorten(url) -> code".
Result<ApiLine> readApiLine(std::string_view line);

} // namespace ninesketch
