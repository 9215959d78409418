// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/painted_scene.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace ninesketch
{
namespace
{

/// Side of a grid cell, scene px: a few components wide.
constexpr double kCell = 400;
constexpr int kMostCells = 64;
/// Elements smaller than this on screen are painted as a speck of their colour.
constexpr double kSpeck = 2.5;

std::int64_t cellKey(int x, int y)
{
    return (static_cast<std::int64_t>(x) << 32) ^ static_cast<std::uint32_t>(y);
}

struct CellRange {
    int left, top, right, bottom;
    bool tooMany() const
    {
        return (static_cast<std::int64_t>(right) - left + 1) * (static_cast<std::int64_t>(bottom) - top + 1) >
               kMostCells;
    }
};

CellRange cellsOf(const QRectF &box)
{
    const auto cell = [](double v) { return static_cast<int>(std::clamp(std::floor(v / kCell), -1e9, 1e9)); };
    return {cell(box.left()), cell(box.top()), cell(box.right()), cell(box.bottom())};
}

} // namespace

PaintedScene::PaintedScene() = default;
PaintedScene::~PaintedScene() = default;

PaintedScene::Item PaintedScene::itemOf(const ElementPtr &element)
{
    Item item;
    item.element = element;
    item.picture = pictureItem(*element, m_scene, m_pictures.picture(element, m_scene));
    item.bounds = toQRectF(item.picture.picture->bounds).adjusted(-1, -1, 1, 1);
    const bool filled = element->backgroundColor != "transparent" && !element->text();
    item.speck = toQColor(filled ? element->backgroundColor : element->strokeColor);
    item.speck.setAlphaF(item.speck.alphaF() * static_cast<float>(item.picture.opacity) * (filled ? 1.F : 0.5F));
    return item;
}

std::vector<QRectF> PaintedScene::update(const Scene &scene, const SceneChange &change)
{
    const Scene before = m_scene;
    m_scene = scene;
    std::vector<QRectF> regions;
    const bool structure = !change.added.empty() || !change.removed.empty() || change.orderChanged;
    if (change.settingsChanged || change.filesChanged || m_items.empty()) {
        rebuild();
        return {QRectF(-1e9, -1e9, 2e9, 2e9)};
    }

    // A change also concerns the label of a changed container, the arrow of a changed label, and what a changed frame
    // holds.
    std::unordered_set<std::string> concerned(change.changed.begin(), change.changed.end());
    std::unordered_set<std::string> frames;
    const auto company = [&](const std::string &id, const Scene &of) {
        const Element *element = of.find(id);
        if (!element)
            return;
        if (element->isFrame())
            frames.insert(id);
        if (element->text() && element->text()->containerId)
            concerned.insert(*element->text()->containerId);
        for (const BoundElement &bound : element->boundElements)
            if (bound.type == "text")
                concerned.insert(bound.id);
    };
    for (const auto *list : {&change.changed, &change.added, &change.removed})
        for (const std::string &id : *list) {
            company(id, before);
            company(id, scene);
        }
    if (!frames.empty())
        for (const ElementPtr &element : scene.elements())
            if (element->frameId && frames.contains(*element->frameId))
                concerned.insert(element->id);

    const auto note = [&](const std::string &id) {
        if (const auto found = m_places.find(id); found != m_places.end())
            regions.push_back(m_items[found->second].bounds);
    };
    if (structure) {
        for (const std::string &id : change.removed)
            note(id);
        for (const std::string &id : concerned)
            note(id);
        rebuild();
        for (const std::string &id : change.added)
            note(id);
        for (const std::string &id : concerned)
            note(id);
        if (change.orderChanged)
            for (const std::string &id : change.changed)
                note(id);
        return regions;
    }
    for (const std::string &id : concerned) {
        const auto found = m_places.find(id);
        const ElementPtr element = scene.share(id);
        if (found == m_places.end() || !element)
            continue;
        Item &item = m_items[found->second];
        regions.push_back(item.bounds);
        removeFromGrid(found->second);
        item = itemOf(element);
        insertIntoGrid(found->second);
        regions.push_back(item.bounds);
    }
    return regions;
}

void PaintedScene::rebuild()
{
    std::unordered_map<std::string, Item> kept;
    kept.reserve(m_items.size());
    for (Item &item : m_items)
        kept.emplace(item.element->id, std::move(item));
    m_items.clear();
    m_places.clear();
    m_cells.clear();
    m_large.clear();
    const auto order = paintingOrder(m_scene);
    m_items.reserve(order.size());
    for (const ElementPtr &element : order) {
        Item item = itemOf(element);
        if (const auto old = kept.find(element->id);
            old != kept.end() && old->second.picture.picture == item.picture.picture)
            item.painted = old->second.painted;
        m_places.emplace(element->id, m_items.size());
        m_items.push_back(std::move(item));
        insertIntoGrid(m_items.size() - 1);
    }
    m_pictures.keepOnly(m_scene);
}

void PaintedScene::insertIntoGrid(std::size_t index)
{
    const CellRange range = cellsOf(m_items[index].bounds);
    if (range.tooMany()) {
        m_large.push_back(index);
        return;
    }
    for (int y = range.top; y <= range.bottom; ++y)
        for (int x = range.left; x <= range.right; ++x)
            m_cells[cellKey(x, y)].push_back(index);
}

void PaintedScene::removeFromGrid(std::size_t index)
{
    const CellRange range = cellsOf(m_items[index].bounds);
    if (range.tooMany()) {
        std::erase(m_large, index);
        return;
    }
    for (int y = range.top; y <= range.bottom; ++y)
        for (int x = range.left; x <= range.right; ++x)
            if (const auto cell = m_cells.find(cellKey(x, y)); cell != m_cells.end())
                std::erase(cell->second, index);
}

std::vector<std::size_t> PaintedScene::touching(const QRectF &region) const
{
    std::vector<std::size_t> found = m_large;
    const CellRange range = cellsOf(region);
    const double cells =
        (static_cast<double>(range.right) - range.left + 1) * (static_cast<double>(range.bottom) - range.top + 1);
    if (cells > static_cast<double>(m_cells.size())) {
        for (const auto &[key, cell] : m_cells)
            found.insert(found.end(), cell.begin(), cell.end());
    } else {
        for (int y = range.top; y <= range.bottom; ++y)
            for (int x = range.left; x <= range.right; ++x)
                if (const auto cell = m_cells.find(cellKey(x, y)); cell != m_cells.end())
                    found.insert(found.end(), cell->second.begin(), cell->second.end());
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    return found;
}

void PaintedScene::paint(QPainter &painter, const QRectF &region, const Look &look) const
{
    PaintOptions options;
    options.dark = look.dark;
    options.zoom = look.zoom;
    options.labelPadding = 5;
    options.images = &m_images;
    options.files = m_scene.files();
    // A frame's name has its size on screen, so it may reach beyond the element's bounds.
    const double nameReach = 24 / look.zoom;
    for (const std::size_t index : touching(region.adjusted(-nameReach, -nameReach, nameReach, nameReach))) {
        const Item &item = m_items[index];
        QRectF bounds = item.bounds;
        if (item.picture.picture->isFrame)
            bounds.adjust(-2, -nameReach, 2, 2);
        if (!bounds.intersects(region) || item.element->id == m_hidden)
            continue;
        const double large = std::max(bounds.width(), bounds.height()) * look.zoom;
        const TextData *text = item.element->text();
        if (large < kSpeck || (text && text->fontSize * look.zoom < kSpeck)) {
            QColor colour = item.speck;
            if (look.dark) {
                const float alpha = colour.alphaF();
                colour = toQColor(darkModeColor(colour.name().toStdString()));
                colour.setAlphaF(alpha);
            }
            QRectF speck = item.bounds.adjusted(1, 1, -1, -1);
            if (text)
                speck =
                    QRectF(speck.left(), speck.center().y() - speck.height() / 6, speck.width(), speck.height() / 3);
            painter.fillRect(speck, colour);
            continue;
        }
        if (!item.painted)
            item.painted = std::make_shared<const PaintedElement>(*item.picture.picture);
        item.painted->paint(painter, item.picture, options);
    }
}

std::vector<QRectF> PaintedScene::setHidden(const std::string &elementId)
{
    std::vector<QRectF> regions;
    if (elementId == m_hidden)
        return regions;
    for (const std::string &id : {m_hidden, elementId})
        if (const auto found = m_places.find(id); found != m_places.end())
            regions.push_back(m_items[found->second].bounds);
    m_hidden = elementId;
    return regions;
}

} // namespace ninesketch
