// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents.h"

#include <QFileInfo>
#include <algorithm>

namespace ninesketch
{

namespace
{

/// The same for every name of a file; for what does not exist, its absolute path.
QString identity(const QString &path)
{
    const QFileInfo info(path);
    return info.exists() ? info.canonicalFilePath() : info.absoluteFilePath();
}

} // namespace

Documents::Documents(Editor &editor, QString recoveryFolder, QObject *parent)
    : QObject(parent), m_editor(editor), m_recoveryFolder(std::move(recoveryFolder))
{
    connect(&editor, &Editor::modifiedChanged, this, &Documents::changed);
    show(add());
}

qsizetype Documents::indexOf(const OpenDocument &document) const
{
    return m_all.indexOf(const_cast<OpenDocument *>(&document));
}

OpenDocument *Documents::find(const QString &path) const
{
    const QString wanted = identity(path);
    for (OpenDocument *document : m_all) {
        if (!document->path().isEmpty() && identity(document->path()) == wanted)
            return document;
    }
    return nullptr;
}

QList<OpenDocument *> Documents::modified() const
{
    QList<OpenDocument *> found;
    for (OpenDocument *document : m_all) {
        if (document->isModified())
            found << document;
    }
    return found;
}

OpenDocument &Documents::add()
{
    auto *document = new OpenDocument(m_editor, m_recoveryFolder, this);
    int number = 1; // the least that is free
    while (std::ranges::find(m_all, number, &OpenDocument::number) != m_all.end())
        ++number;
    document->setNumber(number);
    m_all.insert(m_current ? indexOf(*m_current) + 1 : 0, document);
    connect(document, &OpenDocument::pathChanged, this, &Documents::changed);
    connect(document, &OpenDocument::saved, this, &Documents::changed);
    emit added(*document);
    emit changed();
    return *document;
}

void Documents::show(OpenDocument &document)
{
    if (&document == m_current)
        return;
    if (m_current) {
        emit aboutToLeave(*m_current);
        m_current->putAside();
    }
    m_current = &document;
    document.show();
    emit shown(document);
    emit changed();
}

void Documents::showNext(int step)
{
    const qsizetype count = m_all.size();
    show(*m_all[(indexOf(*m_current) + step + count) % count]);
}

void Documents::move(qsizetype from, qsizetype to)
{
    m_all.move(from, to);
    emit changed();
}

void Documents::close(OpenDocument &document)
{
    if (m_all.size() == 1)
        add().setNumber(1); // in place of the one that goes
    if (&document == m_current) {
        const qsizetype at = indexOf(document);
        show(*m_all[at + 1 < m_all.size() ? at + 1 : at - 1]);
    }
    document.forgetRecovery();
    m_all.removeOne(&document);
    document.deleteLater();
    emit changed();
}

} // namespace ninesketch
