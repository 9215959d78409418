// SPDX-License-Identifier: GPL-3.0-or-later
// Shows for a quarter of a second how things come to where they now are. What it shows is a preview over a change that
// is made already: a press, a key or another change ends the show at once, and nothing depends on it.
#pragma once
#include "ui/editor.h"

#include <QVariantAnimation>

namespace ninesketch
{

class SceneGlide : public QObject
{
    Q_OBJECT

public:
    /// `canvas`: whose presses and keys end it.
    SceneGlide(Editor &editor, QObject &canvas, QObject *parent = nullptr);

    /// From that scene to the one that is committed.
    void start(const Scene &from);
    void skip();
    bool isRunning() const { return m_animation.state() == QAbstractAnimation::Running; }

    /// `share` of the way, 0 to 1.
    static Scene between(const Scene &from, const Scene &to, double share);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Editor &m_editor;
    Scene m_from, m_to;
    QVariantAnimation m_animation;
};

} // namespace ninesketch
