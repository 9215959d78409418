// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include "ui/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace ninesketch
{

namespace
{

QString pathOf(const QString &name)
{
    return ":/icons/" + name + ".svg";
}

QByteArray coloured(const QString &name, const QColor &pen, const QColor &soft)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray svg = file.readAll();
    svg.replace("\"#000\"", '"' + pen.name().toUtf8() + '"');
    svg.replace("\"#8884\"", '"' + soft.name().toUtf8() + "\" fill-opacity=\"0.28\"");
    return svg;
}

/// A drawing is read and painted once for each size and colour, not at each repaint.
QPixmap drawn(const QString &name, const QColor &pen, const QColor &soft, QSize pixels)
{
    if (pixels.isEmpty())
        return {}; // a button that has not been laid out yet
    const QString key = QString("ninesketch-icon %1 %2 %3 %4 %5")
                            .arg(name, pen.name(), soft.name())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    picture = QPixmap(pixels);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    QSvgRenderer(coloured(name, pen, soft)).render(&painter, QRectF({0, 0}, pixels));
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

/// Paints from the drawing at the size asked for, with the theme's colours of that moment.
class ThemedEngine final : public QIconEngine
{
public:
    explicit ThemedEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QSize pixels = rect.size() * painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(pixels, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const Theme &t = theme();
        QColor pen = t.text;
        if (mode == QIcon::Disabled)
            pen = t.dark ? QColor("#5d5c68") : QColor("#b8b8c4");
        else if (state == QIcon::On)
            pen = t.dark ? QColor("#e0dfff") : QColor("#4440bf");
        return drawn(m_name, pen, mode == QIcon::Disabled ? pen : t.accent, size);
    }

    QIconEngine *clone() const override { return new ThemedEngine(m_name); }
    QString key() const override { return "ninesketch-icon"; }

private:
    QString m_name;
};

} // namespace

bool hasIcon(const QString &name)
{
    return QFile::exists(pathOf(name));
}

QIcon icon(const QString &name)
{
    return hasIcon(name) ? QIcon(new ThemedEngine(name)) : QIcon();
}

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, double devicePixelRatio)
{
    QPixmap picture = drawn(name, colour, colour, QSize(size, size) * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    return picture;
}

} // namespace ninesketch
