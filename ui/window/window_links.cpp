// SPDX-License-Identifier: GPL-3.0-or-later
// Links of the drawing, to pages and to other elements, and pages that are embedded in it.
#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/embeds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/theme.h"
#include "ui/widgets/island.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QUrl>
#include <QUrlQuery>

namespace ninesketch
{
namespace
{

/// Excalidraw knows a link to an element, or to a group, by its own address and this name.
constexpr const char *kHome = "https://excalidraw.com/";
constexpr const char *kElementKey = "element";

/// The element or group that a link leads to; empty: it leads elsewhere.
QString linkedObject(const QUrl &url)
{
    return url.host() == QUrl(QString::fromLatin1(kHome)).host()
               ? QUrlQuery(url).queryItemValue(QString::fromLatin1(kElementKey), QUrl::FullyDecoded)
               : QString();
}

} // namespace

void MainWindow::askLink(const QString &url)
{
    const QUrl parsed(url);
    if (const std::string object = linkedObject(parsed).toStdString(); !object.empty()) {
        Ids ids = membersOf(m_editor->scene(), object);
        if (m_editor->scene().find(object))
            ids.insert(object);
        if (ids.empty()) {
            say(tr("What this link leads to is not in this drawing any more."), MessageBar::Tone::Warning);
            return;
        }
        m_editor->setSelection({withGroups(m_editor->scene(), ids), {}});
        m_canvas->zoomToSelection();
        return;
    }
    if (parsed.scheme() != "http" && parsed.scheme() != "https" && parsed.scheme() != "mailto") {
        say(tr("Links of this kind are not opened: %1").arg(url), MessageBar::Tone::Warning);
        return;
    }
    say(tr("Open %1 in the browser?").arg(parsed.toDisplayString()), MessageBar::Tone::Info,
        {{tr("Open"), [parsed] { QDesktopServices::openUrl(parsed); }}, {tr("Cancel"), [] {}}}, true);
}

bool MainWindow::selectionHasLink() const
{
    return std::ranges::any_of(m_editor->selection().ids, [&](const std::string &id) {
        const Element *element = m_editor->scene().find(id);
        return element && element->link && !element->link->empty();
    });
}

void MainWindow::openLink()
{
    for (const std::string &id : m_editor->selection().ids)
        if (const Element *element = m_editor->scene().find(id); element && element->link && !element->link->empty()) {
            askLink(QString::fromStdString(*element->link));
            return;
        }
}

void MainWindow::copyLinkToObject()
{
    const Selection &selection = m_editor->selection();
    if (selection.empty())
        return;
    const Element *first = m_editor->scene().find(*selection.ids.begin());
    const std::string group = first ? selectableGroup(*first, selection.editingGroupId) : std::string();
    QUrl url(QString::fromLatin1(kHome));
    QUrlQuery query;
    query.addQueryItem(QString::fromLatin1(kElementKey),
                       QString::fromStdString(group.empty() ? *selection.ids.begin() : group));
    url.setQuery(query);
    QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
    say(tr("The link is on the clipboard: paste it as the link of something else (Ctrl+K)."));
}

void MainWindow::askLine(const QString &name, const QString &placeholder, const QString &text, QPointF above,
                         std::function<void(const QString &)> use)
{
    auto *island = new Island(m_stage);
    island->setAttribute(Qt::WA_DeleteOnClose);
    auto *row = new QHBoxLayout(island);
    const int margin = Island::shadow + space::small;
    row->setContentsMargins(margin, margin, margin, margin);
    auto *line = new QLineEdit(text, island);
    line->setMinimumWidth(320);
    line->setPlaceholderText(placeholder);
    line->setAccessibleName(name);
    row->addWidget(line);
    island->adjustSize();
    island->move(std::clamp(static_cast<int>(above.x()), 0, std::max(0, m_stage->width() - island->width())),
                 std::clamp(static_cast<int>(above.y()) - island->height() - 12, 0, m_stage->height()));
    island->show();
    line->setFocus();
    line->selectAll();
    connect(line, &QLineEdit::returnPressed, this, [this, line, use = std::move(use)] {
        use(line->text().trimmed());
        m_canvas->setFocus();
    });
    connect(line, &QLineEdit::editingFinished, island, [island] { island->close(); });
    auto *escape = new QAction(island);
    escape->setShortcut(Qt::Key_Escape);
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    island->addAction(escape);
    connect(escape, &QAction::triggered, this, [this] { m_canvas->setFocus(); });
}

void MainWindow::editLink()
{
    const Ids ids = m_editor->selection().ids;
    if (ids.empty())
        return;
    const Element *first = m_editor->scene().find(*ids.begin());
    const auto box = commonBox(m_editor->scene(), ids);
    askLine(tr("Link"), tr("https://…  Enter keeps it, empty removes it"),
            first && first->link ? QString::fromStdString(*first->link) : QString(),
            box ? m_canvas->toWidget({box->x, box->y}) : QPointF(m_stage->width() / 2.0, 100),
            [this, ids](const QString &link) {
                m_editor->commit(setLink(m_editor->committed(), ids, link.toStdString(), edit()), tr("Change link"));
            });
}

void MainWindow::askWebEmbed()
{
    askLine(tr("Address of the page"), tr("https://…  of a video, a design, a post"), {},
            QPointF(m_stage->width() / 2.0 - 160, m_stage->height() / 2.0), [this](const QString &url) {
                if (!url.isEmpty() && !pasteEmbeds(url))
                    say(tr("Pages of this address cannot be embedded. Excalidraw allows these: %1.")
                            .arg(QString::fromStdString(embeddableHosts())),
                        MessageBar::Tone::Warning);
            });
}

bool MainWindow::pasteEmbeds(const QString &text)
{
    const QStringList lines = text.split('\n', Qt::SkipEmptyParts);
    std::vector<Element> pages;
    Point at = m_canvas->insertionPoint();
    for (const QString &line : lines) {
        const std::string url = line.trimmed().toStdString();
        const auto size = embedSize(url);
        if (!size)
            return false;
        Element page = newElement(ElementType::Embeddable, edit());
        page.strokeColor = page.backgroundColor = "transparent";
        page.link = url;
        page.width = size->x;
        page.height = size->y;
        page.x = at.x - size->x / 2;
        page.y = at.y - size->y / 2;
        at.x += size->x + 10; // beside each other
        pages.push_back(std::move(page));
    }
    if (pages.empty())
        return false;
    Ids ids;
    for (const Element &page : pages)
        ids.insert(page.id);
    m_editor->commit(addElements(m_editor->committed(), std::move(pages), edit()), tr("Embed"), Selection{ids, {}});
    return true;
}

} // namespace ninesketch
