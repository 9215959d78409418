// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/call_form.h"

#include "model/design/number_sources.h"
#include "model/quantities.h"
#include "model/whatif/inputs.h"
#include "ui/theme.h"
#include "ui/widgets/field_grid.h"
#include "ui/widgets/island.h"
#include "ui/widgets/quantity_field.h"
#include "ui/widgets/wheel_passes.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <cmath>

namespace ninesketch
{

namespace
{

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

/// What the call states; nothing where it holds the default.
std::optional<double> statedOf(const Call &call, const NumberField<Call> &field)
{
    if (field.key == "stage" && !call.stageStated)
        return std::nullopt;
    const auto value = field.get(call);
    return field.key != "stage" && value == field.get(Call{}) ? std::nullopt : value;
}

void state(Call &call, const NumberField<Call> &field, std::optional<double> value)
{
    field.set(call, value);
    if (field.key == "stage")
        call.stageStated = value.has_value();
}

} // namespace

CallForm::CallForm(Editor &editor, std::string arrowId, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_id(std::move(arrowId))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    m_summary = mutedLabel({}, this);
    column->addWidget(m_summary);
    m_grid = new FieldGrid;
    column->addLayout(m_grid);
    addFrequency();
    addFailure();
    addCopiesAndBytes();
    column->addStretch();
    letWheelPass(this);
    refresh();
}

void CallForm::addFrequency()
{
    heading(tr("Call"));
    addNumber("perRequest", "1", tr("Below 1 it is a probability: 0.2 means every fifth request makes it."));
    m_classBox = new QWidget(this);
    m_classBox->hide(); // with several request classes only
    m_classGrid = new FieldGrid(m_classBox);
    m_classGrid->setContentsMargins(0, 0, 0, space::small);
    m_grid->addWide(m_classBox);
    addChoice(
        tr("Waits"), tr("Whether the caller waits for the answer"),
        {{"", tr("by the kinds")},
         {"sync", tr("for the answer (sync)")},
         {"async", tr("for nothing (async)")},
         {"consume", tr("it is fed (consume)")},
         {"replicate", tr("copies writes (replicate)")}},
        [](const Call &c) { return c.modeStated ? text(modeKey(c.mode)) : QString(); },
        [](Call &c, const QString &v) {
            c.modeStated = !v.isEmpty();
            if (const auto mode = modeOf(v.toStdString()))
                c.mode = *mode;
        });
    addChoice(
        tr("Operation"), tr("What it asks of a store"),
        {{"", tr("as the request")}, {"read", tr("read")}, {"write", tr("write")}},
        [](const Call &c) { return c.operation ? text(operationKey(*c.operation)) : QString(); },
        [](Call &c, const QString &v) { c.operation = operationOf(v.toStdString()); });
    addNumber("stage", tr("by the drawing"), tr("Calls of one stage are made in parallel, later stages afterwards."));
    addNumber("weight", "1", tr("Share among a load balancer's targets, relative to the others."));
}

void CallForm::addFailure()
{
    heading(tr("When it fails"));
    addChoice(
        tr("The answer is"), tr("What its failure means to the caller"),
        {{"required", tr("required")}, {"optional", tr("optional")}, {"fallback", tr("a fallback")}},
        [](const Call &c) { return text(requirementKey(c.requirement)); },
        [](Call &c, const QString &v) {
            c.requirement = requirementOf(v.toStdString()).value_or(Requirement::Required);
        });
    addNumber("timeout", tr("none"), tr("The caller gives up after this long."));
    addNumber("retries", "0", tr("Attempts after the first."));
    addNumber("backoff", "0", tr("Pause before the first retry; it doubles each time."));
    addNumber("retryBudget", tr("unlimited"), tr("Retries make up at most this share of calls."));
    addNumber("hedgeAfter", tr("never"), tr("A second copy is sent when there is no answer yet."));
}

void CallForm::addCopiesAndBytes()
{
    heading(tr("Copies and bytes"));
    addNumber("copies", "1", tr("Fan-out: the call is sent to so many at once."));
    addNumber("quorum", tr("all"), tr("A quorum: so many of the copies must answer."));
    addNumber("requestBytes", tr("of the class"), tr("Bytes sent per call."));
    addNumber("responseBytes", tr("of the class"), tr("Bytes received per call."));
    addChoice(
        tr("Distance"), tr("How far the two are from each other"),
        {{"", tr("by their places")},
         {"host", tr("same host")},
         {"zone", tr("same zone")},
         {"cross-zone", tr("another zone")},
         {"region", tr("another region")},
         {"internet", tr("the internet")}},
        [](const Call &c) { return c.distance ? text(distanceKey(*c.distance)) : QString(); },
        [](Call &c, const QString &v) { c.distance = distanceOf(v.toStdString()); });
}

void CallForm::heading(const QString &label)
{
    if (!m_numbers.empty())
        m_grid->addWide(separator(this));
    m_grid->addWide(sectionLabel(label, this));
}

void CallForm::addNumber(std::string_view key, const QString &byDefault, const QString &help)
{
    const NumberField<Call> &known = *findField(callFields(), key);
    const QString label = text(known.label);
    auto *field = new QuantityField(known.unit, this);
    field->setRange(known.minimum, known.maximum, known.whole);
    field->setHelp(help);
    field->setDefault(byDefault, {});
    field->setAllowsRange(known.key != "stage");
    field->line()->setAccessibleName(label);
    field->line()->setObjectName("field:" + label);
    m_grid->add(label, field, help);
    connect(field, &QuantityField::sweepPressed, this, &CallForm::sweepPressed);
    connect(field, &QuantityField::committed, this, [this, field, &known, label](std::optional<double> value) {
        change(label, [&](Call &call) {
            state(call, known, value);
            if (field->range())
                ninesketch::setRange(call, known, *field->range());
        });
    });
    m_numbers.push_back({field, &known});
}

void CallForm::addChoice(const QString &label, const QString &help, const QList<Offer> &offers,
                         std::function<QString(const Call &)> get, std::function<void(Call &, const QString &)> set)
{
    auto *box = new QComboBox(this);
    for (const Offer &offer : offers)
        box->addItem(offer.text, offer.value);
    box->setAccessibleName(label);
    box->setToolTip(help);
    m_grid->add(label, box, help);
    connect(box, &QComboBox::activated, this, [this, label, box, set](int index) {
        const QString value = box->itemData(index).toString();
        change(label, [&](Call &call) { set(call, value); });
    });
    m_choices.push_back({box, std::move(get), std::move(set)});
}

void CallForm::change(const QString &label, const std::function<void(Call &)> &edit)
{
    const Element *arrow = m_editor.committed().find(m_id);
    if (!arrow)
        return;
    Call call = callModel(*arrow);
    edit(call);
    m_editor.commit(setCall(m_editor.committed(), m_id, call), tr("Change %1").arg(label.toLower()));
}

void CallForm::refresh()
{
    const Element *arrow = m_editor.scene().find(m_id);
    if (!arrow)
        return;
    const Call call = callModel(*arrow);
    for (const NumberRow &row : m_numbers)
        row.field->setValue(statedOf(call, *row.known), rangeOf(call, *row.known));
    for (const ChoiceRow &row : m_choices)
        row.box->setCurrentIndex(std::max(0, row.box->findData(row.get(call))));
    for (auto it = m_classFields.cbegin(); it != m_classFields.cend(); ++it) {
        const auto own = call.classes.find(it.key().toStdString());
        it.value()->setValue(own == call.classes.end() ? std::nullopt : own->second.perRequest);
    }
}

void CallForm::showEstimate(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    m_summary->hide();
    if (!estimate)
        return;
    const Design &design = estimate->design;
    for (std::size_t i = 0; i < design.calls.size(); ++i) {
        if (design.calls[i].id != m_id)
            continue;
        QString words = QString::fromStdString(design.components[design.calls[i].from].name) + QStringLiteral(" → ") +
                        QString::fromStdString(design.components[design.calls[i].to].name);
        if (i < estimate->report.callRates.size())
            words += QStringLiteral(" · ") + QString::fromStdString(formatRate(estimate->report.callRates[i]));
        m_summary->setText(words);
        m_summary->show();
        const QString place = text(callPaths(design)[i]) + '.';
        for (const NumberRow &row : m_numbers) {
            row.field->setInput(place + text(row.known->key));
            if (const auto value = statedOf(design.calls[i], *row.known))
                row.field->setSource(QString::fromStdString(sourceOf(design.calls[i].sources, row.known->key, *value)));
        }
    }
    QStringList ids;
    for (const RequestClass &one : design.classes) {
        if (!one.assumed)
            ids << QString::fromStdString(one.id);
    }
    if (ids != m_classIds) {
        m_classIds = ids;
        buildClasses();
        refresh();
    }
}

void CallForm::buildClasses()
{
    while (QLayoutItem *item = m_classGrid->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_classFields.clear();
    m_classBox->setVisible(m_classIds.size() > 1);
    if (m_classIds.size() < 2)
        return;
    for (const QString &id : std::as_const(m_classIds)) {
        const RequestClass *one = m_estimate->design.findClass(id.toStdString());
        auto *field = new QuantityField(Unit::None, m_classBox);
        field->setRange(0, 1e9, false);
        field->setDefault(tr("as above"), {});
        field->setHelp(tr("0: requests of this class do not make the call."));
        connect(field, &QuantityField::committed, this, [this, id](std::optional<double> value) {
            change(tr("calls per request"), [&](Call &call) {
                CallOverride own;
                if (const auto known = call.classes.find(id.toStdString()); known != call.classes.end())
                    own = known->second;
                own.perRequest = value;
                if (own == CallOverride{})
                    call.classes.erase(id.toStdString());
                else
                    call.classes[id.toStdString()] = own;
            });
        });
        const QString name = tr("of \"%1\"").arg(one ? QString::fromStdString(one->name) : id);
        field->line()->setAccessibleName(tr("Calls per request %1").arg(name));
        field->line()->setObjectName("field:class:" + id);
        m_classGrid->add(name, field, {}, space::small);
        m_classFields.insert(id, field);
    }
}

} // namespace ninesketch
