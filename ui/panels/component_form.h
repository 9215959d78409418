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

private:
    void addParameter(const ParameterSpec &spec, QGridLayout *grid, bool hidden);
    void showKeptFor(const Design &design, const ComponentReport &report);
    void showSources(); ///< where stated numbers come from
    void commit(const ComponentModel &model, const QString &what);
    void set(const std::string &key, const std::optional<ParameterValue> &value, const QString &label);
    QString defaultText(const ParameterSpec &spec) const;

    Editor &m_editor;
    std::string m_id;
    ComponentModel m_model;
    const Kind *m_kind = nullptr;
    QMap<QString, QuantityField *> m_quantities;
    QMap<QString, QComboBox *> m_choices;
    QMap<QString, QLineEdit *> m_texts;
    QMap<QString, QCheckBox *> m_flags;
    QMap<QString, QWidget *> m_groupMore;
    QComboBox *m_kindBox = nullptr, *m_presetBox = nullptr;
    QCheckBox *m_enabled = nullptr;
    LadderEditor *m_ladder = nullptr; ///< service credits
    QWidget *m_figures = nullptr;
    QString m_keptFor; ///< what the request classes say of how long data stays
};

/// The text of the label that stands on a component, or of any bound text; empty when it has none.
QString labelOf(const Scene &scene, const std::string &elementId);

} // namespace ninesketch
