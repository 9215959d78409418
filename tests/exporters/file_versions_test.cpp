// SPDX-License-Identifier: GPL-3.0-or-later
// Earlier versions: kept before a save, thinned out as they grow old.
#include "exporters/file_versions.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ninesketch;

static void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

class FileVersionsTest : public QObject
{
    Q_OBJECT

    const QDateTime m_noon{QDate(2026, 3, 4), QTime(12, 0), Qt::UTC};

private slots:
    void versionsAreKeptNewestFirst()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath("a.excalidraw"), kept = folder.filePath("versions");
        QVERIFY(!*keepVersion(file, kept, m_noon)); // nothing there yet
        put(file, "one");
        QVERIFY(*keepVersion(file, kept, m_noon));
        QVERIFY(!*keepVersion(file, kept, m_noon.addSecs(1))); // the same
        put(file, "two");
        QVERIFY(*keepVersion(file, kept, m_noon.addSecs(2)));
        const auto versions = keptVersions(file, kept);
        QCOMPARE(versions.size(), 2);
        QCOMPARE(contents(versions[0].path), QByteArray("two"));
        QCOMPARE(contents(versions[1].path), QByteArray("one"));
        QCOMPARE(versions[1].when, m_noon);
        QVERIFY(keptVersions(folder.filePath("b.excalidraw"), kept).isEmpty());
    }

    void aFolderThatCanNotBeMadeGetsASentence()
    {
        QTemporaryDir folder;
        put(folder.filePath("a.excalidraw"), "one");
        QVERIFY(!keepVersion(folder.filePath("a.excalidraw"), folder.filePath("a.excalidraw/versions"), m_noon));
    }

    void oldVersionsAreThinnedOut()
    {
        QList<QDateTime> times;
        for (int minutes = 0; minutes < 4 * 24 * 60; minutes += 10)
            times << m_noon.addSecs(-60 * minutes);
        const auto drop = versionsToDrop(times, m_noon);
        QList<QDateTime> left;
        for (qsizetype i = 0; i < times.size(); ++i)
            if (!drop.contains(i))
                left << times[i];
        const auto within = [&](qint64 from, qint64 to) {
            return std::count_if(left.begin(), left.end(), [&](const QDateTime &time) {
                return time.secsTo(m_noon) > from && time.secsTo(m_noon) <= to;
            });
        };
        QCOMPARE(within(-1, 3600), 7);
        QVERIFY(within(3600, 86400) >= 23 && within(3600, 86400) <= 24);
        QVERIFY(within(86400, 4 * 86400) >= 3 && within(86400, 4 * 86400) <= 4);
    }
};

QTEST_GUILESS_MAIN(FileVersionsTest)
#include "file_versions_test.moc"
