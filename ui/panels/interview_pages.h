// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the side panel that belong to an interview: load pad, steps with a clock, and what nines mean. What is
// written there travels with the drawing (settings of the carrier) and is undone like any other change.
#pragma once
#include "ui/estimator.h"

#include <QObject>

namespace ninesketch
{

class FrameworkPanel;
class LoadPadPanel;
class NinesPanel;
class SidePanel;
struct LoadPad;

class InterviewPages : public QObject
{
    Q_OBJECT

public:
    InterviewPages(Editor &editor, SidePanel &side);

    void show(const EstimatePtr &estimate);

private:
    void readScene();
    void usePad(const QString &text, const LoadPad &pad);
    void useTargets();
    void useInterface();

    Editor &m_editor;
    LoadPadPanel *m_pad;
    FrameworkPanel *m_framework;
    NinesPanel *m_nines;
};

} // namespace ninesketch
