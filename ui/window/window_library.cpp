// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with libraries: items out of them onto the canvas, the selection into them, files taken in.
#include "model/design/read_design.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/panels/command_palette.h"
#include "ui/panels/library_panel.h"
#include "ui/window/main_window.h"

namespace ninesketch
{

namespace
{

std::vector<Element> copiesOf(const LibraryItem &item)
{
    std::vector<Element> elements;
    for (const ElementPtr &element : item.elements)
        elements.push_back(*element);
    return elements;
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

void MainWindow::setLibraryFolder(const QString &folder)
{
    m_shelf->setFolder(folder);
    if (m_library->isVisible())
        m_shelf->load();
}

void MainWindow::connectLibrary()
{
    const auto failed = [this](const QString &sentence) { say(sentence, MessageBar::Tone::Bad); };
    connect(m_library, &LibraryPanel::failed, this, failed);
    connect(m_library, &LibraryPanel::importWanted, this, &MainWindow::importLibrary);
    connect(m_library, &LibraryPanel::addPressed, this, &MainWindow::addToLibrary);
    connect(m_library, &LibraryPanel::placed, this, [this](const LibraryItem &item) {
        placeLibraryItem(item, std::nullopt);
        m_canvas->setFocus();
    });
    connect(m_library, &LibraryPanel::draggedTo, this, [this](const LibraryItem &item, const QPoint &global) {
        const QPoint at = m_canvas->mapFromGlobal(global);
        if (m_viewMode || !m_canvas->rect().contains(at)) {
            m_editor->cancelPreview();
            return;
        }
        m_editor->preview(
            pasteElements(m_editor->committed(), copiesOf(item), m_canvas->toScene(at), edit(), true).scene);
    });
    connect(m_library, &LibraryPanel::droppedAt, this, [this](const LibraryItem &item, const QPoint &global) {
        m_editor->cancelPreview();
        const QPoint at = m_canvas->mapFromGlobal(global);
        if (m_canvas->rect().contains(at))
            placeLibraryItem(item, m_canvas->toScene(at));
        m_canvas->setFocus();
    });
    connect(m_library, &LibraryPanel::dragCancelled, this, [this] { m_editor->cancelPreview(); });
    connect(m_editor, &Editor::selectionChanged, this,
            [this] { m_library->setCanAdd(!m_editor->selection().empty()); });
}

void MainWindow::placeLibraryItem(const LibraryItem &item, std::optional<Point> centre)
{
    if (m_viewMode)
        return;
    const Point at = centre.value_or(m_canvas->visibleScene().centre());
    const Copied copied = pasteElements(m_editor->committed(), copiesOf(item), at, edit());
    m_editor->commit(updateFrameMembership(copied.scene, copied.selection, edit()), tr("Place library item"),
                     Selection{copied.selection, {}});
}

/// What the library holds under a name can be placed from the palette, too.
void MainWindow::openCommands()
{
    std::vector<CommandPalette::Item> items;
    if (!m_viewMode) {
        for (const QString &sentence : m_shelf->load())
            say(sentence, MessageBar::Tone::Bad);
        for (const LibraryShelf::Book &book : m_shelf->books())
            for (const LibraryItem &item : book.library.items)
                if (!item.name.empty())
                    items.push_back({QString::fromStdString(item.name), book.name,
                                     [this, item] { placeLibraryItem(item, std::nullopt); }});
    }
    m_commands->open(m_preferences.recentCommands, std::move(items));
}

bool MainWindow::importLibrary(const QString &path)
{
    const Result<QString> name = m_shelf->takeIn(path);
    if (!name) {
        say(QString::fromStdString(name.error()), MessageBar::Tone::Bad);
        return false;
    }
    showPage("library");
    say(tr("“%1” is in your library now.").arg(*name));
    return true;
}

void MainWindow::askImportLibrary()
{
    showPage("library");
    m_library->askImport();
}

void MainWindow::addToLibrary()
{
    const Scene &scene = m_editor->committed();
    LibraryItem item;
    bool leftOut = false;
    const Ids ids = withCompany(scene, m_editor->selection().ids);
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
        say(leftOut ? tr("Images and web pages can't be kept in a library.") : tr("Select what should be kept first."));
        return;
    }
    const EditContext context = edit();
    item.id = newId(context.random);
    item.created = context.now;
    item.name = nameFor(scene, item.elements);
    if (const Result<Done> added = m_shelf->addItem(ownBookName(), std::move(item)); !added) {
        say(QString::fromStdString(added.error()), MessageBar::Tone::Bad);
        return;
    }
    showPage("library");
    if (leftOut)
        say(tr("Images and web pages were left out: a library can't hold them."), MessageBar::Tone::Warning);
}

} // namespace ninesketch
