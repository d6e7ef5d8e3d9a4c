#include "window/find_bar.h"

#include "geometry/boxes.h"
#include "window/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace chalkline {

namespace {

constexpr int barWidth = 300; // px

bool holds(const std::string& text, const QString& words) {
    return QString::fromStdString(text).contains(words, Qt::CaseInsensitive);
}

bool matches(const Tables& tables, Ref ref, const QString& words) {
    if (ref.type == RecordType::Node) {
        const Node* node = tables.find(NodeId{ref.id});
        return node && (holds(node->name, words) || holds(node->second_line, words) ||
                        holds(node->technology, words));
    }
    if (ref.type == RecordType::Boundary) {
        const Boundary* boundary = tables.find(BoundaryId{ref.id});
        return boundary && holds(boundary->name, words);
    }
    if (const Estimate* estimate =
            ref.type == RecordType::Estimate ? tables.find(EstimateId{ref.id}) : nullptr)
        return holds(estimate->name, words) || holds(estimate->expression, words);
    const Note* note = ref.type == RecordType::Note ? tables.find(NoteId{ref.id}) : nullptr;
    return note && holds(note->text, words);
}

} // namespace

std::vector<Found> findInProject(const Document& document, const QString& words) {
    std::vector<Found> found;
    if (words.trimmed().isEmpty()) return found;
    const Tables& tables = document.tables();
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : tables.of<Sheet>())
        sheets.push_back(&sheet);
    std::ranges::sort(sheets, {},
                      [](const Sheet* sheet) { return std::pair(sheet->sort_order, sheet->id.value); });
    for (const Sheet* sheet : sheets) {
        const auto boxes = boxesOf(tables, sheet->id, Folds::Open);
        std::vector<std::pair<Point, Ref>> here;
        for (const auto& [ref, box] : boxes)
            if (matches(tables, ref, words)) here.push_back({{box.x, box.y}, ref});
        for (const Edge& edge : tables.of<Edge>())
            if (const auto from = boxes.find(edge.from());
                from != boxes.end() && boxes.contains(edge.to()) && holds(edge.label, words))
                here.push_back({{from->second.right(), from->second.y}, refOf(edge)});
        std::ranges::sort(here, {}, [](const auto& entry) {
            return std::tuple(std::round(entry.first.y / 96), entry.first.x, entry.second.id);
        });
        for (const auto& [at, ref] : here)
            found.push_back({sheet->id, ref});
    }
    return found;
}

FindBar::FindBar(QWidget* parent)
    : QFrame(parent)
    , words_(new QLineEdit(this))
    , count_(new QLabel(this)) {
    setObjectName(QStringLiteral("palette"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 6, 6);
    row->setSpacing(6);
    words_->setPlaceholderText(tr("Find in names, labels and notes"));
    words_->setAccessibleName(tr("Find"));
    words_->installEventFilter(this);
    count_->setProperty("role", QStringLiteral("quiet"));
    auto* close = new QToolButton(this);
    close->setIcon(symbolIcon(Symbol::Close, palette().color(QPalette::WindowText)));
    close->setIconSize({16, 16});
    close_ = close;
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    row->addWidget(words_, 1);
    row->addWidget(count_);
    row->addWidget(close);
    connect(words_, &QLineEdit::textChanged, this, &FindBar::search);
    connect(close, &QToolButton::clicked, this, &FindBar::close);
    setFixedWidth(barWidth);
    hide();
}

void FindBar::showSession(Session* session) {
    session_ = session;
    found_.clear();
    count_->clear();
}

void FindBar::place() {
    adjustSize();
    move(parentWidget()->width() - width() - 12, 12);
}

void FindBar::open() {
    close_->setIcon(symbolIcon(Symbol::Close, palette().color(QPalette::WindowText)));
    place();
    QFrame::show();
    raise();
    words_->setFocus();
    words_->selectAll();
}

void FindBar::close() {
    hide();
    Q_EMIT closed();
}

void FindBar::search() {
    found_ = session_ ? findInProject(session_->document(), words_->text()) : std::vector<Found>();
    at_ = 0;
    if (!found_.empty()) return show(0);
    count_->setText(words_->text().isEmpty() ? QString() : tr("none"));
}

void FindBar::go(int step) {
    if (words_->text().isEmpty()) return open();
    if (!session_) return;
    const std::vector<Found> now = findInProject(session_->document(), words_->text());
    const Found last = at_ < found_.size() ? found_[at_] : Found{};
    found_ = now;
    if (found_.empty()) return count_->setText(tr("none"));
    const auto kept = std::ranges::find(found_, last);
    const auto count = static_cast<int>(found_.size());
    const int from = kept == found_.end() ? -1 : static_cast<int>(kept - found_.begin());
    show(static_cast<std::size_t>((from + step + count) % count));
}

void FindBar::show(std::size_t index) {
    at_ = index;
    const Found& found = found_[index];
    count_->setText(tr("%1 of %2").arg(index + 1).arg(found_.size()));
    session_->showSheet(found.sheet);
    session_->select({found.ref});
    Q_EMIT revealAsked({found.ref});
}

bool FindBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched != words_ || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        go(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace chalkline
