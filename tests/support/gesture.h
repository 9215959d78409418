// SPDX-License-Identifier: GPL-3.0-or-later
// A hand with a tool: does what the canvas does, without a window.
//
//     hand.take("rectangle").drag({0, 0}, {100, 50});
//     hand.take("arrow").drag({50, 25}, {300, 25});
#pragma once
#include "exporters/images.h"
#include "ui/editor.h"
#include "ui/tools/tool.h"

#include <QTest>

namespace ninesketch
{

class Hand
{
public:
    explicit Hand(std::uint64_t seed = 1) : m_random(seed) { take("selection"); }

    Editor editor;
    ToolAnswer last; ///< the answer to the last event

    Hand &take(const std::string &toolId)
    {
        if (m_tool)
            apply(m_tool->cancel(context()));
        for (const auto &entry : allTools())
            if (entry.id == toolId)
                m_tool = entry.make();
        return *this;
    }
    Hand &with(const ArrowHold &hold)
    {
        m_arrowHold = hold;
        return *this;
    }
    Hand &onGrid()
    {
        m_grid = true;
        return *this;
    }
    /// The style that what is drawn gets.
    Hand &with(const CurrentStyle &style)
    {
        m_style = style;
        return *this;
    }
    /// Texts are measured so; before, each letter is as wide as the next.
    Hand &with(const TextMetrics &metrics)
    {
        m_metrics = &metrics;
        return *this;
    }
    Hand &hold(Qt::KeyboardModifiers modifiers)
    {
        m_modifiers = modifiers;
        return *this;
    }
    Hand &press(Point at, bool twice = false) { return send(&Tool::press, at, Qt::LeftButton, Qt::LeftButton, twice); }
    Hand &move(Point at, bool down = true)
    {
        return send(&Tool::move, at, Qt::NoButton, down ? Qt::LeftButton : Qt::NoButton, false);
    }
    Hand &release(Point at) { return send(&Tool::release, at, Qt::LeftButton, Qt::NoButton, false); }
    Hand &click(Point at) { return press(at).release(at); }
    Hand &doubleClick(Point at)
    {
        click(at).press(at, true);
        const std::string text = last.editText; // the second press answers, the release says nothing more
        release(at);
        if (last.editText.empty())
            last.editText = text;
        return *this;
    }
    Hand &drag(Point from, Point to) { return press(from).move(from + (to - from) * 0.5).move(to).release(to); }
    Hand &key(Qt::Key key)
    {
        apply(m_tool->key(key, m_modifiers, context()));
        return *this;
    }
    Hand &letGo(Qt::Key key)
    {
        apply(m_tool->keyReleased(key, Qt::NoModifier, context()));
        return *this;
    }
    Hand &escape()
    {
        apply(m_tool->cancel(context()));
        return *this;
    }

    const Scene &scene() const { return editor.scene(); }
    const Element &element(std::size_t i) const { return *scene().elements()[i]; }
    const Tool &tool() const { return *m_tool; }
    ToolContext context()
    {
        ToolContext context{editor.committed(), editor.selection(), m_style, *m_metrics};
        context.random = &m_random;
        context.now = 1000;
        context.images = &m_images;
        context.arrowHold = m_arrowHold;
        context.gridEnabled = m_grid;
        return context;
    }
    EditContext edit() { return {*m_metrics, m_random, 1000}; }

private:
    Hand &send(ToolAnswer (Tool::*event)(const PointerEvent &, const ToolContext &), Point at, Qt::MouseButton button,
               Qt::MouseButtons buttons, bool twice)
    {
        PointerEvent pointer;
        pointer.at = pointer.screen = at;
        pointer.button = button;
        pointer.buttons = buttons;
        pointer.modifiers = m_modifiers;
        pointer.doubleClick = twice;
        apply((m_tool.get()->*event)(pointer, context()));
        return *this;
    }
    void apply(ToolAnswer answer)
    {
        last = answer;
        if (answer.style)
            m_style = *answer.style;
        if (answer.outcome == ToolAnswer::Outcome::Preview && answer.scene)
            editor.preview(*answer.scene);
        if (answer.outcome == ToolAnswer::Outcome::Commit && answer.goesOn)
            editor.commitOn(*answer.scene, answer.what);
        else if (answer.outcome == ToolAnswer::Outcome::Commit)
            editor.commit(*answer.scene, answer.what, answer.selection.value_or(editor.selection()));
        else if (answer.selection)
            editor.setSelection(*answer.selection);
        if (answer.outcome == ToolAnswer::Outcome::Cancel)
            editor.cancelPreview();
        if (answer.finished)
            take("selection");
    }

    Random m_random;
    FixedTextMetrics m_fixedMetrics;
    const TextMetrics *m_metrics = &m_fixedMetrics;
    ImageCache m_images;
    CurrentStyle m_style;
    ArrowHold m_arrowHold;
    bool m_grid = false;
    std::unique_ptr<Tool> m_tool;
    Qt::KeyboardModifiers m_modifiers = Qt::NoModifier;
};

} // namespace ninesketch
