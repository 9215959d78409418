// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scene_search.h"

#include "model/design/read_design.h"
#include "model/scene/edits/texts.h"
#include "model/sketch/bounds.h"

#include <QStringList>
#include <algorithm>
#include <tuple>

namespace ninesketch
{

namespace
{

/// Each character without case, accent and line break, in its place: places in it are places in `text`.
QString plain(const QString &text)
{
    QString result(text.size(), QChar());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i].isSpace() ? QChar(' ') : text[i];
        const QString parts = c.decompositionTag() == QChar::Canonical ? c.decomposition() : QString();
        result[i] = (parts.isEmpty() ? c : parts[0]).toCaseFolded();
    }
    return result;
}

const std::string &typed(const TextData &text)
{
    return text.originalText.empty() ? text.text : text.originalText;
}

void addMatches(std::vector<SceneMatch> &matches, const SceneMatch &like, const QString &text, const QString &query)
{
    constexpr qsizetype around = 24; // characters
    const QString searched = plain(text);
    for (qsizetype at = searched.indexOf(query); at >= 0; at = searched.indexOf(query, at + query.size())) {
        SceneMatch match = like;
        match.from = at;
        match.length = query.size();
        const qsizetype begin = std::max<qsizetype>(0, at - around);
        match.before = (begin > 0 ? QString("…") : QString()) + text.mid(begin, at - begin);
        match.found = text.mid(at, query.size());
        match.after = text.mid(at + query.size(), around);
        if (at + query.size() + around < text.size())
            match.after += "…";
        for (QString *part : {&match.before, &match.found, &match.after})
            part->replace('\n', ' ');
        matches.push_back(std::move(match));
    }
}

/// What a component is, when its own words do not say so.
QString meaningOf(const Element &body)
{
    const auto model = componentModel(body);
    if (!model)
        return {};
    const Kind *kind = findKind(model->kindId);
    const Preset *preset = findPreset(model->preset);
    QStringList names;
    if (preset)
        names << QString::fromStdString(preset->name);
    if (kind)
        names << QString::fromStdString(kind->name);
    return names.join(" · ");
}

/// Where each character of the text as typed stands in the text as it is broken into lines.
struct Place {
    int line = 0;
    qsizetype column = 0;
};
std::vector<Place> places(const QString &typed, const QString &drawn)
{
    std::vector<Place> result;
    result.reserve(static_cast<std::size_t>(typed.size()) + 1);
    Place now;
    qsizetype at = 0;
    for (qsizetype i = 0; i < typed.size(); ++i) {
        // a line that was broken inside a word, or at a space that is gone
        if (at < drawn.size() && drawn[at] == '\n' && typed[i] != '\n') {
            if (typed[i].isSpace()) {
                result.push_back(now);
                continue;
            }
            now = {now.line + 1, 0};
            ++at;
        }
        result.push_back(now);
        if (at < drawn.size() && drawn[at] == '\n')
            now = {now.line + 1, 0};
        else
            ++now.column;
        ++at;
    }
    result.push_back(now);
    return result;
}

} // namespace

std::vector<SceneMatch> searchScene(const Scene &scene, const QString &query)
{
    std::vector<SceneMatch> matches;
    const QString wanted = plain(query).simplified();
    if (wanted.isEmpty())
        return matches;
    std::set<std::string> named; // containers whose label matched already
    for (const ElementPtr &element : scene.elements()) {
        SceneMatch like;
        like.elementId = element->id;
        if (element->isFrame()) {
            like.what = SceneMatch::What::FrameName;
            addMatches(matches, like, QString::fromStdString(shownFrameName(*element)), wanted);
        } else if (const TextData *text = element->text()) {
            const std::size_t before = matches.size();
            addMatches(matches, like, QString::fromStdString(typed(*text)), wanted);
            if (matches.size() > before && text->containerId)
                named.insert(*text->containerId);
        }
    }
    for (const ElementPtr &element : scene.elements()) {
        if (!element->customData || named.contains(element->id))
            continue;
        const QString meaning = meaningOf(*element);
        const qsizetype at = meaning.isEmpty() ? -1 : plain(meaning).indexOf(wanted);
        if (at < 0)
            continue;
        SceneMatch match;
        match.elementId = element->id;
        match.what = SceneMatch::What::Component;
        const std::string label = labelIdOf(scene, element->id);
        const QString name = label.empty() ? QString() : QString::fromStdString(typed(*scene.find(label)->text()));
        match.before = (name.isEmpty() ? QString() : name.simplified() + ": ") + meaning.left(at);
        match.found = meaning.mid(at, wanted.size());
        match.after = meaning.mid(at + wanted.size());
        matches.push_back(std::move(match));
    }
    constexpr double row = 40; // px: what starts within that height is read from left to right
    const auto order = [&](const SceneMatch &match) {
        const Element &element = *scene.find(match.elementId);
        return std::tuple(match.what == SceneMatch::What::FrameName ? 0 : 1, std::floor(element.y / row), element.x,
                          match.elementId, match.from);
    };
    std::ranges::sort(matches, {}, order);
    return matches;
}

std::vector<TurnedBox> boxesOf(const SceneMatch &match, const Scene &scene, const TextMetrics &metrics)
{
    const Element *element = scene.find(match.elementId);
    if (!element || element->isFrame())
        return {};
    const TextData *text = element->text();
    if (!text)
        return {{element->box(), element->centre(), element->angle}};
    const QString drawn = QString::fromStdString(text->text);
    const QStringList lines = drawn.split('\n');
    const auto at = places(QString::fromStdString(typed(*text)), drawn);
    const auto width = [&](const QString &words) {
        return metrics.lineWidth(words.toStdString(), text->fontFamily, text->fontSize);
    };
    std::vector<TurnedBox> boxes;
    const auto end = static_cast<std::size_t>(match.from + match.length);
    if (end >= at.size())
        return boxes;
    const Place first = at[static_cast<std::size_t>(match.from)], last = at[end - 1];
    const double lineHeight = text->fontSize * text->lineHeight;
    for (int line = first.line; line <= last.line && line < lines.size(); ++line) {
        const QString &words = lines[line];
        const qsizetype begin = line == first.line ? first.column : 0;
        const qsizetype stop = line == last.line ? std::min(last.column + 1, words.size()) : words.size();
        if (stop <= begin)
            continue;
        const double free = element->width - width(words);
        const double left = text->textAlign == TextAlign::Left     ? 0
                            : text->textAlign == TextAlign::Center ? free / 2
                                                                   : free;
        const double from = left + width(words.left(begin)), to = left + width(words.left(stop));
        boxes.push_back({{element->x + from, element->y + line * lineHeight, to - from, lineHeight},
                         element->centre(),
                         element->angle});
    }
    return boxes;
}

} // namespace ninesketch
