// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/load_pad_panel.h"
#include "model/load/driven_classes.h"
#include "model/quantities.h"
#include "ui/theme.h"
#include "ui/widgets/answered_text.h"

#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

namespace ninesketch
{
namespace
{

QString escaped(const std::string &text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

} // namespace

LoadPadPanel::LoadPadPanel(QWidget *parent)
    : QWidget(parent), m_lines(new AnsweredText(this)), m_details(new QLabel(this)), m_totals(new QLabel(this)),
      m_room(new QLabel(this)), m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("loadPad"));
    setFocusProxy(m_lines);
    m_lines->setObjectName(QStringLiteral("loadPadLines"));
    m_lines->setAccessibleName(tr("Load pad"));
    m_lines->setPlaceholderText(tr("100M DAU x 10 reads/day x 2KB, peak 3x, p99 < 100ms, 99.9%\n"
                                   "read:write 100:1, keep 5y\n10 million users each post two photos a day"));
    for (QLabel *label : {m_details, m_totals, m_room}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::RichText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::normal, space::small, space::normal, space::normal);
    layout->setSpacing(space::small);
    layout->addWidget(m_lines, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_totals);
    layout->addWidget(m_room);
    m_room->setObjectName(QStringLiteral("loadPadRoom"));

    m_pause->setSingleShot(true);
    m_pause->setInterval(150);
    connect(m_lines, &QPlainTextEdit::textChanged, this, [this] {
        answer();
        if (!m_setting)
            m_pause->start();
    });
    connect(m_pause, &QTimer::timeout, this, [this] { emit edited(text()); });
    connect(m_lines, &AnsweredText::currentLineChanged, this, &LoadPadPanel::showDetails);
    answer();
}

void LoadPadPanel::setText(const QString &text)
{
    if (text == this->text())
        return;
    m_setting = true;
    m_lines->setPlainText(text);
    m_setting = false;
}

QString LoadPadPanel::text() const
{
    return m_lines->toPlainText();
}

void LoadPadPanel::answer()
{
    m_pad = readLoadPad(text().toStdString());
    std::vector<LineAnswer> answers;
    for (std::size_t i = 0; i < m_pad.lines.size(); ++i) {
        const PadLine &line = m_pad.lines[i];
        LineAnswer answer;
        if (!line.error.empty()) {
            answer = {QString::fromStdString(line.error), {}, true};
        } else if (!line.readAs.empty()) {
            answer.details = QString::fromStdString(line.readAs);
            for (const PadClass &made : m_pad.classes)
                if (made.line == i)
                    answer.text += (answer.text.isEmpty() ? QString() : tr(", ")) +
                                   QString::fromStdString(made.name + " " + formatRate(made.peakRate.likely));
            if (answer.text.isEmpty())
                answer.text = QString::fromStdString(line.aloud).remove(QStringLiteral("about "));
            for (const std::string &words : line.ignored)
                answer.text += tr(", without \"%1\"").arg(QString::fromStdString(words));
            answer.problem = !line.ignored.empty();
        }
        answers.push_back(std::move(answer));
    }
    m_lines->setAnswers(std::move(answers));
    m_driven = drivenClasses(m_pad, m_classes);
    showDetails();
    showTotals();
    showRoom();
}

void LoadPadPanel::setClasses(const std::vector<RequestClass> &classes)
{
    if (classes == m_classes)
        return;
    m_classes = classes;
    m_driven = drivenClasses(m_pad, m_classes);
    showDetails();
    showTotals();
}

void LoadPadPanel::setEstimate(const EstimatePtr &estimate)
{
    m_estimate = estimate;
    answer();
}

QString LoadPadPanel::drivenName(std::size_t padClass) const
{
    return QString::fromStdString(m_driven[padClass] ? m_classes[*m_driven[padClass]].name
                                                     : m_pad.classes[padClass].name);
}

QString LoadPadPanel::assumedPath(const std::string &classId) const
{
    if (m_estimate)
        for (const Finding &finding : m_estimate->report.findings)
            if (finding.id == "path-assumed" && finding.classId == classId)
                return QString::fromStdString(finding.sentence);
    return {};
}

QString LoadPadPanel::roomSentence(double room)
{
    const double times = room < 1 ? 1 / room : room;
    const QString factor = QString::fromStdString(formatQuantity(times, Unit::None, 2)),
                  percent = QString::fromStdString(formatShare(times - 1, 2));
    constexpr double nothing = 0.005;
    if (times - 1 < nothing)
        return tr("The drawing carries just this.");
    if (room < 1)
        return times < 2 ? tr("This is %1 more than the drawing carries.").arg(percent)
                         : tr("This is %1 times what the drawing carries.").arg(factor);
    return times < 2 ? tr("The drawing carries this, and %1 more.").arg(percent)
                     : tr("The drawing carries %1 times this.").arg(factor);
}

void LoadPadPanel::showRoom()
{
    QString words;
    if (m_estimate && !m_pad.classes.empty() && m_estimate->report.headroom && m_estimate->report.bottleneck)
        words = tr("%1 \"%2\" gives way first.")
                    .arg(roomSentence(*m_estimate->report.headroom),
                         QString::fromStdString(m_estimate->design.components[*m_estimate->report.bottleneck].name)
                             .toHtmlEscaped());
    m_room->setText(words);
    m_room->setVisible(!words.isEmpty());
}

void LoadPadPanel::showTotals()
{
    QString totals;
    if (!m_pad.classes.empty()) {
        totals = QStringLiteral("<table cellspacing='0' cellpadding='2' width='100%'>");
        const auto row = [&](const QString &name, const QString &rate, const QString &flow, const QString &kept,
                             bool bold) {
            const QString open = bold ? QStringLiteral("<b>") : QString(),
                          close = bold ? QStringLiteral("</b>") : QString();
            totals += QStringLiteral("<tr><td>%5%1%6</td><td %7>%5%2%6</td><td %7>%3</td><td %7>%4</td></tr>")
                          .arg(name, rate, flow, kept, open, close,
                               QStringLiteral("align='right' style='white-space: nowrap'")); // a name gives way first
        };
        totals += QStringLiteral("<tr style='color:%1'><td>%2</td><td align='right'>%3</td><td "
                                 "align='right'>%4</td><td align='right'>%5</td></tr>")
                      .arg(theme().muted.name(), tr("class"), tr("peak"), tr("bandwidth"), tr("stored"));
        for (std::size_t i = 0; i < m_pad.classes.size(); ++i) {
            const PadClass &made = m_pad.classes[i];
            const QString said = QString::fromStdString(made.name), driven = drivenName(i);
            row((said.compare(driven, Qt::CaseInsensitive) == 0 ? driven : said + QStringLiteral(" → ") + driven)
                    .toHtmlEscaped(),
                escaped(formatRate(made.peakRate.likely)),
                made.bandwidth ? escaped(formatStorage(made.bandwidth->likely)) + QStringLiteral("/s")
                               : QStringLiteral("–"),
                made.stored         ? escaped(formatStorage(made.stored->likely))
                : made.storedPerDay ? escaped(formatStorage(made.storedPerDay->likely)) + tr("/day")
                                    : QStringLiteral("–"),
                false);
        }
        if (m_pad.classes.size() > 1)
            row(tr("all"), escaped(formatRate(m_pad.totalPeakRate.likely)),
                m_pad.totalBandwidth.likely > 0
                    ? escaped(formatStorage(m_pad.totalBandwidth.likely)) + QStringLiteral("/s")
                    : QStringLiteral("–"),
                m_pad.totalStored.likely > 0 ? escaped(formatStorage(m_pad.totalStored.likely)) : QStringLiteral("–"),
                true);
        totals += QStringLiteral("</table>");
    }
    m_totals->setText(totals);
    m_totals->setVisible(!totals.isEmpty());
}

void LoadPadPanel::showDetails()
{
    const auto at = static_cast<std::size_t>(std::max(0, m_lines->currentLine()));
    QString shown;
    if (at < m_pad.lines.size()) {
        const PadLine &line = m_pad.lines[at];
        if (line.error.empty() && !line.readAs.empty())
            shown = escaped(line.readAs) + (line.aloud.starts_with("about") // else it says the same
                                                ? QStringLiteral("<br>\"%1\"").arg(escaped(line.aloud))
                                                : QString());
        for (std::size_t i = 0; i < m_pad.classes.size(); ++i)
            if (m_pad.classes[i].line == at && m_driven[i])
                shown += QStringLiteral("<br>") + tr("Sets the rate of \"%1\".").arg(drivenName(i).toHtmlEscaped()) +
                         QStringLiteral(" ") + assumedPath(m_classes[*m_driven[i]].id).toHtmlEscaped();
        for (const std::string &note : line.notes)
            shown += QStringLiteral("<br><span style='color:%1'>%2</span>").arg(theme().muted.name(), escaped(note));
    }
    if (m_pad.classes.empty() && shown.isEmpty()) {
        QStringList words;
        for (const Operation operation : {Operation::Read, Operation::Write}) {
            const auto first = std::ranges::find(m_classes, operation, &RequestClass::operation);
            if (first != m_classes.end())
                words << (operation == Operation::Read ? tr("\"reads\" is %1") : tr("\"writes\" is %1"))
                             .arg(escaped(first->name));
        }
        if (!words.isEmpty())
            shown = QStringLiteral("<span style='color:%1'>%2</span>")
                        .arg(theme().muted.name(),
                             tr("A line sets the rate of a class of this drawing: %1.").arg(words.join(tr(", "))));
    }
    m_details->setText(shown);
    m_details->setVisible(!shown.isEmpty());
}

} // namespace ninesketch
