// SPDX-License-Identifier: GPL-3.0-or-later
// The library: what a person keeps to draw with, one folding section for each .excalidrawlib file. Search, drag out,
// add what is selected, take files in by dropping them here.
#pragma once
#include "ui/documents/library_shelf.h"

#include <QSet>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ninesketch
{

class LibraryGrid;
class LibraryPreviews;

class LibraryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LibraryPanel(LibraryShelf &shelf, QWidget *parent = nullptr);
    /// Whether something is selected that can become an item.
    void setCanAdd(bool can);
    void askImport();

signals:
    void placed(const ninesketch::LibraryItem &item);
    void draggedTo(const ninesketch::LibraryItem &item, const QPoint &global);
    void droppedAt(const ninesketch::LibraryItem &item, const QPoint &global);
    void dragCancelled();
    void addPressed();
    void importWanted(const QString &path);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void rebuild();
    void addBook(std::size_t index, const QString &search);
    void showItemMenu(std::size_t book, LibraryGrid *grid, int index, const QPoint &global);
    void askSaveAs(std::size_t book);
    void tell(const Result<Done> &result);

    LibraryShelf &m_shelf;
    LibraryPreviews *m_previews;
    QLineEdit *m_search;
    QPushButton *m_add;
    QVBoxLayout *m_books;
    QSet<QString> m_folded;
};

} // namespace ninesketch
