// Which components the palette offers for a search, best first. A kind is found by its name, another word for
// it, or a technology; the technology that was meant goes with it ("redis" is a distributed cache by Redis).
// Views are into the catalogue and live for ever.
#pragma once

#include "model/catalogue.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace chalkline {

struct ComponentChoice {
    const Kind* kind = nullptr;
    std::string_view technology; // display name, "" if none was meant

    friend bool operator==(const ComponentChoice&, const ComponentChoice&) = default;
};

/// Empty for a query without letters and digits.
[[nodiscard]] std::vector<ComponentChoice> findComponents(const QString& query);
/// Entries as Settings keeps them; those the catalogue does not know are left out.
[[nodiscard]] std::vector<ComponentChoice> recentChoices(const QStringList& entries);
/// "Databases and stores" for "store"; the group itself if it is new.
[[nodiscard]] QString groupTitle(std::string_view group);
/// Where the palette opens for a family.
[[nodiscard]] std::string_view firstGroupOf(Family family);

} // namespace chalkline
