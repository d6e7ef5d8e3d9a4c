// The type line while a pattern is chosen in it: the list has all that meet what is typed, ghosts show the
// one it stands on, a chip holds the chosen one, and Enter inserts it.
#include "text/interpret.h"
#include "text/pattern.h"
#include "window/pattern_store.h"
#include "window/proposal_list.h"
#include "window/type_line.h"

#include <QLabel>
#include <QLineEdit>

namespace chalkline {

namespace {

bool insertInto(Session& session, const text::Pattern& pattern, const std::vector<Ref>& joined) {
    Transaction edit(session, pattern.name);
    return text::insertPattern(edit, pattern, joined).has_value() && edit.commit().value_or(false);
}

} // namespace

void TypeLine::openPatterns(const text::Pattern* chosen) {
    open({});
    if (!isVisible()) return;
    choosing_ = true;
    edit_->setPlaceholderText(tr("Name of a pattern"));
    choosePattern(chosen);
}

void TypeLine::choosePattern(const text::Pattern* pattern) {
    choosing_ = true;
    pattern_ = pattern;
    patternChip_->setVisible(true);
    patternChip_->setText(pattern ? QString::fromStdString(pattern->name) : tr("Pattern"));
    about_->setText(pattern ? QString::fromStdString(pattern->says) : QString());
    about_->setVisible(!about_->text().isEmpty());
    if (pattern) {
        edit_->clear();
        edit_->setPlaceholderText(tr("Enter inserts it"));
    }
    propose();
    still_.start();
}

void TypeLine::leavePatterns() {
    choosing_ = false;
    pattern_ = nullptr;
    patternChip_->hide();
    about_->hide();
    edit_->setPlaceholderText(tr("api > redis cache: GET ; kafka   (> calls, ~> sends, => copies data)"));
    if (isVisible()) propose();
    still_.start();
}

std::vector<Ref> TypeLine::joined() const {
    const std::set<Ref>& chosen = session_->selection();
    if (subject_.type != RecordType::None && !chosen.contains(subject_)) return {subject_};
    return {chosen.begin(), chosen.end()};
}

void TypeLine::askPreview() {
    const text::Pattern* pattern = pattern_ ? pattern_ : proposals_->pattern();
    if (isVisible() && session_ && pattern && choosing_) {
        Q_EMIT previewAsked([pattern = *pattern, joined = joined()](Session& session) {
            return insertInto(session, pattern, joined);
        });
        return;
    }
    const std::string line = isVisible() && !choosing_ ? edit_->text().trimmed().toStdString() : "";
    if (line.empty()) {
        Q_EMIT previewAsked({});
        return;
    }
    Q_EMIT previewAsked([line, subject = subject_](Session& session) {
        text::Interpreter interpreter(session);
        interpreter.setSubject(subject);
        return interpreter.run(line, 1).value_or(false);
    });
}

void TypeLine::commitPattern() {
    Transaction edit(*session_, pattern_->name);
    const auto made = text::insertPattern(edit, *pattern_, joined());
    const Expected<bool> done = made ? edit.commit() : Expected<bool>(std::unexpected(made.error()));
    if (!done) return showError(QString::fromStdString(done.error().text()));
    leavePatterns();
    Q_EMIT applied(*made);
}

} // namespace chalkline
