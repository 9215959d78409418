// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/start_page.h"

#include "exporters/report_file.h"
#include "ui/icons.h"
#include "ui/theme.h"
#include "ui/widgets/action_set.h"
#include "ui/widgets/file_row.h"
#include "ui/widgets/island.h"
#include "ui/widgets/thumbnails.h"

#include <QAction>
#include <QDir>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>
#include <array>

namespace ninesketch
{

namespace
{

constexpr int columnWidth = 340, columnGap = 40, rowIndent = space::small;
constexpr qsizetype mostFiles = 6;
constexpr QSize thumbnailSize(72, 46);

/// What a form's name ends in, and in words.
std::array<std::pair<QString, QString>, 3> formsOfExamples()
{
    return {{{"-naive", StartPage::tr("naive")}, {"", StartPage::tr("sound")}, {"-large", StartPage::tr("large")}}};
}

/// Above rows, whose words it stands over.
QLabel *heading(const QString &words, QWidget *parent)
{
    QLabel *label = sectionLabel(words, parent);
    label->setContentsMargins(rowIndent, 0, 0, 0);
    return label;
}

/// "Open …            Ctrl+O"
QPushButton *actionRow(QAction *action, const QString &words, QWidget *parent)
{
    auto *button = new QPushButton(words, parent);
    button->setProperty("role", "row");
    button->setIcon(action->icon());
    button->setToolTip(action->toolTip());
    button->setFocusPolicy(Qt::StrongFocus);
    button->setCursor(Qt::PointingHandCursor);
    auto *row = new QHBoxLayout(button);
    row->setContentsMargins(0, 0, space::small, 0);
    row->addStretch(1);
    auto *keys = new QLabel(ActionSet::keysText(action), button);
    keys->setProperty("role", "muted");
    row->addWidget(keys);
    button->setMinimumWidth(button->sizeHint().width() + keys->sizeHint().width() + space::wide);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

StartPage::StartPage(const ActionSet &actions, QWidget *parent)
    : QWidget(parent), m_thumbnails(new Thumbnails(this)), m_recentBox(new QWidget(this)),
      m_recentRows(new QVBoxLayout(m_recentBox)), m_title(new QLabel(tr("Draw the system. See the nines."), this)),
      m_hint(
          new QLabel(tr("Pick a tool above, drag a component from below, or press  /  and type \"redis 3x\"."), this)),
      m_examples(new QWidget(this)), m_exampleMenu(exampleMenu())
{
    setObjectName("startPage");
    setAccessibleName(tr("Start"));
    setCursor(Qt::ArrowCursor);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(space::wide);
    m_title->setObjectName("startTitle");
    m_title->setFont(handFont(30));
    m_hint->setFont(handFont(17));
    for (QLabel *greeting : {m_title, m_hint}) {
        greeting->setProperty("role", "muted");
        greeting->setAlignment(Qt::AlignCenter);
        whole->addWidget(greeting);
    }

    auto *columns = new QHBoxLayout;
    columns->setSpacing(columnGap);
    whole->addLayout(columns);
    auto *left = new QVBoxLayout, *right = new QVBoxLayout(m_examples);
    right->setContentsMargins(0, 0, 0, 0);
    columns->addLayout(left);
    columns->addWidget(m_examples);
    for (QVBoxLayout *column : {left, right})
        column->setSpacing(2);
    left->addWidget(heading(tr("Begin"), this));
    const auto add = [&](const char *id, const QString &words = {}) {
        if (QAction *action = actions.action(id)) {
            m_begin << actionRow(action, words.isEmpty() ? action->text() : words, this);
            left->addWidget(m_begin.last());
        }
    };
    add("add-component");
    add("panel-framework", tr("An interview, step by step"));
    add("open");
    add("new-from-text");
    add("command-palette");
    add("help");
    left->addWidget(m_exampleMenu);
    m_begin << m_exampleMenu;
    m_recentRows->setContentsMargins(0, space::normal, 0, 0);
    m_recentRows->setSpacing(2);
    left->addWidget(m_recentBox);
    left->addStretch(1);
    buildExamples(*right);
    right->addStretch(1);
    connect(m_thumbnails, &Thumbnails::ready, this, &StartPage::showPictures);
    hide();
}

QStringList StartPage::examples()
{
    QStringList names;
    for (const QString &file : QDir(":/examples").entryList({"*.excalidraw"}, QDir::Files, QDir::Name)) {
        const QString name = file.chopped(int(qstrlen(".excalidraw")));
        if (!name.endsWith("-naive") && !name.endsWith("-large"))
            names << name;
    }
    return names;
}

QString StartPage::exampleTitle(const QString &name)
{
    return titleOfFile(name);
}

void StartPage::buildExamples(QVBoxLayout &column)
{
    column.addWidget(heading(tr("Examples"), this));
    QLabel *about =
        mutedLabel(tr("The naive form misses its targets, the sound one meets them, the large one does so at "
                      "ten times the load."),
                   this);
    about->setFont(uiFont(-1));
    about->setContentsMargins(rowIndent, 0, 0, space::tight);
    column.addWidget(about);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::tight);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const QString &name : examples()) {
        auto *title = new QPushButton(exampleTitle(name), this);
        title->setProperty("role", "row");
        title->setObjectName("exampleTitle:" + name);
        title->setToolTip(tr("Opens the sound form"));
        title->setCursor(Qt::PointingHandCursor);
        title->setFocusPolicy(Qt::NoFocus); // its forms are beside it
        title->setMinimumHeight(26);
        connect(title, &QPushButton::clicked, this, [this, name] { emit exampleChosen(name); });
        grid->addWidget(title, row, 0);
        int at = 1;
        for (const auto &[suffix, words] : formsOfExamples()) {
            auto *button = new QPushButton(words, this);
            button->setProperty("role", "quiet");
            button->setCursor(Qt::PointingHandCursor);
            button->setObjectName("example:" + name + suffix);
            button->setAccessibleName(tr("%1, %2").arg(exampleTitle(name), words));
            connect(button, &QPushButton::clicked, this, [this, which = name + suffix] { emit exampleChosen(which); });
            grid->addWidget(button, row, at++);
        }
        ++row;
    }
    column.addLayout(grid);
}

QPushButton *StartPage::exampleMenu()
{
    auto *button = new QPushButton(tr("Examples"), this);
    button->setObjectName("exampleMenu");
    button->setProperty("role", "row");
    button->setIcon(icon("library"));
    button->setCursor(Qt::PointingHandCursor);
    m_exampleForms.setMaker([this, button] {
        auto *menu = new QMenu(button); // not its own menu, which would dress it otherwise than the rows above
        for (const QString &name : examples()) {
            QMenu *forms = menu->addMenu(exampleTitle(name));
            for (const auto &[suffix, words] : formsOfExamples())
                forms->addAction(words, this, [this, which = name + suffix] { emit exampleChosen(which); });
        }
        return menu;
    });
    connect(button, &QPushButton::clicked, this,
            [this, button] { m_exampleForms->popup(button->mapToGlobal(button->rect().bottomLeft())); });
    return button;
}

void StartPage::setRoom(QSize room)
{
    const auto isTooHigh = [&] {
        fitToContent();
        return height() > room.height();
    };
    const auto fits = [&](bool twoColumns) {
        for (QWidget *row : m_begin)
            row->show();
        for (FileRow *row : rows())
            row->show();
        m_recentBox->setVisible(!m_recent.isEmpty());
        m_examples->setVisible(twoColumns);
        m_exampleMenu->setVisible(!twoColumns);
        for (QLabel *greeting : {m_title, m_hint})
            greeting->setVisible(greeting->sizeHint().width() <= room.width());
        fitToContent();
        for (QLabel *greeting : {m_hint, m_title})
            if (height() > room.height() && !greeting->isHidden()) {
                greeting->hide();
                fitToContent();
            }
        return width() <= room.width() && height() <= room.height();
    };
    if (fits(true) || fits(false))
        return;
    const QList<FileRow *> files = rows();
    for (auto row = files.rbegin(); row != files.rend() && isTooHigh(); ++row) {
        (*row)->hide();
        m_recentBox->setVisible(*row != files.first());
    }
    for (auto row = m_begin.rbegin(); row != m_begin.rend() - 1 && isTooHigh(); ++row)
        (*row)->hide();
    fitToContent();
}

void StartPage::setRecent(const QList<RecentFile> &files)
{
    if (files.mid(0, mostFiles) == m_recent)
        return;
    m_recent = files.mid(0, mostFiles);
    qsizetype focused = -1, at = 0; // the keyboard stays in its row
    for (const FileRow *row : rows()) {
        if (row->hasFocus())
            focused = at;
        ++at;
    }
    while (QLayoutItem *item = m_recentRows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_recentBox->setVisible(!m_recent.isEmpty());
    if (!m_recent.isEmpty())
        m_recentRows->addWidget(heading(tr("Recent"), m_recentBox));
    for (const RecentFile &file : std::as_const(m_recent)) {
        auto *row = new FileRow(file, thumbnailSize, m_recentBox);
        row->setFixedWidth(columnWidth);
        connect(row, &FileRow::clicked, this, [this, file] {
            if (file.missing)
                emit removePressed(file.path);
            else
                emit fileChosen(file.path);
        });
        connect(row, &FileRow::pinPressed, this, [this, file] { emit pinPressed(file.path, !file.pinned); });
        connect(row, &FileRow::removePressed, this, [this, file] { emit removePressed(file.path); });
        m_recentRows->addWidget(row);
        row->show();
    }
    if (const auto now = rows(); focused >= 0 && !now.isEmpty())
        now[std::min(focused, now.size() - 1)]->setFocus();
    showPictures();
    fitToContent();
}

QList<FileRow *> StartPage::rows() const
{
    QList<FileRow *> shown;
    for (int i = 0; i < m_recentRows->count(); ++i)
        if (auto *row = qobject_cast<FileRow *>(m_recentRows->itemAt(i)->widget()))
            shown << row;
    return shown;
}

void StartPage::fitToContent()
{
    layout()->invalidate();
    layout()->activate();
    adjustSize();
}

void StartPage::showPictures()
{
    for (FileRow *row : rows())
        if (!row->file().missing)
            row->setPicture(m_thumbnails->picture(row->file().path, thumbnailSize * devicePixelRatioF(), m_dark));
}

void StartPage::setDark(bool dark)
{
    m_dark = dark;
    showPictures();
}

void StartPage::takeKeyboard()
{
    if (const auto all = rows(); !all.isEmpty() && all.first()->isVisible())
        all.first()->setFocus(Qt::ShortcutFocusReason);
    else if (!m_begin.isEmpty())
        m_begin.first()->setFocus(Qt::ShortcutFocusReason);
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
        focusNextChild();
        return;
    case Qt::Key_Up:
    case Qt::Key_Left:
        focusPreviousChild();
        return;
    case Qt::Key_Escape:
        emit left();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ninesketch
