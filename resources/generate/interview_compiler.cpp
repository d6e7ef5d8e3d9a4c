// Turns resources/interview/*.json into the static tables that model/trade_off_topics.h,
// interview/question_bank.h and interview/archetypes.h declare, so that the program parses nothing when it
// starts. Refuses, naming file and key: double keys, empty or long texts, keys and archetypes nobody has, and
// orders that are not complete.
// Usage: interview_compiler trade_offs.json archetypes.json questions.json out.cpp
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <cstdio>
#include <cstdlib>

namespace {

constexpr int longest = 110; // characters of a sentence, so that it fits two lines of the side panel

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

/// The same as wordForm of base/text.h; aliases are ASCII.
QString wordForm(const QString& text) {
    QString form;
    for (const QChar c : text)
        form += c.isLetterOrNumber() ? c.toLower() : QChar(u' ');
    return form.simplified();
}

/// read_heavy -> ReadHeavy
QString enumerator(const QString& word) {
    QString name;
    for (const QString& part : word.split(u'_'))
        name += part.left(1).toUpper() + part.mid(1);
    return name;
}

QJsonObject readFile(const char* path) {
    inputName = QString::fromLocal8Bit(path);
    QFile file(inputName);
    if (!file.open(QIODevice::ReadOnly)) refuse(inputName, QStringLiteral("cannot be read"));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        refuse(QStringLiteral("byte %1").arg(error.offset),
               QStringLiteral("no JSON: ") + error.errorString());
    return document.object();
}

QString sentence(const QString& place, const QJsonValue& value) {
    const QString text = value.toString();
    if (text.isEmpty() || text != text.simplified() || text.size() > longest)
        refuse(place, "\"" + text + "\" is empty, too long or has blanks around");
    return text;
}

QStringList sentences(const QString& place, const QJsonValue& values) {
    QStringList texts;
    for (const QJsonValue& value : values.toArray())
        texts += sentence(place, value);
    if (texts.isEmpty() || QSet<QString>(texts.begin(), texts.end()).size() != texts.size())
        refuse(place, QStringLiteral("a list is empty or names something twice"));
    return texts;
}

QString number(const QString& place, const QJsonValue& value) {
    if (value.toDouble() <= 0) refuse(place, QStringLiteral("a number is missing or not above 0"));
    return QString::number(value.toDouble(), 'g', 12);
}

class Compiler {
public:
    void addTradeOffs(const QJsonObject& file) {
        const QJsonArray topics = file["topics"].toArray();
        for (const QJsonValue& value : topics)
            addTradeOff(value.toObject());
    }

    void addArchetypes(const QJsonObject& file) {
        const QJsonArray archetypes = file["archetypes"].toArray();
        for (const QJsonValue& value : archetypes)
            addArchetype(value.toObject());
    }

    void addQuestions(const QJsonObject& file) {
        const QJsonArray topics = file["topics"].toArray();
        for (const QJsonValue& value : topics) {
            const QString key = fresh(value["key"].toString(), questionTopics_);
            questionTopicRows_ +=
                QStringLiteral("    {%1, %2},\n").arg(literal(key), literal(sentence(key, value["title"])));
        }
        const QJsonArray questions = file["questions"].toArray();
        for (const QJsonValue& value : questions)
            addQuestion(value.toObject());
    }

    [[nodiscard]] QByteArray text() const {
        const QString source =
            "// Made from resources/interview; do not edit.\n"
            "#include \"interview/tables.h\"\n"
            "#include \"model/trade_off_topics.h\"\n\nnamespace chalkline {\n\nnamespace {\n\n"
            "using std::string_view;\n\n" +
            lists_ + rows("TradeOffTopic", "topicRows", topicRows_) +
            "} // namespace\n\n"
            "const std::span<const TradeOffTopic> topics::all(topicRows);\n\n"
            "namespace interview {\n\nnamespace {\n\n" +
            interviewLists_ + rows("ArchetypeProfile", "profileRows", profileRows_) +
            rows("QuestionTopic", "questionTopicRows", questionTopicRows_) +
            rows("BankQuestion", "questionRows", questionRows_) +
            "} // namespace\n\n"
            "const std::span<const ArchetypeProfile> tables::profiles(profileRows);\n"
            "const std::span<const QuestionTopic> tables::questionTopics(questionTopicRows);\n"
            "const std::span<const BankQuestion> tables::questions(questionRows);\n\n"
            "} // namespace interview\n\n} // namespace chalkline\n";
        return source.toUtf8();
    }

private:
    static QString rows(const char* type, const char* name, const QString& content) {
        return QStringLiteral("constexpr %1 %2[] = {\n%3};\n\n").arg(type, name, content);
    }

    static QString fresh(const QString& key, QStringList& known) {
        if (key.isEmpty() || known.contains(key))
            refuse(key, QStringLiteral("the key is empty or there twice"));
        known += key;
        return key;
    }

    /// A list of its own; returns how a row names it.
    QString list(const QStringList& texts, QString& into) {
        if (texts.isEmpty()) return QStringLiteral("{}");
        QStringList literals;
        for (const QString& text : texts)
            literals += literal(text);
        return listOf(QStringLiteral("string_view"), literals, into);
    }

    QString listOf(const QString& type, const QStringList& values, QString& into) {
        const QString name = QStringLiteral("list%1").arg(++listCount_);
        into +=
            QStringLiteral("constexpr %1 %2[] = {%3};\n").arg(type, name, values.join(QStringLiteral(", ")));
        return name;
    }

    void addTradeOff(const QJsonObject& topic) {
        const QString key = fresh(topic["key"].toString(), topics_);
        QStringList names = {wordForm(topic["title"].toString())};
        for (const QString& name : sentences(key, topic["names"]))
            names += claim(key, name, names_);
        QStringList options;
        QStringList claimed; // two options of one topic may not share a word
        const QJsonArray given = topic["options"].toArray();
        if (given.size() < 2) refuse(key, QStringLiteral("a trade-off has at least two options"));
        for (const QJsonValue& option : given) {
            QStringList aliases = {claim(key, sentence(key, option["name"]), claimed)};
            for (const QString& alias : sentences(key, option["aliases"]))
                aliases += claim(key, alias, claimed);
            options += QStringLiteral("{%1, %2, %3, %4}")
                           .arg(literal(option["name"].toString()), literal(sentence(key, option["pro"])),
                                literal(sentence(key, option["con"])), list(aliases, lists_));
        }
        const QString title = literal(sentence(key, topic["title"]));
        const QString ask = list(sentences(key, topic["ask"]), lists_);
        const QString drivers = list(sentences(key, topic["drivers"]), lists_);
        topicRows_ += QStringLiteral("    {%1, %2, %3, %4, %5, %6},\n")
                          .arg(literal(key), title, list(names, lists_), ask, drivers,
                               listOf(QStringLiteral("TopicOption"), options, lists_));
    }

    static QString claim(const QString& key, const QString& words, QStringList& taken) {
        const QString form = wordForm(words);
        if (form.isEmpty() || taken.contains(form)) refuse(key, "\"" + words + "\" is there twice or empty");
        taken += form;
        return form;
    }

    void addArchetype(const QJsonObject& archetype) {
        const QString key = fresh(archetype["key"].toString(), archetypes_);
        QStringList workloads;
        const QJsonArray given = archetype["workloads"].toArray();
        for (const QJsonValue& row : given)
            workloads +=
                QStringLiteral("{%1, %2, WorkloadDirection::%3, %4, %5, %6}")
                    .arg(literal(sentence(key, row["name"])), literal(sentence(key, row["actor"])),
                         enumerator(sentence(key, row["direction"])), number(key, row["per_user_per_day"]),
                         number(key, row["bytes"]), number(key, row["peak_factor"]));
        if (workloads.size() < 2) refuse(key, QStringLiteral("there are too few workloads"));
        const QStringList order = sentences(key, archetype["trade_offs"]);
        QStringList sorted = order;
        QStringList all = topics_;
        sorted.sort();
        all.sort();
        if (sorted != all) refuse(key, QStringLiteral("the trade-offs are not all of them, each once"));
        const QString expects = archetype["expects"].toString();
        if (!QStringList{"", "reads", "writes", "balanced"}.contains(expects))
            refuse(key, QStringLiteral("expects is reads, writes, balanced or nothing"));
        const QString load = expects.isEmpty() ? QStringLiteral("Any") : enumerator(expects);
        profileRows_ += QStringLiteral("    {ArchetypeKind::%1, %2, %3, %4, ExpectedLoad::%5,\n     ")
                            .arg(enumerator(key), literal(sentence(key, archetype["title"])),
                                 literal(sentence(key, archetype["badge"])),
                                 literal(sentence(key, archetype["says"])), load) +
                        QStringLiteral("%1, %2, %3, %4},\n")
                            .arg(listOf(QStringLiteral("WorkloadRow"), workloads, interviewLists_),
                                 list(sentences(key, archetype["patterns"]), interviewLists_),
                                 list(order, interviewLists_),
                                 list(sentences(key, archetype["targets"]), interviewLists_));
    }

    void addQuestion(const QJsonObject& question) {
        const QString key = fresh(question["key"].toString(), questions_);
        const auto topic = questionTopics_.indexOf(key.section(u'.', 0, 0));
        if (topic < 0) refuse(key, QStringLiteral("there is no topic of that name"));
        const QString text = sentence(key, question["text"]);
        if (!text.endsWith(u'?')) refuse(key, QStringLiteral("a question ends with a question mark"));
        QStringList first;
        const QJsonArray given = question["first"].toArray();
        for (const QJsonValue& value : given) {
            if (!archetypes_.contains(value.toString()))
                refuse(key, "there is no archetype \"" + value.toString() + "\"");
            first += "ArchetypeKind::" + enumerator(value.toString());
        }
        const QString list = first.isEmpty()
                                 ? QStringLiteral("{}")
                                 : listOf(QStringLiteral("ArchetypeKind"), first, interviewLists_);
        questionRows_ += QStringLiteral("    {%1, %2, QuestionCategory::%3, %4, %5, %6},\n")
                             .arg(literal(key), literal(key.section(u'.', 0, 0)),
                                  enumerator(sentence(key, question["category"])), literal(text),
                                  QString::number(question["opens"].toInt()), list);
    }

    int listCount_ = 0;
    QString lists_, interviewLists_;
    QString topicRows_, profileRows_, questionTopicRows_, questionRows_;
    QStringList topics_, names_, archetypes_, questionTopics_, questions_;
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fprintf(stderr, "usage: %s trade_offs.json archetypes.json questions.json out.cpp\n", argv[0]);
        return 1;
    }
    Compiler compiler;
    compiler.addTradeOffs(readFile(argv[1]));
    compiler.addArchetypes(readFile(argv[2]));
    compiler.addQuestions(readFile(argv[3]));
    const QByteArray text = compiler.text();
    QFile out(QString::fromLocal8Bit(argv[4]));
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.flush()) {
        std::fprintf(stderr, "%s cannot be written\n", argv[4]);
        return 1;
    }
    return 0;
}
