// SPDX-License-Identifier: GPL-3.0-or-later
// Documents on disk: opened whole or not at all, saved so that nothing can be lost, refused with one sentence.
#include "exporters/document_file.h"
#include "exporters/embedded_scene.h"
#include "exporters/obsidian_note.h"
#include "model/scene/read_scene.h"
#include "model/scene/write_scene.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace ninesketch;

static Scene sceneOf(const char *json)
{
    auto scene = readScene(json);
    if (!scene)
        qFatal("%s", scene.error().c_str());
    return *scene;
}

static const char *oneBox = R"({"type": "excalidraw", "elements": [{"id": "box", "type": "rectangle", "width": 9}]})";
static const char *twoBoxes = R"({"type": "excalidraw", "elements": [{"id": "box", "type": "rectangle", "width": 9},
                                  {"id": "box 2", "type": "rectangle", "width": 9}]})";

static QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

static void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

class DocumentFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(name); }

private slots:
    void init() { QVERIFY(m_folder.isValid()); }

    void whatIsSavedIsOpened()
    {
        const Scene scene = sceneOf(twoBoxes);
        const auto stamp = saveSceneFile(scene, path("a.excalidraw"));
        QVERIFY2(stamp.hasValue(), stamp ? "" : stamp.error().c_str());
        QVERIFY(*stamp == fileStamp(path("a.excalidraw")));
        const auto opened = readSceneFile(path("a.excalidraw"));
        QVERIFY(opened.hasValue());
        QCOMPARE(writeScene(*opened), writeScene(scene));
    }

    void lettersOfAnotherEncodingDoNotKeepAFileShut()
    {
        put(path("latin1.excalidraw"), "{\"type\": \"excalidraw\", \"elements\": [{\"id\": \"t\", \"type\": \"text\", "
                                       "\"text\": \"caf\xE9\", \"width\": 40, \"height\": 25}]}");
        std::vector<std::string> notes;
        const auto opened = readSceneFile(path("latin1.excalidraw"), &notes);
        QVERIFY2(opened.hasValue(), opened ? "" : opened.error().c_str());
        QCOMPARE(opened->find("t")->text()->text, std::string("caf\uFFFD"));
        QCOMPARE(notes.size(), std::size_t{1});
    }

    void theVersionBeforeIsKept()
    {
        const QString file = path("kept.excalidraw");
        QVERIFY(saveSceneFile(sceneOf(oneBox), file).hasValue());
        QVERIFY(!QFile::exists(file + ".bak"));
        const QByteArray first = contents(file);
        QVERIFY(saveSceneFile(sceneOf(twoBoxes), file).hasValue());
        QCOMPARE(contents(file + ".bak"), first);
        QVERIFY(contents(file) != first);
        QVERIFY(saveSceneFile(sceneOf(oneBox), file).hasValue());
        QVERIFY(readSceneFile(file + ".bak")->size() == 2);
    }

    void theVersionBeforeIsKeptBesideALink()
    {
        const QString file = path("linked.excalidraw"), link = path("link.excalidraw");
        QVERIFY(saveSceneFile(sceneOf(oneBox), file).hasValue());
        const QByteArray first = contents(file);
        QVERIFY(QFile::link(file, link));
        QVERIFY(saveSceneFile(sceneOf(twoBoxes), link).hasValue());
        QVERIFY(QFileInfo(link).isSymLink());
        QVERIFY(readSceneFile(file)->size() == 2);
        QVERIFY(!QFileInfo(link + ".bak").isSymLink());
        QCOMPARE(contents(link + ".bak"), first);
    }

    void savingLeavesNothingElseBehind()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 3; ++i)
            QVERIFY(saveSceneFile(sceneOf(oneBox), folder.filePath("x.excalidraw")).hasValue());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
                 (QStringList{"x.excalidraw", "x.excalidraw.bak"}));
    }

    void aFailedSaveTouchesNothing()
    {
        const auto stamp = saveSceneFile(sceneOf(oneBox), path("no such folder/x.excalidraw"));
        QVERIFY(!stamp);
        QVERIFY2(QString::fromStdString(stamp.error()).startsWith("x.excalidraw: It can't be saved: "),
                 stamp.error().c_str());
        QVERIFY(QDir(m_folder.path()).mkdir("folder.excalidraw"));
        QVERIFY(!saveSceneFile(sceneOf(oneBox), path("folder.excalidraw")));
        QVERIFY(QFileInfo(path("folder.excalidraw")).isDir());
    }

    void aChangeFromOutsideShows()
    {
        const QString file = path("shared.excalidraw");
        const auto stamp = saveSceneFile(sceneOf(oneBox), file);
        QVERIFY(stamp.hasValue() && *stamp == fileStamp(file));
        put(file, twoBoxes);
        QVERIFY(!(*stamp == fileStamp(file)));
        QVERIFY(QFile::remove(file));
        QVERIFY(!fileStamp(file).exists);
    }

    void whatCanNotBeOpenedGetsASentence_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << "empty.excalidraw" << QByteArray() << "empty.excalidraw: The file is empty.";
        QTest::newRow("prose") << "prose.txt" << QByteArray("hello") << "prose.txt: This is not a whole Excalidraw";
        QTest::newRow("half") << "half.excalidraw" << QByteArray(oneBox).left(60) << "(line 1, column 61)";
        QTest::newRow("PNG") << "a.png" << QByteArray("\x89PNG\r\n\x1a\n....") << "holds no Excalidraw drawing";
        QTest::newRow("SVG") << "a.svg" << QByteArray("<svg></svg>") << "holds no Excalidraw drawing";
        QTest::newRow("binary") << "a.bin" << QByteArray("\x7f\x45\x4c\x46\0\0\1", 7) << "not a JSON value";
    }

    void whatCanNotBeOpenedGetsASentence()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        put(m_folder.filePath(name), bytes);
        const auto scene = readSceneFile(m_folder.filePath(name));
        QVERIFY(!scene);
        QVERIFY2(QString::fromStdString(scene.error()).contains(says), scene.error().c_str());
    }

    void whatIsNoFileGetsASentence()
    {
        QVERIFY(QString::fromStdString(readSceneFile(path("missing")).error()).contains("no such file"));
        QVERIFY(QString::fromStdString(readSceneFile(m_folder.path()).error()).contains("folder"));
        QVERIFY(!readSceneFile("/dev/zero"));
    }

    void aHugeFileIsRefusedBeforeItIsRead()
    {
        QFile file(path("huge.excalidraw"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(maximumFileSize + 1'000'000)); // sparse: takes no room
        file.close();
        const auto scene = readSceneFile(file.fileName());
        QVERIFY(!scene);
        QVERIFY2(QString::fromStdString(scene.error()).contains("181 MB"), scene.error().c_str());
    }

    void aPictureStaysAPicture_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("PNG") << "drawn.excalidraw.png" << QByteArray("\x89PNG");
        QTest::newRow("SVG") << "drawn.SVG" << QByteArray("<");
    }

    void aPictureStaysAPicture()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, begins);
        const Scene scene = sceneOf(twoBoxes);
        const QString file = m_folder.filePath(name);
        const auto stamp = saveSceneFile(scene, file);
        QVERIFY2(stamp.hasValue(), stamp ? "" : stamp.error().c_str());
        QVERIFY(contents(file).startsWith(begins));
        const auto opened = readSceneFile(file);
        QVERIFY2(opened.hasValue(), opened ? "" : opened.error().c_str());
        QCOMPARE(writeScene(*opened), writeScene(scene));
    }

    void aDrawingInANoteIsOpened_data()
    {
        QTest::addColumn<QByteArray>("drawing");
        QTest::addColumn<QString>("text"); // empty: it can't be read
        // packed by lz-string 1.5: letters of one and of two bytes, repeated ones, two lines
        const QByteArray packed = "N4IgLgngDgpiBcIYA8DGBDANgSwCYCd0B3EAGhADcZ8BnbAewDsEAmcm+"
                                  "gV31TkWTJJMMALYxGYGggDaoSLAQh8MVGHSMA5sMF5F6QQPgAGchAQm"
                                  "QRPGAAWCAIwWbMbBptgHRgL6k50PuAoHuS6iMEghhZmxuRWuLYIAKxOLm4e8CyJ5GBBigDi+"
                                  "ABvAPswAASADqaAdsaAyXpl6A2NTQ2C9Piu2IxY\n\n"
                                  "ACq5iAUl5dV1zaP65ABmTGAAytgAXnwsFlMSAGLoItiY0YleALrk6FBQM2o5CMA+IBPbMFLwV15AA";
        const auto fence = [](const char *kind, const QByteArray &inside) {
            return QByteArray("%%\n## Drawing\n```") + kind + '\n' + inside + "\n```\n%%\n";
        };
        const QString text = QString::fromUtf8("Größe 数据库 aaaaaaaaaaaa");
        const QByteArray plain = R"({"type": "excalidraw", "elements": [{"id": "t", "type": "text", "text": "Shop"}]})";
        QTest::newRow("packed") << fence("compressed-json", packed) << text;
        QTest::newRow("plain") << fence("json", plain) << "Shop";
        QTest::newRow("behind another fence") << fence("json", "{}") + fence("json", plain) << "Shop";
        QTest::newRow("no drawing") << QByteArray("## Text\nShop ^t\n") << "";
        QTest::newRow("broken off") << fence("compressed-json", packed.left(120)) << "";
        QTest::newRow("not packed at all") << fence("compressed-json", "not packed at all") << "";
        QTest::newRow("fence left open") << "```json\n" + plain << "";
    }

    void aDrawingInANoteIsOpened()
    {
        QFETCH(QByteArray, drawing);
        QFETCH(QString, text);
        const QString file = path("note.excalidraw.md");
        put(file, "---\n\nexcalidraw-plugin: parsed\ntags: [excalidraw]\n\n---\n# Text Elements\n\n" + drawing);
        QVERIFY(isDrawingNoteFile(file));
        const auto opened = readSceneFile(file);
        QCOMPARE(opened.hasValue(), !text.isEmpty());
        if (opened)
            QCOMPARE(QString::fromStdString(opened->elements().back()->text()->text), text);
        else
            QCOMPARE(QString::fromStdString(opened.error()),
                     QString("note.excalidraw.md: The note holds no drawing that can be read."));
    }

    void aDrawingInAPictureIsOpened()
    {
        const Scene scene = sceneOf(twoBoxes);
        const QByteArray envelope = sceneEnvelope(scene);
        QByteArray content = QByteArray(sceneMimeType) + '\0' + envelope;
        QByteArray length(4, '\0');
        for (int i = 0; i < 4; ++i)
            length[i] = static_cast<char>(content.size() >> (24 - 8 * i));
        put(path("with.png"), QByteArray("\x89PNG\r\n\x1a\n") + length + "tEXt" + content + "CRC4");
        const auto fromPng = readSceneFile(path("with.png"));
        QVERIFY2(fromPng.hasValue(), fromPng ? "" : fromPng.error().c_str());
        QCOMPARE(writeScene(*fromPng), writeScene(scene));

        put(path("with.svg"), "<svg><metadata><!-- payload-type:application/vnd.excalidraw+json -->"
                              "<!-- payload-version:2 --><!-- payload-start -->" +
                                  envelope.toBase64() + "<!-- payload-end --></metadata></svg>");
        const auto fromSvg = readSceneFile(path("with.svg"));
        QVERIFY2(fromSvg.hasValue(), fromSvg ? "" : fromSvg.error().c_str());
        QCOMPARE(writeScene(*fromSvg), writeScene(scene));
    }
};

QTEST_MAIN(DocumentFileTest)
#include "document_file_test.moc"
