// Colours the lines of a sheet's text: operators by what they mean, labels and suffixes quieter than names.
#pragma once

#include <QSyntaxHighlighter>

namespace chalkline {

struct Theme;

class LineColours : public QSyntaxHighlighter {
public:
    explicit LineColours(QTextDocument* document);

    void setTheme(const Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    void colourStatements(const QString& text);

    QTextCharFormat sync_;
    QTextCharFormat async_;
    QTextCharFormat quiet_;
    QTextCharFormat word_; // of boundaries and flows
};

} // namespace chalkline
