// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "model/design/read_design.h"
#include "model/plots/placed_plot.h"
#include "ui/icons.h"
#include "ui/panels/call_form.h"
#include "ui/panels/component_form.h"
#include "ui/theme.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/island.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ninesketch
{
namespace
{

/// Lays out at once what has just been put into the column of `body`: nobody sees it squeezed into the page first.
void settle(QWidget &body)
{
    for (int i = 0; i < body.layout()->count(); ++i)
        if (QWidget *one = body.layout()->itemAt(i)->widget())
            one->show();
    QEvent grown(QEvent::LayoutRequest); // to the area that scrolls it, too
    QCoreApplication::sendEvent(&body, &grown);
}

} // namespace

Inspector::Inspector(Editor &editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *body = new QWidget;
    auto *scroll = new ColumnScroll(body, this);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    m_column->setSpacing(space::small);
    outer->addWidget(scroll);
    connect(&editor, &Editor::selectionChanged, this, &Inspector::follow);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) {
        if (!m_editor.isPreviewing()) // while something is dragged nothing changes that is told here
            follow();
    });
    rebuild(Page::Nothing);
}

void Inspector::show(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    if (auto *form = qobject_cast<ComponentForm *>(m_form))
        form->showEstimate(estimate);
    else if (auto *call = qobject_cast<CallForm *>(m_form))
        call->showEstimate(estimate);
}

/// Decides what the form is about; builds it anew only when that is something else.
void Inspector::follow()
{
    const Scene &scene = m_editor.scene();
    Page page = Page::Nothing;
    std::string subject, kind;
    const Element *shape = nullptr, *arrow = nullptr, *plot = nullptr;
    std::set<std::string> bodies;
    std::size_t shapes = 0, labels = 0, arrows = 0;
    for (const std::string &id : m_editor.selection().ids) {
        const Element *e = scene.find(id);
        if (!e)
            continue;
        if (placedPlot(*e))
            plot = e;
        else if (const std::string body = componentOf(scene, id); !body.empty())
            bodies.insert(body);
        else if (e->isArrow()) {
            arrow = e;
            ++arrows;
        } else if (isClosedShape(*e)) {
            // of a group drawn as one thing, the shape that arrows hold on to speaks for it, else the largest
            const auto weight = [](const Element &one) {
                const auto held = std::ranges::count(one.boundElements, "arrow", &BoundElement::type);
                return std::pair(held, one.width * one.height);
            };
            if (shape && !e->groupIds.empty() && !shape->groupIds.empty() &&
                e->groupIds.back() == shape->groupIds.back())
                --shapes;
            if (!shape || weight(*e) > weight(*shape))
                shape = e;
            ++shapes;
            labels += labelOf(scene, id).isEmpty() ? 0 : 1;
        }
    }
    if (bodies.size() == 1 && shapes == 0) {
        page = Page::Component;
        subject = *bodies.begin();
        if (const auto model = componentModel(*scene.find(subject)))
            kind = model->kindId + '\n' + model->preset;
    } else if (bodies.empty() && arrows == 1 && shapes == 0) {
        page = Page::Call;
        subject = arrow->id;
    } else if (bodies.empty() && shapes == 1 && labels < 2) { // with more of them it is a table
        page = Page::Sketch;
        subject = shape->id;
    } else if (plot && m_editor.selection().ids.size() == 1) {
        page = Page::Plot;
        subject = plot->id;
    }
    if (page == m_page && subject == m_subject && kind == m_kindId) {
        refresh();
        return;
    }
    m_subject = subject;
    m_kindId = kind;
    rebuild(page);
}

void Inspector::refresh()
{
    if (auto *form = qobject_cast<ComponentForm *>(m_form))
        form->refresh();
    else if (auto *call = qobject_cast<CallForm *>(m_form))
        call->refresh();
}

void Inspector::classify(const QString &kindId)
{
    const std::string id = m_subject;
    const Element *shape = m_editor.committed().find(id);
    const Kind *kind = findKind(kindId.toStdString());
    if (!shape || !kind)
        return;
    ComponentModel model;
    model.kindId = kind->id;
    m_editor.commit(setComponent(m_editor.committed(), id, model),
                    tr("This is a %1").arg(QString::fromStdString(kind->name).toLower()));
}

QWidget *Inspector::kindButtons(QWidget *parent)
{
    const Kind *guess = guessKind(m_editor.scene(), m_subject);
    auto *grid = new QWidget(parent);
    auto *cells = new QGridLayout(grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setSpacing(space::tight);
    int cell = 0;
    for (const Kind &kind : allKinds()) {
        const QString id = QString::fromStdString(kind.id);
        auto *button = new QPushButton(icon("kind-" + id), QString::fromStdString(kind.name), grid);
        button->setObjectName("classify:" + id);
        button->setIconSize({18, 18});
        button->setStyleSheet("text-align: left;");
        button->setToolTip(QString::fromStdString(kind.help));
        if (&kind == guess)
            button->setProperty("role", "primary");
        connect(button, &QPushButton::clicked, this, [this, id] { classify(id); });
        cells->addWidget(button, cell / 2, cell % 2);
        ++cell;
    }
    return grid;
}

void Inspector::rebuild(Page page)
{
    m_page = page;
    m_form = nullptr;
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    QWidget *body = m_column->parentWidget();
    const auto title = [&](const QString &words) {
        auto *label = new QLabel(words, body);
        label->setFont(uiFont(2, true));
        label->setWordWrap(true);
        m_column->addWidget(label);
    };
    switch (page) {
    case Page::Nothing:
        m_column->addWidget(
            mutedLabel(tr("Select a component or an arrow to see what it means and what follows from it."), body));
        m_column->addStretch();
        break;
    case Page::Sketch: {
        const QString label = labelOf(m_editor.scene(), m_subject);
        title(label.isEmpty() ? tr("A plain sketch") : label.section('\n', 0, 0).simplified());
        m_column->addWidget(mutedLabel(tr("What is it? Its numbers appear as soon as it means something."), body));
        m_column->addWidget(kindButtons(body));
        m_column->addStretch();
        break;
    }
    case Page::Plot:
        title(QString::fromStdString(
            plotName(*placedPlot(*m_editor.scene().find(m_subject)), readDesign(m_editor.scene()))));
        m_column->addWidget(mutedLabel(tr("A plot of this drawing, as a picture: it follows the numbers."), body));
        m_column->addStretch();
        break;
    case Page::Component: {
        const QString label = labelOf(m_editor.scene(), m_subject);
        title(label.isEmpty() ? tr("Component without a name") : label);
        auto *form = new ComponentForm(m_editor, m_subject, body);
        connect(form, &ComponentForm::figurePressed, this, &Inspector::figurePressed);
        connect(form, &ComponentForm::sweepPressed, this, &Inspector::sweepPressed);
        form->showEstimate(m_estimate);
        m_form = form;
        m_column->addWidget(form, 1);
        break;
    }
    case Page::Call: {
        title(tr("Call"));
        auto *form = new CallForm(m_editor, m_subject, body);
        connect(form, &CallForm::sweepPressed, this, &Inspector::sweepPressed);
        form->showEstimate(m_estimate);
        m_form = form;
        m_column->addWidget(form, 1);
        break;
    }
    }
    settle(*body);
}

} // namespace ninesketch
