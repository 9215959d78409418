// SPDX-License-Identifier: GPL-3.0-or-later
// Request classes: name, rate ("100M/day x3"), where they enter, what they move, and what is wanted of them. And the
// load pad: one line of plain writing makes classes.
#pragma once
#include "ui/editor.h"
#include "ui/estimator.h"
#include "ui/panels/class_card.h"

#include <QWidget>

class QLineEdit;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace ninesketch
{

class ClassesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ClassesPanel(Editor &editor, QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    void focusClass(const QString &classId);
    void addClass();

signals:
    void figurePressed(const QString &figure);
    void sweepPressed(const QString &input); ///< its address

private:
    void refresh();
    void rebuild();
    void addTarget(const std::string &classId, Metric metric);
    void change(const QString &what, const DocumentEdit &edit);
    void takeLine();

    Editor &m_editor;
    EstimatePtr m_estimate;
    DocumentModel m_document;
    QStringList m_clients;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_list = nullptr;
    QLineEdit *m_line = nullptr;
    QLabel *m_reading = nullptr;
};

} // namespace ninesketch
