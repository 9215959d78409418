// SPDX-License-Identifier: GPL-3.0-or-later
// How wide a line of text is. The model asks, a program with fonts answers; tests answer with fixed widths.
#pragma once
#include <string_view>

namespace ninesketch
{

class TextMetrics
{
public:
    virtual ~TextMetrics() = default;
    /// Advance width in px of one line (no \n) of UTF-8 in Excalidraw's font `fontFamily` at `fontSize` px,
    /// kerning and ligatures on, no hinting, no rounding. Safe to call from any thread.
    virtual double lineWidth(std::string_view line, int fontFamily, double fontSize) const = 0;
};

/// Every character is `perEm` font sizes wide: for tests and for programs without fonts.
class FixedTextMetrics final : public TextMetrics
{
public:
    explicit FixedTextMetrics(double perEm = 0.5) : m_perEm(perEm) {}
    double lineWidth(std::string_view line, int, double fontSize) const override
    {
        std::size_t characters = 0;
        for (const char c : line)
            characters += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
        return static_cast<double>(characters) * m_perEm * fontSize;
    }

private:
    double m_perEm;
};

} // namespace ninesketch
