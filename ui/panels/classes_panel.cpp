// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/classes_panel.h"

#include "model/design/fields.h"
#include "model/design/number_sources.h"
#include "model/estimates/targets.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/island.h"
#include "ui/widgets/keep_scrolled.h"
#include "ui/widgets/quantity_field.h"
#include "ui/widgets/wheel_passes.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ninesketch
{

namespace
{

QString text(const std::string &s)
{
    return QString::fromStdString(s);
}

struct TargetRow {
    Metric metric;
    const char *title;
};
/// What can be wanted of a class, in the order in which it is offered; the first two always have a field.
const TargetRow targetRows[] = {
    {Metric::Availability, QT_TRANSLATE_NOOP("ClassesPanel", "Availability at least")},
    {Metric::P99, QT_TRANSLATE_NOOP("ClassesPanel", "p99 at most")},
    {Metric::P50, QT_TRANSLATE_NOOP("ClassesPanel", "p50 at most")},
    {Metric::P90, QT_TRANSLATE_NOOP("ClassesPanel", "p90 at most")},
    {Metric::P95, QT_TRANSLATE_NOOP("ClassesPanel", "p95 at most")},
    {Metric::P999, QT_TRANSLATE_NOOP("ClassesPanel", "p99.9 at most")},
    {Metric::Mean, QT_TRANSLATE_NOOP("ClassesPanel", "Mean at most")},
    {Metric::SuccessRate, QT_TRANSLATE_NOOP("ClassesPanel", "Success rate at least")},
    {Metric::Throughput, QT_TRANSLATE_NOOP("ClassesPanel", "Throughput at least")},
    {Metric::Utilisation, QT_TRANSLATE_NOOP("ClassesPanel", "Utilisation at most")},
    {Metric::Freshness, QT_TRANSLATE_NOOP("ClassesPanel", "Processed within (p99)")},
    {Metric::Durability, QT_TRANSLATE_NOOP("ClassesPanel", "Durability over a year at least")},
    {Metric::Staleness, QT_TRANSLATE_NOOP("ClassesPanel", "Answers at most this old")},
    {Metric::DataLoss, QT_TRANSLATE_NOOP("ClassesPanel", "Writes lost at most (RPO)")},
    {Metric::Cost, QT_TRANSLATE_NOOP("ClassesPanel", "Cost a month at most")},
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

/// Names and fields below each other, in columns as wide in every card.
class CardGrid
{
public:
    explicit CardGrid(QWidget *card) : m_card(card), m_grid(new QGridLayout(card))
    {
        m_grid->setContentsMargins(0, 0, 0, space::tight);
        m_grid->setHorizontalSpacing(space::small);
        m_grid->setVerticalSpacing(space::tight);
        m_grid->setColumnStretch(0, 5);
        m_grid->setColumnStretch(1, 6);
    }

    void add(const QString &title, QWidget *field, const QString &help = {})
    {
        auto *label = new QLabel(title, m_card);
        label->setContentsMargins(0, 5, 0, 0);
        label->setToolTip(help);
        label->setBuddy(field);
        label->setWordWrap(true);
        field->setSizePolicy(QSizePolicy::Ignored, field->sizePolicy().verticalPolicy());
        const int row = m_grid->rowCount();
        m_grid->addWidget(label, row, 0, Qt::AlignTop);
        m_grid->addWidget(field, row, 1);
    }
    void addWide(QWidget *field) { m_grid->addWidget(field, m_grid->rowCount(), 0, 1, 2); }
    void addWide(QLayout *row) { m_grid->addLayout(row, m_grid->rowCount(), 0, 1, 2); }

private:
    QWidget *m_card;
    QGridLayout *m_grid;
};

} // namespace

std::string freshClassId(const QString &name, const std::vector<RequestClass> &taken)
{
    QString base = name.toLower();
    static const QRegularExpression others("[^a-z0-9]+");
    base.replace(others, "-");
    while (base.startsWith('-'))
        base.remove(0, 1);
    while (base.endsWith('-'))
        base.chop(1);
    if (base.isEmpty())
        base = "class";
    for (int number = 1;; ++number) {
        const std::string id = (number == 1 ? base : QString("%1-%2").arg(base).arg(number)).toStdString();
        const bool used = std::any_of(taken.begin(), taken.end(), [&](const RequestClass &c) { return c.id == id; });
        if (!used)
            return id;
    }
}

ClassesPanel::ClassesPanel(Editor &editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *body = new QWidget;
    m_scroll = new ColumnScroll(body, this);
    m_list = new QVBoxLayout(body);
    m_list->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    m_list->setSpacing(space::small);
    outer->addWidget(m_scroll, 1);
    auto *pad = new QWidget(this);
    auto *column = new QVBoxLayout(pad);
    column->setContentsMargins(space::normal, space::small, space::normal, space::normal);
    column->setSpacing(space::tight);
    column->addWidget(sectionLabel(tr("In one line"), pad));
    m_line = new QLineEdit(pad);
    m_line->setObjectName("loadLine");
    m_line->setAccessibleName(tr("Load in one line"));
    m_line->setPlaceholderText("100M DAU x 10 reads/day x 2KB, peak 3x");
    m_reading = mutedLabel({}, pad);
    column->addWidget(m_line);
    column->addWidget(m_reading);
    outer->addWidget(pad);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &typed) {
        const LoadPad read = readLoadPad(typed.toStdString());
        QStringList words;
        for (const PadLine &line : read.lines)
            words << text(line.error.empty() ? line.readAs : line.error);
        m_reading->setText(typed.trimmed().isEmpty() ? QString() : words.join('\n'));
    });
    connect(m_line, &QLineEdit::returnPressed, this, &ClassesPanel::takeLine);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) { refresh(); });
    m_document = readDocument(m_editor.scene());
    rebuild();
}

void ClassesPanel::refresh()
{
    DocumentModel now = readDocument(m_editor.scene());
    if (now == m_document)
        return;
    m_document = std::move(now);
    rebuild();
}

void ClassesPanel::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    QStringList clients;
    if (estimate) {
        for (const Component &component : estimate->design.components) {
            if (component.kind->behaviour == Behaviour::Client)
                clients << text(component.name);
        }
    }
    if (clients != m_clients) {
        m_clients = clients;
        rebuild();
    }
}

void ClassesPanel::change(const QString &what, const std::function<void(DocumentModel &)> &edit)
{
    DocumentModel document = readDocument(m_editor.committed());
    edit(document);
    m_editor.commit(setDocument(m_editor.committed(), document), what);
}

void ClassesPanel::addClass()
{
    std::string id;
    change(tr("Add request class"), [&](DocumentModel &document) {
        RequestClass added;
        added.name = tr("Request %1").arg(document.classes.size() + 1).toStdString();
        id = added.id = freshClassId(text(added.name), document.classes);
        document.classes.push_back(added);
    });
    focusClass(text(id));
}

void ClassesPanel::focusClass(const QString &classId)
{
    if (auto *name = findChild<QLineEdit *>("name:" + classId)) {
        name->setFocus();
        name->selectAll();
    } else
        m_line->setFocus();
}

void ClassesPanel::takeLine()
{
    const std::string line = m_line->text().trimmed().toStdString();
    if (readLoadPad(line).classes.empty())
        return;
    const std::string pad = loadPadOf(readDocument(m_editor.committed()));
    m_editor.commit(withLoadPad(m_editor.committed(), pad.empty() ? line : pad + '\n' + line),
                    tr("Take load from a line"));
    m_line->clear();
    m_reading->clear();
}

QWidget *ClassesPanel::card(std::size_t index)
{
    const RequestClass one = m_document.classes[index];
    const std::string id = one.id;
    const DocumentSources sources(m_document.settings);
    auto *box = new QWidget;
    CardGrid grid(box);
    const auto edit = [this, id](const QString &what, const std::function<void(RequestClass &)> &apply) {
        change(what, [&](DocumentModel &document) {
            for (RequestClass &c : document.classes) {
                if (c.id == id)
                    apply(c);
            }
        });
    };

    auto *top = new QHBoxLayout;
    auto *name = new QLineEdit(text(one.name), box);
    name->setObjectName("name:" + text(id));
    name->setAccessibleName(tr("Name of the request class"));
    name->setFont(uiFont(0, true));
    name->setCursorPosition(0); // a long one is read from its beginning
    connect(name, &QLineEdit::editingFinished, this, [name, edit, old = one.name] {
        const std::string typed = name->text().trimmed().toStdString();
        if (!typed.empty() && typed != old)
            edit(tr("Rename request class"), [&](RequestClass &c) { c.name = typed; });
    });
    auto *remove = new IconButton("delete", tr("Remove this request class"), box);
    remove->setIconSize({16, 16});
    connect(remove, &QToolButton::clicked, this, [this, id] {
        change(tr("Remove request class"), [&](DocumentModel &document) {
            std::erase_if(document.classes, [&](const RequestClass &c) { return c.id == id; });
            std::erase_if(document.targets, [&](const Target &t) { return t.classId == id; });
        });
    });
    top->addWidget(name, 1);
    top->addWidget(remove);
    grid.addWide(top);

    // a number of the class itself, which may be known as a range only
    const auto own = [&](const char *key, const QString &title, const QString &byDefault, const QString &help,
                         const QString &what) {
        const NumberField<RequestClass> &known = *findField(classFields(), key);
        auto *field = new QuantityField(known.unit, box);
        field->setHelp(help);
        const bool byUsers = known.key == "rate" && one.users && !one.rate;
        field->setDefault(byDefault, byUsers ? text(sources.of("class." + one.id, "users", *one.users)) : QString());
        field->setRange(known.minimum, known.maximum, known.whole);
        field->setAllowsFactor(known.unit == Unit::PerSecond);
        field->setAllowsRange(true);
        field->line()->setAccessibleName(title);
        field->line()->setObjectName("class:" + text(id) + ":" + title);
        field->setValue(known.get(one), rangeOf(one, known));
        if (const auto value = known.get(one))
            field->setSource(text(sources.of("class." + one.id, key, *value)));
        connect(field, &QuantityField::committed, this, [field, &known, edit, what](std::optional<double> v) {
            edit(what, [&](RequestClass &c) {
                known.set(c, v);
                if (field->range())
                    setRange(c, known, *field->range());
            });
        });
        grid.add(title, field, help);
    };
    QString rateDefault = tr("the client's rate");
    if (one.users) {
        rateDefault = QString("%1 × %2/day × %3")
                          .arg(text(formatQuantity(*one.users, Unit::None)))
                          .arg(one.actionsPerDay.value_or(1))
                          .arg(one.peakFactor.value_or(1));
    } else if (one.share)
        rateDefault = text(formatShare(*one.share));
    own("rate", tr("Rate at peak"), rateDefault, tr("\"100M/day x3\", \"5k/s\", \"40 to 60/s\""), tr("Change rate"));
    if (m_clients.size() > 1) {
        auto *from = new QComboBox(box);
        from->setObjectName("class:" + text(id) + ":from");
        from->addItem(tr("%1 (the first)").arg(m_clients.front()), QString());
        for (const QString &client : std::as_const(m_clients))
            from->addItem(client, client);
        from->setCurrentIndex(std::max(0, from->findData(text(one.client))));
        connect(from, &QComboBox::activated, this, [from, edit](int i) {
            edit(tr("Change entry"), [&](RequestClass &c) { c.client = from->itemData(i).toString().toStdString(); });
        });
        grid.add(tr("Comes from"), from);
    }
    auto *operation = new QComboBox(box);
    operation->setObjectName("class:" + text(id) + ":operation");
    operation->addItem(tr("reads"));
    operation->addItem(tr("writes"));
    operation->setCurrentIndex(one.operation == Operation::Write ? 1 : 0);
    connect(operation, &QComboBox::activated, this, [edit](int i) {
        edit(tr("Change operation"),
             [&](RequestClass &c) { c.operation = i == 1 ? Operation::Write : Operation::Read; });
    });
    grid.add(tr("Operation"), operation, tr("Whether a request of this class changes what is stored"));
    own("requestBytes", tr("Request size"), tr("unknown"), tr("Bytes sent with one request"), tr("Change size"));
    own("responseBytes", tr("Answer size"), tr("unknown"), tr("Bytes answered to one request"), tr("Change size"));

    std::vector<const TargetRow *> rest;
    for (const TargetRow &target : targetRows) {
        const bool always = target.metric == Metric::Availability || target.metric == Metric::P99;
        if (always || targetOf(m_document, id, target.metric))
            grid.add(tr(target.title), targetField(id, target.metric, tr(target.title), box));
        else if (target.metric != Metric::Cost) // which is that of all
            rest.push_back(&target);
    }
    auto *more = new QComboBox(box);
    more->setObjectName("class:" + text(id) + ":more");
    more->addItem(tr("Another target …"));
    for (const TargetRow *target : rest)
        more->addItem(tr(target->title), static_cast<int>(target->metric));
    more->setAccessibleName(tr("Add a target"));
    connect(more, &QComboBox::activated, this, [this, more, id](int i) {
        if (i == 0)
            return;
        const auto metric = static_cast<Metric>(more->itemData(i).toInt());
        // A target needs a value at once: what is true now, so that nothing is missed by adding one.
        std::optional<double> now;
        if (m_estimate)
            for (const ClassReport &report : m_estimate->report.classes)
                if (report.id == id)
                    now = figureOf(m_estimate->report, report, metric);
        const double fallback = metric == Metric::Utilisation         ? 0.7
                                : unitOf(metric) == Unit::Probability ? 0.999
                                : metric == Metric::Throughput        ? 1000
                                : metric == Metric::DataLoss          ? 1
                                                                      : 0.2;
        change(tr("Add target"), [&](DocumentModel &document) {
            setTarget(document, id, metric, metric == Metric::Utilisation ? fallback : now.value_or(fallback));
        });
    });
    grid.addWide(more);
    letWheelPass(box);
    return box;
}

QWidget *ClassesPanel::targetField(const std::string &classId, Metric metric, const QString &title, QWidget *parent)
{
    auto *field = new QuantityField(unitOf(metric), parent);
    const auto ofAll = classId == everyRequest ? std::nullopt : targetOf(m_document, everyRequest, metric);
    field->setHelp(tr("\"99.95%\", \"3 nines\", \"200ms\""));
    field->setDefault(ofAll ? tr("%1, as all").arg(fieldText(*ofAll, unitOf(metric))) : tr("no target"), {});
    field->setAllowsFactor(unitOf(metric) == Unit::PerSecond);
    field->line()->setAccessibleName(title);
    field->line()->setObjectName("class:" + text(classId) + ":" + title);
    field->setValue(targetOf(m_document, classId, metric));
    connect(field, &QuantityField::committed, this, [this, classId, metric](std::optional<double> value) {
        change(tr("Change target"), [&](DocumentModel &document) { setTarget(document, classId, metric, value); });
    });
    return field;
}

QWidget *ClassesPanel::cardOfAll()
{
    auto *box = new QWidget;
    CardGrid grid(box);
    grid.addWide(sectionLabel(tr("Wanted of every request"), box));
    for (const TargetRow &target : targetRows)
        if (targetOf(m_document, everyRequest, target.metric))
            grid.add(tr(target.title), targetField(everyRequest, target.metric, tr(target.title), box));
    letWheelPass(box);
    return box;
}

void ClassesPanel::rebuild()
{
    QString focused;
    if (QWidget *widget = window()->focusWidget(); widget && isAncestorOf(widget))
        focused = widget->objectName();
    const KeepScrolled kept(*m_scroll);
    while (QLayoutItem *item = m_list->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->setObjectName({});
            for (QWidget *child : widget->findChildren<QWidget *>())
                child->setObjectName({});
            widget->deleteLater();
        }
        delete item;
    }
    QWidget *body = m_list->parentWidget();
    if (m_document.classes.empty()) {
        m_list->addWidget(mutedLabel(m_clients.isEmpty()
                                         ? tr("A request class is a kind of request with its own rate, path and "
                                              "targets. Draw a client first, or write the load below.")
                                         : tr("Nothing is said yet: each client counts as one class with its own rate. "
                                              "Add classes to tell reads from writes and to set targets."),
                                     body));
    }
    const bool ofAll =
        std::ranges::any_of(m_document.targets, [](const Target &target) { return target.classId == everyRequest; });
    if (ofAll)
        m_list->addWidget(cardOfAll());
    for (std::size_t i = 0; i < m_document.classes.size(); ++i) {
        if (i > 0 || ofAll)
            m_list->addWidget(separator(body));
        m_list->addWidget(card(i));
    }
    auto *add = new QPushButton(tr("Add a request class"), body);
    add->setObjectName("addClass");
    connect(add, &QPushButton::clicked, this, &ClassesPanel::addClass);
    m_list->addWidget(add, 0, Qt::AlignLeft);
    m_list->addStretch();
    if (!focused.isEmpty()) {
        if (auto *widget = findChild<QWidget *>(focused))
            widget->setFocus();
    }
}

} // namespace ninesketch
