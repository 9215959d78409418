// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/component_form.h"

#include "model/design/number_sources.h"
#include "model/design/preset_text.h"
#include "model/design/retention.h"
#include "model/design/typical_range.h"
#include "model/estimates/figure_text.h"
#include "model/load_units.h"
#include "model/quantities.h"
#include "ui/icons.h"
#include "ui/panels/ladder_editor.h"
#include "ui/theme.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/quantity_field.h"
#include "ui/widgets/wheel_passes.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace ninesketch
{

namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

QString presetSource(const Preset &preset, const std::string &key)
{
    for (const Preset::Value &value : preset.values) {
        if (value.key == key)
            return text(value.source);
    }
    return {};
}

} // namespace

QString labelOf(const Scene &scene, const std::string &elementId)
{
    const Element *element = scene.find(elementId);
    if (!element)
        return {};
    if (element->text())
        return text(element->text()->originalText);
    for (const BoundElement &bound : element->boundElements) {
        const Element *label = bound.type == "text" ? scene.find(bound.id) : nullptr;
        if (label && label->text())
            return text(label->text()->originalText);
    }
    return {};
}

ComponentForm::ComponentForm(Editor &editor, std::string bodyId, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_id(std::move(bodyId))
{
    const Element *body = m_editor.scene().find(m_id);
    const auto model = body ? componentModel(*body) : std::nullopt;
    if (model)
        m_model = *model;
    m_kind = findKind(m_model.kindId);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);

    auto *what = new QGridLayout;
    what->setHorizontalSpacing(space::small);
    what->setVerticalSpacing(space::tight);
    what->setColumnStretch(1, 1);
    m_kindBox = new QComboBox(this);
    m_kindBox->setAccessibleName(tr("Kind"));
    m_kindBox->addItem(tr("Plain sketch"), QString());
    for (const Kind &kind : allKinds())
        m_kindBox->addItem(icon("kind-" + text(kind.id)), text(kind.name), text(kind.id));
    if (!m_kind)
        m_kindBox->addItem(tr("%1 (not known here)").arg(text(m_model.kindId)), text(m_model.kindId));
    m_kindBox->setCurrentIndex(m_kindBox->findData(text(m_model.kindId)));
    what->addWidget(new QLabel(tr("Kind"), this), 0, 0);
    what->addWidget(m_kindBox, 0, 1);
    connect(m_kindBox, &QComboBox::activated, this, [this](int index) {
        const QString id = m_kindBox->itemData(index).toString();
        if (id == text(m_model.kindId))
            return;
        if (id.isEmpty()) {
            m_editor.commit(removeComponent(m_editor.committed(), m_id), tr("Make it a plain sketch"));
            return;
        }
        ComponentModel changed = m_model; // what was typed is kept
        changed.kindId = id.toStdString();
        changed.preset.clear();
        commit(changed, tr("Change kind"));
    });

    m_presetBox = new QComboBox(this);
    m_presetBox->setAccessibleName(tr("Product"));
    m_presetBox->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // long names must not widen it
    m_presetBox->setMinimumContentsLength(10);
    m_presetBox->addItem(tr("Generic"), QString());
    for (const Preset &preset : allPresets()) {
        if (preset.kindId == m_model.kindId)
            m_presetBox->addItem(isOwnPreset(preset) ? tr("%1 (yours)").arg(text(preset.name)) : text(preset.name),
                                 text(preset.id));
    }
    what->addWidget(new QLabel(tr("Product"), this), 1, 0);
    what->addWidget(m_presetBox, 1, 1);
    connect(m_presetBox, &QComboBox::activated, this, [this](int index) {
        ComponentModel changed = m_model;
        changed.preset = m_presetBox->itemData(index).toString().toStdString();
        commit(changed, tr("Choose product"));
    });
    column->addLayout(what);
    if (m_presetBox->count() == 1) {
        m_presetBox->hide();
        what->itemAtPosition(1, 0)->widget()->hide();
    }
    if (m_kind) {
        auto *help = mutedLabel(text(m_kind->help), this);
        column->addWidget(help);
    }
    m_enabled = new QCheckBox(tr("Switched on"), this);
    m_enabled->setToolTip(tr("Switch it off to see what breaks"));
    connect(m_enabled, &QCheckBox::clicked, this, [this](bool on) {
        ComponentModel changed = m_model;
        changed.enabled = on;
        commit(changed, on ? tr("Switch on") : tr("Switch off"));
    });
    column->addWidget(m_enabled);
    m_figures = new QWidget(this);
    column->addWidget(m_figures);

    const Kind &kind = m_kind ? *m_kind : unknownKind();
    Component stated; // a managed one comes with a contract
    stated.kind = &kind;
    stated.parameters = m_model.parameters;
    const bool managed = stated.number("managed").value_or(0) != 0;
    QStringList groups;
    for (const ParameterSpec &spec : kind.parameters) {
        if (!groups.contains(text(spec.group)))
            groups << text(spec.group);
    }
    for (const QString &group : groups) {
        column->addWidget(separator(this));
        auto *heading = new QWidget(this);
        auto *line = new QHBoxLayout(heading);
        line->setContentsMargins(0, 0, 0, 0);
        line->addWidget(sectionLabel(group, heading));
        line->addStretch();
        column->addWidget(heading);
        auto *box = new QWidget(this);
        auto *grid = new QGridLayout(box);
        auto *moreBox = new QWidget(this);
        auto *moreGrid = new QGridLayout(moreBox);
        for (QGridLayout *g : {grid, moreGrid}) {
            g->setContentsMargins(0, 0, 0, 0);
            g->setHorizontalSpacing(space::small);
            g->setVerticalSpacing(space::tight);
            g->setColumnStretch(0, 5);
            g->setColumnStretch(1, 6);
        }
        int hidden = 0;
        for (const ParameterSpec &spec : kind.parameters) {
            if (text(spec.group) != group)
                continue;
            const bool plain = spec.byDefault || !spec.textDefault.empty() || m_model.parameters.contains(spec.key) ||
                               spec.key == "rate" || spec.key == "zones" || (spec.key == "sla" && managed) ||
                               !defaultText(spec).isEmpty();
            const bool rare = spec.unit == Unit::Flag && spec.byDefault.value_or(0) == 0 &&
                              !m_model.parameters.contains(spec.key) && spec.key != "blocking";
            const bool inMore = !plain || rare;
            addParameter(spec, inMore ? moreGrid : grid, inMore);
            hidden += inMore;
        }
        column->addWidget(box);
        if (hidden > 0) {
            auto *more = new QToolButton(heading);
            more->setText(tr("%1 more").arg(hidden));
            more->setCheckable(true);
            more->setAutoRaise(true);
            more->setFocusPolicy(Qt::TabFocus);
            more->setStyleSheet("QToolButton { padding: 1px 6px; }");
            more->setAccessibleName(tr("More of %1").arg(group));
            moreBox->hide();
            connect(more, &QToolButton::toggled, moreBox, &QWidget::setVisible);
            line->addWidget(more);
        }
        column->addWidget(moreBox);
        if (hidden == 0)
            moreBox->hide();
    }
    column->addStretch();
    letWheelPass(this);
    refresh();
}

QString ComponentForm::defaultText(const ParameterSpec &spec) const
{
    if (const Preset *preset = findPreset(m_model.preset)) {
        for (const Preset::Value &value : preset->values) {
            if (value.key == spec.key)
                return value.number ? fieldText(*value.number, spec.unit) : text(value.text);
        }
    }
    if (spec.byDefault)
        return fieldText(*spec.byDefault, spec.unit);
    return spec.key == "retention" ? m_keptFor : text(spec.textDefault);
}

void ComponentForm::addParameter(const ParameterSpec &spec, QGridLayout *grid, bool)
{
    const int row = grid->rowCount();
    const QString key = text(spec.key), label = text(spec.label);
    auto *name = new QLabel(label, grid->parentWidget());
    name->setWordWrap(true);
    name->setToolTip(text(spec.help));
    const Preset *preset = findPreset(m_model.preset);
    const QString fromPreset = preset ? presetSource(*preset, spec.key) : QString();
    const QString source = fromPreset.isEmpty() ? text(spec.source) : fromPreset;
    QWidget *editor = nullptr;
    switch (spec.unit) {
    case Unit::Choice: {
        auto *box = new QComboBox(this);
        for (const std::string &choice : spec.choices) {
            const QString value = text(choice);
            box->addItem(value.isEmpty()                  ? tr("automatic")
                         : value == QLatin1String("fifo") ? tr("first come, first served")
                                                          : value,
                         value);
        }
        box->setToolTip(text(spec.help));
        connect(box, &QComboBox::activated, this, [this, box, k = spec.key, d = spec.textDefault, label](int index) {
            const std::string chosen = box->itemData(index).toString().toStdString();
            if (chosen == d)
                set(k, std::nullopt, label);
            else
                set(k, ParameterValue(chosen), label);
        });
        m_choices.insert(key, box);
        editor = box;
        break;
    }
    case Unit::Text: {
        if (spec.key == "sla") {
            m_ladder = new LadderEditor(this);
            m_ladder->setToolTip(text(spec.help));
            connect(m_ladder, &LadderEditor::changed, this, [this, label](const std::string &ladder) {
                set("sla", ladder.empty() ? std::nullopt : std::optional<ParameterValue>(ladder), label);
            });
            grid->addWidget(name, row, 0, 1, 2);
            grid->addWidget(m_ladder, row + 1, 0, 1, 2);
            return;
        }
        auto *line = new QLineEdit(this);
        line->setPlaceholderText(defaultText(spec));
        line->setToolTip(text(spec.help));
        connect(line, &QLineEdit::editingFinished, this, [this, line, k = spec.key, label] {
            const std::string typed = line->text().trimmed().toStdString();
            if (typed.empty())
                set(k, std::nullopt, label);
            else
                set(k, ParameterValue(typed), label);
        });
        m_texts.insert(key, line);
        editor = line;
        break;
    }
    case Unit::Flag: {
        auto *box = new QCheckBox(label, this);
        box->setToolTip(text(spec.help));
        connect(box, &QCheckBox::clicked, this, [this, k = spec.key, d = spec.byDefault.value_or(0), label](bool on) {
            if ((d != 0) == on)
                set(k, std::nullopt, label);
            else
                set(k, ParameterValue(on ? 1.0 : 0.0), label);
        });
        m_flags.insert(key, box);
        name->hide();
        grid->addWidget(box, row, 0, 1, 2);
        return;
    }
    default: {
        auto *field = new QuantityField(spec.unit, this);
        field->line()->setAccessibleName(label);
        field->line()->setObjectName("field:" + key);
        field->setRange(spec.minimum, spec.maximum, spec.whole);
        field->setHelp(text(spec.help));
        field->setDefault(defaultText(spec), source);
        field->setTypical(typicalRange(m_model.kindId, m_model.preset, spec.key));
        field->setAllowsFactor(spec.unit == Unit::PerSecond);
        field->setAllowsRange(true);
        connect(field, &QuantityField::committed, this,
                [this, field, k = spec.key, label](std::optional<double> value) {
                    if (field->range())
                        set(k, ParameterValue(*field->range()), label);
                    else if (value)
                        set(k, ParameterValue(*value), label);
                    else
                        set(k, std::nullopt, label);
                });
        m_quantities.insert(key, field);
        editor = field;
        break;
    }
    }
    grid->addWidget(name, row, 0, Qt::AlignTop);
    grid->addWidget(editor, row, 1);
    name->setContentsMargins(0, 5, 0, 0);
    name->setBuddy(editor);
}

void ComponentForm::set(const std::string &key, const std::optional<ParameterValue> &value, const QString &label)
{
    ComponentModel changed = m_model;
    const auto known = changed.parameters.find(key);
    if (!value) {
        if (known == changed.parameters.end())
            return;
        changed.parameters.erase(known);
    } else {
        if (known != changed.parameters.end() && known->second == *value)
            return;
        changed.parameters[key] = *value;
    }
    commit(changed, tr("Change %1").arg(label.toLower()));
}

void ComponentForm::commit(const ComponentModel &model, const QString &what)
{
    m_editor.commit(setComponent(m_editor.committed(), m_id, model), what);
}

void ComponentForm::refresh()
{
    const Element *body = m_editor.scene().find(m_id);
    const auto model = body ? componentModel(*body) : std::nullopt;
    if (!model)
        return;
    m_model = *model;
    m_presetBox->setCurrentIndex(std::max(0, m_presetBox->findData(text(m_model.preset))));
    m_enabled->setChecked(m_model.enabled);
    const auto stated = [&](const QString &key) -> const ParameterValue * {
        const auto it = m_model.parameters.find(key.toStdString());
        return it == m_model.parameters.end() ? nullptr : &it->second;
    };
    const Kind &kind = m_kind ? *m_kind : unknownKind();
    for (auto it = m_quantities.cbegin(); it != m_quantities.cend(); ++it) {
        const ParameterValue *value = stated(it.key());
        std::optional<double> number;
        std::optional<Range> range;
        if (value && std::holds_alternative<double>(*value))
            number = std::get<double>(*value);
        else if (value && std::holds_alternative<Range>(*value))
            number = middleOf(*(range = std::get<Range>(*value)), it.value()->unit());
        it.value()->setValue(number, range);
        if (const ParameterSpec *spec = kind.find(it.key().toStdString()))
            it.value()->setDefault(defaultText(*spec), text(spec->source));
    }
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it) {
        const ParameterValue *value = stated(it.key());
        const ParameterSpec *spec = kind.find(it.key().toStdString());
        const std::string chosen = value && std::holds_alternative<std::string>(*value) ? std::get<std::string>(*value)
                                   : spec                                               ? spec->textDefault
                                                                                        : std::string();
        it.value()->setCurrentIndex(it.value()->findData(text(chosen)));
    }
    for (auto it = m_texts.cbegin(); it != m_texts.cend(); ++it) {
        const ParameterValue *value = stated(it.key());
        if (!it.value()->hasFocus())
            it.value()->setText(
                value && std::holds_alternative<std::string>(*value) ? text(std::get<std::string>(*value)) : QString());
    }
    if (m_ladder) {
        const ParameterValue *value = stated("sla");
        m_ladder->setLadder(value && std::holds_alternative<std::string>(*value) ? std::get<std::string>(*value)
                                                                                 : std::string());
    }
    for (auto it = m_flags.cbegin(); it != m_flags.cend(); ++it) {
        const ParameterValue *value = stated(it.key());
        const ParameterSpec *spec = kind.find(it.key().toStdString());
        const double number = value && std::holds_alternative<double>(*value) ? std::get<double>(*value)
                              : spec                                          ? spec->byDefault.value_or(0)
                                                                              : 0;
        it.value()->setChecked(number != 0);
    }
}

void ComponentForm::showSources()
{
    for (auto it = m_quantities.cbegin(); it != m_quantities.cend(); ++it)
        if (const ParameterSpec *spec = (m_kind ? *m_kind : unknownKind()).find(it.key().toStdString()))
            it.value()->setSource(text(sourceOf(m_model.sources, m_model.preset, m_model.parameters, *spec)));
}

void ComponentForm::showKeptFor(const Design &design, const ComponentReport &report)
{
    QuantityField *kept = field("retention");
    const auto index = design.indexOf(m_id);
    if (!kept || !m_kind || !index)
        return;
    const Component &component = design.components[*index];
    if (component.states("retention"))
        return;
    QStringList sayers;
    for (const RequestClass *one : keptForClasses(design, component, report.classIds))
        sayers << text(one->name);
    m_keptFor = fieldText(keptFor(design, component, report.classIds), Unit::Seconds);
    const QString source = sayers.isEmpty() ? text(m_kind->find("retention")->source)
                                            : tr("as the load pad says of %1").arg(sayers.join(", "));
    kept->setDefault(defaultText(*m_kind->find("retention")), source);
}

void ComponentForm::showEstimate(const EstimatePtr &estimate)
{
    delete m_figures->layout();
    qDeleteAll(m_figures->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    const std::size_t count = estimate ? estimate->report.components.size() : 0;
    const std::size_t index = estimate ? estimate->design.indexOf(m_id).value_or(count) : count;
    showSources();
    if (m_ladder)
        m_ladder->setOutlook(index < count ? creditOutlook(estimate->design, estimate->report, index) : std::nullopt);
    if (index >= count) {
        m_figures->hide();
        return;
    }
    const ComponentReport &report = estimate->report.components[index];
    showKeptFor(estimate->design, report);
    auto *grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int cell = 0;
    const auto add = [&](const QString &title, const QString &value, const char *figure, const QColor &colour = {}) {
        auto *name = new QLabel(title, m_figures);
        name->setProperty("role", "muted");
        auto *button = figureButton(value, "component/" + text(report.key) + "/" + figure, m_figures);
        if (colour.isValid())
            button->setStyleSheet(
                QString("QToolButton { padding: 1px 5px; font-weight: 600; color: %1; }").arg(colour.name()));
        connect(button, &QToolButton::clicked, this,
                [this, f = "component/" + text(report.key) + "/" + QString(figure)] { emit figurePressed(f); });
        grid->addWidget(name, cell / 2, cell % 2 * 2);
        grid->addWidget(button, cell / 2, cell % 2 * 2 + 1, Qt::AlignLeft);
        ++cell;
    };
    if (report.arrivalRate > 0)
        add(tr("Load"), text(formatRate(report.arrivalRate)), "rate");
    if (report.utilisation) {
        const Theme &t = theme();
        const double u = *report.utilisation;
        add(tr("Busy"), text(formatShare(u)), "utilisation", u > 0.9 ? t.bad : u > 0.7 ? t.warning : t.good);
    }
    if (report.response)
        add(tr("p99"), text(responseText(report, &LatencySummary::p99)), "response");
    if (report.availability && (!m_kind || m_kind->behaviour != Behaviour::Client))
        add(tr("Up"),
            text(*report.availability > 0.9999999 ? formatNines(*report.availability)
                                                  : availabilityText(*report.availability)),
            "availability");
    if (report.capacity)
        add(tr("Capacity"), text(formatRate(*report.capacity)), "capacity");
    if (report.storageBytes && *report.storageBytes > 0)
        add(tr("Stored"), text(formatStorage(*report.storageBytes)), "storage");
    if (report.monthlyCost && *report.monthlyCost > 0)
        add(tr("A month"), text(formatDollars(*report.monthlyCost)), "cost");
    m_figures->setVisible(cell > 0);
}

} // namespace ninesketch
