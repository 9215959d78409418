// SPDX-License-Identifier: GPL-3.0-or-later
// The dock on the right: one page at a time, chosen from a rail of named icons along the window's edge.
#pragma once
#include <QMap>
#include <QWidget>
#include <functional>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace ninesketch
{

class RailButton;

/// A page of the dock.
struct SidePage {
    QString id;
    QString title; ///< above the page
    QString name;  ///< one short word below the icon
    QString icon;
    QString keys; ///< that open it
    /// Called when the page is first shown; what it makes stands in `pages()`.
    std::function<QWidget *()> make;
};

class SidePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SidePanel(QWidget *parent = nullptr);
    /// What the pages stand in: a page made as its child is dressed once, one that comes later anew with all it holds.
    QWidget *pages() const;
    void addPage(const SidePage &page);
    void showPage(const QString &id); ///< none of that name: nothing changes
    QString page() const { return m_page; }
    /// A small number on a page's icon: so many things wait there. 0: none.
    void setCount(const QString &id, int count);
    /// Another word below a page's icon.
    void setName(const QString &id, const QString &name);

signals:
    void left(); ///< Escape: back to the drawing
    void pageChosen(const QString &id);
    void closePressed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Entry {
        SidePage page;
        RailButton *button = nullptr;
        QWidget *content = nullptr; ///< null: it was not looked at yet
    };
    void fitRail(); ///< without the names where there is no room for all

    QMap<QString, Entry> m_entries;
    QWidget *m_rail;
    QVBoxLayout *m_buttons;
    QLabel *m_title;
    QStackedWidget *m_stack;
    QString m_page;
};

} // namespace ninesketch
