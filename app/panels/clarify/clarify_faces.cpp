#include "panels/clarify/clarify_faces.h"

#include "edit/clarify_operations.h"
#include "panels/statements/statement_panel.h"

#include <QCoreApplication>

namespace chalkline {

namespace {

constexpr int questionLines = 4; // a question is read as a whole

QString say(const char* text) {
    return QCoreApplication::translate("chalkline::ClarifyPage", text);
}

QString shown(const std::string& text) {
    return QString::fromStdString(text).simplified();
}

StatementFace faceOf(const ScopeItem& item) {
    StatementFace face;
    face.ref = refOf(item);
    face.group = QLatin1String(item.in_scope ? inScopeGroup : outOfScopeGroup);
    face.code = item.in_scope ? say("in") : say("out");
    face.title = shown(item.text);
    face.spoken = face.title + (item.in_scope ? say(", in scope") : say(", out of scope"));
    return face;
}

QString codeOf(QuestionCategory category) {
    switch (category) {
    case QuestionCategory::Functional:
        return say("FR");
    case QuestionCategory::NonFunctional:
        return say("NFR");
    case QuestionCategory::Constraint:
        return say("CON");
    case QuestionCategory::Expectation:
        return say("EXP");
    }
    return {};
}

QString spokenCategory(QuestionCategory category) {
    switch (category) {
    case QuestionCategory::Functional:
        return say("functional");
    case QuestionCategory::NonFunctional:
        return say("non-functional");
    case QuestionCategory::Constraint:
        return say("constraint");
    case QuestionCategory::Expectation:
        return say("expectation");
    }
    return {};
}

void mark(StatementFace& face, QuestionState state) {
    switch (state) {
    case QuestionState::Open:
        face.mark = say("open");
        face.spoken += say(", open");
        face.tone = "mark";
        break;
    case QuestionState::Answered:
        face.mark = QStringLiteral("✓");
        face.spoken += say(", answered");
        face.tone = "good";
        break;
    case QuestionState::Assumed:
        face.spoken += say(", assumed");
        break;
    case QuestionState::Parked:
        face.mark = say("parked");
        face.spoken += say(", parked");
        face.tone = "faint";
        break;
    }
}

/// What was taken from the bank is a question even while it is assumed.
StatementFace faceOf(const Document& document, const Question& question) {
    const bool assumed = question.state == QuestionState::Assumed;
    StatementFace face;
    face.ref = refOf(question);
    face.group = QLatin1String(assumed ? assumptionGroup : questionGroup);
    face.code = codeOf(question.category);
    face.title = shown(question.text);
    face.titleLines = questionLines;
    face.answer = shown(question.answer);
    face.isAsked = !assumed || !question.answer.empty() || face.title.endsWith('?');
    face.spoken = face.title + QStringLiteral(", ") + spokenCategory(question.category);
    mark(face, question.state);
    if (!face.answer.isEmpty()) face.spoken += QStringLiteral(": ") + face.answer;
    const Requirement* requirement = document.find(requirementOf(document, question.id));
    if (requirement) {
        face.chips += QStringLiteral("→ ") + QString::fromStdString(requirement->code);
        face.spoken += say(", became %1").arg(QString::fromStdString(requirement->code));
    }
    return face;
}

QString wordOf(Focus focus) {
    switch (focus) {
    case Focus::Api:
        return say("API");
    case Focus::Data:
        return say("data");
    case Focus::Scale:
        return say("scale");
    case Focus::Reliability:
        return say("reliability");
    case Focus::Depth:
        return say("depth");
    case Focus::Cost:
        return say("cost");
    case Focus::Other:
        return {};
    }
    return {};
}

StatementFace faceOf(const Expectation& expectation) {
    StatementFace face;
    face.ref = refOf(expectation);
    face.group = QLatin1String(expectationGroup);
    const bool stated = expectation.strength == Strength::Stated;
    face.code = stated ? say("said") : say("guess");
    face.title = shown(expectation.text);
    const QString focus = wordOf(expectation.focus);
    face.mark = expectation.confirmed ? QStringList{focus, QStringLiteral("✓")}.join(' ').trimmed() : focus;
    face.tone = expectation.confirmed ? "good" : "mark";
    face.spoken = face.title + QStringLiteral(", ") + face.code;
    if (!focus.isEmpty()) face.spoken += QStringLiteral(", ") + focus;
    if (expectation.confirmed) face.spoken += say(", confirmed");
    return face;
}

} // namespace

std::vector<StatementFace> clarifyFaces(const Document& document, bool withExpectations) {
    std::vector<StatementFace> faces;
    const auto scope = inOrder<ScopeItem>(document);
    for (const bool in : {true, false})
        for (const ScopeItem* item : scope)
            if (item->in_scope == in) faces.push_back(faceOf(*item));
    const auto questions = inOrder<Question>(document);
    for (const bool assumed : {false, true})
        for (const Question* question : questions)
            if ((question->state == QuestionState::Assumed) == assumed)
                faces.push_back(faceOf(document, *question));
    if (!withExpectations) return faces;
    for (const Expectation* expectation : inOrder<Expectation>(document))
        faces.push_back(faceOf(*expectation));
    return faces;
}

} // namespace chalkline
