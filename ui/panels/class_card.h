// SPDX-License-Identifier: GPL-3.0-or-later
// One request class as a card: its name, where it enters and how often, what it moves, and what is wanted of it.
#pragma once
#include "model/design/fields.h"
#include "model/design/read_design.h"

#include <QWidget>
#include <functional>

class QComboBox;
class QHBoxLayout;

namespace ninesketch
{

class FieldGrid;
class QuantityField;

/// Commits an edit of what belongs to the whole document, under a name of the history.
using DocumentEdit = std::function<void(DocumentModel &)>;
using ChangeDocument = std::function<void(const QString &what, const DocumentEdit &edit)>;

class ClassCard : public QWidget
{
    Q_OBJECT

public:
    /// Shows that class as the document has it; `clients` are the names of those that it may come from.
    ClassCard(const DocumentModel &document, const RequestClass &shown, const QStringList &clients,
              ChangeDocument change, QWidget *parent = nullptr);

signals:
    void targetWanted(ninesketch::Metric metric); ///< one more, whose value is to be found
    void sweepPressed(const QString &input);      ///< its address

private:
    void edit(const QString &what, const std::function<void(RequestClass &)> &apply) const;
    QHBoxLayout *nameRow(const RequestClass &shown);
    /// How long what it writes is kept.
    QuantityField *retentionField();
    QComboBox *clientBox(const RequestClass &shown, const QStringList &clients);
    QComboBox *operationBox(const RequestClass &shown);
    QComboBox *moreTargets(const std::vector<Metric> &offered);
    /// A number of the class itself, which may be known as a range only.
    void addNumber(FieldGrid &grid, const RequestClass &shown, std::string_view key, const QString &byDefault,
                   const QString &help, const QString &what);

    std::string m_id;
    ChangeDocument m_change;
    DesignSettings m_settings; ///< where numbers come from
};

/// What is wanted whatever the class, a field each; null where that is nothing.
QWidget *cardOfEveryRequest(const DocumentModel &document, const ChangeDocument &change);

/// Nothing: it is not wanted any more.
void setTarget(DocumentModel &document, const std::string &classId, Metric metric, std::optional<double> value);

} // namespace ninesketch
