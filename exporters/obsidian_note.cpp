// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/obsidian_note.h"

#include <QFile>
#include <array>
#include <vector>

namespace ninesketch
{
namespace
{

constexpr std::size_t largestScene = 200'000'000; // UTF-16 units; what unpacks to more is a trap, not a drawing

/// Base64 as a stream of bits, the highest of each digit first; numbers in it have their lowest bit first.
class BitReader
{
public:
    explicit BitReader(const QByteArray &base64) : m_text(base64) {}

    bool atEnd() const { return m_at >= m_text.size(); }

    /// 0 behind the end.
    unsigned number(int bits)
    {
        unsigned value = 0;
        for (int i = 0; i < bits; ++i)
            value |= bit() << i;
        return value;
    }

private:
    unsigned bit()
    {
        if (atEnd())
            return 0;
        const unsigned value = (digit(m_text[m_at]) >> m_bit) & 1u;
        if (m_bit-- == 0) {
            m_bit = highest;
            ++m_at;
        }
        return value;
    }

    static unsigned digit(char c)
    {
        static const std::array<unsigned char, 256> values = [] {
            std::array<unsigned char, 256> made{};
            const char *const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            for (unsigned char i = 0; i < 64; ++i)
                made[static_cast<unsigned char>(digits[i])] = i;
            return made;
        }();
        return values[static_cast<unsigned char>(c)];
    }

    static constexpr int highest = 5;
    const QByteArray &m_text;
    qsizetype m_at = 0;
    int m_bit = highest;
};

/// LZ-String (pieroxy, 2013): LZ78 whose codes grow wider, and which tells each letter when it first comes.
/// Every word of its dictionary is a stretch of what was unpacked before.
std::optional<QString> unpacked(const QByteArray &base64)
{
    enum Code : unsigned { Letter8, Letter16, End, FirstWord };
    struct Stretch {
        std::size_t start, length;
    };
    BitReader in(base64);
    std::vector<Stretch> words(FirstWord);
    std::u16string out;
    int width = 2;
    std::size_t untilWider = 1;
    const auto count = [&] {
        if (--untilWider == 0) {
            untilWider = std::size_t{1} << width;
            ++width;
        }
    };
    Stretch before{0, 0};
    while (!in.atEnd() && out.size() < largestScene) {
        unsigned code = in.number(width);
        if (code == End)
            return QString::fromStdU16String(out);
        const Stretch written{out.size(), 0};
        Stretch word = written;
        if (code == Letter8 || code == Letter16) {
            out.push_back(static_cast<char16_t>(in.number(code == Letter8 ? 8 : 16)));
            word.length = 1;
            words.push_back(word);
            count();
        } else {
            // the word that is just being made: the one before and its first letter
            const bool fresh = code == words.size() && before.length > 0;
            if (!fresh && code >= words.size())
                return std::nullopt;
            const Stretch from = fresh ? Stretch{before.start, before.length + 1} : words[code];
            for (std::size_t i = 0; i < from.length; ++i)
                out.push_back(out[from.start + i]);
            word.length = from.length;
        }
        if (before.length > 0) {
            words.push_back({before.start, before.length + 1});
            count();
        }
        before = word;
    }
    return std::nullopt; // it broke off
}

/// What stands between a line that begins so and the next fence.
std::optional<QByteArray> fenced(const QByteArray &note, const QByteArray &opening)
{
    const auto at = note.lastIndexOf("\n" + opening);
    const auto from = at < 0 ? -1 : note.indexOf('\n', at + 1);
    const auto to = from < 0 ? -1 : note.indexOf("\n```", from);
    if (to < 0)
        return std::nullopt;
    return note.mid(from + 1, to - from - 1);
}

} // namespace

bool isDrawingNote(const QByteArray &file)
{
    const QByteArray head = file.left(2000);
    return (head.startsWith("---") || head.startsWith("\xEF\xBB\xBF---")) && head.contains("\nexcalidraw-plugin:");
}

bool isDrawingNoteFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && isDrawingNote(file.read(2000));
}

std::optional<QByteArray> drawingInNote(const QByteArray &note)
{
    if (const auto packed = fenced(note, "```compressed-json")) {
        QByteArray base64;
        for (const char c : *packed) // it is broken into lines
            if (c > ' ')
                base64 += c;
        const auto text = unpacked(base64);
        return text ? std::optional(text->toUtf8()) : std::nullopt;
    }
    return fenced(note, "```json");
}

} // namespace ninesketch
