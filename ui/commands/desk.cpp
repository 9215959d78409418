// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/desk.h"

#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>

namespace ninesketch
{

Desk::Desk(Editor &ofEditor, CanvasView &ofCanvas, Estimator &ofEstimator, Documents &ofDocuments,
           MessageBar &ofMessages, QWidget &ofStage, const TextMetrics &ofMetrics, QObject *parent)
    : QObject(parent), editor(ofEditor), canvas(ofCanvas), estimator(ofEstimator), documents(ofDocuments),
      messages(ofMessages), stage(ofStage), metrics(ofMetrics), m_random(freshRandom())
{
}

EditContext Desk::edit() const
{
    return {metrics, m_random, nowInMilliseconds()};
}

void Desk::say(const QString &sentence, MessageBar::Tone tone, std::vector<MessageBar::Offer> offers, bool lasting)
{
    messages.say(sentence, tone, std::move(offers), lasting);
}

void Desk::askLine(const QString &name, const QString &placeholder, const QString &text, QPointF above,
                   std::function<void(const QString &)> use, bool keepAlways)
{
    auto *island = new Island(&stage);
    island->setAttribute(Qt::WA_DeleteOnClose);
    auto *row = new QHBoxLayout(island);
    const int margin = Island::shadow + space::small;
    row->setContentsMargins(margin, margin, margin, margin);
    auto *line = new QLineEdit(text, island);
    line->setMinimumWidth(320);
    line->setPlaceholderText(placeholder);
    line->setAccessibleName(name);
    row->addWidget(line);
    island->adjustSize();
    island->move(std::clamp(static_cast<int>(above.x()), 0, std::max(0, stage.width() - island->width())),
                 std::clamp(static_cast<int>(above.y()) - island->height() - 12, 0, stage.height()));
    island->show();
    line->setFocus();
    line->selectAll();
    connect(line, &QLineEdit::returnPressed, this, [this, line, use, keepAlways] {
        if (!keepAlways)
            use(line->text().trimmed());
        canvas.setFocus();
    });
    // editingFinished would not come of a line in which nothing was changed; another program may be looked at meanwhile
    connect(qApp, &QApplication::focusChanged, island,
            [island, line, text, use = std::move(use), keepAlways](const QWidget *was, const QWidget *now) {
                if (was != line || !now)
                    return;
                if (keepAlways && island->isVisible() && line->text() != text)
                    use(line->text().trimmed());
                island->close();
            });
    auto *escape = new QAction(island);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    island->addAction(escape);
    connect(escape, &QAction::triggered, this, [this] { canvas.setFocus(); });
}

void Desk::select(const std::vector<std::string> &ids, bool bringIntoView)
{
    Ids wanted(ids.begin(), ids.end());
    std::erase_if(wanted, [&](const std::string &id) { return !editor.scene().find(id); });
    if (wanted.empty())
        return;
    const Ids whole = withGroups(editor.scene(), wanted);
    editor.setSelection({whole, {}});
    const auto box = bringIntoView ? commonBox(editor.scene(), whole) : std::nullopt;
    if (box)
        canvas.bringIntoSight(*box);
}

} // namespace ninesketch
