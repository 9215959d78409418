// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stats_panel.h"

#include "model/design/read_design.h"
#include "model/scene/edits.h"
#include "model/scene/edits/crop_measures.h"
#include "model/scene/element_names.h"
#include "model/sketch/bounds.h"
#include "ui/theme.h"
#include "ui/widgets/scrub_field.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <numbers>

namespace ninesketch
{

namespace
{

constexpr double degrees = 180 / std::numbers::pi;

bool countsAsShape(const Element &element)
{
    return !isCarrier(element) && !(element.text() && element.text()->containerId);
}

QString titleOf(const Scene &scene, const Selection &selection)
{
    std::size_t count = 0;
    const Element *one = nullptr;
    for (const std::string &id : selection.ids) {
        const Element *element = scene.find(id);
        if (element && countsAsShape(*element)) {
            one = element;
            ++count;
        }
    }
    if (count == 0)
        return {};
    if (const std::string body = onlyStencilOf(scene, selection.ids); !body.empty())
        return StatsPanel::tr(stencilOf(*scene.find(body))->name);
    if (count > 1)
        return StatsPanel::tr("%n elements", nullptr, static_cast<int>(count));
    QString type = QString::fromStdString(typeName(*one));
    return type.replace(0, 1, type.left(1).toUpper());
}

} // namespace

StatsPanel::StatsPanel(Editor &editor, std::function<EditContext()> context, QWidget *parent)
    : Island(parent), m_editor(editor), m_context(std::move(context)), m_scene(new QLabel(this)),
      m_title(new QLabel(this)), m_none(mutedLabel(tr("Select something to see and change its numbers."), this)),
      m_grid(new QWidget(this))
{
    setObjectName("statsPanel");
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(shadow + space::normal, shadow + space::small, shadow + space::normal,
                               shadow + space::normal);
    column->setSpacing(space::small);
    auto *head = new QHBoxLayout;
    auto *title = new QLabel(tr("Stats"), this);
    title->setFont(uiFont(0, true));
    head->addWidget(title, 1);
    auto *close = new IconButton("close", tr("Close — Alt+/"), this);
    close->setIconSize({16, 16});
    connect(close, &QToolButton::clicked, this, &StatsPanel::closePressed);
    head->addWidget(close);
    column->addLayout(head);
    m_scene->setTextFormat(Qt::RichText);
    column->addWidget(m_scene);
    column->addWidget(separator(this));
    m_title->setFont(uiFont(0, true));
    column->addWidget(m_title);
    column->addWidget(m_none);
    auto *cells = new QGridLayout(m_grid);
    cells->setContentsMargins(0, 0, 0, 0);
    cells->setSpacing(space::tight);
    struct Look {
        Measure measure;
        const char *letter, *name, *suffix;
        double step, factor;
    };
    // steps as Excalidraw has them: 10 px, 15°, 4 px
    static constexpr Look looks[] = {
        {Measure::X, "X", QT_TR_NOOP("X"), "", 10, 1},
        {Measure::Y, "Y", QT_TR_NOOP("Y"), "", 10, 1},
        {Measure::Width, "W", QT_TR_NOOP("Width"), "", 10, 1},
        {Measure::Height, "H", QT_TR_NOOP("Height"), "", 10, 1},
        {Measure::Angle, "∠", QT_TR_NOOP("Angle"), "°", 15, degrees},
        {Measure::FontSize, "Aa", QT_TR_NOOP("Font size"), "", 4, 1},
    };
    for (const Look &look : looks) {
        auto *field = new ScrubField(look.letter, tr(look.name), look.suffix, look.step, m_grid);
        const auto at = static_cast<int>(m_fields.size());
        cells->addWidget(field, at / 2, at % 2);
        m_fields.push_back({look.measure, look.name, look.factor, field});
    }
    for (const Row &row : m_fields) {
        connect(row.field, &ScrubField::typed, this, [this, row](double v) { change(row, v, false, false); });
        connect(row.field, &ScrubField::stepped, this, [this, row](double by) { change(row, by, true, false); });
        connect(row.field, &ScrubField::dragged, this, [this, row](double by) { change(row, by, true, true); });
        connect(row.field, &ScrubField::dragEnded, this, [this, row](double by) { change(row, by, true, false); });
        connect(row.field, &ScrubField::left, this, &StatsPanel::left);
        connect(row.field, &ScrubField::dragCancelled, this, [this] { m_editor.cancelPreview(); });
    }
    column->addWidget(m_grid);
    setFixedWidth(248 + 2 * shadow);
    hide();
    connect(&editor, &Editor::sceneChanged, this, [this](const SceneChange &) { follow(); });
    connect(&editor, &Editor::selectionChanged, this, &StatsPanel::follow);
}

void StatsPanel::setDesign(std::size_t components, std::size_t calls)
{
    m_components = components;
    m_calls = calls;
    if (isVisible())
        showScene();
}

void StatsPanel::setCropping(QWidget &canvas, std::function<std::optional<Cropping>()> cropping)
{
    m_cropping = std::move(cropping);
    canvas.installEventFilter(this);
}

bool StatsPanel::eventFilter(QObject *watched, QEvent *event)
{
    const auto type = event->type();
    if (isVisible() && (type == QEvent::MouseButtonRelease || type == QEvent::KeyRelease))
        QTimer::singleShot(0, this, [this] { // once the canvas has heard of it
            if (m_crops != cropping().has_value())
                showSelection();
        });
    return Island::eventFilter(watched, event);
}

void StatsPanel::showEvent(QShowEvent *event)
{
    Island::showEvent(event);
    follow();
}

void StatsPanel::follow()
{
    if (!isVisible())
        return;
    if (!m_editor.isPreviewing()) // one walk over the scene a change, not one a step of a drag
        showScene();
    constexpr std::size_t many = 300; // whose numbers are worked out when the hand is still
    if (!m_editor.isPreviewing() || m_editor.selection().ids.size() < many)
        showSelection();
    layout()->activate();
    const int before = height();
    resize(width(), sizeHint().height());
    if (height() != before)
        emit resized();
}

void StatsPanel::showScene()
{
    const Scene &scene = m_editor.scene();
    std::size_t shapes = 0;
    for (const ElementPtr &element : scene.elements())
        shapes += countsAsShape(*element);
    const Rect box = exportBounds(scene);
    QString rows;
    const auto row = [&](const QString &name, const QString &value) {
        rows += QString("<tr><td width='60%'>%1</td><td align='right'>%2</td></tr>").arg(name, value);
    };
    row(tr("Shapes"), QString::number(shapes));
    row(tr("Width"), QString::number(qRound(box.width)));
    row(tr("Height"), QString::number(qRound(box.height)));
    if (m_components > 0) {
        row(tr("Components"), QString::number(m_components));
        row(tr("Calls"), QString::number(m_calls));
    }
    m_scene->setText("<table width='100%'>" + rows + "</table>");
}

void StatsPanel::showSelection()
{
    const Selection &selection = m_editor.selection();
    const auto crop = cropping();
    const Element *image = crop ? m_editor.scene().find(crop->imageId) : nullptr;
    m_crops = image != nullptr;
    QString title = titleOf(m_editor.scene(), selection);
    if (image) {
        const Rect whole = uncroppedBox(*image);
        title = tr("Crop of %1 × %2").arg(qRound(whole.width)).arg(qRound(whole.height));
    }
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    bool any = false;
    for (const Row &row : m_fields) {
        const MeasureValue found =
            image && cropMeasureOf(*image, row.measure).applies
                ? cropMeasureOf(*image, row.measure)
                : measureOf(m_editor.scene(), selection.ids, row.measure, selection.editingGroupId);
        row.field->setEnabled(found.applies);
        row.field->setVisible(found.applies || row.measure != Measure::FontSize);
        row.field->setValue(found.value ? std::optional(*found.value * row.factor) : std::nullopt);
        if (!found.applies)
            row.field->line()->setPlaceholderText(QString());
        any = any || found.applies;
    }
    m_grid->setVisible(any);
    m_none->setVisible(!any);
    m_none->setText(title.isEmpty() ? tr("Select something to see and change its numbers.")
                                    : tr("It lies where the shapes that it holds on to put it."));
}

void StatsPanel::change(const Row &row, double value, bool relative, bool preview)
{
    const Selection &selection = m_editor.selection();
    const Scene &scene = m_editor.committed();
    const double own = value / row.factor;
    const auto edit = relative ? addToMeasure : setMeasure;
    const auto crop = cropping();
    const Element *image = crop ? scene.find(crop->imageId) : nullptr;
    const bool ofCrop = image && cropMeasureOf(*image, row.measure).applies;
    Scene changed = ofCrop ? setCropMeasure(scene, image->id, row.measure,
                                            own + (relative ? cropMeasureOf(*image, row.measure).value.value_or(0) : 0),
                                            crop->natural, m_context())
                           : edit(scene, selection.ids, row.measure, own, m_context(), selection.editingGroupId);
    if (preview)
        m_editor.preview(std::move(changed));
    else
        m_editor.commit(std::move(changed), tr("Change %1").arg(tr(row.step).toLower()));
}

} // namespace ninesketch
