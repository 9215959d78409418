// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/library_commands.h"

#include "model/design/read_design.h"
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/commands/desk.h"
#include "ui/documents/library_shelf.h"
#include "ui/editor.h"
#include "ui/panels/library_panel.h"

#include <algorithm>
#include <cmath>

namespace ninesketch
{

namespace
{

std::vector<Element> copiesOf(const std::vector<ElementPtr> &list)
{
    std::vector<Element> elements;
    for (const ElementPtr &element : list)
        elements.push_back(*element);
    return elements;
}

/// Items side by side in about as many rows as columns, each in the middle of its cell, as Excalidraw lays them out.
/// Each has ids of its own: items may come from one drawing.
std::vector<Element> laidOut(const std::vector<LibraryItem> &items, const EditContext &context)
{
    if (items.size() == 1)
        return copiesOf(items.front().elements);
    constexpr double gap = 50; // px
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(items.size()))));
    std::vector<double> widths(columns), heights((items.size() + columns - 1) / columns);
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::vector<const Element *> elements;
        std::ranges::transform(items[i].elements, std::back_inserter(elements), &ElementPtr::get);
        const Rect box = commonBox(elements);
        widths[i % columns] = std::max(widths[i % columns], box.width);
        heights[i / columns] = std::max(heights[i / columns], box.height);
    }
    Scene scene;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto middle = [&](const std::vector<double> &extents, std::size_t at) {
            double before = 0;
            for (std::size_t k = 0; k < at; ++k)
                before += extents[k] + gap;
            return before + extents[at] / 2;
        };
        const Point centre{middle(widths, i % columns), middle(heights, i / columns)};
        scene = pasteElements(scene, copiesOf(items[i].elements), centre, context).scene;
    }
    const auto elements = scene.elements();
    return copiesOf({elements.begin(), elements.end()});
}

/// What an item is called when nobody says: its frame, its component, else its first words.
std::string nameFor(const Scene &scene, const std::vector<ElementPtr> &elements)
{
    constexpr std::size_t longest = 40;
    std::string words;
    for (const ElementPtr &element : elements) {
        if (element->frame() && element->frame()->name)
            return *element->frame()->name;
        if (const TextData *text = element->text(); text && words.empty())
            words = text->originalText.empty() ? text->text : text->originalText;
        if (const Stencil *stencil = stencilOf(*element);
            stencil && words.empty() && labelIdOf(scene, element->id).empty())
            words = stencil->name;
    }
    const QString line = QString::fromStdString(words).simplified();
    return line.left(static_cast<qsizetype>(longest)).toStdString();
}

} // namespace

LibraryCommands::LibraryCommands(Desk &desk, LibraryShelf &shelf, const OnDemand<LibraryPanel> &panel, QObject *parent)
    : QObject(parent), m_desk(desk), m_shelf(shelf), m_panel(panel)
{
}

void LibraryCommands::serve(LibraryPanel &panel)
{
    const auto failed = [this](const QString &sentence) { m_desk.say(sentence, MessageBar::Tone::Bad); };
    connect(&panel, &LibraryPanel::failed, this, failed);
    connect(&panel, &LibraryPanel::importWanted, this, &LibraryCommands::takeIn);
    connect(&panel, &LibraryPanel::addPressed, this, &LibraryCommands::addSelection);
    connect(&panel, &LibraryPanel::placed, this, [this](const std::vector<LibraryItem> &items) {
        place(items, std::nullopt);
        m_desk.canvas.setFocus();
    });
    connect(&panel, &LibraryPanel::draggedTo, this,
            [this](const std::vector<LibraryItem> &items, const QPoint &global) {
                const QPoint at = m_desk.canvas.mapFromGlobal(global);
                if (m_desk.canvas.isViewMode() || !m_desk.canvas.rect().contains(at)) {
                    m_desk.editor.cancelPreview();
                    return;
                }
                m_desk.editor.preview(pasteElements(m_desk.editor.committed(), laidOut(items, m_desk.edit()),
                                                    m_desk.canvas.toScene(at), m_desk.edit(), true)
                                          .scene);
            });
    connect(&panel, &LibraryPanel::droppedAt, this,
            [this](const std::vector<LibraryItem> &items, const QPoint &global) {
                m_desk.editor.cancelPreview();
                const QPoint at = m_desk.canvas.mapFromGlobal(global);
                if (m_desk.canvas.rect().contains(at))
                    place(items, m_desk.canvas.toScene(at));
                m_desk.canvas.setFocus();
            });
    connect(&panel, &LibraryPanel::dragCancelled, this, [this] { m_desk.editor.cancelPreview(); });
    const auto showWhetherToAdd = [this, &panel] { panel.setCanAdd(!m_desk.editor.selection().empty()); };
    connect(&m_desk.editor, &Editor::selectionChanged, &panel, showWhetherToAdd);
    showWhetherToAdd();
}

void LibraryCommands::setFolder(const QString &folder)
{
    m_shelf.setFolder(folder);
    if (const LibraryPanel *panel = m_panel.made(); panel && panel->isVisible())
        m_shelf.load();
}

void LibraryCommands::place(const std::vector<LibraryItem> &items, std::optional<Point> centre)
{
    if (m_desk.canvas.isViewMode())
        return;
    const Point at = centre.value_or(m_desk.canvas.visibleScene().centre());
    const Copied copied = pasteElements(m_desk.editor.committed(), laidOut(items, m_desk.edit()), at, m_desk.edit());
    m_desk.canvas.setTool(QStringLiteral("selection")); // to drag what came
    m_desk.editor.commit(joinFrameUnder(copied.scene, copied.selection, at, m_desk.edit()), tr("Place library item"),
                         Selection{copied.selection, {}});
}

bool LibraryCommands::takeIn(const QString &path)
{
    const Result<QString> name = m_shelf.takeIn(path);
    if (!name) {
        m_desk.say(QString::fromStdString(name.error()), MessageBar::Tone::Bad);
        return false;
    }
    emit pageWanted();
    m_desk.say(tr("\"%1\" is in your library now.").arg(*name));
    return true;
}

void LibraryCommands::askImport()
{
    emit pageWanted();
    m_panel->askImport();
}

void LibraryCommands::addSelection()
{
    const Scene &scene = m_desk.editor.committed();
    LibraryItem item;
    bool leftOut = false;
    const Ids ids = withCompany(scene, m_desk.editor.selection().ids);
    for (const ElementPtr &element : scene.elements()) {
        if (!ids.contains(element->id) || isCarrier(*element))
            continue;
        // Excalidraw's libraries hold no pictures and no pages of the web
        if (element->image() || element->type == ElementType::Embeddable || element->type == ElementType::Iframe)
            leftOut = true;
        else
            item.elements.push_back(element);
    }
    if (item.elements.empty()) {
        m_desk.say(leftOut ? tr("Images and web pages can't be kept in a library.")
                           : tr("Select what should be kept first."));
        return;
    }
    const EditContext context = m_desk.edit();
    item.id = newId(context.random);
    item.created = context.now;
    item.name = nameFor(scene, item.elements);
    if (const Result<Done> added = m_shelf.addItem(ownBookName(), std::move(item)); !added) {
        m_desk.say(QString::fromStdString(added.error()), MessageBar::Tone::Bad);
        return;
    }
    emit pageWanted();
    if (leftOut)
        m_desk.say(tr("Images and web pages were left out: a library can't hold them."), MessageBar::Tone::Warning);
}

} // namespace ninesketch
