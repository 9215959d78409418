// SPDX-License-Identifier: GPL-3.0-or-later
// A panel that floats over the canvas: rounded, with a soft shadow. And the small buttons that stand on it.
#pragma once
#include <QToolButton>
#include <QWidget>

class QLabel;
class QPainter;

namespace ninesketch
{

class Island : public QWidget
{
    Q_OBJECT

public:
    explicit Island(QWidget *parent = nullptr);
    static constexpr int shadow = 6; ///< px around the panel that belong to its shadow

protected:
    void paintEvent(QPaintEvent *event) override;
    // what the panel is pressed on does not reach the canvas below
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void paintCard(QPixmap &picture) const;
};

/// A flat button with an icon of ours, optionally with the key that does the same in its corner.
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    explicit IconButton(const QString &iconName, const QString &tip, QWidget *parent = nullptr);
    void setCornerKey(const QString &key);
    void setIconName(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_key;
};

/// A small muted heading.
QLabel *sectionLabel(const QString &text, QWidget *parent = nullptr);
/// Muted running text that wraps.
QLabel *mutedLabel(const QString &text, QWidget *parent = nullptr);
/// A quiet line across.
QWidget *separator(QWidget *parent = nullptr);

} // namespace ninesketch
