// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/reading_commands.h"

#include "model/design/read_design.h"
#include "model/import/drawn_design.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/editor.h"

#include <QTimer>

namespace ninesketch
{

namespace
{

constexpr int restMs = 400;
constexpr std::size_t mostElements = 4000; ///< larger drawings are read when asked, not while they are drawn

/// What is read by form and arrows alone.
struct Guesses {
    std::size_t components = 0;
    std::vector<std::string> elements; ///< of all of them
};

Guesses guessedIn(const DrawnDesign &found)
{
    Guesses guesses;
    for (const DrawnComponent &one : found.components)
        if (!one.known && !one.byWords) {
            ++guesses.components;
            guesses.elements.insert(guesses.elements.end(), one.elementIds.begin(), one.elementIds.end());
        }
    return guesses;
}

} // namespace

ReadingCommands::ReadingCommands(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(restMs);
    connect(m_timer, &QTimer::timeout, this, &ReadingCommands::look);
    connect(&m_desk.editor, &Editor::sceneChanged, m_timer, qOverload<>(&QTimer::start));
}

void ReadingCommands::look()
{
    const Scene &scene = m_desk.editor.committed();
    DrawnDesign found;
    if (scene.size() <= mostElements && readDesign(scene).empty())
        found = findDrawnDesign(scene);
    emit readable(found.isOne() ? QString::fromStdString(summaryOf(found)) : QString());
}

void ReadingCommands::read()
{
    m_desk.canvas.putToolDown();
    const Scene &scene = m_desk.editor.committed();
    const DrawnDesign found = findDrawnDesign(scene);
    if (!found.isOne()) {
        m_desk.say(readDesign(scene).empty()
                       ? tr("Nothing here reads like a design yet: write on shapes what they are (API gateway, Redis, "
                            "Orders DB), and draw arrows between them.")
                       : tr("Nothing more to read: what is named and connected here has its meaning."));
        return;
    }
    m_desk.editor.commit(withDrawnDesign(scene, found, m_desk.edit()), tr("Read the drawing as a design"));
    QString sentence = tr("Read: %1").arg(QString::fromStdString(summaryOf(found)));
    std::vector<MessageBar::Offer> offers{{tr("Undo"), [this] { m_desk.editor.undo(); }}};
    if (const Guesses guesses = guessedIn(found); guesses.components == 0) {
        sentence += ' ' + tr("Select one to see what it was taken for.");
    } else {
        sentence +=
            ' ' + (guesses.components == 1
                       ? tr("One has no known word on it: what it is, is a guess.")
                       : tr("%1 have no known word on them: what they are, is a guess.").arg(guesses.components));
        offers.insert(offers.begin(),
                      {tr("Show the guesses"), [this, ids = guesses.elements] { m_desk.select(ids, true); }});
    }
    m_desk.say(sentence, MessageBar::Tone::Info, offers);
}

} // namespace ninesketch
