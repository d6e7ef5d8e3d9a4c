#include "window/pattern_store.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace chalkline {

namespace {

constexpr qint64 mostBytes = 1 << 20; // of a file

/// The name as that of a file on any system.
QString fileNameOf(const std::string& name) {
    QString file = QString::fromStdString(wordForm(name)).replace(' ', '-').left(80);
    if (file.isEmpty()) file = QStringLiteral("pattern");
    return file + QStringLiteral(".pattern");
}

} // namespace

QString PatternStore::folder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/patterns");
}

PatternStore::PatternStore()
    : patterns_(text::builtInPatterns()) {
    const QDir dir(folder());
    for (const QString& name : dir.entryList({QStringLiteral("*.pattern")}, QDir::Files, QDir::Name)) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            problems_.append(name + QStringLiteral(": ") + file.errorString());
            continue;
        }
        auto pattern = text::parsePattern(file.read(mostBytes).toStdString());
        if (pattern)
            takeIn(std::move(*pattern));
        else
            problems_.append(name + ':' + QString::fromStdString(pattern.error().text()));
    }
}

void PatternStore::takeIn(text::Pattern pattern) {
    const std::string folded = foldName(pattern.name);
    std::erase_if(patterns_, [&](const text::Pattern& held) { return foldName(held.name) == folded; });
    patterns_.push_back(std::move(pattern));
    std::ranges::sort(patterns_, {}, [](const text::Pattern& held) { return foldName(held.name); });
}

const text::Pattern* PatternStore::find(const std::string& name) const {
    const auto found = std::ranges::find(patterns_, name, &text::Pattern::name);
    return found == patterns_.end() ? nullptr : &*found;
}

std::vector<const text::Pattern*> PatternStore::matching(const std::string& typed) const {
    std::vector<std::pair<int, const text::Pattern*>> ranked;
    const bool all = foldName(typed).empty();
    for (const text::Pattern& pattern : patterns_)
        if (const int rank = all ? 0 : text::patternRank(pattern, typed); rank >= 0)
            ranked.emplace_back(rank, &pattern);
    std::ranges::stable_sort(ranked, {}, [](const auto& entry) { return entry.first; });
    std::vector<const text::Pattern*> found;
    for (const auto& [rank, pattern] : ranked)
        found.push_back(pattern);
    return found;
}

Expected<void> PatternStore::save(const text::Pattern& pattern) {
    const QString path = folder() + '/' + fileNameOf(pattern.name);
    const auto refused = [&](const QString& why) {
        return failure(ErrorCode::Output, why.toStdString(), path.toStdString());
    };
    if (!QDir().mkpath(folder()))
        return refused(QCoreApplication::translate("chalkline::PatternStore", "the folder cannot be made"));
    QSaveFile file(path);
    const QByteArray bytes = QByteArray::fromStdString(text::printPattern(pattern));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return refused(file.errorString());
    takeIn(pattern);
    return {};
}

} // namespace chalkline
