// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures of drawings on disk, painted off this thread and kept while the file stays as it is.
#pragma once
#include <QHash>
#include <QObject>
#include <QPixmap>

namespace ninesketch
{

class Thumbnails : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Thumbnails() override;

    /// What there is by now, null: nothing yet, or it can't be painted. `ready` follows when it has been painted.
    QPixmap picture(const QString &path, QSize size, bool dark);

    /// The drawing of a file made to fit; null when it can't be read, is empty or very large.
    static QImage painted(const QString &path, QSize size, bool dark);

signals:
    void ready();

private:
    struct Known {
        qint64 modified = 0;
        QPixmap picture;
    };
    QHash<QString, Known> m_known; ///< by path, size and theme
};

} // namespace ninesketch
