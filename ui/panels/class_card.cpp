// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/class_card.h"

#include "model/design/number_sources.h"
#include "model/design/retention.h"
#include "model/estimates/targets.h"
#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/field_grid.h"
#include "ui/widgets/island.h"
#include "ui/widgets/quantity_field.h"
#include "ui/widgets/wheel_passes.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace ninesketch
{

namespace
{

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

struct TargetRow {
    Metric metric;
    const char *title;
};
/// What can be wanted of a class, in the order in which it is offered; the first two always have a field.
const TargetRow targetRows[] = {
    {Metric::Availability, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Availability at least")},
    {Metric::P99, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "p99 at most")},
    {Metric::P50, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "p50 at most")},
    {Metric::P90, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "p90 at most")},
    {Metric::P95, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "p95 at most")},
    {Metric::P999, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "p99.9 at most")},
    {Metric::Mean, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Mean at most")},
    {Metric::SuccessRate, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Success rate at least")},
    {Metric::Throughput, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Throughput at least")},
    {Metric::Utilisation, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Utilisation at most")},
    {Metric::Freshness, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Processed within (p99)")},
    {Metric::FreshnessP50, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Processed within (p50)")},
    {Metric::FreshnessP90, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Processed within (p90)")},
    {Metric::FreshnessP95, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Processed within (p95)")},
    {Metric::FreshnessP999, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Processed within (p99.9)")},
    {Metric::Durability, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Durability over a year at least")},
    {Metric::Staleness, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Answers at most this old")},
    {Metric::DataLoss, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Writes lost at most (RPO)")},
    {Metric::Cost, QT_TRANSLATE_NOOP("ninesketch::ClassCard", "Cost a month at most")},
};

constexpr const char *everyRequest = ""; ///< the class of targets that hold for all classes

std::optional<double> targetOf(const DocumentModel &document, const std::string &classId, Metric metric)
{
    for (const Target &target : document.targets) {
        if (target.classId == classId && target.metric == metric)
            return target.value;
    }
    return std::nullopt;
}

QuantityField *targetField(const DocumentModel &document, const std::string &classId, const TargetRow &target,
                           const ChangeDocument &change, QWidget *parent)
{
    const Unit unit = unitOf(target.metric);
    const QString title = ClassCard::tr(target.title);
    auto *field = new QuantityField(unit, parent);
    const auto ofAll = classId == everyRequest ? std::nullopt : targetOf(document, everyRequest, target.metric);
    field->setHelp(ClassCard::tr("\"99.95%\", \"3 nines\", \"200ms\""));
    field->setDefault(ofAll ? ClassCard::tr("%1, as all").arg(fieldText(*ofAll, unit)) : ClassCard::tr("no target"),
                      {});
    field->setAllowsFactor(unit == Unit::PerSecond);
    field->line()->setAccessibleName(title);
    field->line()->setObjectName("class:" + text(classId) + ":" + title);
    field->setValue(targetOf(document, classId, target.metric));
    QObject::connect(field, &QuantityField::committed, parent,
                     [classId, metric = target.metric, change](std::optional<double> value) {
                         change(ClassCard::tr("Change target"),
                                [&](DocumentModel &changed) { setTarget(changed, classId, metric, value); });
                     });
    return field;
}

/// "1 M × 10/day × 3"
QString rateByDefault(const RequestClass &shown)
{
    if (shown.users)
        return QString("%1 × %2/day × %3")
            .arg(text(formatQuantity(*shown.users, Unit::None)))
            .arg(shown.actionsPerDay.value_or(1))
            .arg(shown.peakFactor.value_or(1));
    return shown.share ? text(formatShare(*shown.share)) : ClassCard::tr("the client's rate");
}

} // namespace

void setTarget(DocumentModel &document, const std::string &classId, Metric metric, std::optional<double> value)
{
    for (auto it = document.targets.begin(); it != document.targets.end(); ++it) {
        if (it->classId != classId || it->metric != metric)
            continue;
        if (value)
            it->value = *value;
        else
            document.targets.erase(it);
        return;
    }
    if (value)
        document.targets.push_back({classId, metric, *value});
}

ClassCard::ClassCard(const DocumentModel &document, const RequestClass &shown, const QStringList &clients,
                     ChangeDocument change, QWidget *parent)
    : QWidget(parent), m_id(shown.id), m_change(std::move(change)), m_settings(document.settings)
{
    auto *grid = new FieldGrid(this);
    grid->setContentsMargins(0, 0, 0, space::tight);
    grid->addWide(nameRow(shown));
    addNumber(*grid, shown, "rate", rateByDefault(shown), tr("\"100M/day x3\", \"5k/s\", \"40 to 60/s\""),
              tr("Change rate"));
    if (clients.size() > 1)
        grid->add(tr("Comes from"), clientBox(shown, clients));
    grid->add(tr("Operation"), operationBox(shown), tr("Whether a request of this class changes what is stored"));
    addNumber(*grid, shown, "requestBytes", tr("unknown"), tr("Bytes sent with one request"), tr("Change size"));
    addNumber(*grid, shown, "responseBytes", tr("unknown"), tr("Bytes answered to one request"), tr("Change size"));
    if (shown.operation == Operation::Write)
        grid->add(tr("Kept for"), retentionField(), tr("How long stores keep what these requests write"));
    std::vector<Metric> offered;
    for (const TargetRow &target : targetRows) {
        const bool always = target.metric == Metric::Availability || target.metric == Metric::P99;
        if (always || targetOf(document, m_id, target.metric))
            grid->add(tr(target.title), targetField(document, m_id, target, m_change, this));
        else if (target.metric != Metric::Cost) // which is that of all
            offered.push_back(target.metric);
    }
    grid->addWide(moreTargets(offered));
    letWheelPass(this);
}

void ClassCard::edit(const QString &what, const std::function<void(RequestClass &)> &apply) const
{
    m_change(what, [&](DocumentModel &document) {
        for (RequestClass &one : document.classes)
            if (one.id == m_id)
                apply(one);
    });
}

QHBoxLayout *ClassCard::nameRow(const RequestClass &shown)
{
    auto *row = new QHBoxLayout;
    auto *name = new QLineEdit(text(shown.name), this);
    name->setObjectName("name:" + text(m_id));
    name->setAccessibleName(tr("Name of the request class"));
    name->setFont(uiFont(0, true));
    name->setCursorPosition(0); // a long one is read from its beginning
    connect(name, &QLineEdit::editingFinished, this, [this, name, old = shown.name] {
        const std::string typed = name->text().trimmed().toStdString();
        if (!typed.empty() && typed != old)
            edit(tr("Rename request class"), [&](RequestClass &one) { one.name = typed; });
    });
    auto *remove = new IconButton("delete", tr("Remove this request class"), this);
    remove->setIconSize({16, 16});
    connect(remove, &QToolButton::clicked, this, [this] {
        m_change(tr("Remove request class"), [this](DocumentModel &document) {
            std::erase_if(document.classes, [this](const RequestClass &one) { return one.id == m_id; });
            std::erase_if(document.targets, [this](const Target &target) { return target.classId == m_id; });
            stateRetention(document.settings, m_id, std::nullopt);
        });
    });
    row->addWidget(name, 1);
    row->addWidget(remove);
    return row;
}

void ClassCard::addNumber(FieldGrid &grid, const RequestClass &shown, std::string_view key, const QString &byDefault,
                          const QString &help, const QString &what)
{
    const NumberField<RequestClass> &known = *findField(classFields(), key);
    const QString title = text(known.label);
    const DocumentSources sources(m_settings);
    const std::string place = "class." + m_id;
    auto *field = new QuantityField(known.unit, this);
    field->setHelp(help);
    const bool byUsers = known.key == "rate" && shown.users && !shown.rate;
    field->setDefault(byDefault, byUsers ? text(sources.of(place, "users", *shown.users)) : QString());
    field->setRange(known.minimum, known.maximum, known.whole);
    field->setAllowsFactor(known.unit == Unit::PerSecond);
    field->setAllowsRange(true);
    field->line()->setAccessibleName(title);
    field->line()->setObjectName("class:" + text(m_id) + ":" + title);
    field->setValue(known.get(shown), rangeOf(shown, known));
    if (const auto value = known.get(shown))
        field->setSource(text(sources.of(place, key, *value)));
    field->setInput(text(place + '.' + std::string(known.key)));
    connect(field, &QuantityField::sweepPressed, this, &ClassCard::sweepPressed);
    connect(field, &QuantityField::committed, this, [this, field, &known, what](std::optional<double> value) {
        edit(what, [&](RequestClass &one) {
            known.set(one, value);
            if (field->range())
                setRange(one, known, *field->range());
        });
    });
    grid.add(title, field, help);
}

QuantityField *ClassCard::retentionField()
{
    const Retentions said = retentionsOf(m_settings);
    const auto ofPad = said.find(m_id);
    auto *field = new QuantityField(Unit::Seconds, this);
    field->setHelp(tr("\"5y\", \"30 d\""));
    field->setDefault(ofPad == said.end() ? tr("5 y, as usual") : fieldText(ofPad->second, Unit::Seconds),
                      ofPad == said.end() ? QString() : tr("as the load pad says"));
    field->setRange(1, 1e12, false);
    field->line()->setAccessibleName(tr("Kept for"));
    field->line()->setObjectName("class:" + text(m_id) + ":Kept for");
    field->setValue(statedRetention(m_settings, m_id));
    connect(field, &QuantityField::committed, this, [this](std::optional<double> value) {
        m_change(tr("Change retention"),
                 [&](DocumentModel &document) { stateRetention(document.settings, m_id, value); });
    });
    return field;
}

QComboBox *ClassCard::clientBox(const RequestClass &shown, const QStringList &clients)
{
    auto *box = new QComboBox(this);
    box->setObjectName("class:" + text(m_id) + ":from");
    box->addItem(tr("%1 (the first)").arg(clients.front()), QString());
    for (const QString &client : clients)
        box->addItem(client, client);
    box->setCurrentIndex(std::max(0, box->findData(text(shown.client))));
    connect(box, &QComboBox::activated, this, [this, box](int index) {
        edit(tr("Change entry"),
             [&](RequestClass &one) { one.client = box->itemData(index).toString().toStdString(); });
    });
    return box;
}

QComboBox *ClassCard::operationBox(const RequestClass &shown)
{
    auto *box = new QComboBox(this);
    box->setObjectName("class:" + text(m_id) + ":operation");
    box->addItem(tr("reads"));
    box->addItem(tr("writes"));
    box->setCurrentIndex(shown.operation == Operation::Write ? 1 : 0);
    connect(box, &QComboBox::activated, this, [this](int index) {
        edit(tr("Change operation"),
             [&](RequestClass &one) { one.operation = index == 1 ? Operation::Write : Operation::Read; });
    });
    return box;
}

QComboBox *ClassCard::moreTargets(const std::vector<Metric> &offered)
{
    auto *box = new QComboBox(this);
    box->setObjectName("class:" + text(m_id) + ":more");
    box->addItem(tr("Another target …"));
    for (const TargetRow &target : targetRows)
        if (std::ranges::find(offered, target.metric) != offered.end())
            box->addItem(tr(target.title), static_cast<int>(target.metric));
    box->setAccessibleName(tr("Add a target"));
    connect(box, &QComboBox::activated, this, [this, box](int index) {
        if (index > 0)
            emit targetWanted(static_cast<Metric>(box->itemData(index).toInt()));
    });
    return box;
}

QWidget *cardOfEveryRequest(const DocumentModel &document, const ChangeDocument &change)
{
    if (std::ranges::none_of(document.targets, [](const Target &target) { return target.classId == everyRequest; }))
        return nullptr;
    auto *card = new QWidget;
    auto *grid = new FieldGrid(card);
    grid->setContentsMargins(0, 0, 0, space::tight);
    grid->addWide(sectionLabel(ClassCard::tr("Wanted of every request"), card));
    for (const TargetRow &target : targetRows)
        if (targetOf(document, everyRequest, target.metric))
            grid->add(ClassCard::tr(target.title), targetField(document, everyRequest, target, change, card));
    letWheelPass(card);
    return card;
}

} // namespace ninesketch
