#include "panels/numbers/number_faces.h"

#include "model/chip.h"
#include "model/words.h"
#include "text/number_line.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace chalkline {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("chalkline::NumbersPanel", text);
}
QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Figures that are there when asked for: what others say already, or follows at once.
bool isMinor(std::string_view key) {
    constexpr std::array minor{"writes_per_day",           "reads_per_day",     "storage_per_month_bytes",
                               "ingress_bytes_s_avg",      "egress_bits_s_avg", "collision_prob_next_insert",
                               "expected_colliding_pairs", "pool_size",         "p_pool_exhausted"};
    return std::ranges::find(minor, key) != minor.end();
}

class Faces {
public:
    Faces(const Tables& tables, const analysis::ProjectFigures& figures, const NumberView& view)
        : tables_(tables)
        , figures_(figures)
        , view_(view) {
        for (const Property& property : tables.of<Property>())
            if (isChip(property)) pinned_.insert(property.value);
        if (!view.warnings) return;
        for (const analysis::RecordWarning& warning : figures.warnings) {
            const QString key =
                warning.record.valid() ? numberKey(warning.record) : "figure:" + qt(warning.field);
            QString& text = warnings_[key.toStdString()];
            if (!text.isEmpty()) text += QStringLiteral("; ");
            text += qt(warning.message);
        }
    }

    std::vector<NumberFace> all() {
        workloads();
        results();
        estimates();
        constants();
        return std::move(faces_);
    }

private:
    [[nodiscard]] QString warningOf(const QString& key) const {
        const auto held = warnings_.find(key.toStdString());
        return held == warnings_.end() ? QString() : held->second;
    }
    template <class R>
    [[nodiscard]] std::vector<const R*> ordered() const {
        std::vector<const R*> records;
        for (const R& record : tables_.of<R>())
            records.push_back(&record);
        std::ranges::stable_sort(records, {}, [](const R* record) { return record->sort_order; });
        return records;
    }

    void workloads();
    void results();
    void estimates();
    void constants();
    void constant(const analysis::ConstantKey& key, const analysis::ConstantValues& values);

    const Tables& tables_;
    const analysis::ProjectFigures& figures_;
    NumberView view_;
    std::set<std::string> pinned_;
    std::unordered_map<std::string, QString> warnings_;
    std::vector<NumberFace> faces_;
};

/// "16.7M users × 10/day · read 500 B · ×3".
QString shortLine(const Workload& workload) {
    const auto count = [](double value) { return qt(shortNumber(value)); };
    const auto size = [](double value) {
        Quantity bytes{value, {}};
        bytes.unit.bytes = 1;
        return ' ' + qt(shortText(bytes));
    };
    const QString between = QStringLiteral(" \u00B7 ");
    const QString who = workload.actor.empty() ? tr("users") : qt(workload.actor).simplified();
    QString line;
    if (workload.users_per_day) line += count(*workload.users_per_day) + ' ' + who;
    if (workload.per_user_per_day)
        line += QStringLiteral(" \u00D7 ") + count(*workload.per_user_per_day) + tr("/day");
    if (!line.isEmpty()) line += between;
    const bool read = workload.direction == WorkloadDirection::Read;
    line += read ? tr("read") : tr("write");
    if (workload.payload_in_bytes) line += size(*workload.payload_in_bytes) + (read ? tr(" in") : QString());
    if (workload.payload_out_bytes)
        line += size(*workload.payload_out_bytes) + (read ? QString() : tr(" out"));
    return line + between + QStringLiteral("\u00D7") + count(workload.peak_factor);
}

void Faces::workloads() {
    for (const Workload* workload : ordered<Workload>()) {
        const auto out = analysis::workloadResults(*workload, figures_.precision);
        NumberFace face;
        face.sort = NumberSort::Workload;
        face.id = workload->id.value;
        face.key = numberKey(refOf(*workload));
        face.group = tr("WORKLOADS");
        face.title = workload->name.empty() ? tr("Unnamed") : qt(workload->name).simplified();
        Quantity average{out.qps_avg, {}};
        average.unit.of(TimeUnit::Second) = -1;
        const QString about = figures_.precision == Precision::Rough ? QStringLiteral("\u2248 ") : QString();
        face.value = out.complete ? about + qt(shortText(average)) : QStringLiteral("\u2013");
        face.note = shortLine(*workload);
        face.warning = warningOf(face.key);
        face.edited = qt(text::writeWorkload(*workload));
        faces_.push_back(std::move(face));
    }
}

void Faces::results() {
    int hidden = 0;
    for (const analysis::ProjectFigure& figure : figures_.totals) {
        NumberFace face;
        face.sort = NumberSort::Figure;
        face.key = "figure:" + qt(figure.key);
        face.group = tr("RESULTS");
        face.chip = qt(figure.key);
        face.isPinned = pinned_.contains(figure.key);
        face.warning = warningOf(face.key);
        const bool minor = isMinor(figure.key) && !face.isPinned && face.warning.isEmpty();
        if (minor && !view_.allFigures) {
            ++hidden;
            continue;
        }
        face.title = tr(std::string(figure.title).c_str());
        face.value = qt(figure.text());
        face.note = qt(figure.symbols);
        face.numbers = QStringLiteral("= ") + qt(figure.numbers) +
                       (figure.rough ? QStringLiteral(" ") : QStringLiteral(" = ")) + qt(figure.text());
        faces_.push_back(std::move(face));
    }
    if (hidden == 0) return;
    NumberFace more;
    more.sort = NumberSort::Figure;
    more.key = QStringLiteral("all-figures");
    more.group = tr("RESULTS");
    more.title = QCoreApplication::translate("chalkline::NumbersPanel", "%n more", nullptr, hidden);
    more.isMore = true;
    faces_.push_back(std::move(more));
}

void Faces::estimates() {
    for (const analysis::EstimateValue& value : figures_.estimates) {
        const Estimate* estimate = tables_.find(value.estimate);
        if (!estimate) continue;
        NumberFace face;
        face.sort = NumberSort::Estimate;
        face.id = estimate->id.value;
        face.key = numberKey(refOf(*estimate));
        face.group = tr("ESTIMATES");
        const QString symbols = value.result ? qt(value.result->symbols) : qt(estimate->expression);
        const bool named = !estimate->name.empty();
        face.title = named ? qt(estimate->name).simplified() : symbols;
        face.note = named ? symbols : QString();
        face.edited = named ? qt(estimate->name) + QStringLiteral(" = ") + qt(estimate->expression)
                            : qt(estimate->expression);
        face.chip = qt(chipValue(estimate->id));
        face.isPinned = pinned_.contains(chipValue(estimate->id));
        if (value.result) {
            face.value = qt(value.value());
            if (face.note == face.value) face.note.clear();
            face.numbers = qt(value.text());
            face.warning = warningOf(face.key);
        } else {
            face.value = QStringLiteral("?");
            face.isWrong = true;
            face.warning = qt(value.text()); // an error, in every mode
        }
        faces_.push_back(std::move(face));
    }
}

void Faces::constant(const analysis::ConstantKey& key, const analysis::ConstantValues& values) {
    NumberFace face;
    face.sort = NumberSort::Preset;
    face.key = "preset:" + qt(key.key);
    face.group = tr("CONSTANTS");
    face.title = tr(std::string(key.title).c_str());
    face.isQuiet = true;
    face.edited = QLatin1String("");
    const auto value = values.find(key.key);
    face.value = QStringLiteral("\u2013");
    if (value) {
        const std::string unit =
            key.unit.empty() ? "" : (key.unit.front() == '/' ? "" : " ") + std::string(key.unit);
        face.value = qt(shortNumber(*value) + unit);
        face.edited = face.value;
    }
    if (view_.everything) face.note = qt(key.says);
    faces_.push_back(std::move(face));
}

void Faces::constants() {
    const analysis::ConstantValues values(tables_);
    std::set<std::string_view> recorded;
    for (const Constant* constant : ordered<Constant>()) {
        const analysis::ConstantKey* key = analysis::constantKey(constant->key);
        if (key) recorded.insert(key->key);
        NumberFace face;
        face.sort = NumberSort::Constant;
        face.id = constant->id.value;
        face.key = numberKey(refOf(*constant));
        face.group = tr("CONSTANTS");
        face.title = key ? tr(std::string(key->title).c_str()) : qt(constant->key).simplified();
        face.value = qt(shortText(analysis::quantityOf(*constant)));
        face.edited = qt(exactText(analysis::quantityOf(*constant)));
        face.note = qt(word(constant->source));
        if (!constant->note.empty())
            face.note += QStringLiteral(" \u00B7 ") + qt(constant->note).simplified();
        face.warning = warningOf(face.key);
        faces_.push_back(std::move(face));
    }
    if (tables_.of<Workload>().empty() && !view_.everything) return;
    for (const analysis::ConstantKey& key : analysis::constantKeys()) {
        const bool used = key.preset && key.key != "alphabet" && key.key != "length" &&
                          key.key != "pool_utilisation" && key.key != "spare" &&
                          key.key != "target_utilisation";
        if (!recorded.contains(key.key) && (view_.everything || used)) constant(key, values);
    }
}

} // namespace

QString numberKey(Ref ref) {
    return qt(word(ref.type)) + ':' + QString::number(ref.id);
}

std::vector<NumberFace> numberFaces(const Tables& tables, const analysis::ProjectFigures& figures,
                                    const NumberView& view) {
    return Faces(tables, figures, view).all();
}

} // namespace chalkline
