// SPDX-License-Identifier: GPL-3.0-or-later
// A button of the side panel's rail: an icon with its name below, and how many things wait on its page.
#pragma once
#include "ui/widgets/island.h"

namespace ninesketch
{

class RailButton : public IconButton
{
    Q_OBJECT

public:
    RailButton(const QString &iconName, const QString &name, const QString &tip, QWidget *parent = nullptr);
    void setNamed(bool named);
    void setCount(int count);                                                                ///< 0: none
    static constexpr int namedWidth = 62, bareWidth = 40, namedHeight = 46, bareHeight = 34; ///< px

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
};

} // namespace ninesketch
