// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/library_panel.h"

#include "ui/icons.h"
#include "ui/panels/library_grid.h"
#include "ui/panels/library_previews.h"
#include "ui/take_copy.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/file_dialogs.h"
#include "ui/widgets/island.h"
#include "ui/widgets/search_line.h"

#include <QDragEnterEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <tuple>

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
      m_add(new QPushButton(icon("plus"), tr("Add the selection"), this)), m_tickedCount(mutedLabel({}, this)),
      m_rows(new QStackedWidget(this))
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
    auto *always = new QWidget(m_rows);
    auto *buttons = new QHBoxLayout(always);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space::small);
    m_add->setToolTip(tr("What is selected becomes an item of \"%1\"").arg(ownBookName()));
    auto *open = new QPushButton(icon("open"), tr("Import …"), head);
    open->setToolTip(tr("Take in an .excalidrawlib file; dropping it here does the same"));
    buttons->addWidget(m_add, 1);
    buttons->addWidget(open);
    m_rows->addWidget(always);
    m_rows->addWidget(makeTickedRow());
    m_rows->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    rows->addWidget(m_rows); // one in place of the other: the items stay where they are
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
    m_shown.clear();
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
    std::set<Place> kept;
    for (const LibraryShelf::Book &book : m_shelf.books())
        for (const LibraryItem &item : book.library.items)
            if (const Place place{book.name, item.id}; m_ticked.contains(place))
                kept.insert(place);
    m_ticked = std::move(kept);
    showTicks();
}

/// What can be done with all that are ticked.
QWidget *LibraryPanel::makeTickedRow()
{
    auto *widget = new QWidget(m_rows);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_tickedCount, 1);
    const auto add = [&](const char *name, const QString &what, auto done) {
        auto *button = new IconButton(name, what, widget);
        button->setIconSize({16, 16});
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, done);
    };
    add("plus", tr("Place them on the canvas, side by side"), [this] { emit placed(ticked()); });
    add("save", tr("Save them as a library …"), [this] { askSaveAs({ticked(), nullptr}, tr("My shapes")); });
    add("delete", tr("Remove them"), [this] { remove(m_ticked); });
    add("close", tr("Untick all"), [this] { clearTicks(); });
    return widget;
}

void LibraryPanel::tick(const Place &place, bool range)
{
    const bool on = !m_ticked.contains(place);
    if (!on)
        m_ticked.erase(place);
    std::vector<Place> order;
    for (const auto &[book, grid] : m_shown)
        for (const LibraryItem &item : grid->items())
            order.emplace_back(book, item.id);
    auto first = std::ranges::find(order, place), last = first;
    if (const auto before = std::ranges::find(order, m_lastTicked); on && range && before != order.end())
        std::tie(first, last) = std::minmax({first, before}); // copies
    if (on && first != order.end())
        m_ticked.insert(first, std::next(last));
    m_lastTicked = on ? place : Place{};
    showTicks();
}

void LibraryPanel::clearTicks()
{
    m_ticked.clear();
    showTicks();
}

void LibraryPanel::showTicks()
{
    if (m_ticked.empty())
        m_lastTicked = {};
    for (const auto &[book, grid] : m_shown) {
        std::set<std::string> ids;
        for (const auto &[name, id] : m_ticked)
            if (name == book)
                ids.insert(id);
        grid->setTicked(std::move(ids));
    }
    m_tickedCount->setText(tr("%1 ticked").arg(m_ticked.size()));
    m_rows->setCurrentIndex(m_ticked.empty() ? 0 : 1);
}

std::vector<LibraryItem> LibraryPanel::ticked() const
{
    std::vector<LibraryItem> items;
    for (const LibraryShelf::Book &book : m_shelf.books())
        std::ranges::copy_if(book.library.items, std::back_inserter(items), [&](const LibraryItem &item) {
            return m_ticked.contains({book.name, item.id});
        });
    return items;
}

std::vector<LibraryItem> LibraryPanel::meantBy(const QString &book, const LibraryItem &item) const
{
    return m_ticked.contains({book, item.id}) ? ticked() : std::vector{item};
}

void LibraryPanel::remove(const std::set<Place> &places)
{
    const std::set<Place> gone = places; // the ticks change while they go
    for (std::size_t i = 0; i < m_shelf.books().size(); ++i) {
        std::set<std::string> ids;
        for (const auto &[book, id] : gone)
            if (book == m_shelf.books()[i].name)
                ids.insert(id);
        if (!ids.empty())
            tell(m_shelf.removeItems(i, ids));
    }
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
    menu->addAction(icon("save"), tr("Save as …"), this, [this, index] {
        const LibraryShelf::Book &saved = m_shelf.books()[index];
        askSaveAs(saved.library, saved.name);
    });
    menu->addAction(icon("delete"), tr("Remove this library"), this, [this, index] { tell(m_shelf.remove(index)); });
    more->setMenu(menu);
    row->addWidget(more);
    m_books->addWidget(head);
    auto *grid = new LibraryGrid(std::move(items), *m_previews, body);
    grid->setVisible(!folded);
    m_books->addWidget(grid);
    m_shown.push_back({book.name, grid});
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
    const auto meant = [this, grid, name = book.name](int item) {
        return meantBy(name, grid->items()[static_cast<std::size_t>(item)]);
    };
    connect(grid, &LibraryGrid::placed, this, [this, meant](int item) { emit placed(meant(item)); });
    connect(grid, &LibraryGrid::draggedTo, this,
            [this, meant](int item, const QPoint &at) { emit draggedTo(meant(item), at); });
    connect(grid, &LibraryGrid::droppedAt, this,
            [this, meant](int item, const QPoint &at) { emit droppedAt(meant(item), at); });
    connect(grid, &LibraryGrid::dragCancelled, this, &LibraryPanel::dragCancelled);
    connect(grid, &LibraryGrid::tickPressed, this, [this, idOf, name = book.name](int item, bool range) {
        tick({name, idOf(item)}, range);
    });
    connect(grid, &LibraryGrid::ticksCleared, this, &LibraryPanel::clearTicks);
    connect(grid, &LibraryGrid::removeWanted, this, [this, idOf, name = book.name](int item) {
        const Place place{name, idOf(item)};
        remove(m_ticked.contains(place) ? m_ticked : std::set{place});
    });
    connect(grid, &LibraryGrid::renamed, this, [this, index, idOf](int item, const QString &name) {
        tell(m_shelf.renameItem(index, idOf(item), name.toStdString()));
    });
    connect(grid, &LibraryGrid::menuWanted, this,
            [this, index, grid](int item, const QPoint &at) { showItemMenu(index, grid, item, at); });
}

void LibraryPanel::showItemMenu(std::size_t book, LibraryGrid *grid, int index, const QPoint &global)
{
    const LibraryItem item = grid->items()[static_cast<std::size_t>(index)];
    const Place place{m_shelf.books()[book].name, item.id};
    const bool isTicked = m_ticked.contains(place);
    QMenu menu(this);
    menu.addAction(icon("plus"), tr("Place on the canvas"), this,
                   [this, place, item] { emit placed(meantBy(place.first, item)); });
    menu.addAction(isTicked ? tr("Untick") : tr("Tick"), this, [this, place] { tick(place, false); });
    menu.addAction(icon("edit"), tr("Name …"), grid, [grid, index] { grid->editName(index); });
    menu.addSeparator();
    menu.addAction(icon("delete"), tr("Remove"), this,
                   [this, place, isTicked] { remove(isTicked ? m_ticked : std::set{place}); });
    menu.exec(global);
}

void LibraryPanel::askSaveAs(const Library &library, const QString &name)
{
    const QString path = askFileToWrite(this, tr("Save the library"), name + ".excalidrawlib",
                                        tr("Excalidraw libraries (*.excalidrawlib)"));
    if (!path.isEmpty())
        tell(LibraryShelf::save(library, path));
}

void LibraryPanel::askImport()
{
    for (const QString &path :
         askFilesToOpen(this, tr("Import libraries"), {}, tr("Excalidraw libraries (*.excalidrawlib)")))
        emit importWanted(path);
}

void LibraryPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (!libraryFiles(*event->mimeData()).isEmpty())
        takeCopy(*event);
}

void LibraryPanel::dropEvent(QDropEvent *event)
{
    for (const QString &path : libraryFiles(*event->mimeData()))
        emit importWanted(path);
    takeCopy(*event);
}

} // namespace ninesketch
