// SPDX-License-Identifier: GPL-3.0-or-later
// What the selection means: a component's parameters, a call's, or, for a plain sketch, the question what it is.
#pragma once
#include "ui/editor.h"
#include "ui/estimator.h"

#include <QWidget>

class QVBoxLayout;

namespace ninesketch
{

class ComponentForm;
class CallForm;

class Inspector : public QWidget
{
    Q_OBJECT

public:
    explicit Inspector(Editor &editor, QWidget *parent = nullptr);
    void show(const EstimatePtr &estimate);
    /// What the form in use is about: body or arrow id; empty for none.
    std::string subject() const { return m_subject; }

signals:
    void figurePressed(const QString &figure);
    void sweepPressed(const QString &input); ///< its address

private:
    enum class Page { Nothing, Sketch, Component, Call, Plot };

    void follow();
    void rebuild(Page page);
    QWidget *kindButtons(QWidget *parent); ///< what a plain shape may be
    void refresh();
    void classify(const QString &kindId);

    Editor &m_editor;
    EstimatePtr m_estimate;
    Page m_page = Page::Nothing;
    std::string m_subject, m_kindId;
    QVBoxLayout *m_column = nullptr;
    QWidget *m_form = nullptr;
};

} // namespace ninesketch
