// SPDX-License-Identifier: GPL-3.0-or-later
// The library: what a person keeps to draw with, one folding section for each .excalidrawlib file. Search, drag out
// (several that are ticked together), add what is selected, take files in by dropping them here.
#pragma once
#include "ui/documents/library_shelf.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
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
    void placed(const std::vector<ninesketch::LibraryItem> &items);
    void draggedTo(const std::vector<ninesketch::LibraryItem> &items, const QPoint &global);
    void droppedAt(const std::vector<ninesketch::LibraryItem> &items, const QPoint &global);
    void dragCancelled();
    void addPressed();
    void importWanted(const QString &path);
    void failed(const QString &sentence);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /// The name of a book, and the id of an item in it.
    using Place = std::pair<QString, std::string>;
    struct Shown {
        QString book;
        LibraryGrid *grid;
    };

    void rebuild();
    QWidget *makeTickedRow();
    void tick(const Place &place, bool range);
    void clearTicks();
    void showTicks();
    /// The items that are ticked, in order.
    std::vector<LibraryItem> ticked() const;
    /// What is meant by an item: all that are ticked when it is one of them.
    std::vector<LibraryItem> meantBy(const QString &book, const LibraryItem &item) const;
    void remove(const std::set<Place> &places);
    void askSaveAs(const Library &library, const QString &name);
    void addBook(std::size_t index, const QString &search);
    void showItemMenu(std::size_t book, LibraryGrid *grid, int index, const QPoint &global);
    void tell(const Result<Done> &result);

    LibraryShelf &m_shelf;
    LibraryPreviews *m_previews;
    QLineEdit *m_search;
    QPushButton *m_add;
    QLabel *m_tickedCount;
    QStackedWidget *m_rows; ///< what can be done: with the library, or with all that are ticked
    QVBoxLayout *m_books;
    QSet<QString> m_folded;
    std::vector<Shown> m_shown;
    std::set<Place> m_ticked;
    Place m_lastTicked; ///< where a range begins; of an empty book: nowhere
};

} // namespace ninesketch
