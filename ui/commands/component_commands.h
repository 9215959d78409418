// SPDX-License-Identifier: GPL-3.0-or-later
// Components onto the canvas: by name, or dragged from the palette.
#pragma once
#include "model/design/kinds.h"
#include "model/scene/scene.h"

#include <QObject>
#include <QPoint>
#include <QString>
#include <optional>
#include <string>

namespace ninesketch
{

class Desk;

class ComponentCommands : public QObject
{
    Q_OBJECT

public:
    ComponentCommands(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

    /// Without a place: beside the selection, else in the middle of the view. `connectIt`: called by what is selected.
    /// Answers its body's id.
    std::string place(const PaletteMatch &match, std::optional<Point> centre, bool connectIt);
    void placeById(const QString &id, Point at); ///< a kind's or a preset's

    /// While it is dragged it is seen where it would be placed; outside the canvas it is not.
    void preview(const QString &kindId, const QPoint &global);
    void drop(const QString &kindId, const QPoint &global);
    void cancelDrag();

signals:
    void placedByName(const ninesketch::Rect &box); ///< where nobody pointed at: it should be seen

private:
    Scene withComponent(const PaletteMatch &match, Point centre, std::string *bodyId) const;

    Desk &m_desk;
    std::uint64_t m_previewSeed = 0; ///< the one that is dragged looks the same all the way
};

} // namespace ninesketch
