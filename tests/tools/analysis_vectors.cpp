// analysis-vectors FILE.json [AREA-PREFIX]: runs the cases of a file of analysis vectors. For each area a
// line "AREA passed N failed M", or "AREA not built"; no other line holds these words. Then the ids that went
// wrong, each with key, expected and actual. Exit 0 all right, 1 wrong usage, 2 file unreadable, 4 something
// was wrong.
#include "vector_areas.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>
#include <set>
#include <vector>

namespace chalkline::vectors {

namespace {

constexpr qint64 fileLimit = 64 << 20;
constexpr double usualRelative = 1e-6;
constexpr double usualAbsolute = 1e-12;

struct Case {
    std::string id;
    std::string area;
    QJsonObject inputs;
    QJsonObject expected;
    double relative = usualRelative;
};

struct VectorFile {
    std::vector<Case> cases;
    double nearZero = usualAbsolute;
};

struct Tally {
    std::string area;
    int right = 0;
    int wrong = 0;
};

/// One line of output, whatever the file has for a text; the words of the tally lines taken apart.
std::string shown(const QString& text) {
    QString line = text.simplified().left(200);
    for (const char* word : {"passed", "failed"})
        line.replace(QLatin1String(word),
                     QLatin1String(word).left(1) + QLatin1Char('_') + QLatin1String(word).mid(2));
    return line.toStdString();
}

std::string numberText(double value) {
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    std::array<char, 40> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr};
}

std::string textOf(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return numberText(*number);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
    return shown(QString::fromStdString(std::get<std::string>(value)));
}

std::string textOf(const QJsonValue& value) {
    if (value.isDouble()) return numberText(value.toDouble());
    if (value.isString()) return shown(value.toString());
    if (value.isBool()) return value.toBool() ? "true" : "false";
    return value.isNull() ? "null" : "a list or object";
}

bool agrees(const QJsonValue& expected, const Value& actual, double relative, double nearZero) {
    if (const auto* flag = std::get_if<bool>(&actual)) return expected.isBool() && expected.toBool() == *flag;
    if (const auto* text = std::get_if<std::string>(&actual))
        return expected.isString() && expected.toString().toStdString() == *text;
    const double number = std::get<double>(actual);
    if (expected.isString()) {
        const bool below = expected.toString() == QLatin1String("-inf");
        return (below || expected.toString() == QLatin1String("inf")) && std::isinf(number) &&
               (number < 0) == below;
    }
    if (!expected.isDouble() || !std::isfinite(number)) return false;
    const double apart = std::abs(number - expected.toDouble());
    return apart <= nearZero || apart <= relative * std::abs(expected.toDouble());
}

std::unexpected<std::string> malformed(const std::string& what) {
    return std::unexpected(what);
}

std::expected<Case, std::string> readCase(const QJsonValue& value, qsizetype index) {
    const std::string where = "case " + std::to_string(index + 1) + ": ";
    if (!value.isObject()) return malformed(where + "expected an object");
    const QJsonObject object = value.toObject();
    for (const char* key : {"id", "area"})
        if (object.value(QLatin1String(key)).toString().simplified().isEmpty())
            return malformed(where + "expected a text as " + key);
    for (const char* key : {"inputs", "expected"})
        if (!object.value(QLatin1String(key)).isObject())
            return malformed(where + "expected an object as " + key);
    Case read{object.value(QLatin1String("id")).toString().toStdString(),
              object.value(QLatin1String("area")).toString().toStdString(),
              object.value(QLatin1String("inputs")).toObject(),
              object.value(QLatin1String("expected")).toObject(), usualRelative};
    if (read.expected.isEmpty()) return malformed(where + "expects nothing");
    if (const QJsonValue relative = object.value(QLatin1String("rel_tol")); !relative.isUndefined()) {
        if (!relative.isDouble() || relative.toDouble() < 0)
            return malformed(where + "expected a number from 0 as rel_tol");
        read.relative = relative.toDouble();
    }
    return read;
}

std::expected<VectorFile, std::string> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return malformed(file.errorString().toStdString());
    if (file.size() > fileLimit) return malformed("larger than 64 MiB");
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return malformed("no JSON: " + problem.errorString().toStdString() + " at byte " +
                         std::to_string(problem.offset));
    if (!document.isObject()) return malformed("expected an object");
    const QJsonObject object = document.object();
    const QJsonValue format = object.value(QLatin1String("format"));
    if (!format.isUndefined() && format.toString() != QLatin1String("hld-analysis-vectors/1"))
        return malformed("expected the format hld-analysis-vectors/1, not " + textOf(format));
    if (!object.value(QLatin1String("cases")).isArray()) return malformed("expected a list as cases");
    VectorFile read;
    read.nearZero = object.value(QLatin1String("absolute_tolerance_near_zero")).toDouble(usualAbsolute);
    const QJsonArray cases = object.value(QLatin1String("cases")).toArray();
    for (qsizetype i = 0; i < cases.size(); ++i) {
        auto one = readCase(cases.at(i), i);
        if (!one) return malformed(one.error());
        read.cases.push_back(std::move(*one));
    }
    return read;
}

/// What is wrong with a case, a line each.
std::vector<std::string> run(const Case& one, Area area, double nearZero) {
    std::vector<std::string> wrong;
    const std::string id = shown(QString::fromStdString(one.id));
    const auto results = area(one.inputs);
    if (!results) return {id + ": inputs refused: " + shown(QString::fromStdString(results.error()))};
    for (auto it = one.expected.begin(); it != one.expected.end(); ++it) {
        const auto actual = results->find(it.key().toStdString());
        const bool there = actual != results->end();
        if (there && agrees(it.value(), actual->second, one.relative, nearZero)) continue;
        wrong.push_back(id + ": " + shown(it.key()) + " expected " + textOf(it.value()) + " actual " +
                        (there ? textOf(actual->second) : "nothing"));
    }
    return wrong;
}

/// The areas in the order of the file.
std::vector<Tally> areasOf(const VectorFile& file, const std::string& prefix) {
    std::vector<Tally> areas;
    std::set<std::string> seen;
    for (const Case& one : file.cases)
        if (one.area.starts_with(prefix) && seen.insert(one.area).second) areas.push_back({one.area, 0, 0});
    return areas;
}

int report(const VectorFile& file, const std::string& prefix) {
    std::vector<std::string> wrong;
    std::vector<Tally> areas = areasOf(file, prefix);
    for (Tally& tally : areas) {
        const Area area = areaOf(tally.area);
        const std::string name = shown(QString::fromStdString(tally.area));
        if (area == nullptr) {
            std::printf("%s not built\n", name.c_str());
            continue;
        }
        for (const Case& one : file.cases) {
            if (one.area != tally.area) continue;
            const std::vector<std::string> lines = run(one, area, file.nearZero);
            ++(lines.empty() ? tally.right : tally.wrong);
            wrong.insert(wrong.end(), lines.begin(), lines.end());
        }
        std::printf("%s passed %d failed %d\n", name.c_str(), tally.right, tally.wrong);
    }
    for (const std::string& line : wrong)
        std::printf("%s\n", line.c_str());
    if (areas.empty() && !prefix.empty()) {
        std::fprintf(stderr, "analysis-vectors: no area begins with %s\n", prefix.c_str());
        return 1;
    }
    return wrong.empty() ? 0 : 4;
}

} // namespace

} // namespace chalkline::vectors

int main(int argc, char** argv) {
    if (argc < 2 || argc > 3) {
        std::fprintf(stderr, "usage: analysis-vectors FILE.json [AREA-PREFIX]\n");
        return 1;
    }
    const auto file = chalkline::vectors::readFile(QString::fromLocal8Bit(argv[1]));
    if (!file) {
        std::fprintf(stderr, "analysis-vectors: %s: %s\n", argv[1], file.error().c_str());
        return 2;
    }
    return chalkline::vectors::report(*file, argc == 3 ? argv[2] : "");
}
