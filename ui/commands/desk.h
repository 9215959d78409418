// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of one window share: its drawing and canvas, and the ways to say and to ask something without a
// dialog.
#pragma once
#include "model/scene/edit_context.h"
#include "ui/widgets/message_bar.h"

#include <QPointF>
#include <functional>

namespace ninesketch
{

class CanvasView;
class Documents;
class Editor;
class Estimator;

class Desk : public QObject
{
    Q_OBJECT

public:
    /// `stage`: what the canvas and the islands lie on.
    Desk(Editor &ofEditor, CanvasView &ofCanvas, Estimator &ofEstimator, Documents &ofDocuments, MessageBar &ofMessages,
         QWidget &ofStage, const TextMetrics &ofMetrics, QObject *parent);

    /// What an edit needs, as of now.
    EditContext edit() const;

    void say(const QString &sentence, MessageBar::Tone tone = MessageBar::Tone::Info,
             std::vector<MessageBar::Offer> offers = {}, bool lasting = false);

    /// A line to be typed into over the drawing: `use` gets it when Enter is pressed, or, with `keepAlways`, however it
    /// is left.
    void askLine(const QString &name, const QString &placeholder, const QString &text, QPointF above,
                 std::function<void(const QString &)> use, bool keepAlways = false);

    /// Groups are taken whole; ids that are not there are passed over.
    void select(const std::vector<std::string> &ids, bool bringIntoView = false);

    Editor &editor;
    CanvasView &canvas;
    Estimator &estimator;
    Documents &documents;
    MessageBar &messages;
    QWidget &stage;
    const TextMetrics &metrics;

private:
    mutable Random m_random;
};

} // namespace ninesketch
