// write-foreign FOLDER: what run.sh cannot have from `chalkline export` alone. The four designs of the tests
// as text, and in every format the sheet of words that break writers, which no project file would take.
#include "interchange/drawio/write_drawio.h"
#include "interchange/excalidraw/write_excalidraw.h"
#include "interchange/mermaid/write_mermaid.h"
#include "support/awkward.h"
#include "support/designs.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace chalkline;
using namespace chalkline::test;

namespace {

bool write(const QString& path, const std::string& text) {
    QFile output(path);
    if (output.open(QIODevice::WriteOnly) &&
        output.write(text.data(), static_cast<qint64>(text.size())) == static_cast<qint64>(text.size()))
        return true;
    std::fprintf(stderr, "write-foreign: %s cannot be written\n", qPrintable(path));
    return false;
}

} // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: write-foreign FOLDER\n", stderr);
        return 1;
    }
    const QDir folder(QString::fromLocal8Bit(words[1]));
    bool good = true;
    for (std::size_t i = 0; i < std::size(designs); ++i)
        good &= write(folder.filePath(QStringLiteral("design%1.txt").arg(i + 1)), designs[i].text);
    const Tables awkward = awkwardSheet();
    good &= write(folder.filePath("awkward.mmd"), writeMermaid(awkward, SheetId{1}));
    good &= write(folder.filePath("awkward.excalidraw"), writeExcalidraw(awkward, SheetId{1}));
    good &= write(folder.filePath("awkward.drawio"), writeDrawio(awkward, {SheetId{1}}));
    return good ? 0 : 3;
}
