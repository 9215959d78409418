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

/// An id made of a name that is not among `taken`: "create-link", "create-link-2".
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

/// What is wanted for a start where nothing is known.
double usualTarget(Metric metric)
{
    switch (metric) {
    case Metric::Utilisation:
        return 0.7;
    case Metric::Throughput:
        return 1000;
    case Metric::DataLoss:
        return 1;
    default:
        return unitOf(metric) == Unit::Probability ? 0.999 : 0.2;
    }
}

} // namespace

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

void ClassesPanel::change(const QString &what, const DocumentEdit &edit)
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

void ClassesPanel::addTarget(const std::string &classId, Metric metric)
{
    // It needs a value at once: what is true now, so that nothing is missed by adding one.
    std::optional<double> now;
    if (m_estimate && metric != Metric::Utilisation)
        for (const ClassReport &report : m_estimate->report.classes)
            if (report.id == classId)
                now = figureOf(m_estimate->report, report, metric);
    change(tr("Add target"),
           [&](DocumentModel &document) { setTarget(document, classId, metric, now.value_or(usualTarget(metric))); });
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
    const ChangeDocument changes = [this](const QString &what, const DocumentEdit &edit) { change(what, edit); };
    QWidget *ofAll = cardOfEveryRequest(m_document, changes);
    if (ofAll)
        m_list->addWidget(ofAll);
    for (const RequestClass &one : m_document.classes) {
        if (ofAll || &one != &m_document.classes.front())
            m_list->addWidget(separator(body));
        auto *card = new ClassCard(m_document, one, m_clients, changes);
        connect(card, &ClassCard::sweepPressed, this, &ClassesPanel::sweepPressed);
        connect(card, &ClassCard::targetWanted, this, [this, id = one.id](Metric metric) { addTarget(id, metric); });
        m_list->addWidget(card);
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
