// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons side by side: in one row where there is room for it, else in as few rows as it takes, each about as long.
#pragma once
#include <QLayout>
#include <QWidget>
#include <optional>
#include <vector>

namespace ninesketch
{

class FlowRows : public QLayout
{
public:
    explicit FlowRows(QWidget *parent) : QLayout(parent) {}
    ~FlowRows() override;

    /// The width that there is, in px with the margins. Without it the rows are as long as the place they are given,
    /// and what is wider than that is squeezed into it (see WrapButton).
    void setRoom(int room);
    int rows() const;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return !m_room; }
    int heightForWidth(int width) const override { return sizeIn(width).height(); }
    QSize minimumSize() const override;
    QSize sizeHint() const override { return sizeIn(m_room.value_or(QWIDGETSIZE_MAX)); }
    void setGeometry(const QRect &rect) override;

private:
    std::vector<QLayoutItem *> shown() const;
    QSize sizeIn(int width) const;
    int insideOf(int width) const;
    /// How many go into a row when there are as few rows as possible.
    static std::size_t perRow(const std::vector<QSize> &sizes, int room, int apart);
    std::vector<QSize> sizesIn(const std::vector<QLayoutItem *> &items, int room) const;

    std::vector<QLayoutItem *> m_items;
    std::optional<int> m_room;
};

} // namespace ninesketch
