// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/versions_dialog.h"

#include "ui/theme.h"
#include "ui/widgets/island.h"
#include "ui/widgets/thumbnails.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ninesketch
{

namespace
{

constexpr QSize pictureSize(560, 380);

/// "today, 14:02:31", "24 November, 09:15:00"
QString wordsFor(const QDateTime &when)
{
    const QLocale locale;
    const QDateTime local = when.toLocalTime();
    const qint64 days = local.date().daysTo(QDate::currentDate());
    const QString day = days == 0   ? VersionsDialog::tr("today")
                        : days == 1 ? VersionsDialog::tr("yesterday")
                                    : locale.toString(local.date(), "d MMMM yyyy");
    return QString("%1, %2").arg(day, locale.toString(local.time(), "HH:mm:ss"));
}

} // namespace

VersionsDialog::VersionsDialog(VersionPurpose purpose, const QString &title, const QList<FileVersion> &versions,
                               bool dark, QWidget *parent)
    : QDialog(parent), m_versions(versions), m_dark(dark), m_pictures(new Thumbnails(this)),
      m_list(new QListWidget(this)), m_picture(new QLabel(this))
{
    setWindowTitle(tr("Earlier versions of %1").arg(title));
    auto *column = new QVBoxLayout(this);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    auto *left = new QVBoxLayout;
    row->addLayout(left);
    left->addWidget(sectionLabel(tr("Replaced on"), this));
    left->addWidget(m_list);
    for (const FileVersion &version : versions)
        m_list->addItem(wordsFor(version.when));
    m_list->setAccessibleName(tr("Earlier versions"));
    m_list->setFixedWidth(220);
    m_picture->setFixedSize(pictureSize);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setObjectName("versionPicture");
    row->addWidget(m_picture);
    const bool compares = purpose == VersionPurpose::Compare;
    column->addWidget(mutedLabel(compares ? tr("What differs shines through, and the figures stand side by side.")
                                          : tr("What is there now stays one step back: undo returns to it."),
                                 this));
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *accept =
        buttons->addButton(compares ? tr("Compare with it") : tr("Bring it back"), QDialogButtonBox::AcceptRole);
    accept->setProperty("role", "primary");
    buttons->addButton(QDialogButtonBox::Cancel);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QListWidget::itemActivated, this, &QDialog::accept);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showPicture);
    connect(m_pictures, &Thumbnails::ready, this, &VersionsDialog::showPicture);
    m_list->setCurrentRow(0);
    m_list->setFocus();
}

QString VersionsDialog::chosen() const
{
    const qsizetype row = m_list->currentRow();
    return row >= 0 && row < m_versions.size() ? m_versions[row].path : QString();
}

void VersionsDialog::showPicture()
{
    const QPixmap picture = m_pictures->picture(chosen(), pictureSize * devicePixelRatioF(), m_dark);
    if (picture.isNull()) {
        m_picture->setText(tr("No picture"));
        return;
    }
    QPixmap sharp = picture;
    sharp.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(sharp);
}

} // namespace ninesketch
