// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on an empty canvas: how to begin, the files of before, the example systems. It lies on the paper, takes
// no keys until it is asked to, and goes as soon as something is drawn.
#pragma once
#include "ui/documents/recent_files.h"
#include "ui/on_demand.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace ninesketch
{

class ActionSet;
class FileRow;
class Thumbnails;

class StartPage : public QWidget
{
    Q_OBJECT

public:
    StartPage(const ActionSet &actions, QWidget *parent);

    void setRecent(const QList<RecentFile> &files);
    void setDark(bool dark);
    /// Px that it may take: without room for two columns the examples are a menu, and what only greets goes; then
    /// files, the oldest first, and what has a menu of its own.
    void setRoom(QSize room);
    /// The keyboard goes to the first file, or the first thing one can do.
    void takeKeyboard();

    /// The example systems, by the name of their sound form ("url-shortener"), and in words.
    static QStringList examples();
    static QString exampleTitle(const QString &name);

signals:
    void fileChosen(const QString &path);
    void pinPressed(const QString &path, bool pinned);
    void removePressed(const QString &path);
    void exampleChosen(const QString &name); ///< "chat-naive"
    void left();                             ///< Escape

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildExamples(QVBoxLayout &column);
    QPushButton *exampleMenu();
    QList<FileRow *> rows() const;
    void showPictures();
    void fitToContent();

    QList<RecentFile> m_recent;
    Thumbnails *m_thumbnails;
    QWidget *m_recentBox;
    QVBoxLayout *m_recentRows;
    QLabel *m_title, *m_hint;
    QWidget *m_examples; ///< the column
    OnDemand<QMenu> m_exampleForms;
    QPushButton *m_exampleMenu; ///< in its place
    QList<QWidget *> m_begin;   ///< what one can do, from top to bottom
    bool m_dark = false;
};

} // namespace ninesketch
