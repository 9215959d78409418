// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/export_panel.h"

#include "ui/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <cstring>

namespace ninesketch
{

namespace
{

const QSize previewSize(340, 210);

const Exporter *findExporter(const char *id)
{
    for (const Exporter &exporter : allExporters()) {
        if (std::strcmp(exporter.id, id) == 0)
            return &exporter;
    }
    return nullptr;
}

} // namespace

ExportPanel::ExportPanel(Editor &editor, QWidget *parent)
    : Island(parent), m_editor(editor), m_preview(new QLabel(this)), m_soon(new QTimer(this))
{
    setObjectName("exportPanel");
    auto *column = new QVBoxLayout(this);
    const int margin = shadow + space::wide;
    column->setContentsMargins(margin, shadow + space::normal, margin, margin);
    column->setSpacing(space::small);
    auto *top = new QHBoxLayout;
    auto *title = new QLabel(tr("Export image"), this);
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

    const auto check = [&](const QString &text, const QString &help, bool on) {
        auto *box = new QCheckBox(text, this);
        box->setToolTip(help);
        box->setChecked(on);
        connect(box, &QCheckBox::toggled, this, [this] { m_soon->start(); });
        return box;
    };
    m_background = check(tr("Background"), tr("Paint the canvas colour behind the drawing"), true);
    m_dark = check(tr("Dark"), tr("In the colours of dark mode"), false);
    m_selected = check(tr("Only what is selected"), {}, false);
    m_embed = check(tr("Embed the drawing"), tr("The file can be opened again, here and in Excalidraw"), true);
    m_annotate = check(tr("With its numbers"), tr("Each component wears its figures, with a legend"), false);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(space::tight);
    grid->addWidget(m_background, 0, 0);
    grid->addWidget(m_dark, 0, 1);
    grid->addWidget(m_selected, 1, 0);
    grid->addWidget(m_annotate, 1, 1);
    grid->addWidget(m_embed, 2, 0);
    auto *scales = new QHBoxLayout;
    scales->setSpacing(2);
    scales->addWidget(new QLabel(tr("Scale"), this));
    m_scale = new QButtonGroup(this);
    for (int factor = 1; factor <= 3; ++factor) {
        auto *button = new IconButton("", tr("%1 times as many pixels").arg(factor), this);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setText(QString::number(factor) + QStringLiteral("×"));
        button->setCheckable(true);
        button->setChecked(factor == 2);
        m_scale->addButton(button, factor);
        scales->addWidget(button);
    }
    scales->addStretch();
    grid->addLayout(scales, 2, 1);
    column->addLayout(grid);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (const char *id : {"png", "svg", "pdf", "excalidraw"}) {
        const Exporter *exporter = findExporter(id);
        if (!exporter)
            continue;
        auto *button = new QPushButton(QString::fromLatin1(id).at(0).toUpper() + QString::fromLatin1(id).mid(1), this);
        if (std::strlen(id) == 3)
            button->setText(QString::fromLatin1(id).toUpper());
        button->setToolTip(tr("Save as %1").arg(QString::fromUtf8(exporter->name)));
        button->setProperty("role", "primary");
        connect(button, &QPushButton::clicked, this,
                [this, name = QString::fromLatin1(id)] { emit exportPressed(name); });
        buttons->addWidget(button);
    }
    auto *copy = new QPushButton(tr("Copy PNG"), this);
    copy->setToolTip(tr("Put the picture on the clipboard — %1").arg("Shift+Alt+C"));
    connect(copy, &QPushButton::clicked, this, [this] { emit copyPressed("png"); });
    buttons->addWidget(copy);
    column->addLayout(buttons);

    m_soon->setSingleShot(true);
    m_soon->setInterval(60);
    connect(m_soon, &QTimer::timeout, this, &ExportPanel::refresh);
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) {
        if (isVisible())
            m_soon->start();
    });
    hide();
}

void ExportPanel::open(bool dark)
{
    m_dark->setChecked(dark);
    m_selected->setEnabled(!m_editor.selection().empty());
    m_selected->setChecked(!m_editor.selection().empty());
    show();
    raise();
    m_background->setFocus(Qt::ShortcutFocusReason);
    refresh();
}

ExportOptions ExportPanel::options() const
{
    ExportOptions options;
    options.background = m_background->isChecked();
    options.dark = m_dark->isChecked();
    options.embedScene = m_embed->isChecked();
    options.scale = m_scale->checkedId();
    if (m_selected->isChecked() && m_selected->isEnabled())
        options.only.assign(m_editor.selection().ids.begin(), m_editor.selection().ids.end());
    return options;
}

void ExportPanel::refresh()
{
    const Exporter *png = findExporter("png");
    if (!png)
        return;
    ExportOptions small = options();
    small.embedScene = false;
    small.scale = 1;
    if (m_editor.scene().size() > 3000) {
        m_preview->setText(tr("No preview of so large a drawing"));
        return;
    }
    const Result<QByteArray> bytes = png->write(m_editor.committed(), small);
    QPixmap picture;
    if (!bytes || !picture.loadFromData(*bytes)) {
        m_preview->setText(bytes ? tr("Nothing to show yet") : QString::fromStdString(bytes.error()));
        return;
    }
    const double ratio = devicePixelRatioF();
    QPixmap scaled = picture;
    if (picture.width() > previewSize.width() * ratio || picture.height() > previewSize.height() * ratio)
        scaled = picture.scaled(previewSize * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    scaled.setDevicePixelRatio(ratio);
    m_preview->setPixmap(scaled);
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
