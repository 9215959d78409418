// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/style_commands.h"

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/eyedropper.h"
#include "ui/commands/desk.h"
#include "ui/editor.h"
#include "ui/panels/colour_picker.h"
#include "ui/panels/style_properties.h"

#include <algorithm>

namespace ninesketch
{

namespace
{

/// The same change to the style that new elements get.
CurrentStyle restyled(CurrentStyle style, const StyleChange &change)
{
    const auto take = [](auto &to, const auto &from) {
        if (from)
            to = *from;
    };
    take(style.strokeColor, change.strokeColor);
    take(style.backgroundColor, change.backgroundColor);
    take(style.fillStyle, change.fillStyle);
    take(style.strokeWidth, change.strokeWidth);
    take(style.evenPen, change.evenPen);
    take(style.strokeStyle, change.strokeStyle);
    take(style.roughness, change.roughness);
    take(style.opacity, change.opacity);
    take(style.roundEdges, change.roundEdges);
    take(style.fontFamily, change.fontFamily);
    take(style.fontSize, change.fontSize);
    take(style.textAlign, change.textAlign);
    take(style.startArrowhead, change.startArrowhead);
    take(style.endArrowhead, change.endArrowhead);
    take(style.arrowType, change.arrowType);
    return style;
}

} // namespace

void StyleCommands::copy()
{
    const auto elements = m_desk.editor.scene().elements();
    const auto lowest = std::ranges::find_if(
        elements, [this](const ElementPtr &e) { return m_desk.editor.selection().contains(e->id); });
    if (lowest != elements.end())
        m_copied = styleOf(**lowest, m_desk.editor.scene());
    emit copied();
}

void StyleCommands::paste()
{
    if (m_copied)
        m_desk.editor.commit(
            setStyle(m_desk.editor.committed(), m_desk.editor.selection().ids, *m_copied, m_desk.edit()),
            tr("Paste style"));
}

void StyleCommands::apply(const QString &propertyId, const QString &value, bool preview)
{
    const StyleProperty *property = findStyleProperty(propertyId);
    if (!property)
        return;
    StyleChange change;
    property->change(change, value);
    if (!m_desk.editor.selection().empty()) {
        Scene styled = setStyle(m_desk.editor.committed(), m_desk.editor.selection().ids, change, m_desk.edit());
        if (preview)
            m_desk.editor.preview(std::move(styled));
        else
            m_desk.editor.commit(std::move(styled), tr("Change %1").arg(tr(property->title).toLower()));
    }
    if (!preview)
        m_desk.canvas.setCurrentStyle(restyled(m_desk.canvas.currentStyle(), change));
    emit changed();
}

void StyleCommands::pickFromDrawing(const QString &propertyId)
{
    auto *eyedropper = new Eyedropper(m_desk.canvas);
    const auto take = [this, propertyId](const QString &colour, bool other, bool preview) {
        const bool stroke = (propertyId == "stroke") != other;
        apply(stroke ? "stroke" : "background", colour, preview);
    };
    connect(eyedropper, &Eyedropper::passed, this,
            [take](const QString &colour, bool other) { take(colour, other, true); });
    connect(eyedropper, &Eyedropper::picked, this, [this, take](const QString &colour, bool other) {
        take(colour, other, false);
        m_desk.canvas.setFocus();
    });
    connect(eyedropper, &Eyedropper::closed, this, [this] { m_desk.editor.cancelPreview(); });
}

void StyleCommands::choosePaper(QPoint at)
{
    const QStringList papers{"#ffffff", "#f8f9fa", "#f5faff", "#fffce8", "#fdf8f6"}; // Excalidraw's
    auto *picker = new ColourPicker(QString::fromStdString(m_desk.editor.committed().settings().viewBackgroundColor),
                                    true, papers, &m_desk.stage, tr("Canvas background"));
    connect(picker, &ColourPicker::chosen, this, [this](const QString &colour) {
        SceneSettings settings = m_desk.editor.committed().settings();
        settings.viewBackgroundColor = colour.toStdString();
        m_desk.editor.commit(m_desk.editor.committed().withSettings(settings), tr("Canvas background"));
    });
    picker->adjustSize();
    picker->move(m_desk.stage.mapToGlobal(at));
    picker->show();
    picker->setFocus();
}

} // namespace ninesketch
