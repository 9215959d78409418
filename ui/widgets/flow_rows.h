// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons side by side: in one row where there is room for it, else in as few rows as it takes, each about as long.
#pragma once
#include <QLayout>
#include <QWidget>
#include <vector>

namespace ninesketch
{

class FlowRows : public QLayout
{
public:
    explicit FlowRows(QWidget *parent) : QLayout(parent) {}
    ~FlowRows() override;

    /// The width that there is, in px with the margins.
    void setRoom(int room);
    int rows() const;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    QSize minimumSize() const override { return sizeHint(); }
    QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;

private:
    std::vector<QLayoutItem *> shown() const;
    /// How many go into a row when there are as few rows as possible.
    std::size_t perRow(const std::vector<QLayoutItem *> &items) const;
    int widthOf(const std::vector<QLayoutItem *> &items, std::size_t from, std::size_t to) const;

    std::vector<QLayoutItem *> m_items;
    int m_room = QWIDGETSIZE_MAX;
};

} // namespace ninesketch
