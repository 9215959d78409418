// SPDX-License-Identifier: GPL-3.0-or-later
// How much load: ×0.1 … ×1000 on a logarithmic scale that settles on 1, 2, 5, 10, … and shows where components break.
#pragma once
#include <QWidget>
#include <vector>

namespace ninesketch
{

class LoadSlider : public QWidget
{
    Q_OBJECT

public:
    explicit LoadSlider(QWidget *parent = nullptr);

    double load() const { return m_load; }
    /// Between leastLoadFactor and mostLoadFactor; says nothing to the outside.
    void setLoad(double load);
    /// Factors at which something is full; ascending.
    void setMarks(std::vector<double> marks);
    /// The next larger (or smaller) of … 1, 2, 5, 10, …
    static double nextStop(double load, bool up);

    QSize sizeHint() const override { return {380, 40}; }
    QSize minimumSizeHint() const override { return {180, 40}; }

signals:
    void loadChosen(double load);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    double xOf(double load) const;
    void choose(double load);
    void chooseAt(double x, bool free);

    double m_load = 1;
    std::vector<double> m_marks;
};

/// "×3.4", "×1 k".
QString timesText(double load);

} // namespace ninesketch
