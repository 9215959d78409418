// SPDX-License-Identifier: GPL-3.0-or-later
// Excalidraw's colour picker: the palette by keys (q w e r t / a s d f g / z x c v b), five shades (Shift+1 ... 5),
// colours used before (1 ... 5), the arrow keys from one to the next, a hex field.
#pragma once
#include "ui/widgets/popup_card.h"

#include <QStringList>
#include <vector>

class QGridLayout;
class QLineEdit;

namespace ninesketch
{

class Swatch;

/// Pops up beside a button; closes by Escape, Enter or a press elsewhere.
class ColourPicker : public PopupCard
{
    Q_OBJECT

public:
    /// `custom`: offered first, under `customTitle` (empty: those used most).
    ColourPicker(const QString &current, bool forBackground, const QStringList &custom, QWidget *parent = nullptr,
                 const QString &customTitle = {});

    /// "#rgb", "#rrggbb", "#rrggbbaa", a CSS name or "transparent", in lower case; null when it is no colour.
    static QString normalised(const QString &typed);

signals:
    void chosen(const QString &colour);
    void eyedropperWanted(); ///< the colour is to come from the drawing; the picker closes

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Part { Custom, Palette, Shades };

    void choose(const QString &colour, Part part);
    void showShades();
    void askEyedropper();
    bool chooseByKey(const QKeyEvent &event);
    bool chooseByArrow(int key);
    QStringList colours(Part part) const; ///< in the order that is seen, five in a row

    QString m_current;
    const QStringList m_custom;
    int m_shade; ///< of the palette's colours
    Part m_part; ///< where the arrow keys go on
    std::vector<Swatch *> m_palette;
    QGridLayout *m_shades = nullptr;
    QLineEdit *m_hex = nullptr;
};

/// A square that shows a colour; chosen ones wear a ring.
class Swatch : public QWidget
{
    Q_OBJECT

public:
    Swatch(const QString &colour, const QString &tip, int size, QWidget *parent = nullptr);
    void setColour(const QString &colour);
    void setChosen(bool chosen);
    void setKey(const QString &key);
    QString colour() const { return m_colour; }

signals:
    void clicked();
    void menuWanted(const QPoint &global); ///< by the right button, or the menu key

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_colour, m_key;
    bool m_chosen = false;
};

} // namespace ninesketch
