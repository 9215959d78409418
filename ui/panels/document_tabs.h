// SPDX-License-Identifier: GPL-3.0-or-later
// One tab an open drawing: pressed to show it, dragged to another place, closed with the middle button or its cross.
// A dot stands where the cross is while something is not saved. With one drawing there are no tabs.
#pragma once
#include <QList>
#include <QWidget>

class QTabBar;

namespace ninesketch
{

class DocumentTabs : public QWidget
{
    Q_OBJECT

public:
    struct Tab {
        QString title, tip;
        bool modified = false;
    };

    explicit DocumentTabs(QWidget *parent = nullptr);
    void show(const QList<Tab> &tabs, int current);
    QTabBar &bar() const { return *m_bar; }

signals:
    void chosen(int index);
    void closePressed(int index);
    void moved(int from, int to);
    void newPressed();
    void menuRequested(int index, const QPoint &global);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addTab();

    QTabBar *m_bar;
    bool m_telling = false; ///< the bar says what the person did, not what `show` does
};

} // namespace ninesketch
