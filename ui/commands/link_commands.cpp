// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/link_commands.h"

#include "model/scene/bounds.h"
#include "model/scene/edits.h"
#include "model/scene/embeds.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/object_picker.h"
#include "ui/commands/desk.h"
#include "ui/editor.h"
#include "ui/tools/selection_facts.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QUrl>
#include <QUrlQuery>

namespace ninesketch
{
namespace
{

/// Excalidraw knows a link to an element, or to a group, by its own address and this name.
constexpr const char *homePage = "https://excalidraw.com/";
constexpr const char *elementKey = "element";

/// The element or group that a link leads to; empty: it leads elsewhere.
QString linkedObject(const QUrl &url)
{
    return url.host() == QUrl(QString::fromLatin1(homePage)).host()
               ? QUrlQuery(url).queryItemValue(QString::fromLatin1(elementKey), QUrl::FullyDecoded)
               : QString();
}

/// The link that leads there, as Excalidraw writes it.
QString addressOf(const QString &object)
{
    QUrl url(QString::fromLatin1(homePage));
    QUrlQuery query;
    query.addQueryItem(QString::fromLatin1(elementKey), object);
    url.setQuery(query);
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

void LinkCommands::follow(const QString &url)
{
    const QUrl parsed(url);
    if (const std::string object = linkedObject(parsed).toStdString(); !object.empty()) {
        Ids ids = membersOf(m_desk.editor.scene(), object);
        if (m_desk.editor.scene().find(object))
            ids.insert(object);
        if (ids.empty()) {
            m_desk.say(tr("What this link leads to is not in this drawing any more."), MessageBar::Tone::Warning);
            return;
        }
        m_desk.editor.setSelection({withGroups(m_desk.editor.scene(), ids), {}});
        m_desk.canvas.zoomToSelection();
        return;
    }
    if (parsed.scheme() != "http" && parsed.scheme() != "https" && parsed.scheme() != "mailto") {
        m_desk.say(tr("Links of this kind are not opened: %1").arg(url), MessageBar::Tone::Warning);
        return;
    }
    m_desk.say(tr("Open %1 in the browser?").arg(parsed.toDisplayString()), MessageBar::Tone::Info,
               {{tr("Open"), [parsed] { QDesktopServices::openUrl(parsed); }}, {tr("Cancel"), [] {}}}, true);
}

void LinkCommands::pickObject()
{
    const Ids ids = m_desk.editor.selection().ids;
    if (ids.empty())
        return;
    const QString request = tr("Click what the link is to lead to. Esc gives up.");
    auto *picker = new ObjectPicker(m_desk.canvas, m_desk.editor, ids);
    connect(picker, &ObjectPicker::picked, this, [this, ids](const QString &object) {
        m_desk.editor.commit(setLink(m_desk.editor.committed(), ids, addressOf(object).toStdString(), m_desk.edit()),
                             tr("Change link"));
    });
    connect(picker, &ObjectPicker::closed, this, [this, request] {
        m_desk.messages.withdraw(request);
        m_desk.canvas.setFocus();
    });
    m_desk.say(request, MessageBar::Tone::Info, {}, true);
}

void LinkCommands::openSelected()
{
    if (const std::string *link = firstLink(m_desk.editor.scene(), m_desk.editor.selection()))
        follow(QString::fromStdString(*link));
}

void LinkCommands::copyToObject()
{
    const Selection &selection = m_desk.editor.selection();
    if (selection.empty())
        return;
    const Element *first = m_desk.editor.scene().find(*selection.ids.begin());
    const std::string group = first ? selectableGroup(*first, selection.editingGroupId) : std::string();
    QGuiApplication::clipboard()->setText(
        addressOf(QString::fromStdString(group.empty() ? *selection.ids.begin() : group)));
    m_desk.say(tr("The link is on the clipboard: paste it as the link of something else (Ctrl+K)."));
}

void LinkCommands::editSelected()
{
    const Ids ids = m_desk.editor.selection().ids;
    if (ids.empty())
        return;
    const Element *first = m_desk.editor.scene().find(*ids.begin());
    const auto box = commonBox(m_desk.editor.scene(), ids);
    m_desk.askLine(tr("Link"), tr("https://…  Enter keeps it, empty removes it"),
                   first && first->link ? QString::fromStdString(*first->link) : QString(),
                   box ? m_desk.canvas.toWidget({box->x, box->y}) : QPointF(m_desk.stage.width() / 2.0, 100),
                   [this, ids](const QString &link) {
                       m_desk.editor.commit(setLink(m_desk.editor.committed(), ids, link.toStdString(), m_desk.edit()),
                                            tr("Change link"));
                   });
}

void LinkCommands::askEmbed()
{
    m_desk.askLine(
        tr("Address of the page"), tr("https://…  of a video, a design, a post"), {},
        QPointF(m_desk.stage.width() / 2.0 - 160, m_desk.stage.height() / 2.0), [this](const QString &url) {
            const Point size = embedSize(embedAddress(url.toStdString())).value_or(Point{});
            if (!url.isEmpty() && !embed(url, m_desk.canvas.insertionPoint() - Point{size.x / 2, size.y / 2}))
                m_desk.say(tr("Pages of this address cannot be embedded. Excalidraw allows these: %1.")
                               .arg(QString::fromStdString(embeddableHosts())),
                           MessageBar::Tone::Warning);
        });
}

bool LinkCommands::embed(const QString &text, Point at)
{
    constexpr double gap = 20; // px between pages beside each other, Excalidraw's
    const auto pageOf = [](const QString &part) { return embedAddress(part.trimmed().toStdString()); };
    QStringList parts = text.split('\n', Qt::SkipEmptyParts);
    if (!parts.isEmpty() && !embedSize(pageOf(parts.first()))) // code for one page may go over several lines
        parts = {text};
    const EditContext context = m_desk.edit();
    std::vector<Element> pages;
    for (const QString &part : std::as_const(parts)) {
        const std::string url = pageOf(part);
        const auto size = embedSize(url);
        if (!size)
            return false;
        Element page = newElement(ElementType::Embeddable, context);
        page.strokeColor = page.backgroundColor = "transparent";
        page.roundness = defaultRoundness(page.type, m_desk.canvas.currentStyle().roundEdges);
        page.link = url;
        page.width = size->x;
        page.height = size->y;
        page.x = at.x;
        page.y = at.y;
        at.x += size->x + gap;
        pages.push_back(std::move(page));
    }
    if (pages.empty())
        return false;
    Ids ids;
    for (const Element &page : pages)
        ids.insert(page.id);
    m_desk.canvas.setTool(QStringLiteral("selection"));
    m_desk.editor.commit(addElements(m_desk.editor.committed(), std::move(pages), m_desk.edit()), tr("Embed"),
                         Selection{ids, {}});
    return true;
}

} // namespace ninesketch
