// SPDX-License-Identifier: GPL-3.0-or-later
// One file in a list: a small picture, its name and folder, and, under the pointer or the keyboard, a pin and a cross.
#pragma once
#include "ui/documents/recent_files.h"

#include <QAbstractButton>

namespace ninesketch
{

class FileRow : public QAbstractButton
{
    Q_OBJECT

public:
    FileRow(const RecentFile &file, QSize pictureSize, QWidget *parent = nullptr);
    const RecentFile &file() const { return m_file; }
    void setPicture(const QPixmap &picture);

    QSize sizeHint() const override;

signals:
    void pinPressed();
    void removePressed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showButtons();

    RecentFile m_file;
    QSize m_pictureSize;
    QPixmap m_picture;
    QAbstractButton *m_pin, *m_remove;
};

} // namespace ninesketch
