#include "window/kind_menu.h"

#include "window/style.h"

#include <QMenu>

#include <array>

namespace chalkline {

namespace {

struct Follower {
    std::string_view family; // the part of the kind's id before the dot
    std::array<std::string_view, 6> kinds;
};

/// What a design usually puts behind a component of each group, most usual first.
constexpr std::array<Follower, 8> followers{{
    {"client", {"edge.api_gateway", "edge.cdn", "edge.lb_l7", "edge.dns", "compute.service", "edge.bff"}},
    {"edge",
     {"compute.service", "edge.api_gateway", "edge.global_lb", "sec.auth", "cache.distributed",
      "store.object"}},
    {"compute",
     {"store.relational", "cache.distributed", "compute.service", "msg.log", "msg.queue", "store.object"}},
    {"store",
     {"msg.cdc", "search.index", "analytics.warehouse", "store.relational", "cache.distributed",
      "store.object"}},
    {"cache",
     {"store.relational", "store.keyvalue", "compute.service", "store.document", "store.object",
      "msg.pubsub"}},
    {"msg",
     {"compute.worker", "compute.stream_processor", "compute.service", "msg.dlq", "store.object",
      "analytics.lake"}},
    {"search",
     {"compute.service", "store.document", "store.object", "cache.distributed", "ml.inference",
      "analytics.warehouse"}},
    {"",
     {"compute.service", "store.relational", "cache.distributed", "msg.queue", "edge.api_gateway",
      "store.object"}},
}};

constexpr std::array<const char*, 6> familyTitles{
    QT_TRANSLATE_NOOP("chalkline::KindMenu", "Clients, security, external"),
    QT_TRANSLATE_NOOP("chalkline::KindMenu", "Edge and gateways"),
    QT_TRANSLATE_NOOP("chalkline::KindMenu", "Services and workers"),
    QT_TRANSLATE_NOOP("chalkline::KindMenu", "Stores"),
    QT_TRANSLATE_NOOP("chalkline::KindMenu", "Caches"),
    QT_TRANSLATE_NOOP("chalkline::KindMenu", "Messaging"),
};

/// Messages are sent, everything else is called.
EdgeKind edgeTo(const Kind& kind, std::string_view sourceGroup) {
    return kind.family == Family::Messaging || sourceGroup == "msg" ? EdgeKind::Async : EdgeKind::Sync;
}

} // namespace

void fillKindMenu(QMenu& menu, std::string_view sourceKind, const Theme& theme, const KindChosen& chosen) {
    const Kind* source = findKind(sourceKind);
    const std::string_view group = source ? source->group : std::string_view();
    const auto add = [&](QMenu& to, const Kind& kind) {
        const QString name = QString::fromUtf8(kind.name.data(), static_cast<qsizetype>(kind.name.size()));
        const QAction* action = to.addAction(kindIcon(kind.id, colourOf(theme.of(kind.family).line)), name);
        QObject::connect(action, &QAction::triggered, &menu,
                         [chosen, &kind, edge = edgeTo(kind, group)] { chosen(std::string(kind.id), edge); });
    };
    auto row = std::ranges::find(followers, group, &Follower::family);
    if (row == followers.end()) row = followers.end() - 1;
    for (const std::string_view id : row->kinds)
        if (const Kind* kind = findKind(id)) add(menu, *kind);
    menu.addSeparator();
    for (std::size_t family = 0; family < familyTitles.size(); ++family) {
        QMenu* all = menu.addMenu(QObject::tr(familyTitles[family]));
        for (const Kind& kind : allKinds())
            if (kind.family == static_cast<Family>(family)) add(*all, kind);
    }
}

} // namespace chalkline
