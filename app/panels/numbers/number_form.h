// The fields of a workload or of a constant, unfolded below its row. Each commits by itself as one undo step;
// what does not parse stays in its field with the reason below it, even while another row is looked at.
#pragma once

#include "edit/transaction.h"

#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace chalkline {

class FieldKeeper;
class WrappedLabel;

class NumberForm : public QWidget {
    Q_OBJECT
public:
    explicit NumberForm(QWidget* parent);

    void showSession(Session* session);
    /// Of that record; 0 for none.
    void showRecord(std::int64_t id);
    void refresh();
    void finish();

Q_SIGNALS:
    void said(const QString& message);

protected:
    using Take = std::function<Expected<void>(Transaction&, const std::string& text)>;

    void addLine(const QString& label, const char* column, Take take);
    QComboBox* addCombo(const QString& label, const QStringList& items, std::function<void(int)> commit);
    /// Of a combo box, which cannot be wrong.
    void run(const char* column, const std::function<Expected<void>(Transaction&)>& operation);
    [[nodiscard]] Session* session() const { return session_; }
    [[nodiscard]] std::int64_t id() const { return id_; }

    [[nodiscard]] virtual bool exists(const Document& document) const = 0;
    /// What stands in the field of that column.
    [[nodiscard]] virtual QString valueOf(const Document& document, const std::string& column) const = 0;
    virtual void fillCombos(const Document& document) = 0;

private:
    struct Line {
        std::string column;
        QLineEdit* edit = nullptr;
        WrappedLabel* error = nullptr;
        FieldKeeper* keeper = nullptr;
        Take take;
    };
    /// What was refused, and why.
    struct Draft {
        QString text;
        QString reason;
    };

    void commit(Line& line, const QString& text);
    void showLine(Line& line, const Document& document);
    [[nodiscard]] std::pair<std::int64_t, std::string> draftKey(const Line& line) const {
        return {id_, line.column};
    }

    Session* session_ = nullptr;
    std::int64_t id_ = 0;
    QFormLayout* form_;
    std::vector<std::unique_ptr<Line>> lines_;
    std::map<std::pair<std::int64_t, std::string>, Draft> drafts_;
};

class WorkloadForm : public NumberForm {
    Q_OBJECT
public:
    explicit WorkloadForm(QWidget* parent);

protected:
    [[nodiscard]] bool exists(const Document& document) const override;
    [[nodiscard]] QString valueOf(const Document& document, const std::string& column) const override;
    void fillCombos(const Document& document) override;

private:
    QComboBox* direction_;
};

class ConstantForm : public NumberForm {
    Q_OBJECT
public:
    explicit ConstantForm(QWidget* parent);

protected:
    [[nodiscard]] bool exists(const Document& document) const override;
    [[nodiscard]] QString valueOf(const Document& document, const std::string& column) const override;
    void fillCombos(const Document& document) override;

private:
    QComboBox* source_;
};

/// Reads a constant's value; for a known key in its unit and range.
[[nodiscard]] Expected<void> takeConstantValue(const std::string& text, Constant& into);

} // namespace chalkline
