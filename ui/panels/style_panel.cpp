// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/style_panel.h"

#include "exporters/fonts.h"
#include "model/sketch/font_family.h"
#include "ui/panels/arrowhead_picker.h"
#include "ui/panels/colour_picker.h"
#include "ui/theme.h"
#include "ui/tools/bucket_tool.h"
#include "ui/tools/selection_facts.h"
#include "ui/widgets/action_set.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>

namespace ninesketch
{

namespace
{

/// All fonts, each in itself; those that Excalidraw has given up below a line.
QMenu *fontMenu(const QString &current, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(QStringLiteral("fonts"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int number : {5, 6, 7, 8, 0, 1, 2, 3}) {
        if (number == 0) {
            menu->addSeparator();
            continue;
        }
        QAction *action = menu->addAction(QString::fromLatin1(fontFamily(number).name));
        action->setFont(sceneFont(number, 17));
        action->setData(QString::number(number));
        action->setCheckable(true);
        action->setChecked(current == QString::number(number));
        if (action->isChecked())
            menu->setActiveAction(action);
    }
    return menu;
}

bool isFont(const StyleProperty &property)
{
    return property.id == std::string_view("font");
}

/// A value that has no button of its own.
bool isAmongOthers(const StyleProperty &property, const QString &value)
{
    return !value.isEmpty() && std::ranges::none_of(property.options, [&](const StyleOption &option) {
        return value == QLatin1String(option.value);
    });
}

bool isOfPalette(const QString &colour)
{
    return std::ranges::any_of(colourPalette(), [&](const PaletteColour &row) {
        return std::ranges::any_of(row.shades, [&](const char *shade) { return colour == QLatin1String(shade); });
    });
}

/// Colours of the drawing that are not of the palette: those that most elements have first, then those picked last.
QStringList customColours(const StyleProperty &property, const Scene &scene, const QStringList &picked)
{
    constexpr qsizetype most = 5; // Excalidraw's
    QMap<QString, int> uses;
    for (const ElementPtr &element : scene.elements())
        if (const QString colour = property.ofElement(*element); !colour.isEmpty() && !isOfPalette(colour))
            ++uses[colour];
    QStringList colours = uses.keys();
    std::ranges::stable_sort(colours, [&](const QString &a, const QString &b) { return uses[a] > uses[b]; });
    for (const QString &colour : picked)
        if (!colours.contains(colour))
            colours << colour;
    return colours.mid(0, most);
}

/// An element of the type that a tool draws, to ask the properties what it will have.
std::optional<Element> drawnBy(const QString &toolId)
{
    static const std::pair<const char *, ElementType> types[] = {
        {"rectangle", ElementType::Rectangle},  {"diamond", ElementType::Diamond},   {"ellipse", ElementType::Ellipse},
        {"arrow", ElementType::Arrow},          {"line", ElementType::Line},         {"draw", ElementType::Freedraw},
        {"draw-shape", ElementType::Rectangle}, {"freedraw", ElementType::Freedraw}, {"text", ElementType::Text},
        {"shapes", ElementType::Rectangle},     {"bucket", ElementType::Line},       {"note", ElementType::Rectangle}};
    for (const auto &[id, type] : types) {
        if (toolId != QLatin1String(id))
            continue;
        Element e;
        e.type = type;
        if (type == ElementType::Arrow || type == ElementType::Line)
            e.data = LinearData{};
        if (type == ElementType::Text)
            e.data = TextData{};
        return e;
    }
    return std::nullopt;
}

/// What a tool will draw with; nothing: what it draws does not have the property.
std::optional<QString> valueToDraw(const StyleProperty &property, Element probe, const CurrentStyle &style,
                                   const QString &toolId)
{
    const QLatin1String id(property.id);
    if (toolId == "bucket") { // pours a colour, and has no stroke
        probe.backgroundColor = bucketColour(style);
        if (!QStringList{"background", "fill", "opacity"}.contains(id))
            return std::nullopt;
    } else if (id == QLatin1String("fill")) {
        probe.backgroundColor = style.backgroundColor;
    }
    if (property.ofElement(probe).isNull())
        return std::nullopt;
    return toolId == "bucket" && id == QLatin1String("background") ? QString::fromStdString(bucketColour(style))
                                                                   : property.ofStyle(style);
}

/// The selected elements, and the labels of those that are containers.
std::vector<const Element *> selectedWithLabels(const Scene &scene, const Selection &selection)
{
    std::vector<const Element *> found;
    for (const std::string &id : selection.ids) {
        const Element *element = scene.find(id);
        if (!element)
            continue;
        found.push_back(element);
        for (const BoundElement &bound : element->boundElements) {
            const Element *label = bound.type == "text" ? scene.find(bound.id) : nullptr;
            if (label && !selection.contains(bound.id))
                found.push_back(label);
        }
    }
    return found;
}

/// Of the elements that have the property; null where they differ (a slider shows one of theirs), nothing where none
/// has it.
std::optional<QString> commonValue(const StyleProperty &property, const std::vector<const Element *> &elements,
                                   const Selection &selection)
{
    std::optional<QString> value;
    bool mixed = false;
    for (const Element *element : elements) {
        const bool isLabel = element->text() && element->text()->containerId && !selection.contains(element->id);
        const QString own = isLabel && !property.ofText ? QString() : property.ofElement(*element);
        if (own.isNull())
            continue;
        mixed = mixed || (value && own != *value);
        value = own;
    }
    return mixed && property.look != StyleProperty::Look::Slider ? QString() : value;
}

QWidget *buttonRow(ActionSet &actions, const QString &title, std::initializer_list<const char *> ids, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    column->addWidget(sectionLabel(title, box));
    QHBoxLayout *row = nullptr;
    int count = 0;
    for (const char *id : ids) {
        if (count++ % 5 == 0) {
            row = new QHBoxLayout;
            row->setSpacing(space::tight);
            column->addLayout(row);
        }
        row->addWidget(actions.button(id, box));
        if (count % 5 == 0 || count == static_cast<int>(ids.size()))
            row->addStretch();
    }
    return box;
}

} // namespace

StylePanel::StylePanel(ActionSet &actions, QWidget *parent)
    : Island(parent), m_scroll(new QScrollArea(this)), m_content(new QWidget)
{
    setObjectName("stylePanel");
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(space::normal, space::normal, space::normal, space::normal);
    layout->setSpacing(space::small);
    for (const StyleProperty &property : styleProperties()) {
        Row &row = m_rows[property.id];
        row.widget = makeRow(property, row);
        layout->addWidget(row.widget);
    }
    m_layers = buttonRow(actions, tr("Layers"), {"send-to-back", "send-backward", "bring-forward", "bring-to-front"},
                         m_content);
    m_align = buttonRow(actions, tr("Align"),
                        {"align-left", "align-centre", "align-right", "distribute-horizontally", "flip-horizontally",
                         "align-top", "align-middle", "align-bottom", "distribute-vertically", "flip-vertically"},
                        m_content);
    m_buttons = buttonRow(actions, tr("Actions"),
                          {"duplicate", "delete", "group", "ungroup", "link", "crop-image", "edit-points"}, m_content);
    for (auto *button : m_buttons->findChildren<QToolButton *>()) {
        const QAction *action = button->defaultAction();
        if (action->objectName() != "crop-image" && action->objectName() != "edit-points")
            continue; // those are for one kind of element each, and seen only with it
        const auto follow = [this, button](bool possible) {
            button->setVisible(possible);
            fit();
        };
        connect(action, &QAction::enabledChanged, button, follow);
        button->setVisible(action->isEnabled());
    }
    layout->addWidget(m_layers);
    layout->addWidget(m_align);
    layout->addWidget(m_buttons);
}

QWidget *StylePanel::makeRow(const StyleProperty &property, Row &row)
{
    auto *box = new QWidget(m_content);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tight);
    column->addWidget(sectionLabel(tr(property.title), box));
    auto *line = new QHBoxLayout;
    line->setSpacing(space::tight);
    column->addLayout(line);
    switch (property.look) {
    case StyleProperty::Look::Colours:
        addSwatches(property, row, line);
        break;
    case StyleProperty::Look::Buttons:
        addButtons(property, row, line);
        break;
    case StyleProperty::Look::Heads:
        row.more = new IconButton(property.options.front().icon, tr(property.title), m_content);
        connect(row.more, &QToolButton::clicked, this, [this, id = QString(property.id)] { openPicker(id); });
        line->addWidget(row.more);
        break;
    case StyleProperty::Look::Slider:
        addSlider(property, row, line);
        return box;
    }
    line->addStretch();
    return box;
}

void StylePanel::addSwatches(const StyleProperty &property, Row &row, QHBoxLayout *line)
{
    for (const StyleOption &option : property.options) {
        auto *swatch = new Swatch(option.value, {}, 26, m_content);
        connect(swatch, &Swatch::clicked, this, [this, &property, swatch] { pick(property, swatch->colour()); });
        connect(swatch, &Swatch::menuWanted, this, [this, &property, place = row.picks.size()](const QPoint &global) {
            offerToChangePick(property, place, global);
        });
        row.picks << swatch;
        line->addWidget(swatch);
    }
    setPicks(property.id, {});
    auto *bar = new QWidget(m_content);
    bar->setFixedSize(1, 18);
    bar->setStyleSheet("background: palette(alternate-base);");
    line->addWidget(bar);
    const QString key = QLatin1String(property.id) == QLatin1String("stroke") ? "S" : "G";
    row.current = new Swatch("transparent", tr("More colours — %1").arg(key), 26, m_content);
    connect(row.current, &Swatch::clicked, this, [this, id = QString(property.id)] { openPicker(id); });
    line->addWidget(row.current);
}

void StylePanel::setPicks(const QString &propertyId, const QStringList &colours)
{
    const StyleProperty *property = findStyleProperty(propertyId);
    if (!property || property->look != StyleProperty::Look::Colours)
        return;
    Row &row = m_rows[propertyId];
    row.options.clear();
    for (qsizetype i = 0; i < row.picks.size(); ++i) {
        const StyleOption &usual = property->options[static_cast<std::size_t>(i)];
        const QString own = i < colours.size() ? ColourPicker::normalised(colours[i]) : QString();
        const bool isUsual = own.isEmpty() || own == QLatin1String(usual.value);
        Swatch *swatch = row.picks[i];
        swatch->setColour(isUsual ? QString(usual.value) : own);
        swatch->setToolTip(tr("%1 (right-click: another colour here)").arg(isUsual ? tr(usual.text) : own));
        swatch->setAccessibleName(isUsual ? tr(usual.text) : own);
        swatch->setChosen(swatch->colour() == row.value);
        row.options.insert(swatch->colour(), swatch);
    }
}

void StylePanel::offerToChangePick(const StyleProperty &property, qsizetype place, const QPoint &global)
{
    const Row &row = m_rows[property.id];
    QStringList colours, usual;
    for (const Swatch *swatch : row.picks)
        colours << swatch->colour();
    for (const StyleOption &option : property.options)
        usual << option.value;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *put = menu->addAction(tr("Put the colour in use here"));
    put->setEnabled(!row.value.isEmpty() && !colours.contains(row.value));
    auto *back = menu->addAction(tr("Excalidraw's colours again"));
    back->setEnabled(colours != usual);
    const auto change = [this, id = QString(property.id)](const QStringList &now) {
        setPicks(id, now);
        emit picksChanged(id, now);
    };
    connect(put, &QAction::triggered, this, [change, colours, place, value = row.value]() mutable {
        colours[place] = value;
        change(colours);
    });
    connect(back, &QAction::triggered, this, [change] { change({}); });
    menu->popup(global);
}

void StylePanel::addButtons(const StyleProperty &property, Row &row, QHBoxLayout *line)
{
    for (const StyleOption &option : property.options) {
        auto *button = new IconButton(option.icon ? option.icon : "", tr(option.text), m_content);
        button->setCheckable(true);
        if (!option.icon) {
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
            button->setText(tr(option.text));
            button->setFixedSize(32, 32);
        }
        const QString value = option.value;
        connect(button, &QToolButton::clicked, this, [this, &property, value] {
            const bool zigzag =
                value == QLatin1String("hachure") && (QApplication::keyboardModifiers() & Qt::AltModifier);
            pick(property, zigzag ? "zigzag" : value);
        });
        row.options.insert(value, button);
        line->addWidget(button);
    }
    if (!isFont(property))
        return;
    row.more = new IconButton("font-more", tr("More fonts — Shift+F"), m_content);
    row.more->setCheckable(true);
    connect(row.more, &QToolButton::clicked, this, [this, &property, &row] {
        row.more->setChecked(isAmongOthers(property, row.value));
        openPicker(property.id);
    });
    line->addWidget(row.more);
}

void StylePanel::addSlider(const StyleProperty &property, Row &row, QHBoxLayout *line)
{
    auto *slider = new QSlider(Qt::Horizontal, m_content);
    slider->setRange(0, 100);
    slider->setSingleStep(10);
    slider->setPageStep(10);
    slider->setAccessibleName(tr(property.title));
    const auto stepped = [](int value) { return QString::number((value + 5) / 10 * 10); };
    connect(slider, &QSlider::valueChanged, this,
            [this, &property, slider, stepped](int value) { pick(property, stepped(value), slider->isSliderDown()); });
    connect(slider, &QSlider::sliderReleased, this,
            [this, &property, slider, stepped] { pick(property, stepped(slider->value()), false); });
    row.slider = slider;
    line->addWidget(slider);
}

void StylePanel::pick(const StyleProperty &property, const QString &value, bool preview)
{
    if (property.look == StyleProperty::Look::Colours) {
        if (!isOfPalette(value) && value.size() >= 4) {
            m_customColours.removeAll(value);
            m_customColours.prepend(value);
            m_customColours = m_customColours.mid(0, 5);
        }
    }
    emit chosen(property.id, value, preview);
}

void StylePanel::openPicker(const QString &propertyId)
{
    const StyleProperty *property = findStyleProperty(propertyId);
    if (!property || !m_rows.contains(propertyId))
        return;
    Row &row = m_rows[propertyId];
    const QPoint at = isVisible() ? QPoint(mapToGlobal(QPoint(width(), 0)).x(), row.widget->mapToGlobal(QPoint()).y())
                                  : parentWidget()->mapToGlobal(QPoint(space::wide, 96));
    if (propertyId == "font") {
        QMenu *menu = fontMenu(row.value, this);
        connect(menu, &QMenu::triggered, this,
                [this, property](QAction *action) { pick(*property, action->data().toString()); });
        menu->popup(at);
        return;
    }
    if (property->look == StyleProperty::Look::Heads) {
        auto *heads = new ArrowheadPicker(*property, row.value, this);
        connect(heads, &ArrowheadPicker::chosen, this,
                [this, property](const QString &head) { pick(*property, head); });
        heads->adjustSize();
        heads->move(at);
        heads->show();
        return;
    }
    auto *picker = new ColourPicker(row.value, propertyId == "background",
                                    customColours(*property, m_scene, m_customColours), this);
    connect(picker, &ColourPicker::chosen, this, [this, property](const QString &colour) { pick(*property, colour); });
    connect(picker, &ColourPicker::eyedropperWanted, this, [this, propertyId] { emit eyedropperWanted(propertyId); });
    picker->adjustSize();
    picker->move(at);
    picker->show();
    picker->setFocus();
}

void StylePanel::showValue(const StyleProperty &property, Row &row, const QString &value)
{
    row.value = value;
    for (auto it = row.options.cbegin(); it != row.options.cend(); ++it) {
        if (auto *button = qobject_cast<QToolButton *>(it.value()))
            button->setChecked(it.key() == value ||
                               (it.key() == QLatin1String("hachure") && value == QLatin1String("zigzag")));
        else if (auto *swatch = qobject_cast<Swatch *>(it.value()))
            swatch->setChosen(it.key() == value);
    }
    if (row.current)
        row.current->setColour(value);
    if (isFont(property))
        row.more->setChecked(isAmongOthers(property, value));
    else if (row.more)
        for (const StyleOption &option : property.options)
            if (value == QLatin1String(option.value))
                row.more->setIconName(option.icon);
    if (row.slider && !row.slider->isSliderDown()) {
        const QSignalBlocker quiet(row.slider);
        row.slider->setValue(static_cast<int>(value.toDouble()));
    }
}

bool StylePanel::hasAnything(const Selection &selection, const QString &toolId)
{
    return !selection.empty() || drawnBy(toolId);
}

void StylePanel::show(const Scene &scene, const Selection &selection, const CurrentStyle &style, const QString &toolId)
{
    m_scene = scene;
    const std::vector<const Element *> shown = selectedWithLabels(scene, selection);
    std::optional<Element> drawn;
    if (shown.empty())
        drawn = drawnBy(toolId);
    bool any = false;
    for (const StyleProperty &property : styleProperties()) {
        Row &row = m_rows[property.id];
        const std::optional<QString> value =
            drawn ? valueToDraw(property, *drawn, style, toolId) : commonValue(property, shown, selection);
        row.widget->setVisible(value.has_value());
        any = any || value;
        if (value)
            showValue(property, row, *value);
    }
    m_layers->setVisible(!shown.empty());
    m_buttons->setVisible(!shown.empty());
    m_align->setVisible(selectedUnits(scene, selection) > 1);
    setVisible(any);
    fit();
}

void StylePanel::setRoom(int height)
{
    m_room = std::max(120, height);
    fit();
}

void StylePanel::fit()
{
    m_content->layout()->activate();
    const QSize content = m_content->layout()->sizeHint();
    m_content->resize(content);
    const int height = std::min(content.height(), m_room - 2 * shadow);
    const int bar = height < content.height() ? m_scroll->verticalScrollBar()->sizeHint().width() : 0;
    m_scroll->setGeometry(shadow, shadow, content.width() + bar, height);
    resize(m_scroll->size() + QSize(2 * shadow, 2 * shadow));
}

} // namespace ninesketch
