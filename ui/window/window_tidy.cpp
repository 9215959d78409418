// SPDX-License-Identifier: GPL-3.0-or-later
// Tidying up, seen as a movement.
#include "model/design/read_design.h"
#include "model/design/tidy.h"
#include "model/scene/bounds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/scene_glide.h"
#include "ui/window/main_window.h"

namespace ninesketch
{

void MainWindow::tidyUp(bool selectionOnly)
{
    m_canvas->putToolDown();
    m_glide->skip();
    const Scene before = m_editor->committed();
    const Scene after = tidied(before, selectionOnly ? m_editor->selection().ids : Ids{}, edit());
    if (after.sameAs(before)) {
        m_desk->say(readDesign(before).empty()
                        ? tr("There is no design to tidy yet: draw components and the arrows between them.")
                        : tr("There is nothing to tidy: it stands as it would be laid out."));
        return;
    }
    m_editor->commit(after, tr("Tidy up"));
    if (selectionOnly) {
        if (const auto box = commonBox(after, m_editor->selection().ids); box && !m_canvas->isInSight(*box))
            m_canvas->zoomToSelection();
    } else {
        makeRoomFor(m_canvas->contentBox(), 0);
    }
    m_glide->start(before);
}

} // namespace ninesketch
