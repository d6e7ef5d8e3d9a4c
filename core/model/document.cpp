#include "model/document.h"

#include "base/text.h"

namespace chalkline {

namespace {

/// Calls act.template operator()<R>() for the R whose RecordType is `type`.
template <class Act>
void withType(RecordType type, Act&& act) {
    forEachRecordType([&]<class R>() {
        if (RecordTraits<R>::type == type) act.template operator()<R>();
    });
}

void insertOrdered(std::vector<Ref>& list, Ref ref) {
    const auto place = std::lower_bound(list.begin(), list.end(), ref,
                                        [](const Ref& a, const Ref& b) { return a.id < b.id; });
    if (place == list.end() || *place != ref) list.insert(place, ref);
}

const std::string* nameOf(const Record& record) {
    if (const auto* node = std::get_if<Node>(&record)) return &node->name;
    if (const auto* boundary = std::get_if<Boundary>(&record)) return &boundary->name;
    return nullptr;
}

} // namespace

RecordPtr Tables::find(Ref ref) const {
    RecordPtr found;
    withType(ref.type, [&]<class R>() {
        if (const R* record = of<R>().find(Id<R>{ref.id})) found = std::make_shared<const Record>(*record);
    });
    return found;
}

bool Tables::contains(Ref ref) const {
    bool found = false;
    withType(ref.type, [&]<class R>() { found = of<R>().find(Id<R>{ref.id}) != nullptr; });
    return found;
}

std::size_t Tables::size() const {
    std::size_t total = 0;
    forEachRecordType([&]<class R>() { total += of<R>().size(); });
    return total;
}

std::span<const Ref> Document::referrers(Ref target) const {
    buildIndex();
    const auto found = index_.referrers.find(target);
    return found == index_.referrers.end() ? std::span<const Ref>{} : std::span<const Ref>(found->second);
}

std::span<const Ref> Document::named(const std::string& folded) const {
    buildIndex();
    const auto found = index_.names.find(folded);
    return found == index_.names.end() ? std::span<const Ref>{} : std::span<const Ref>(found->second);
}

void Document::put(const RecordPtr& record) {
    const Ref ref = refOf(*record);
    if (index_.built) unindex(ref);
    std::visit([&](const auto& value) { tables_.of<std::remove_cvref_t<decltype(value)>>().put(value); },
               *record);
    if (index_.built) index(*record);
}

void Document::erase(Ref ref) {
    if (index_.built) unindex(ref);
    withType(ref.type, [&]<class R>() { tables_.of<R>().erase(Id<R>{ref.id}); });
}

void Document::buildIndex() const {
    if (index_.built) return;
    index_.built = true;
    forEachRecordType([&]<class R>() {
        for (const R& record : tables_.of<R>())
            index(record);
    });
}

void Document::index(const Record& record) const {
    const Ref own = refOf(record);
    for (const Ref& target : referencesOf(record))
        insertOrdered(index_.referrers[target], own);
    if (const std::string* name = nameOf(record)) insertOrdered(index_.names[foldName(*name)], own);
}

void Document::unindex(Ref ref) {
    const RecordPtr held = tables_.find(ref);
    if (!held) return;
    const auto drop = [&](auto& map, const auto& key) {
        const auto found = map.find(key);
        if (found == map.end()) return;
        std::erase(found->second, ref);
        if (found->second.empty()) map.erase(found);
    };
    for (const Ref& target : referencesOf(*held))
        drop(index_.referrers, target);
    if (const std::string* name = nameOf(*held)) drop(index_.names, foldName(*name));
}

SheetId firstSheet(const Tables& tables) {
    const Sheet* first = nullptr;
    for (const Sheet& sheet : tables.of<Sheet>())
        if (!first || sheet.sort_order < first->sort_order) first = &sheet;
    return first ? first->id : SheetId{};
}

const Placement* placementOn(const Document& document, SheetId sheet, Ref subject) {
    for (const Ref& ref : document.referrers(subject)) {
        if (ref.type != RecordType::Placement) continue;
        const Placement* placement = document.find(PlacementId{ref.id});
        if (placement->sheet == sheet && placement->subject == subject) return placement;
    }
    return nullptr;
}

} // namespace chalkline
