// Turns resources/catalogue/kinds.json into static C++ tables (model/catalogue.h). Refuses double ids and
// aliases, unknown families and defaults without unit, source or confidence, naming the kind.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>

#include <cstdio>
#include <cstdlib>

namespace {

[[noreturn]] void refuse(const QString& place, const QString& message) {
    std::fprintf(stderr, "kinds.json: %s: %s\n", qPrintable(place), qPrintable(message));
    std::exit(1);
}

QString literal(const QString& text) {
    QString escaped = text;
    escaped.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return u'"' + escaped + u'"';
}

QString valueText(const QJsonValue& value) {
    if (value.isBool()) return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 12) : value.toString();
}

class Compiler {
public:
    QString run(const QJsonArray& kinds) {
        int index = 0;
        for (const QJsonValue& value : kinds)
            compileKind(value.toObject(), index++);
        QString out =
            QStringLiteral("// Made from resources/catalogue/kinds.json; do not edit.\n"
                           "#include \"model/catalogue.h\"\n\nnamespace chalkline::catalogue {\n\n");
        out += tables_;
        out += QStringLiteral("\nconst Kind kinds[] = {\n") + rows_ +
               QStringLiteral("};\nconst std::size_t kindCount = ") + QString::number(index) +
               QStringLiteral(";\n\nconst Alias aliases[] = {\n");
        for (auto alias = aliases_.cbegin(); alias != aliases_.cend(); ++alias)
            out += QStringLiteral("    {%1, %2, %3},\n")
                       .arg(literal(alias.key()))
                       .arg(alias->kind)
                       .arg(literal(alias->technology));
        out += QStringLiteral("};\nconst std::size_t aliasCount = ") + QString::number(aliases_.size()) +
               QStringLiteral(";\n\n} // namespace chalkline::catalogue\n");
        return out;
    }

private:
    struct AliasRow {
        int kind;
        QString technology;
    };

    void addAlias(const QString& id, const QString& alias, int kind, const QString& technology) {
        if (alias != alias.toCaseFolded().simplified()) refuse(id, "alias \"" + alias + "\" is not folded");
        for (const QChar c : alias)
            if (c.unicode() > 126)
                refuse(id, "alias \"" + alias + "\" is not ASCII, which the look-up is ordered by");
        if (aliases_.contains(alias)) refuse(id, "alias \"" + alias + "\" belongs to another kind too");
        aliases_.insert(alias, {kind, technology});
    }

    void compileKind(const QJsonObject& kind, int index) {
        const QString id = kind["id"].toString();
        if (id.isEmpty() || ids_.contains(id)) refuse(id, QStringLiteral("the id is empty or there twice"));
        ids_.insert(id, index);
        static const QStringList families = {"neutral", "edge", "compute", "store", "cache", "messaging"};
        const qsizetype family = families.indexOf(kind["family"].toString());
        if (family < 0) refuse(id, QStringLiteral("the family is unknown"));
        QString aliasList;
        for (const QJsonValue& alias : kind["aliases"].toArray()) {
            addAlias(id, alias.toString(), index, {});
            aliasList += literal(alias.toString()) + ", ";
        }
        QString technologyList;
        for (const QJsonValue& technology : kind["technologies"].toArray()) {
            const QString name = technology["name"].toString();
            technologyList += literal(name) + ", ";
            for (const QJsonValue& alias : technology["spelled"].toArray())
                addAlias(id, alias.toString(), index, name);
        }
        const QString n = QString::number(index);
        const QString aliasTable = table("std::string_view", "aliasList" + n, aliasList);
        const QString technologyTable = table("std::string_view", "technologyList" + n, technologyList);
        const QString defaultTable =
            table("DefaultProperty", "defaultList" + n, defaultsOf(id, kind["defaults"].toArray()));
        rows_ += QStringLiteral("    {%1, %2, %3, static_cast<Family>(%4), %5, %6, %7},\n")
                     .arg(literal(id), literal(kind["group"].toString()), literal(kind["name"].toString()))
                     .arg(family)
                     .arg(aliasTable, technologyTable, defaultTable);
    }

    static QString defaultsOf(const QString& id, const QJsonArray& defaults) {
        QString list;
        for (const QJsonValue& row : defaults) {
            const QString confidence = row["confidence"].toString();
            if (row["key"].toString().isEmpty() || row["source"].toString().isEmpty() ||
                !row["unit"].isString() || !QStringList({"h", "m", "l"}).contains(confidence))
                refuse(id, QStringLiteral("a default lacks key, unit, source or confidence"));
            list += QStringLiteral("{%1, %2, %3, %4, %5}, ")
                        .arg(literal(row["key"].toString()), literal(valueText(row["value"])),
                             literal(row["unit"].toString()), literal(row["source"].toString()),
                             literal(confidence));
        }
        return list;
    }

    /// Writes the array, if it holds anything, and gives the expression for a span of it.
    QString table(const QString& type, const QString& name, const QString& content) {
        if (content.isEmpty()) return QStringLiteral("{}");
        tables_ += QStringLiteral("static const ") + type + " " + name + "[] = {" + content + "};\n";
        return name;
    }

    QString tables_;
    QString rows_;
    QMap<QString, AliasRow> aliases_;
    QMap<QString, int> ids_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) refuse(QStringLiteral("usage"), QStringLiteral("catalogue_compiler kinds.json out.cpp"));
    QFile input(QFile::decodeName(argv[1]));
    if (!input.open(QIODevice::ReadOnly)) refuse(input.fileName(), input.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(input.readAll(), &error);
    if (document.isNull()) refuse("offset " + QString::number(error.offset), error.errorString());
    const QByteArray code = Compiler().run(document["kinds"].toArray()).toUtf8();
    QFile output(QFile::decodeName(argv[2]));
    if (!output.open(QIODevice::WriteOnly) || output.write(code) != code.size())
        refuse(output.fileName(), output.errorString());
    return 0;
}
