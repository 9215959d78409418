// SPDX-License-Identifier: GPL-3.0-or-later
// Export without a dialog: a panel with a preview, the options, and one button per format.
#pragma once
#include "exporters/exporter.h"
#include "ui/editor.h"
#include "ui/widgets/island.h"

class QButtonGroup;
class QCheckBox;
class QTimer;

namespace ninesketch
{

class ExportPanel : public Island
{
    Q_OBJECT

public:
    explicit ExportPanel(Editor &editor, QWidget *parent = nullptr);
    void open(bool dark);
    ExportOptions options() const;

signals:
    void exportPressed(const QString &exporterId);
    void copyPressed(const QString &exporterId);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();

    Editor &m_editor;
    QLabel *m_preview;
    QCheckBox *m_background, *m_dark, *m_selected, *m_embed, *m_annotate;
    QButtonGroup *m_scale;
    QTimer *m_soon;
};

} // namespace ninesketch
