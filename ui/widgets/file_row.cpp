// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/file_row.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QPainter>

namespace ninesketch
{

namespace
{

QString folderOf(const QString &path)
{
    QString folder = QDir::toNativeSeparators(QFileInfo(path).absolutePath());
    const QString home = QDir::toNativeSeparators(QDir::homePath());
    if (home.size() > 1 && folder.startsWith(home))
        folder = '~' + folder.mid(home.size());
    return folder;
}

} // namespace

FileRow::FileRow(const RecentFile &file, QSize pictureSize, QWidget *parent)
    : QAbstractButton(parent), m_file(file), m_pictureSize(pictureSize)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setObjectName("recent:" + file.path);
    const QString name = QFileInfo(file.path).completeBaseName();
    setAccessibleName(file.missing ? tr("%1, missing").arg(name) : name);
    setToolTip(file.missing ? tr("%1 is not there any more. Press to take it off the list.").arg(file.path)
                            : QDir::toNativeSeparators(file.path));
    auto *pin = new IconButton("pin", file.pinned ? tr("Don't keep it on top") : tr("Keep it on top — P"), this);
    auto *remove = new IconButton("close", tr("Take it off the list — Del"), this);
    for (IconButton *button : {pin, remove}) {
        button->setIconSize({14, 14});
        button->setFocusPolicy(Qt::NoFocus);
        button->adjustSize();
    }
    m_pin = pin;
    m_remove = remove;
    connect(pin, &QAbstractButton::clicked, this, &FileRow::pinPressed);
    connect(remove, &QAbstractButton::clicked, this, &FileRow::removePressed);
    showButtons();
}

void FileRow::setPicture(const QPixmap &picture)
{
    m_picture = picture;
    update();
}

QSize FileRow::sizeHint() const
{
    return {320, m_pictureSize.height() + 2 * space::tight};
}

void FileRow::showButtons()
{
    const bool active = underMouse() || hasFocus();
    m_remove->setVisible(active);
    m_pin->setVisible(active || m_file.pinned);
}

void FileRow::resizeEvent(QResizeEvent *)
{
    m_remove->move(width() - m_remove->width() - space::tight, (height() - m_remove->height()) / 2);
    m_pin->move(m_remove->x() - m_pin->width(), (height() - m_pin->height()) / 2);
}

void FileRow::enterEvent(QEnterEvent *)
{
    showButtons();
    update();
}

void FileRow::leaveEvent(QEvent *)
{
    showButtons();
    update();
}

void FileRow::focusInEvent(QFocusEvent *event)
{
    QAbstractButton::focusInEvent(event);
    showButtons();
}

void FileRow::focusOutEvent(QFocusEvent *event)
{
    QAbstractButton::focusOutEvent(event);
    showButtons();
}

bool FileRow::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) { // P and Delete mean the file here
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_P || key == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void FileRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Delete:
        emit removePressed();
        return;
    case Qt::Key_P:
        emit pinPressed();
        return;
    case Qt::Key_Space:
        QAbstractButton::keyPressEvent(event);
        return;
    default:
        event->ignore(); // arrows: the list goes on
    }
}

void FileRow::paintEvent(QPaintEvent *)
{
    const Theme &t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (underMouse() || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(t.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(t.hover);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    const QRectF sheet(space::tight, (height() - m_pictureSize.height()) / 2.0, m_pictureSize.width(),
                       m_pictureSize.height());
    if (m_picture.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.field);
        painter.drawRoundedRect(sheet, 3, 3);
        painter.drawPixmap(sheet.center() - QPointF(9, 9),
                           iconPixmap(m_file.missing ? "missed" : "open", t.muted, 18, devicePixelRatioF()));
    } else {
        painter.drawPixmap(sheet, m_picture, QRectF(m_picture.rect()));
    }
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(sheet, 3, 3);

    const int left = static_cast<int>(sheet.right()) + space::normal;
    const int room = (m_pin->isVisible() ? m_pin->x() : width()) - left - space::tight;
    const auto line = [&](const QFont &font, const QColor &colour, const QString &words, int top) {
        painter.setFont(font);
        painter.setPen(colour);
        const QFontMetrics metrics(font);
        painter.drawText(QRect(left, top, room, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(words, Qt::ElideMiddle, room));
    };
    const int middle = height() / 2;
    line(uiFont(), m_file.missing ? t.muted : t.text, QFileInfo(m_file.path).completeBaseName(),
         middle - QFontMetrics(uiFont()).height());
    line(uiFont(-1), t.muted, m_file.missing ? tr("missing · %1").arg(folderOf(m_file.path)) : folderOf(m_file.path),
         middle + 1);
}

} // namespace ninesketch
