// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures of library items, painted by the painter of the canvas: one at a time, when the window is idle, and
// kept as long as the item is.
#pragma once
#include "exporters/excalidraw/library.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <deque>
#include <map>

namespace ninesketch
{

/// Fits the elements into a square of `side` device px. Pure.
QImage paintPreview(const std::vector<ElementPtr> &elements, int side, bool dark);

class LibraryPreviews : public QObject
{
    Q_OBJECT

public:
    explicit LibraryPreviews(QObject *parent = nullptr);

    /// The item's picture; null until it is painted, which `painted` announces.
    const QImage *find(const LibraryItem &item, int side, bool dark);

signals:
    void painted();

private:
    struct Key {
        const Element *first = nullptr; ///< items are told apart by their first element: ids may be given twice
        std::size_t count = 0;
        int side = 0;
        bool dark = false;
        auto operator<=>(const Key &) const = default;
    };
    struct Wish {
        Key key;
        std::vector<ElementPtr> elements;
    };
    struct Preview {
        ElementPtr owner; ///< keeps the key true
        QImage image;
    };
    void paintNext();

    std::map<Key, Preview> m_previews;
    std::deque<Wish> m_wishes;
    QTimer m_idle;
};

} // namespace ninesketch
