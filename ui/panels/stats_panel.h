// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers of the drawing, and of what is selected: place, size, angle and font size, to be changed by typing or
// dragging.
#pragma once
#include "model/scene/edits/measures.h"
#include "ui/editor.h"
#include "ui/tools/crop_tool.h"
#include "ui/widgets/island.h"

#include <functional>

class QLabel;

namespace ninesketch
{

class ScrubField;

class StatsPanel : public Island
{
    Q_OBJECT

public:
    StatsPanel(Editor &editor, std::function<EditContext()> context, QWidget *parent = nullptr);

    /// Asked for the image that is being cropped: its numbers are those of what is seen of it. Mouse and keys of
    /// `canvas` may begin and end that.
    void setCropping(QWidget &canvas, std::function<std::optional<Cropping>()> cropping);
    /// Counts of the design, below those of the drawing.
    void setDesign(std::size_t components, std::size_t calls);
    ScrubField *field(Measure measure) const { return m_fields[static_cast<std::size_t>(measure)].field; }

signals:
    void closePressed();
    void left(); ///< Escape in a field
    void resized();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row {
        Measure measure;
        const char *step; ///< what undo calls it
        double factor;    ///< shown units for one of the model's
        ScrubField *field = nullptr;
    };
    void follow();
    void showScene();
    void showSelection();
    std::optional<Cropping> cropping() const { return m_cropping ? m_cropping() : std::nullopt; }
    void change(const Row &row, double value, bool relative, bool preview);

    Editor &m_editor;
    std::function<EditContext()> m_context;
    std::function<std::optional<Cropping>()> m_cropping;
    bool m_crops = false; ///< as shown
    std::vector<Row> m_fields;
    QLabel *m_scene, *m_title, *m_none;
    QWidget *m_grid;
    std::size_t m_components = 0, m_calls = 0;
};

} // namespace ninesketch
