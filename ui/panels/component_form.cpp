// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/component_form.h"

#include "model/design/number_sources.h"
#include "model/design/preset_text.h"
#include "model/design/retention.h"
#include "model/design/typical_range.h"
#include "model/design/written_sizes.h"
#include "model/estimates/figure_text.h"
#include "model/load_units.h"
#include "model/quantities.h"
#include "ui/icons.h"
#include "ui/panels/ladder_editor.h"
#include "ui/theme.h"
#include "ui/widgets/field_grid.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/quantity_field.h"
#include "ui/widgets/search_box.h"
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

QString choiceText(const std::string &choice)
{
    return choice.empty()     ? ComponentForm::tr("automatic")
           : choice == "fifo" ? ComponentForm::tr("first in, first out")
                              : text(choice);
}

struct Figure {
    QString title, value;
    const char *id; ///< within its component, as the working knows it
    QColor colour = {};
};

std::vector<Figure> figuresOf(const ComponentReport &report, bool isClient)
{
    std::vector<Figure> figures;
    const auto add = [&](const QString &title, const std::string &value, const char *id, const QColor &colour = {}) {
        figures.push_back({title, text(value), id, colour});
    };
    if (report.arrivalRate > 0)
        add(ComponentForm::tr("Load"), formatRate(report.arrivalRate), "rate");
    if (report.utilisation) {
        const Theme &t = theme();
        const double busy = *report.utilisation;
        add(ComponentForm::tr("Busy"), formatShare(busy), "utilisation",
            busy > 0.9   ? t.bad
            : busy > 0.7 ? t.warning
                         : t.good);
    }
    if (report.response)
        add(ComponentForm::tr("p99"), responseText(report, &LatencySummary::p99), "response");
    if (report.availability && !isClient)
        add(ComponentForm::tr("Up"),
            *report.availability > 0.9999999 ? formatNines(*report.availability)
                                             : availabilityText(*report.availability),
            "availability");
    if (report.capacity)
        add(ComponentForm::tr("Capacity"), formatRate(*report.capacity), "capacity");
    if (report.storageBytes && *report.storageBytes > 0)
        add(ComponentForm::tr("Stored"), formatStorage(*report.storageBytes), "storage");
    if (report.ingressBytesPerSecond.value_or(0) > 0)
        add(ComponentForm::tr("Received"), formatQuantity(*report.ingressBytesPerSecond, Unit::BytesPerSecond),
            "received");
    if (report.egressBytesPerSecond.value_or(0) > 0)
        add(ComponentForm::tr("Sent"), formatQuantity(*report.egressBytesPerSecond, Unit::BytesPerSecond), "sent");
    if (report.monthlyCost && *report.monthlyCost > 0)
        add(ComponentForm::tr("A month"), formatDollars(*report.monthlyCost), "cost");
    return figures;
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
    column->addLayout(kindAndProduct());
    if (m_kind)
        column->addWidget(mutedLabel(text(m_kind->help), this));
    addSwitch(column);
    m_figures = new QWidget(this);
    column->addWidget(m_figures);
    QStringList groups;
    for (const ParameterSpec &spec : kind().parameters)
        if (!groups.contains(text(spec.group)))
            groups << text(spec.group);
    for (const QString &group : groups)
        addGroup(group, column);
    column->addStretch();
    letWheelPass(this);
    refresh();
}

const Kind &ComponentForm::kind() const
{
    return m_kind ? *m_kind : unknownKind();
}

QGridLayout *ComponentForm::kindAndProduct()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::tight);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new QLabel(tr("Kind"), this), 0, 0);
    grid->addWidget(kindBox(), 0, 1);
    m_presetBox = productBox();
    auto *product = new QLabel(tr("Product"), this);
    grid->addWidget(product, 1, 0);
    grid->addWidget(m_presetBox, 1, 1);
    if (m_presetBox->count() == 1) {
        product->hide();
        m_presetBox->hide();
    }
    return grid;
}

QComboBox *ComponentForm::kindBox()
{
    auto *box = new SearchBox(tr("Kind"), this);
    box->addItem(tr("Plain sketch"), QString());
    for (const Kind &kind : allKinds())
        box->addItem(icon("kind-" + text(kind.id)), text(kind.name), text(kind.id));
    if (!m_kind)
        box->addItem(tr("%1 (not known here)").arg(text(m_model.kindId)), text(m_model.kindId));
    box->setCurrentIndex(box->findData(text(m_model.kindId)));
    connect(box, &QComboBox::activated, this, [this, box](int index) {
        const QString id = box->itemData(index).toString();
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
    return box;
}

QComboBox *ComponentForm::productBox()
{
    auto *box = new SearchBox(tr("Product"), this);
    box->addItem(tr("Generic"), QString());
    for (const Preset &preset : allPresets())
        if (preset.kindId == m_model.kindId)
            box->addItem(isOwnPreset(preset) ? tr("%1 (yours)").arg(text(preset.name)) : text(preset.name),
                         text(preset.id));
    connect(box, &QComboBox::activated, this, [this, box](int index) {
        ComponentModel changed = m_model;
        changed.preset = box->itemData(index).toString().toStdString();
        commit(changed, tr("Choose product"));
    });
    return box;
}

void ComponentForm::addSwitch(QVBoxLayout *column)
{
    m_enabled = new QCheckBox(tr("Switched on"), this);
    m_enabled->setToolTip(tr("Switch it off to see what breaks"));
    connect(m_enabled, &QCheckBox::clicked, this, [this](bool on) {
        ComponentModel changed = m_model;
        changed.enabled = on;
        commit(changed, on ? tr("Switch on") : tr("Switch off"));
    });
    column->addWidget(m_enabled);
}

/// What is stated, what has a default, and what is asked of every component of its kind: the rest opens with "more".
bool ComponentForm::isShownAtOnce(const ParameterSpec &spec) const
{
    const bool stated = m_model.parameters.contains(spec.key);
    if (spec.unit == Unit::Flag && spec.byDefault.value_or(0) == 0)
        return stated || spec.key == "blocking";
    return stated || spec.byDefault || !spec.textDefault.empty() || spec.key == "rate" || spec.key == "zones" ||
           (spec.key == "sla" && isManaged()) || !defaultText(spec).isEmpty();
}

/// What is managed comes with a contract.
bool ComponentForm::isManaged() const
{
    Component component;
    component.kind = &kind();
    component.parameters = m_model.parameters;
    return component.number("managed").value_or(0) != 0;
}

void ComponentForm::addGroup(const QString &group, QVBoxLayout *column)
{
    column->addWidget(separator(this));
    auto *heading = new QWidget(this);
    auto *line = new QHBoxLayout(heading);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(sectionLabel(group, heading));
    line->addStretch();
    column->addWidget(heading);
    auto *shown = new FieldGrid(new QWidget(this)), *more = new FieldGrid(new QWidget(this));
    int hidden = 0;
    for (const ParameterSpec &spec : kind().parameters) {
        if (text(spec.group) != group)
            continue;
        const bool atOnce = isShownAtOnce(spec);
        addParameter(spec, atOnce ? *shown : *more);
        hidden += !atOnce;
    }
    column->addWidget(shown->parentWidget());
    column->addWidget(more->parentWidget());
    more->parentWidget()->hide();
    if (hidden == 0)
        return;
    auto *button = new QToolButton(heading);
    button->setText(tr("%1 more").arg(hidden));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setStyleSheet("QToolButton { padding: 1px 6px; }");
    button->setAccessibleName(tr("More of %1").arg(group));
    connect(button, &QToolButton::toggled, more->parentWidget(), &QWidget::setVisible);
    line->addWidget(button);
}

QString ComponentForm::defaultSource(const ParameterSpec &spec) const
{
    const Preset *preset = findPreset(m_model.preset);
    const QString ofProduct = preset ? presetSource(*preset, spec.key) : QString();
    return ofProduct.isEmpty() ? text(spec.source) : ofProduct;
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

void ComponentForm::addParameter(const ParameterSpec &spec, FieldGrid &grid)
{
    if (spec.unit == Unit::Flag) {
        grid.addWide(flagBox(spec));
        return;
    }
    const QString label = text(spec.label), help = text(spec.help);
    if (spec.key == "sla") {
        auto *name = new QLabel(label, this);
        name->setToolTip(help);
        grid.addWide(name);
        grid.addWide(creditLadder(spec));
        return;
    }
    grid.add(label,
             spec.unit == Unit::Choice ? static_cast<QWidget *>(choiceBox(spec))
             : spec.unit == Unit::Text ? static_cast<QWidget *>(textLine(spec))
                                       : quantityField(spec),
             help);
}

QComboBox *ComponentForm::choiceBox(const ParameterSpec &spec)
{
    auto *box = new QComboBox(this);
    for (const std::string &choice : spec.choices)
        box->addItem(choiceText(choice), text(choice));
    box->setToolTip(text(spec.help));
    connect(box, &QComboBox::activated, this, [this, box, &spec](int index) {
        const std::string chosen = box->itemData(index).toString().toStdString();
        set(spec, chosen == spec.textDefault ? std::nullopt : std::optional<ParameterValue>(chosen));
    });
    m_choices.insert(text(spec.key), box);
    return box;
}

LadderEditor *ComponentForm::creditLadder(const ParameterSpec &spec)
{
    m_ladder = new LadderEditor(this);
    m_ladder->setToolTip(text(spec.help));
    connect(m_ladder, &LadderEditor::changed, this, [this, &spec](const std::string &ladder) {
        set(spec, ladder.empty() ? std::nullopt : std::optional<ParameterValue>(ladder));
    });
    return m_ladder;
}

QLineEdit *ComponentForm::textLine(const ParameterSpec &spec)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(defaultText(spec));
    line->setToolTip(text(spec.help));
    connect(line, &QLineEdit::editingFinished, this, [this, line, &spec] {
        const std::string typed = line->text().trimmed().toStdString();
        set(spec, typed.empty() ? std::nullopt : std::optional<ParameterValue>(typed));
    });
    m_texts.insert(text(spec.key), line);
    return line;
}

QCheckBox *ComponentForm::flagBox(const ParameterSpec &spec)
{
    auto *box = new QCheckBox(text(spec.label), this);
    box->setToolTip(text(spec.help));
    connect(box, &QCheckBox::clicked, this, [this, &spec](bool on) {
        const bool byDefault = spec.byDefault.value_or(0) != 0;
        set(spec, on == byDefault ? std::nullopt : std::optional<ParameterValue>(on ? 1.0 : 0.0));
    });
    m_flags.insert(text(spec.key), box);
    return box;
}

QuantityField *ComponentForm::quantityField(const ParameterSpec &spec)
{
    auto *field = new QuantityField(spec.unit, this);
    field->line()->setAccessibleName(text(spec.label));
    field->line()->setObjectName("field:" + text(spec.key));
    field->setRange(spec.minimum, spec.maximum, spec.whole);
    field->setHelp(text(spec.help));
    field->setTypical(typicalRange(m_model.kindId, m_model.preset, spec.key));
    field->setAllowsFactor(spec.unit == Unit::PerSecond);
    field->setAllowsRange(true);
    connect(field, &QuantityField::sweepPressed, this, &ComponentForm::sweepPressed);
    connect(field, &QuantityField::committed, this, [this, field, &spec](std::optional<double> value) {
        std::optional<ParameterValue> stated;
        if (field->range())
            stated = *field->range();
        else if (value)
            stated = *value;
        set(spec, stated);
    });
    m_quantities.insert(text(spec.key), field);
    return field;
}

void ComponentForm::set(const ParameterSpec &spec, const std::optional<ParameterValue> &value)
{
    ComponentModel changed = m_model;
    if (value)
        changed.parameters[spec.key] = *value;
    else
        changed.parameters.erase(spec.key);
    if (changed.parameters != m_model.parameters)
        commit(changed, tr("Change %1").arg(text(spec.label).toLower()));
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
    for (const ParameterSpec &spec : kind().parameters)
        showValue(spec);
}

void ComponentForm::showValue(const ParameterSpec &spec)
{
    const QString key = text(spec.key);
    const auto at = m_model.parameters.find(spec.key);
    const ParameterValue *stated = at == m_model.parameters.end() ? nullptr : &at->second;
    const auto *number = stated ? std::get_if<double>(stated) : nullptr;
    const auto *range = stated ? std::get_if<Range>(stated) : nullptr;
    const auto *words = stated ? std::get_if<std::string>(stated) : nullptr;
    if (QuantityField *field = m_quantities.value(key)) {
        if (range)
            field->setValue(middleOf(*range, spec.unit), *range);
        else
            field->setValue(number ? std::optional(*number) : std::nullopt, std::nullopt);
        field->setDefault(defaultText(spec), defaultSource(spec));
    } else if (QComboBox *box = m_choices.value(key)) {
        box->setCurrentIndex(box->findData(text(words ? *words : spec.textDefault)));
    } else if (QCheckBox *flag = m_flags.value(key)) {
        flag->setChecked((number ? *number : spec.byDefault.value_or(0)) != 0);
    } else if (QLineEdit *line = m_texts.value(key)) {
        if (!line->hasFocus())
            line->setText(words ? text(*words) : QString());
    } else if (m_ladder && spec.key == "sla") {
        m_ladder->setLadder(words ? *words : std::string());
    }
}

void ComponentForm::showSources()
{
    for (auto it = m_quantities.cbegin(); it != m_quantities.cend(); ++it)
        if (const ParameterSpec *spec = kind().find(it.key().toStdString()))
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
    if (sayers.isEmpty())
        kept->setDefault(m_keptFor, text(m_kind->find("retention")->source));
    else
        kept->setDerived(m_keptFor, tr("as is said of %1").arg(sayers.join(", ")));
}

/// What is kept is as large as an entity's row, or as what is sent.
void ComponentForm::showItemSize(const Design &design, const ComponentReport &report)
{
    const auto index = design.indexOf(m_id);
    if (!m_kind || !index)
        return;
    const Component &component = design.components[*index];
    const std::string key(sizeParameter(component));
    QuantityField *size = field(key.c_str());
    if (!size)
        return;
    const ParameterSpec &spec = *m_kind->find(key);
    const auto sources = sizeSources(design, component, report.classIds);
    if (sources.empty())
        size->setDefault(defaultText(spec), text(spec.source));
    else
        size->setDerived(fieldText(*bytesOfWrite(design, component, report.classIds), Unit::Bytes),
                         text(sourceText(sources)));
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
    for (auto it = m_quantities.cbegin(); it != m_quantities.cend(); ++it)
        it.value()->setInput(text(report.key) + '.' + it.key());
    showKeptFor(estimate->design, report);
    showItemSize(estimate->design, report);
    const std::vector<Figure> figures = figuresOf(report, kind().behaviour == Behaviour::Client);
    m_figures->setVisible(!figures.empty());
    auto *grid = new QGridLayout(m_figures);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    int cell = 0;
    for (const Figure &figure : figures) {
        const QString id = "component/" + text(report.key) + "/" + figure.id;
        auto *name = new QLabel(figure.title, m_figures);
        name->setProperty("role", "muted");
        auto *button = figureButton(figure.value, id, m_figures);
        if (figure.colour.isValid())
            button->setStyleSheet(
                QString("QToolButton { padding: 1px 5px; font-weight: 600; color: %1; }").arg(figure.colour.name()));
        connect(button, &QToolButton::clicked, this, [this, id] { emit figurePressed(id); });
        grid->addWidget(name, cell / 2, cell % 2 * 2);
        grid->addWidget(button, cell / 2, cell % 2 * 2 + 1, Qt::AlignLeft);
        ++cell;
    }
}

} // namespace ninesketch
