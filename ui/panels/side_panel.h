// SPDX-License-Identifier: GPL-3.0-or-later
// The dock on the right: one page at a time, chosen by a row of icons.
#pragma once
#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace ninesketch
{

class ActionSet;
class IconButton;

class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(QWidget *parent = nullptr);
    void addPage(const QString &id, const QString &title, const QString &iconName, const QString &keys, QWidget *page);
    void showPage(const QString &id);
    QString page() const { return m_page; }
    /// A small number on a page's icon: so many things wait there. 0: none.
    void setCount(const QString &id, int count);

signals:
    void pageChosen(const QString &id);
    void closePressed();

private:
    QMap<QString, IconButton *> m_buttons;
    QMap<QString, QString> m_titles;
    QMap<QString, QWidget *> m_pages;
    QHBoxLayout *m_row;
    QLabel *m_title;
    QStackedWidget *m_stack;
    QString m_page;
};

} // namespace ninesketch
