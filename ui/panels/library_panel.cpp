// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/library_panel.h"

#include "ui/icons.h"
#include "ui/panels/library_grid.h"
#include "ui/panels/library_previews.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/island.h"
#include "ui/widgets/search_line.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{

namespace
{

/// The words of an item: its name, else the texts that are written in it.
bool speaksOf(const LibraryItem &item, const QString &search)
{
    const auto has = [&](const std::string &words) {
        return QString::fromStdString(words).contains(search, Qt::CaseInsensitive);
    };
    if (has(item.name))
        return true;
    return std::ranges::any_of(
        item.elements, [&](const ElementPtr &element) { return element->text() && has(element->text()->text); });
}

QStringList libraryFiles(const QMimeData &content)
{
    QStringList paths;
    for (const QUrl &url : content.urls())
        if (url.isLocalFile() && url.toLocalFile().endsWith(".excalidrawlib", Qt::CaseInsensitive))
            paths << url.toLocalFile();
    return paths;
}

} // namespace

LibraryPanel::LibraryPanel(LibraryShelf &shelf, QWidget *parent)
    : QWidget(parent), m_shelf(shelf), m_previews(new LibraryPreviews(this)), m_search(new SearchLine(this)),
      m_add(new QPushButton(icon("plus"), tr("Add the selection"), this))
{
    setObjectName("libraryPanel");
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::normal, 0, 0, 0);
    column->setSpacing(space::small);
    auto *head = new QWidget(this);
    auto *rows = new QVBoxLayout(head);
    rows->setContentsMargins(0, 0, space::normal, 0);
    rows->setSpacing(space::small);
    m_search->setPlaceholderText(tr("Search the library"));
    m_search->setAccessibleName(tr("Search the library"));
    rows->addWidget(m_search);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    m_add->setToolTip(tr("What is selected becomes an item of \"%1\"").arg(ownBookName()));
    auto *open = new QPushButton(icon("open"), tr("Import …"), head);
    open->setToolTip(tr("Take in an .excalidrawlib file; dropping it here does the same"));
    buttons->addWidget(m_add, 1);
    buttons->addWidget(open);
    rows->addLayout(buttons);
    column->addWidget(head);
    auto *body = new QWidget;
    auto *scroll = new ColumnScroll(body, this);
    m_books = new QVBoxLayout(body);
    m_books->setContentsMargins(0, 0, space::normal, space::normal);
    m_books->setSpacing(space::tight);
    column->addWidget(scroll, 1);
    setCanAdd(false);
    connect(m_search, &QLineEdit::textChanged, this, &LibraryPanel::rebuild);
    connect(m_add, &QPushButton::clicked, this, &LibraryPanel::addPressed);
    connect(open, &QPushButton::clicked, this, &LibraryPanel::askImport);
    connect(&shelf, &LibraryShelf::changed, this, &LibraryPanel::rebuild);
}

void LibraryPanel::setCanAdd(bool can)
{
    m_add->setEnabled(can);
}

void LibraryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    for (const QString &sentence : m_shelf.load())
        emit failed(sentence);
    if (m_books->count() == 0)
        rebuild();
}

void LibraryPanel::tell(const Result<Done> &result)
{
    if (!result)
        emit failed(QString::fromStdString(result.error()));
}

void LibraryPanel::rebuild()
{
    while (QLayoutItem *item = m_books->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const QString search = m_search->text().trimmed();
    for (std::size_t i = 0; i < m_shelf.books().size(); ++i)
        addBook(i, search);
    if (m_books->count() == 0) {
        const QString words =
            !search.isEmpty()
                ? tr("Nothing in the library is called that.")
                : tr("Nothing here yet.\n\nDrop an .excalidrawlib file here – libraries.excalidraw.com has "
                     "hundreds – or select something on the canvas and add it.");
        m_books->addWidget(mutedLabel(words, m_books->parentWidget()));
    }
    m_books->addStretch();
}

void LibraryPanel::addBook(std::size_t index, const QString &search)
{
    const LibraryShelf::Book &book = m_shelf.books()[index];
    std::vector<LibraryItem> items;
    const bool whole = search.isEmpty() || book.name.contains(search, Qt::CaseInsensitive);
    for (const LibraryItem &item : book.library.items)
        if (whole || speaksOf(item, search))
            items.push_back(item);
    if (items.empty() && !search.isEmpty())
        return;
    QWidget *body = m_books->parentWidget();
    auto *head = new QWidget(body);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, space::tight, 0, 0);
    row->setSpacing(2);
    const bool folded = search.isEmpty() && m_folded.contains(book.name);
    auto *fold = new QToolButton(head);
    fold->setAutoRaise(true);
    fold->setFocusPolicy(Qt::TabFocus);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setIcon(icon(folded ? "chevron-right" : "chevron-down"));
    fold->setText(QString("%1  %2").arg(book.name).arg(items.size()));
    fold->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // a long name does not widen the panel
    row->addWidget(fold, 1);
    auto *more = new IconButton("menu", tr("What can be done with this library"), head);
    more->setIconSize({16, 16});
    more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(more);
    menu->addAction(icon("save"), tr("Save as …"), this, [this, index] { askSaveAs(index); });
    menu->addAction(icon("delete"), tr("Remove this library"), this, [this, index] { tell(m_shelf.remove(index)); });
    more->setMenu(menu);
    row->addWidget(more);
    m_books->addWidget(head);
    auto *grid = new LibraryGrid(std::move(items), *m_previews, body);
    grid->setVisible(!folded);
    m_books->addWidget(grid);
    connect(fold, &QToolButton::clicked, this, [this, grid, fold, name = book.name] {
        const bool shown = grid->isHidden();
        grid->setVisible(shown);
        fold->setIcon(icon(shown ? "chevron-down" : "chevron-right"));
        if (shown)
            m_folded.remove(name);
        else
            m_folded.insert(name);
    });
    const auto idOf = [grid](int item) { return grid->items()[static_cast<std::size_t>(item)].id; };
    connect(grid, &LibraryGrid::placed, this, &LibraryPanel::placed);
    connect(grid, &LibraryGrid::draggedTo, this, &LibraryPanel::draggedTo);
    connect(grid, &LibraryGrid::droppedAt, this, &LibraryPanel::droppedAt);
    connect(grid, &LibraryGrid::dragCancelled, this, &LibraryPanel::dragCancelled);
    connect(grid, &LibraryGrid::removeWanted, this,
            [this, index, idOf](int item) { tell(m_shelf.removeItem(index, idOf(item))); });
    connect(grid, &LibraryGrid::renamed, this, [this, index, idOf](int item, const QString &name) {
        tell(m_shelf.renameItem(index, idOf(item), name.toStdString()));
    });
    connect(grid, &LibraryGrid::menuWanted, this,
            [this, index, grid](int item, const QPoint &at) { showItemMenu(index, grid, item, at); });
}

void LibraryPanel::showItemMenu(std::size_t book, LibraryGrid *grid, int index, const QPoint &global)
{
    const LibraryItem item = grid->items()[static_cast<std::size_t>(index)];
    QMenu menu(this);
    menu.addAction(icon("plus"), tr("Place on the canvas"), this, [this, item] { emit placed(item); });
    menu.addAction(icon("edit"), tr("Name …"), grid, [grid, index] { grid->editName(index); });
    menu.addSeparator();
    menu.addAction(icon("delete"), tr("Remove"), this, [this, book, item] { tell(m_shelf.removeItem(book, item.id)); });
    menu.exec(global);
}

void LibraryPanel::askSaveAs(std::size_t book)
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the library"), m_shelf.books()[book].name + ".excalidrawlib",
                                     tr("Excalidraw libraries (*.excalidrawlib)"));
    if (!path.isEmpty())
        tell(m_shelf.saveAs(book, path));
}

void LibraryPanel::askImport()
{
    for (const QString &path :
         QFileDialog::getOpenFileNames(this, tr("Import libraries"), {}, tr("Excalidraw libraries (*.excalidrawlib)")))
        emit importWanted(path);
}

void LibraryPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (!libraryFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void LibraryPanel::dropEvent(QDropEvent *event)
{
    for (const QString &path : libraryFiles(*event->mimeData()))
        emit importWanted(path);
    event->acceptProposedAction();
}

} // namespace ninesketch
