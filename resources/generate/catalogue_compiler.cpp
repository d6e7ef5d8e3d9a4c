// Turns resources/catalogue/kinds.json into the static tables that model/catalogue.h declares, so that the
// program parses nothing when it starts. Refuses, naming file and kind: double ids, aliases that two kinds
// claim, unknown families, keys and choices, properties of kinds that are not there, and defaults without
// unit, source or confidence. Usage: catalogue_compiler kinds.json out.cpp
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace {

QString inputName;

[[noreturn]] void refuse(const QString& place, const QString& message) {
    std::fprintf(stderr, "%s: %s: %s\n", qPrintable(inputName), qPrintable(place), qPrintable(message));
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

/// The same as wordForm of base/text.h; aliases are ASCII.
QString wordForm(const QString& place, const QString& text) {
    QString form;
    for (const QChar c : text) {
        if (c.unicode() > 0x7E) refuse(place, "\"" + text + "\" is not plain ASCII");
        form += c.isLetterOrNumber() ? c.toLower() : QChar(u' ');
    }
    form = form.simplified();
    if (form.isEmpty()) refuse(place, QStringLiteral("an alias is empty"));
    return form;
}

class Compiler {
public:
    QByteArray run(const QJsonObject& root) {
        compileSources(root["sources"].toObject());
        for (const QJsonValue& value : root["properties"].toArray())
            compileProperty(value.toObject());
        for (const QJsonValue& value : root["kinds"].toArray())
            compileKind(value.toObject());
        checkAsked();
        for (const auto& [form, alias] : aliases_)
            aliasRows_ += "    {\"" + QByteArray::fromStdString(form) + "\", " +
                          QByteArray::number(alias.kind) + ", " + literal(alias.technology).toUtf8() +
                          ", AliasRole::" + alias.role + "},\n";
        return "// Made from resources/catalogue/kinds.json; do not edit.\n"
               "#include \"model/catalogue.h\"\n\nnamespace chalkline::catalogue {\n\nnamespace {\n\n" +
               lists_.toUtf8() + rows("Kind", "kindRows", kindRows_.toUtf8()) +
               rows("Alias", "aliasRows", aliasRows_) +
               rows("PropertyKey", "propertyRows", propertyRows_.toUtf8()) +
               rows("Source", "sourceRows", sourceRows_.toUtf8()) +
               "} // namespace\n\n"
               "const std::span<const Kind> kinds(kindRows);\n"
               "const std::span<const Alias> aliases(aliasRows);\n"
               "const std::span<const PropertyKey> properties(propertyRows);\n"
               "const std::span<const Source> sources(sourceRows);\n\n"
               "} // namespace chalkline::catalogue\n";
    }

private:
    struct AliasRow {
        int kind;
        QString technology;
        QByteArray role;
    };
    struct Property {
        QString unit;
        QString type;
        QStringList choices;
    };

    static QByteArray rows(const char* type, const char* name, const QByteArray& content) {
        return QByteArray("constexpr ") + type + " " + name + "[] = {\n" + content + "};\n\n";
    }

    void compileSources(const QJsonObject& sources) {
        for (auto source = sources.begin(); source != sources.end(); ++source) {
            sources_[source.key()] = true;
            sourceRows_ += QStringLiteral("    {%1, %2},\n")
                               .arg(literal(source.key()), literal(source.value().toString()));
        }
    }

    void compileProperty(const QJsonObject& property) {
        const QString key = property["key"].toString();
        const QString type = property["type"].toString();
        if (key.isEmpty() || properties_.contains(key))
            refuse(key, QStringLiteral("the property key is empty or there twice"));
        static const std::map<QString, QString> types = {
            {QStringLiteral("number"), QStringLiteral("Number")},
            {QStringLiteral("boolean"), QStringLiteral("Boolean")},
            {QStringLiteral("text"), QStringLiteral("Text")}};
        if (!types.contains(type) || !property["unit"].isString() || property["label"].toString().isEmpty())
            refuse(key, QStringLiteral("the property lacks a label, a unit or a known type"));
        const QJsonArray choices = property["choices"].toArray();
        if (property.contains("of") != !property["section"].toString().isEmpty())
            refuse(key, QStringLiteral("a property has a section and kinds, or neither"));
        if (!choices.isEmpty() && type != "text") refuse(key, QStringLiteral("only words can be chosen"));
        const QString n = QString::number(properties_.size());
        properties_[key] = {property["unit"].toString(), type, {}};
        for (const QJsonValue& choice : choices)
            properties_[key].choices += choice.toArray().first().toString();
        for (const QJsonValue& kind : property["of"].toArray())
            asked_.emplace_back(key, kind.toString());
        propertyRows_ += QStringLiteral("    {%1, %2, %3, PropertyType::%4, %5, %6, %7, %8, %9},\n")
                             .arg(literal(key), literal(property["label"].toString()),
                                  literal(property["unit"].toString()), types.at(type),
                                  literal(property["section"].toString()),
                                  list("PropertyChoice", "choiceList" + n, choicesOf(key, choices)),
                                  list("std::string_view", "askedList" + n, words(property["of"].toArray())),
                                  property["whole"].toBool() ? "true" : "false",
                                  QString::number(property["most"].toDouble(), 'g', 12));
    }

    static QString choicesOf(const QString& key, const QJsonArray& choices) {
        QString content;
        for (const QJsonValue& choice : choices) {
            const QString value = choice.toArray().at(0).toString();
            const QString label = choice.toArray().at(1).toString();
            if (value.isEmpty() || label.isEmpty())
                refuse(key, QStringLiteral("a choice lacks word or name"));
            content += QStringLiteral("{%1, %2}, ").arg(literal(value), literal(label));
        }
        return content;
    }

    static QString words(const QJsonArray& texts) {
        QString content;
        for (const QJsonValue& text : texts)
            content += literal(text.toString()) + ", ";
        return content;
    }

    /// What a property is asked of has to be there: a group or a kind.
    void checkAsked() const {
        for (const auto& [key, wanted] : asked_) {
            const bool known = std::ranges::any_of(
                ids_, [&](const QString& id) { return id == wanted || id.startsWith(wanted + u'.'); });
            if (!known) refuse(key, "\"" + wanted + "\" is no kind or group");
        }
    }

    void addAlias(const QString& id, const QString& text, const AliasRow& row) {
        const std::string form = wordForm(id, text).toStdString();
        const auto [held, isNew] = aliases_.emplace(form, row);
        if (!isNew)
            refuse(id, "\"" + text + "\" belongs to " + ids_[static_cast<std::size_t>(held->second.kind)] +
                           (held->second.kind == row.kind ? " twice" : " already"));
    }

    /// Adds the aliases of one role and appends them to the kind's list.
    void addAliases(const QJsonObject& kind, const char* field, const char* role, QString& list) {
        const QString id = ids_.back();
        const int index = static_cast<int>(ids_.size()) - 1;
        const bool isNoun = qstrcmp(field, "actors") == 0 || qstrcmp(field, "things") == 0;
        for (const QJsonValue& alias : kind[QLatin1String(field)].toArray()) {
            if (isNoun && wordForm(id, alias.toString()).contains(u' '))
                refuse(id, "\"" + alias.toString() + "\" is more than one word, so no noun");
            addAlias(id, alias.toString(), {index, {}, role});
            list += literal(alias.toString()) + ", ";
        }
    }

    void compileKind(const QJsonObject& kind) {
        const QString id = kind["id"].toString();
        if (!id.contains(u'.') || std::ranges::find(ids_, id) != ids_.end())
            refuse(id, QStringLiteral("the id has no group or is there twice"));
        ids_.push_back(id);
        static const std::map<QString, const char*> families = {
            {"neutral", "Neutral"}, {"edge", "Edge"},   {"compute", "Compute"},
            {"store", "Store"},     {"cache", "Cache"}, {"messaging", "Messaging"}};
        const auto family = families.find(kind["family"].toString());
        if (family == families.end()) refuse(id, "family \"" + kind["family"].toString() + "\" is unknown");
        QString aliasList;
        addAliases(kind, "actors", "Actor", aliasList);
        addAliases(kind, "things", "Thing", aliasList);
        addAliases(kind, "aliases", "Word", aliasList);
        addAliases(kind, "alone", "Alone", aliasList);
        const QString n = QString::number(ids_.size() - 1);
        const QString aliasTable = list("std::string_view", "aliasList" + n, aliasList);
        const QString technologyTable =
            list("std::string_view", "technologyList" + n, technologiesOf(kind["technologies"].toArray()));
        const QString defaultTable =
            list("DefaultProperty", "defaultList" + n, defaultsOf(id, kind["defaults"].toArray()));
        kindRows_ += QStringLiteral("    {%1, %2, %3, Family::%4, %5, %6, %7},\n")
                         .arg(literal(id), literal(id.section(u'.', 0, 0)), literal(kind["name"].toString()),
                              QLatin1String(family->second), aliasTable, technologyTable, defaultTable);
    }

    QString technologiesOf(const QJsonArray& technologies) {
        const QString id = ids_.back();
        const int index = static_cast<int>(ids_.size()) - 1;
        QString content;
        for (const QJsonValue& technology : technologies) {
            const QString name = technology["name"].toString();
            content += literal(name) + ", ";
            const char* role = technology["alone"].toBool() ? "Alone" : "Technology";
            if (!technology["shared"].toBool()) addAlias(id, name, {index, name, role});
            for (const QJsonValue& spelling : technology["spelled"].toArray())
                addAlias(id, spelling.toString(), {index, name, "Technology"});
        }
        return content;
    }

    QString defaultsOf(const QString& id, const QJsonArray& defaults) {
        QString content;
        for (const QJsonValue& row : defaults) {
            const QString key = row["key"].toString();
            const auto property = properties_.find(key);
            if (property == properties_.end()) refuse(id, "the property key \"" + key + "\" is unknown");
            if (row["unit"].toString() != property->second.unit)
                refuse(id, "the unit of " + key + " is not \"" + property->second.unit + "\"");
            const QString type = row["value"].isDouble() ? QStringLiteral("number")
                                 : row["value"].isBool() ? QStringLiteral("boolean")
                                                         : QStringLiteral("text");
            if (type != property->second.type) refuse(id, key + " is not a " + property->second.type);
            if (const QStringList& choices = property->second.choices;
                !choices.isEmpty() && !choices.contains(row["value"].toString()))
                refuse(id, key + " has no choice \"" + row["value"].toString() + "\"");
            if (!sources_.contains(row["source"].toString())) refuse(id, key + " has no known source");
            const QString confidence = row["confidence"].toString();
            if (!QStringList({"h", "m", "l"}).contains(confidence))
                refuse(id, key + " has no confidence of h, m or l");
            content +=
                QStringLiteral("{%1, %2, %3, %4, %5}, ")
                    .arg(literal(key), literal(valueText(row["value"])), literal(property->second.unit),
                         literal(row["source"].toString()), literal(confidence));
        }
        return content;
    }

    /// Writes the list, if it holds anything, and gives the expression for a span of it.
    QString list(const QString& type, const QString& name, const QString& content) {
        if (content.isEmpty()) return QStringLiteral("{}");
        lists_ += QStringLiteral("constexpr ") + type + " " + name + "[] = {" + content + "};\n";
        return name;
    }

    QString lists_;
    QString kindRows_;
    QString propertyRows_;
    QString sourceRows_;
    QByteArray aliasRows_;
    std::map<std::string, AliasRow> aliases_; // ordered by bytes, as the lookup expects
    std::map<QString, Property> properties_;
    std::map<QString, bool> sources_;
    std::vector<QString> ids_;
    std::vector<std::pair<QString, QString>> asked_; // property, kind or group
};

} // namespace

int main(int argc, char** argv) {
    inputName = argc > 1 ? QFile::decodeName(argv[1]) : QStringLiteral("catalogue_compiler");
    if (argc != 3) refuse(QStringLiteral("usage"), QStringLiteral("catalogue_compiler kinds.json out.cpp"));
    QFile input(inputName);
    if (!input.open(QIODevice::ReadOnly)) refuse(QStringLiteral("cannot read"), input.errorString());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(input.readAll(), &error);
    if (document.isNull()) refuse("byte " + QString::number(error.offset), error.errorString());
    const QByteArray code = Compiler().run(document.object());
    QFile output(QFile::decodeName(argv[2]));
    if (!output.open(QIODevice::WriteOnly) || output.write(code) != code.size())
        refuse(output.fileName(), output.errorString());
    return 0;
}
