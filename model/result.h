// SPDX-License-Identifier: GPL-3.0-or-later
// A value, or a sentence fit to show to a person. Shaped like std::expected, ready to become it.
#pragma once
#include <string>
#include <utility>
#include <variant>

namespace ninesketch
{

/// What went wrong with the world (a file, an input), said so that a person can act on it.
struct Error {
    std::string sentence;
};

template <typename T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    explicit operator bool() const noexcept { return m_content.index() == 0; }
    bool hasValue() const noexcept { return m_content.index() == 0; }
    const T &value() const & { return std::get<0>(m_content); }
    T &value() & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    /// The sentence. Only when there is no value.
    const std::string &error() const { return std::get<1>(m_content).sentence; }

private:
    std::variant<T, Error> m_content;
};

} // namespace ninesketch
