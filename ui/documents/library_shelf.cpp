// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/library_shelf.h"

#include "exporters/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace ninesketch
{

namespace
{

constexpr const char *suffix = ".excalidrawlib";
constexpr qint64 largest = 60'000'000; // bytes

Error problem(const QString &path, const QString &what)
{
    return {(QFileInfo(path).fileName() + ": " + what).toStdString()};
}

Result<Library> readFile(const QString &path)
{
    QFile file(path);
    if (file.size() > largest)
        return problem(path, LibraryShelf::tr("This file is too large for a library."));
    if (!file.open(QIODevice::ReadOnly))
        return problem(path, LibraryShelf::tr("It can't be read: %1.").arg(file.errorString()));
    const QByteArray bytes = file.readAll();
    Result<Library> library = readLibrary(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (!library)
        return problem(path, QString::fromStdString(library.error()));
    return library;
}

Result<Done> writeFile(const QString &path, const Library &library)
{
    if (const auto why = writeWholeFile(path, QByteArray::fromStdString(writeLibrary(library))))
        return problem(path, LibraryShelf::tr("It can't be written: %1.").arg(*why));
    return Done{};
}

/// "system-design_kit" reads better as "system design kit".
QString readable(QString name)
{
    return name.replace('-', ' ').replace('_', ' ').simplified();
}

/// One's own first, then by name.
bool before(const LibraryShelf::Book &a, const LibraryShelf::Book &b)
{
    const bool ownA = a.name == ownBookName(), ownB = b.name == ownBookName();
    return ownA != ownB ? ownA : a.name.localeAwareCompare(b.name) < 0;
}

} // namespace

QString ownBookName()
{
    return LibraryShelf::tr("My items");
}

LibraryShelf::LibraryShelf(QObject *parent) : QObject(parent)
{
}

void LibraryShelf::setFolder(const QString &folder)
{
    m_folder = folder;
    m_books.clear();
    m_loaded = false;
}

QStringList LibraryShelf::load()
{
    QStringList sentences;
    if (std::exchange(m_loaded, true) || m_folder.isEmpty())
        return sentences;
    for (const QFileInfo &info : QDir(m_folder).entryInfoList({QString("*") + suffix}, QDir::Files)) {
        Result<Library> library = readFile(info.filePath());
        if (library)
            m_books.push_back({info.completeBaseName(), info.filePath(), std::move(library).value()});
        else
            sentences << QString::fromStdString(library.error());
    }
    std::ranges::sort(m_books, before);
    emit changed();
    return sentences;
}

QString LibraryShelf::pathFor(const QString &name) const
{
    return m_folder.isEmpty() ? QString() : QDir(m_folder).filePath(name + suffix);
}

Result<Done> LibraryShelf::write(const Book &book) const
{
    if (book.path.isEmpty())
        return Done{};
    QDir().mkpath(m_folder);
    return writeFile(book.path, book.library);
}

Result<Done> LibraryShelf::replace(std::size_t at, Book book)
{
    Result<Done> written = write(book);
    if (!written)
        return written;
    m_books[at] = std::move(book);
    emit changed();
    return written;
}

Result<QString> LibraryShelf::takeIn(const QString &path)
{
    load();
    Result<Library> library = readFile(path);
    if (!library)
        return Error{library.error()};
    if (library->items.empty())
        return problem(path, tr("There is nothing in this library."));
    const QString wanted = readable(QFileInfo(path).completeBaseName());
    QString name = wanted;
    const auto taken = [&] { return std::ranges::any_of(m_books, [&](const Book &b) { return b.name == name; }); };
    for (int number = 2; taken(); ++number)
        name = QString("%1 %2").arg(wanted).arg(number);
    Book book{name, pathFor(name), std::move(library).value()};
    if (Result<Done> written = write(book); !written)
        return Error{written.error()};
    m_books.push_back(std::move(book));
    std::ranges::sort(m_books, before);
    emit changed();
    return name;
}

Result<Done> LibraryShelf::save(const Library &library, const QString &path)
{
    return writeFile(path, library);
}

Result<Done> LibraryShelf::remove(std::size_t book)
{
    const Book &gone = m_books.at(book);
    if (!gone.path.isEmpty() && QFile::exists(gone.path) && !QFile::remove(gone.path))
        return problem(gone.path, tr("It can't be removed."));
    m_books.erase(m_books.begin() + static_cast<std::ptrdiff_t>(book));
    emit changed();
    return Done{};
}

Result<Done> LibraryShelf::addItem(const QString &name, LibraryItem item)
{
    load();
    const auto at = std::ranges::find(m_books, name, &Book::name);
    const std::size_t index = static_cast<std::size_t>(at - m_books.begin());
    Book book = at == m_books.end() ? Book{name, pathFor(name), {}} : *at;
    book.library.items.insert(book.library.items.begin(), std::move(item));
    if (at != m_books.end())
        return replace(index, std::move(book));
    Result<Done> written = write(book);
    if (!written)
        return written;
    m_books.push_back(std::move(book));
    std::ranges::sort(m_books, before);
    emit changed();
    return written;
}

Result<Done> LibraryShelf::removeItems(std::size_t at, const std::set<std::string> &itemIds)
{
    Book book = m_books.at(at);
    std::erase_if(book.library.items, [&](const LibraryItem &item) { return itemIds.contains(item.id); });
    return replace(at, std::move(book));
}

Result<Done> LibraryShelf::renameItem(std::size_t at, const std::string &itemId, const std::string &name)
{
    Book book = m_books.at(at);
    for (LibraryItem &item : book.library.items)
        if (item.id == itemId)
            item.name = name;
    return replace(at, std::move(book));
}

} // namespace ninesketch
