// SPDX-License-Identifier: GPL-3.0-or-later
// Export without a dialog: a panel with a preview, the options, and one button per format.
#pragma once
#include "exporters/exporter.h"
#include "ui/estimator.h"
#include "ui/latest_task.h"
#include "ui/widgets/island.h"

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QGridLayout;
class QSpinBox;
class QTimer;

namespace ninesketch
{

class FlowRows;

/// What is to be exported, and how: a value that another thread can work on.
struct ExportWish {
    Scene scene;
    ExportOptions options;
    EstimatePtr numbers; ///< null: without them

    /// The scene as it is exported, with its numbers on it if they are wanted.
    Scene drawn() const;
};

class ExportPanel : public Island
{
    Q_OBJECT

public:
    ExportPanel(Editor &editor, Estimator &estimator, QWidget *parent = nullptr);
    void open(bool dark);
    /// px that are free: the preview becomes smaller, or goes, and the buttons stand in two rows, where that is little.
    void fit(QSize free);
    ExportWish wish() const;

signals:
    void exportPressed(const QString &exporterId);
    void copyPressed(const QString &exporterId);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLayout *choices();
    QLayout *measures();
    QWidget *buttons();
    void refreshSoon();
    void refresh();

    Editor &m_editor;
    Estimator &m_estimator;
    QLabel *m_preview;
    QSize m_painted; ///< of the preview
    QCheckBox *m_background, *m_dark, *m_selected, *m_embed, *m_annotate;
    QButtonGroup *m_scale;
    FlowRows *m_buttons;
    QSpinBox *m_padding;
    QComboBox *m_paper, *m_pages;
    QTimer *m_soon;
    LatestTask *m_painting; ///< the preview
};

} // namespace ninesketch
