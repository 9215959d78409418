// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one component, built from its kind's parameters: unit, default shown as default, range, source.
#pragma once
#include "model/design/read_design.h"
#include "ui/editor.h"
#include "ui/estimator.h"

#include <QMap>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace ninesketch
{

class FieldGrid;
class LadderEditor;
class QuantityField;

class ComponentForm : public QWidget
{
    Q_OBJECT

public:
    ComponentForm(Editor &editor, std::string bodyId, QWidget *parent = nullptr);
    void refresh(); ///< takes the values of the scene
    void showEstimate(const EstimatePtr &estimate);
    QuantityField *field(const QString &key) const { return m_quantities.value(key); }

signals:
    void figurePressed(const QString &figure);
    void sweepPressed(const QString &input); ///< its address

private:
    const Kind &kind() const;
    bool isManaged() const;
    bool isShownAtOnce(const ParameterSpec &spec) const;
    QGridLayout *kindAndProduct();
    QComboBox *kindBox();
    QComboBox *productBox();
    void addSwitch(QVBoxLayout *column);
    void addGroup(const QString &group, QVBoxLayout *column);
    void addParameter(const ParameterSpec &spec, FieldGrid &grid);
    QComboBox *choiceBox(const ParameterSpec &spec);
    LadderEditor *creditLadder(const ParameterSpec &spec);
    QLineEdit *textLine(const ParameterSpec &spec);
    QCheckBox *flagBox(const ParameterSpec &spec);
    QuantityField *quantityField(const ParameterSpec &spec);
    void showValue(const ParameterSpec &spec);
    void showKeptFor(const Design &design, const ComponentReport &report);
    void showItemSize(const Design &design, const ComponentReport &report);
    void showSources(); ///< where stated numbers come from
    void commit(const ComponentModel &model, const QString &what);
    void set(const ParameterSpec &spec, const std::optional<ParameterValue> &value); ///< nothing: back to its default
    QString defaultText(const ParameterSpec &spec) const;
    QString defaultSource(const ParameterSpec &spec) const;

    Editor &m_editor;
    std::string m_id;
    ComponentModel m_model;
    const Kind *m_kind = nullptr;
    QMap<QString, QuantityField *> m_quantities;
    QMap<QString, QComboBox *> m_choices;
    QMap<QString, QLineEdit *> m_texts;
    QMap<QString, QCheckBox *> m_flags;
    QComboBox *m_presetBox = nullptr;
    QCheckBox *m_enabled = nullptr;
    LadderEditor *m_ladder = nullptr; ///< service credits
    QWidget *m_figures = nullptr;
    QString m_keptFor; ///< what the request classes say of how long data stays
};

/// The text of the label that stands on a component, or of any bound text; empty when it has none.
QString labelOf(const Scene &scene, const std::string &elementId);

} // namespace ninesketch
