// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that come into the drawing: chosen, dropped or pasted. They are read and made smaller beside the window's
// own work.
#pragma once
#include "model/geometry.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

class QMimeData;

namespace ninesketch
{

class Desk;

/// A picture that is to be read: a file, or bytes from elsewhere under a name fit for a sentence.
struct ImageSource {
    QString name;
    QByteArray bytes; ///< empty: `name` is a path
};
/// The pictures on the clipboard or in what was dropped: files by their names, else the picture itself.
QList<ImageSource> imagesIn(const QMimeData &content);
/// Whether it is one drawing in SVG and nothing else, with or without what files have before it.
bool isSvgText(const QString &text);

class ImageCommands : public QObject
{
    Q_OBJECT

public:
    ImageCommands(Desk &desk, QObject *parent) : QObject(parent), m_desk(desk) {}

    void ask();
    /// Reads them without keeping the window waiting, then puts them there; says what can't be read.
    void place(const QList<ImageSource> &sources, Point at);

private:
    Desk &m_desk;
};

} // namespace ninesketch
