// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one call (an arrow between two components): how often, how it waits, what happens when it fails.
#pragma once
#include "model/design/fields.h"
#include "model/design/read_design.h"
#include "ui/editor.h"
#include "ui/estimator.h"

#include <QMap>
#include <QWidget>
#include <functional>

class QComboBox;
class QLabel;

namespace ninesketch
{

class FieldGrid;
class QuantityField;

class CallForm : public QWidget
{
    Q_OBJECT

public:
    CallForm(Editor &editor, std::string arrowId, QWidget *parent = nullptr);
    void refresh();
    void showEstimate(const EstimatePtr &estimate);

signals:
    void sweepPressed(const QString &input); ///< its address

private:
    struct NumberRow {
        QuantityField *field;
        const NumberField<Call> *known;
    };
    struct ChoiceRow { ///< how a choice is read from a call and written back
        QComboBox *box;
        std::function<QString(const Call &)> get;
        std::function<void(Call &, const QString &)> set;
    };
    struct Offer {
        QString value, text;
    };

    void addFrequency();
    void addFailure();
    void addCopiesAndBytes();
    /// One of `callFields()`; `byDefault` says what holds where it is not stated.
    void addNumber(std::string_view key, const QString &byDefault, const QString &help);
    void addChoice(const QString &label, const QString &help, const QList<Offer> &offers,
                   std::function<QString(const Call &)> get, std::function<void(Call &, const QString &)> set);
    void heading(const QString &text);
    void buildClasses();
    void change(const QString &label, const std::function<void(Call &)> &edit);

    Editor &m_editor;
    std::string m_id;
    EstimatePtr m_estimate;
    FieldGrid *m_grid = nullptr, *m_classGrid = nullptr;
    QWidget *m_classBox = nullptr;
    QStringList m_classIds;
    QLabel *m_summary = nullptr;
    std::vector<NumberRow> m_numbers;
    std::vector<ChoiceRow> m_choices;
    QMap<QString, QuantityField *> m_classFields;
};

} // namespace ninesketch
