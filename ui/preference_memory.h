// SPDX-License-Identifier: GPL-3.0-or-later
// The preferences as they are now, for all that change them.
#pragma once
#include "ui/preferences.h"

#include <QObject>
#include <functional>

namespace ninesketch
{

class PreferenceMemory : public QObject
{
    Q_OBJECT

public:
    explicit PreferenceMemory(Preferences preferences, QObject *parent = nullptr)
        : QObject(parent), m_now(std::move(preferences))
    {
    }

    const Preferences &now() const { return m_now; }
    void change(const std::function<void(Preferences &)> &how)
    {
        const Preferences before = m_now;
        how(m_now);
        if (!(before == m_now))
            emit changed(m_now);
    }

signals:
    void changed(const ninesketch::Preferences &now);

private:
    Preferences m_now;
};

} // namespace ninesketch
