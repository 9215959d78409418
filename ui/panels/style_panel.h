// SPDX-License-Identifier: GPL-3.0-or-later
// The island on the left: Excalidraw's style values for what is selected, or for what the tool will draw.
#pragma once
#include "ui/panels/style_properties.h"
#include "ui/widgets/island.h"

#include <QMap>
#include <QStringList>

class QHBoxLayout;
class QScrollArea;
class QSlider;

namespace ninesketch
{

class ActionSet;
class Swatch;

class StylePanel : public Island
{
    Q_OBJECT

public:
    explicit StylePanel(ActionSet &actions, QWidget *parent = nullptr);

    /// Whether `show` would show anything, as far as can be told without the scene.
    static bool hasAnything(const Selection &selection, const QString &toolId);
    /// Shows the selection's values; with nothing selected, those that `toolId` would draw with. Hides itself when
    /// neither has any.
    void show(const Scene &scene, const Selection &selection, const CurrentStyle &style, const QString &toolId);

    /// How high it may be; what does not fit is scrolled to.
    void setRoom(int height);

    /// The picker of "stroke", "background", "font", "start-head" or "end-head", as the keys S, G and Shift+F do.
    void openPicker(const QString &propertyId);

    /// The colours at hand for "stroke" or "background", from left to right; empty: Excalidraw's. What is no colour is
    /// passed over.
    void setPicks(const QString &propertyId, const QStringList &colours);

signals:
    void picksChanged(const QString &propertyId, const QStringList &colours); ///< empty: Excalidraw's again
    /// `preview`: more of the same will follow (a slider is being dragged).
    void chosen(const QString &propertyId, const QString &value, bool preview);
    void eyedropperWanted(const QString &propertyId);

private:
    struct Row {
        QWidget *widget = nullptr;
        QMap<QString, QWidget *> options; ///< by their values
        QList<Swatch *> picks;            ///< Colours: those at hand
        Swatch *current = nullptr;        ///< Colours
        IconButton *more = nullptr;       ///< Heads: all of them; fonts: the others
        QSlider *slider = nullptr;        ///< Slider
        QString value;
    };

    QWidget *makeRow(const StyleProperty &property, Row &row);
    void addSwatches(const StyleProperty &property, Row &row, QHBoxLayout *line);
    void offerToChangePick(const StyleProperty &property, qsizetype place, const QPoint &global);
    void addButtons(const StyleProperty &property, Row &row, QHBoxLayout *line);
    void addSlider(const StyleProperty &property, Row &row, QHBoxLayout *line);
    void showValue(const StyleProperty &property, Row &row, const QString &value);
    void pick(const StyleProperty &property, const QString &value, bool preview = false);

    void fit();

    QScrollArea *m_scroll;
    QWidget *m_content;
    int m_room = 600;
    QMap<QString, Row> m_rows;
    QStringList m_customColours;
    Scene m_scene; ///< that is shown
    QWidget *m_layers = nullptr, *m_align = nullptr, *m_buttons = nullptr;
};

} // namespace ninesketch
