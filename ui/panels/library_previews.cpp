// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/library_previews.h"

#include "exporters/paint_picture.h"

#include <algorithm>

namespace ninesketch
{

QImage paintPreview(const std::vector<ElementPtr> &elements, int side, bool dark)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const Picture picture = makePicture(Scene(elements));
    const Rect box = picture.bounds;
    const double extent = std::max({box.width, box.height, 1.0});
    constexpr double largest = 2;
    const double margin = side / 12.0;
    const double scale = std::min(largest, (side - 2 * margin) / extent);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate(side / 2.0, side / 2.0);
    painter.scale(scale, scale);
    painter.translate(-box.centre().x, -box.centre().y);
    PaintOptions options;
    options.dark = dark;
    options.zoom = scale;
    options.snapText = false;
    paintPicture(painter, picture, options);
    return image;
}

LibraryPreviews::LibraryPreviews(QObject *parent) : QObject(parent)
{
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &LibraryPreviews::paintNext);
}

const QImage *LibraryPreviews::find(const LibraryItem &item, int side, bool dark)
{
    if (item.elements.empty())
        return nullptr;
    const Key key{item.elements.front().get(), item.elements.size(), side, dark};
    if (const auto at = m_previews.find(key); at != m_previews.end())
        return &at->second.image;
    if (std::ranges::find(m_wishes, key, &Wish::key) == m_wishes.end()) {
        m_wishes.push_back({key, item.elements});
        m_idle.start();
    }
    return nullptr;
}

void LibraryPreviews::paintNext()
{
    if (m_wishes.empty()) {
        m_idle.stop();
        return;
    }
    const Wish wish = std::move(m_wishes.front());
    m_wishes.pop_front();
    constexpr std::size_t most = 1000; // of 160 px a side: 100 MB
    if (m_previews.size() >= most)
        m_previews.clear();
    m_previews[wish.key] = {wish.elements.front(), paintPreview(wish.elements, wish.key.side, wish.key.dark)};
    emit painted();
}

} // namespace ninesketch
