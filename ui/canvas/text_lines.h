// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a text that is being typed: from places in what is typed to places in the text's box, and back.
#pragma once
#include "model/scene/element.h"
#include "model/text_metrics.h"

#include <QPointF>
#include <QRectF>
#include <QString>
#include <vector>

namespace ninesketch
{

/// Places are counted in UTF-16 units, as a QTextCursor counts them. Points are px of the scene from the text's left
/// top corner, before it is rotated.
class TextLines
{
public:
    TextLines() = default;
    /// `text` is laid out, `typed` is what it shows without the breaks that wrapping makes. Where the two do not belong
    /// together places are cut off at the ends of lines. `metrics` must outlive it.
    TextLines(const Element &text, const QString &typed, const TextMetrics &metrics);

    struct Line {
        int from = 0;  ///< the first place on it
        int until = 0; ///< behind its last letter; spaces at which it was broken lie between here and the next line
        QString shown;
    };
    const std::vector<Line> &lines() const { return m_lines; }
    double lineHeight() const { return m_lineHeight; }

    /// At a place where a word is broken: the beginning of the next line.
    std::size_t lineOf(int place) const;
    /// The top of the caret; it is as high as a line.
    QPointF caret(int place) const;
    int placeAt(QPointF point) const;
    int placeOn(std::size_t line, double x) const;
    /// What lies between two places, a box for each line; a line that goes on has a little more, for its end.
    std::vector<QRectF> boxes(int from, int until) const;

private:
    double left(const Line &line) const;
    double xOn(const Line &line, int place) const;
    double width(const QString &part) const;

    std::vector<Line> m_lines{Line{}};
    double m_lineHeight = 25, m_fontSize = 20, m_width = 0;
    int m_fontFamily = 5;
    TextAlign m_align = TextAlign::Left;
    const TextMetrics *m_metrics = nullptr;
};

} // namespace ninesketch
