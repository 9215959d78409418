// SPDX-License-Identifier: GPL-3.0-or-later
// The libraries a person keeps: a folder on disk with one .excalidrawlib file for each, of the file's name. What is
// changed here is on disk at once.
#pragma once
#include "exporters/excalidraw/library.h"

#include <QObject>
#include <QString>
#include <set>
#include <variant>
#include <vector>

namespace ninesketch
{

/// It worked; there is nothing more to say.
using Done = std::monostate;

class LibraryShelf : public QObject
{
    Q_OBJECT

public:
    explicit LibraryShelf(QObject *parent = nullptr);

    struct Book {
        QString name; ///< "System design": the file's without its suffix
        QString path; ///< empty: was never on disk
        Library library;
    };

    /// Where the files are. Empty: nothing is kept. Reads nothing yet.
    void setFolder(const QString &folder);
    /// Reads what is on disk, once; a sentence for each file that can't be read.
    QStringList load();
    const std::vector<Book> &books() const { return m_books; }

    /// Takes a copy of that file among the books, under another name if its own is taken. Answers with the book's name.
    Result<QString> takeIn(const QString &path);
    static Result<Done> save(const Library &library, const QString &path);
    Result<Done> remove(std::size_t book);

    /// Puts an item first into a book; one of that name is made when there is none.
    Result<Done> addItem(const QString &book, LibraryItem item);
    Result<Done> removeItems(std::size_t book, const std::set<std::string> &itemIds);
    Result<Done> renameItem(std::size_t book, const std::string &itemId, const std::string &name);

signals:
    void changed();

private:
    QString pathFor(const QString &name) const;
    Result<Done> write(const Book &book) const;
    /// Writes the changed book and, when that worked, takes it over.
    Result<Done> replace(std::size_t at, Book book);

    QString m_folder;
    std::vector<Book> m_books; ///< by name, one's own first
    bool m_loaded = false;
};

/// Where what is added goes unless somebody says otherwise.
QString ownBookName();

} // namespace ninesketch
