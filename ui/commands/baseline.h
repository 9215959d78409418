// SPDX-License-Identifier: GPL-3.0-or-later
// Another variant that the drawing is held against: an earlier state of it, or another file. Its figures stand beside
// those of the drawing, and what differs from it shines through faintly.
#pragma once
#include "model/scene/scene.h"
#include "ui/estimator.h"

#include <QObject>

namespace ninesketch
{

class CanvasView;
class LatestTask;

class Baseline : public QObject
{
    Q_OBJECT

public:
    Baseline(Editor &editor, CanvasView &canvas, QObject *parent);

    bool isPinned() const { return m_pinned; }
    QString name() const { return m_name; } ///< "before the last change"
    EstimatePtr estimate() const { return m_estimate; }
    void pin(const Scene &scene, const QString &name);
    void unpin();

signals:
    void changed();

private:
    void showGhost();

    Editor &m_editor;
    CanvasView &m_canvas;
    LatestTask *m_task;
    Scene m_scene;
    QString m_name;
    EstimatePtr m_estimate;
    bool m_pinned = false;
};

/// Elements of `other` that `scene` does not have, or has otherwise: by id, and as they look and mean.
std::vector<ElementPtr> elementsOnlyIn(const Scene &other, const Scene &scene);

} // namespace ninesketch
