#include "layout/place.h"
namespace chalkline {
std::vector<Placement> placeNew(const Tables& tables, SheetId sheet, const std::vector<Ref>& subjects,
                                Orientation) {
    std::vector<Placement> placements;
    double y = 0;
    for (const Placement& held : tables.of<Placement>())
        y = std::max(y, held.y + 120);
    for (const Ref& ref : subjects) {
        Placement p;
        p.sheet = sheet;
        p.subject = ref;
        p.y = y;
        y += 120;
        placements.push_back(p);
    }
    return placements;
}
} // namespace chalkline
