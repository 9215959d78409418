// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/painted_scene.h"

#include "model/design/read_design.h"
#include "model/sketch/reach.h"
#include "model/sketch/shape.h"
#include "ui/canvas/far_look.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_set>
#include <utility>

namespace ninesketch
{
namespace
{

/// Side of a grid cell, scene px: a few components wide.
constexpr double cellSide = 400;
constexpr int mostCells = 64;
/// Of more sketches those are let go that so many paintings (some screens full) had no use for.
constexpr std::ptrdiff_t mostSketches = 4000;
constexpr std::uint64_t recentPaintings = 120;

std::int64_t cellKey(int x, int y)
{
    return (static_cast<std::int64_t>(x) << 32) ^ static_cast<std::uint32_t>(y);
}

struct CellRange {
    int left, top, right, bottom;
    bool tooMany() const
    {
        return (static_cast<std::int64_t>(right) - left + 1) * (static_cast<std::int64_t>(bottom) - top + 1) >
               mostCells;
    }
};

CellRange cellsOf(const QRectF &box)
{
    const auto cell = [](double v) { return static_cast<int>(std::clamp(std::floor(v / cellSide), -1e9, 1e9)); };
    return {cell(box.left()), cell(box.top()), cell(box.right()), cell(box.bottom())};
}

constexpr double frameNameReach = 24; // px on screen, above the frame

/// A frame's name has its size on screen, so it reaches beyond the element's bounds.
QRectF paintedBounds(const PaintItem &item, double zoom)
{
    return item.element->isFrame() ? item.bounds.adjusted(-2, -frameNameReach / zoom, 2, 2) : item.bounds;
}

} // namespace

PaintedScene::PaintedScene() : m_images(std::make_shared<ImageCache>())
{
}

PaintedScene::~PaintedScene() = default;

const PaintedScene::Ink &PaintedScene::inkOf(const std::string &cssColor)
{
    const auto [found, isNew] = m_inks.try_emplace(cssColor);
    if (isNew) {
        const QColor light = toQColor(cssColor);
        QColor dark = toQColor(darkModeColor(light.name().toStdString()));
        dark.setAlphaF(light.alphaF());
        found->second = {light, dark};
    }
    return found->second;
}

/// `exact`: what moves is soon painted, and its exact box makes less to be painted with it.
PaintedScene::ItemPtr PaintedScene::itemOf(const ElementPtr &element, bool exact)
{
    auto item = std::make_shared<PaintItem>();
    item->element = element;
    item->place = pictureItem(*element, m_scene, nullptr);
    item->place.elementId = {};
    if (element->text() && element->text()->containerId)
        if (ElementPtr container = m_scene.share(*element->text()->containerId); container && container->isArrow())
            item->carrier = std::move(container);
    const auto rgb = [&](QColor color) {
        color.setAlphaF(color.alphaF() * static_cast<float>(item->place.opacity));
        return color.rgba();
    };
    const Ink &stroke = inkOf(element->strokeColor);
    item->stroke = rgb(stroke.light);
    item->darkStroke = rgb(stroke.dark);
    if (!isTransparentColor(element->backgroundColor) && !element->text()) {
        const Ink &fill = inkOf(element->backgroundColor);
        item->fill = rgb(fill.light);
        item->darkFill = rgb(fill.dark);
    }
    if (!item->place.frameClip && !item->place.gapForLabel)
        item->farScale = farScale(*element);
    if (const auto reach = exact || item->carrier ? std::nullopt : reachOf(*element))
        item->bounds = toQRectF(*reach);
    if (item->bounds.isNull())
        item->bounds = item->sketchedBounds(m_scene);
    item->bounds.adjust(-1, -1, 1, 1);
    return item;
}

void PaintedScene::forgetSketches() const
{
    if (++m_clock % (recentPaintings / 2) != 0 ||
        std::ranges::count_if(m_items, [](const Entry &entry) { return entry.item->hasSketch(); }) <= mostSketches)
        return;
    for (const Entry &entry : m_items)
        if (entry.seen + recentPaintings < m_clock)
            entry.item->forgetSketch();
}

namespace
{

/// Whom a change concerns: what was changed, also the label of a changed container, the container of a changed label,
/// and what a changed frame holds.
std::unordered_set<std::string> concernedBy(const SceneChange &change, const Scene &old, const Scene &scene)
{
    std::unordered_set<std::string> concerned(change.changed.begin(), change.changed.end()), frames;
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
            company(id, old);
            company(id, scene);
        }
    if (!frames.empty())
        for (const ElementPtr &element : scene.elements())
            if (element->frameId && frames.contains(*element->frameId))
                concerned.insert(element->id);
    return concerned;
}

} // namespace

std::vector<QRectF> PaintedScene::update(const Scene &scene, const SceneChange &change, double zoom)
{
    const Scene old = std::exchange(m_scene, scene);
    const bool anotherDrawing = std::ranges::none_of(m_items, [&](const Entry &entry) {
        return scene.find(entry.item->element->id) && !isCarrier(*entry.item->element);
    });
    if (change.settingsChanged || change.filesChanged || anotherDrawing) { // also where nothing was
        rebuild();
        return {QRectF(-1e9, -1e9, 2e9, 2e9)};
    }
    std::vector<QRectF> regions;
    const auto note = [&](const auto &ids) {
        for (const std::string &id : ids)
            if (const auto found = m_places.find(id); found != m_places.end())
                regions.push_back(paintedBounds(*m_items[found->second].item, zoom));
    };
    const auto concerned = concernedBy(change, old, scene);
    if (!change.added.empty() || !change.removed.empty() || change.orderChanged) {
        note(change.removed);
        note(concerned);
        rebuild();
        note(change.added);
        note(concerned);
        if (change.orderChanged)
            note(change.changed);
        return regions;
    }
    for (const std::string &id : concerned) {
        const auto found = m_places.find(id);
        const ElementPtr element = scene.share(id);
        if (found == m_places.end() || !element)
            continue;
        note(std::span(&id, 1));
        replaceItem(found->second, element);
        note(std::span(&id, 1));
    }
    return regions;
}

void PaintedScene::replaceItem(std::size_t index, const ElementPtr &element)
{
    ItemPtr &item = m_items[index].item;
    const QRectF before = item->plainBox();
    removeFromGrid(index);
    item = itemOf(element, true);
    insertIntoGrid(index);
    // what lay at the edge of all has to be looked for anew; what lay within can only widen it
    if (m_box && m_box->adjusted(1, 1, -1, -1).contains(before))
        m_box = m_box->united(item->plainBox());
    else
        m_box.reset();
}

void PaintedScene::rebuild()
{
    const std::vector<Entry> old = std::move(m_items);
    const auto oldPlaces = std::move(m_places);
    m_box.reset();
    m_items.clear();
    m_places.clear();
    m_cells.clear();
    m_large.clear();
    const bool sameBackground = m_background == m_scene.settings().viewBackgroundColor;
    m_background = m_scene.settings().viewBackgroundColor;
    const auto order = paintingOrder(m_scene);
    m_items.reserve(order.size());
    m_places.reserve(order.size());
    for (const ElementPtr &element : order) {
        Entry entry{itemOf(element, false)};
        if (const auto found = oldPlaces.find(element->id); found != oldPlaces.end()) {
            const Entry &before = old[found->second];
            // Outlined arrowheads are filled with the background.
            if (before.item->paintsAs(*entry.item) && (sameBackground || !element->isArrow()))
                entry = before;
        }
        m_places.emplace(element->id, m_items.size());
        m_items.push_back(std::move(entry));
        insertIntoGrid(m_items.size() - 1);
    }
}

QRectF PaintedScene::box() const
{
    if (!m_box) {
        QRectF all;
        for (const auto &[item, seen] : m_items)
            if (const auto &frame = item->element->frameId; !frame || !m_places.contains(*frame))
                all = all.isNull() ? item->plainBox() : all.united(item->plainBox());
        m_box = all;
    }
    return *m_box;
}

void PaintedScene::insertIntoGrid(std::size_t index)
{
    const CellRange range = cellsOf(m_items[index].item->bounds);
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
    const CellRange range = cellsOf(m_items[index].item->bounds);
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

PaintList PaintedScene::list(const QRectF &region, const PaintLook &look) const
{
    PaintList list;
    list.m_scene = m_scene;
    list.m_images = m_images;
    list.m_look = look;
    const double nameReach = frameNameReach / look.zoom;
    for (const std::size_t index : touching(region.adjusted(-nameReach, -nameReach, nameReach, nameReach))) {
        const Entry &entry = m_items[index];
        if (!paintedBounds(*entry.item, look.zoom).intersects(region))
            continue;
        entry.seen = m_clock;
        list.m_items.push_back(entry.item);
    }
    forgetSketches();
    return list;
}

void PaintedScene::paint(QPainter &painter, const QRectF &region, const PaintLook &look) const
{
    list(region, look).paint(painter);
}

bool PaintedScene::isBlank(const QRectF &region, double zoom) const
{
    const double reach = frameNameReach / zoom;
    const CellRange range = cellsOf(region.adjusted(-reach, -reach, reach, reach));
    if (m_items.empty())
        return true;
    if (!m_large.empty() || range.tooMany())
        return false;
    for (int y = range.top; y <= range.bottom; ++y)
        for (int x = range.left; x <= range.right; ++x)
            if (const auto cell = m_cells.find(cellKey(x, y)); cell != m_cells.end() && !cell->second.empty())
                return false;
    return true;
}

} // namespace ninesketch
