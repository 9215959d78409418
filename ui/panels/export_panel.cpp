// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/export_panel.h"

#include "exporters/png.h"
#include "exporters/qt_text_metrics.h"
#include "model/annotate/annotate.h"
#include "model/scene/edits.h"
#include "ui/editor.h"
#include "ui/theme.h"
#include "ui/widgets/flow_rows.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{

namespace
{

const QSize previewSize(360, 210);

bool hasFrames(const Scene &scene)
{
    return std::ranges::any_of(scene.elements(), [](const ElementPtr &e) { return e->isFrame(); });
}

} // namespace

Scene ExportWish::drawn() const
{
    if (!numbers)
        return scene;
    AnnotateOptions how;
    how.legend = options.only.empty();
    return annotated(scene, numbers->design, numbers->report, QtTextMetrics(), how);
}

ExportPanel::ExportPanel(Editor &editor, Estimator &estimator, QWidget *parent)
    : Island(parent), m_editor(editor), m_estimator(estimator), m_preview(new QLabel(this)), m_soon(new QTimer(this)),
      m_painting(new LatestTask(this))
{
    setObjectName("exportPanel");
    auto *column = new QVBoxLayout(this);
    const int margin = shadow + space::wide;
    column->setContentsMargins(margin, shadow + space::normal, margin, margin);
    column->setSpacing(space::small);
    auto *top = new QHBoxLayout;
    auto *title = new QLabel(tr("Export"), this);
    title->setFont(uiFont(3, true));
    top->addWidget(title);
    top->addStretch();
    auto *close = new IconButton("close", tr("Close — Esc"), this);
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    top->addWidget(close);
    column->addLayout(top);
    m_preview->setFixedSize(previewSize);
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_preview, 0, Qt::AlignHCenter);
    column->addLayout(choices());
    column->addLayout(measures());
    column->addSpacing(space::tight);
    column->addWidget(buttons());

    m_soon->setSingleShot(true);
    m_soon->setInterval(60);
    connect(m_soon, &QTimer::timeout, this, &ExportPanel::refresh);
    connect(&editor, &Editor::sceneChanged, this, &ExportPanel::refreshSoon);
    connect(&estimator, &Estimator::changed, this, [this] {
        if (m_annotate->isChecked())
            refreshSoon();
    });
    hide();
}

QLayout *ExportPanel::choices()
{
    const auto check = [&](const QString &text, const QString &help, bool on) {
        auto *box = new QCheckBox(text, this);
        box->setToolTip(help);
        box->setChecked(on);
        connect(box, &QCheckBox::toggled, this, &ExportPanel::refreshSoon);
        return box;
    };
    m_background = check(tr("Background"), tr("Paint the canvas colour behind the drawing"), true);
    m_dark = check(tr("Dark"), tr("In the colours of dark mode"), false);
    m_selected = check(tr("Only what is selected"), {}, false);
    m_embed = check(tr("Embed the drawing"), tr("PNG and SVG can be opened again, here and in Excalidraw"), true);
    m_annotate = check(tr("With its numbers"), tr("Each component wears its figures, with a legend"), false);
    m_annotate->setObjectName("exportNumbers");
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(space::tight);
    grid->setHorizontalSpacing(space::wide);
    grid->addWidget(m_background, 0, 0);
    grid->addWidget(m_dark, 0, 1);
    grid->addWidget(m_selected, 1, 0);
    grid->addWidget(m_annotate, 1, 1);
    grid->addWidget(m_embed, 2, 0);
    return grid;
}

QLayout *ExportPanel::measures()
{
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(space::tight);
    grid->setHorizontalSpacing(space::small);
    const auto label = [&](const QString &text, QWidget *of, int row, int place) {
        auto *name = new QLabel(text, this);
        name->setBuddy(of);
        of->setAccessibleName(text);
        of->setMinimumWidth(80); // px: narrower than its words in narrow windows
        grid->addWidget(name, row, place);
        grid->addWidget(of, row, place + 1);
    };
    auto *scales = new QWidget(this);
    auto *row = new QHBoxLayout(scales);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    m_scale = new QButtonGroup(this);
    for (int factor = 1; factor <= 3; ++factor) {
        auto *button = new IconButton("", tr("PNG: %1 times as many pixels").arg(factor), scales);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setText(QString::number(factor) + QStringLiteral("×"));
        button->setObjectName(QStringLiteral("exportScale%1").arg(factor));
        button->setCheckable(true);
        button->setChecked(factor == 2);
        m_scale->addButton(button, factor);
        row->addWidget(button);
    }
    row->addStretch();
    label(tr("Scale"), scales, 0, 0);
    m_padding = new QSpinBox(this);
    m_padding->setObjectName("exportPadding");
    m_padding->setRange(0, 500);
    m_padding->setSingleStep(10);
    m_padding->setValue(static_cast<int>(ExportOptions().padding));
    m_padding->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_padding->setSuffix(tr(" px"));
    m_padding->setToolTip(tr("Room around the drawing"));
    connect(m_padding, &QSpinBox::valueChanged, this, &ExportPanel::refreshSoon);
    label(tr("Padding"), m_padding, 0, 2);

    m_paper = new QComboBox(this);
    m_paper->setObjectName("exportPaper");
    m_paper->setToolTip(tr("The sheet of a PDF"));
    m_paper->addItem(tr("As the drawing"), static_cast<int>(PaperSize::FitDrawing));
    for (const NamedPaper &paper : allPapers())
        m_paper->addItem(QString::fromLatin1(paper.name), static_cast<int>(paper.size));
    label(tr("PDF sheet"), m_paper, 1, 0);
    m_pages = new QComboBox(this);
    m_pages->setObjectName("exportPages");
    m_pages->addItem(tr("One"), static_cast<int>(PdfPages::WholeDrawing));
    m_pages->addItem(tr("One a frame"), static_cast<int>(PdfPages::OnePerFrame));
    m_pages->setToolTip(tr("Pages of a PDF"));
    label(tr("Pages"), m_pages, 1, 2);
    grid->setColumnStretch(1, 2); // "As the drawing"
    grid->setColumnStretch(3, 1);
    return grid;
}

QWidget *ExportPanel::buttons()
{
    auto *buttons = new QWidget(this);
    auto *row = m_buttons = new FlowRows(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    struct Button {
        const char *id, *text;
    };
    for (const auto &[id, text] :
         {Button{"png", "PNG"}, {"svg", "SVG"}, {"pdf", "PDF"}, {"excalidraw", "Excalidraw"}}) {
        auto *button = new QPushButton(QString::fromLatin1(text), this);
        button->setToolTip(tr("Save as %1").arg(QString::fromLatin1(text)));
        button->setProperty("role", "primary");
        connect(button, &QPushButton::clicked, this,
                [this, name = QString::fromLatin1(id)] { emit exportPressed(name); });
        row->addWidget(button);
    }
    auto *copy = new QPushButton(tr("Copy PNG"), this);
    copy->setToolTip(tr("Put the picture on the clipboard — %1").arg("Shift+Alt+C"));
    connect(copy, &QPushButton::clicked, this, [this] { emit copyPressed("png"); });
    row->addWidget(copy);
    return buttons;
}

void ExportPanel::open(bool dark)
{
    m_dark->setChecked(dark);
    m_selected->setEnabled(!m_editor.selection().empty());
    m_selected->setChecked(!m_editor.selection().empty());
    m_pages->setEnabled(hasFrames(m_editor.scene()));
    if (!m_pages->isEnabled())
        m_pages->setCurrentIndex(0);
    show();
    raise();
    m_background->setFocus(Qt::ShortcutFocusReason);
    m_preview->setText(tr("Painting …"));
    refresh();
}

void ExportPanel::fit(QSize free)
{
    constexpr int least = 60; // px at which something is seen
    const QMargins margins = layout()->contentsMargins();
    const int across = free.width() - margins.left() - margins.right();
    m_buttons->setRoom(across);
    m_preview->setFixedSize(std::min(previewSize.width(), across), previewSize.height());
    m_preview->show();
    layout()->activate();
    const int room = previewSize.height() - std::max(0, sizeHint().height() - free.height());
    m_preview->setFixedHeight(std::max(least, room));
    m_preview->setVisible(room >= least);
    layout()->activate();
    adjustSize();
    resize(std::min(width(), free.width()), height());
    if (m_preview->size() != m_painted)
        refreshSoon();
}

ExportWish ExportPanel::wish() const
{
    ExportWish wish{m_editor.committed(), {}, nullptr};
    ExportOptions &options = wish.options;
    options.background = m_background->isChecked();
    options.dark = m_dark->isChecked();
    options.embedScene = m_embed->isChecked();
    options.scale = m_scale->checkedId();
    options.padding = m_padding->value();
    options.paper = static_cast<PaperSize>(m_paper->currentData().toInt());
    options.pages = static_cast<PdfPages>(m_pages->currentData().toInt());
    if (m_selected->isChecked() && m_selected->isEnabled()) {
        const Ids whole = withGroups(wish.scene, m_editor.selection().ids); // numbers join the group of their component
        options.only.assign(whole.begin(), whole.end());
    }
    if (m_annotate->isChecked())
        wish.numbers = m_estimator.drawn();
    return wish;
}

void ExportPanel::refreshSoon()
{
    if (isVisible())
        m_soon->start();
}

void ExportPanel::refresh()
{
    const double ratio = devicePixelRatioF();
    ExportWish small = wish();
    small.options.scale = ratio;
    m_painted = m_preview->size();
    const QSize room = m_painted * ratio;
    m_painting->run([small, room](const std::stop_token &) { return exportImage(small.drawn(), small.options, room); },
                    [this, ratio](const Result<QImage> &image) {
                        if (!image) {
                            m_preview->setText(QString::fromStdString(image.error()));
                            return;
                        }
                        QPixmap picture = QPixmap::fromImage(*image);
                        picture.setDevicePixelRatio(ratio);
                        m_preview->setPixmap(picture);
                    });
}

void ExportPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        emit closed();
    } else
        Island::keyPressEvent(event);
}

} // namespace ninesketch
