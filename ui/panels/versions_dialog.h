// SPDX-License-Identifier: GPL-3.0-or-later
// The earlier versions of a drawing, each with its picture; one of them can be brought back or compared with.
#pragma once
#include "exporters/file_versions.h"

#include <QDialog>

class QLabel;
class QListWidget;

namespace ninesketch
{

class Thumbnails;

/// What one of them is asked for.
enum class VersionPurpose { BringBack, Compare };

class VersionsDialog : public QDialog
{
    Q_OBJECT

public:
    VersionsDialog(VersionPurpose purpose, const QString &title, const QList<FileVersion> &versions, bool dark,
                   QWidget *parent = nullptr);
    /// The file of the version that is looked at.
    QString chosen() const;

private:
    void showPicture();

    QList<FileVersion> m_versions;
    bool m_dark;
    Thumbnails *m_pictures;
    QListWidget *m_list;
    QLabel *m_picture;
};

} // namespace ninesketch
