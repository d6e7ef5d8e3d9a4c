#include "canvas/canvas_accessible.h"

#include "canvas/hit_test.h"
#include "canvas/item_accessible.h"
#include "canvas/spoken.h"
#include "window/announce.h"

#include <QTimer>

namespace chalkline {

namespace {

constexpr double rowHeight = 96;      // px; what begins within one is read from left to right
constexpr double reach = 5;           // px of the view, around lines and thin things
constexpr std::size_t mostTold = 200; // single events; above, the canvas as a whole is said to be another

QAccessibleInterface* make(const QString& name, QObject* object) {
    if (name != QLatin1String("chalkline::Canvas")) return nullptr;
    return new CanvasAccessible(static_cast<Canvas*>(object));
}

/// The innermost boundary around it that stands on the sheet itself.
Ref shownParent(const Document& document, const RoutedSheet& routed, Ref ref) {
    const Node* node = ref.type == RecordType::Node ? document.find(NodeId{ref.id}) : nullptr;
    const Boundary* boundary = ref.type == RecordType::Boundary ? document.find(BoundaryId{ref.id}) : nullptr;
    BoundaryId parent = node ? node->boundary : boundary ? boundary->parent : BoundaryId{};
    while (const Boundary* around = document.find(parent)) {
        const Ref found{RecordType::Boundary, parent.value};
        if (routed.boxes.contains(found)) return found;
        parent = around->parent;
    }
    return {};
}

/// Boundaries, components, connections and notes, each kind from the top left; connections in the order of
/// the components that they lead from, then of those that they lead to, wherever their lines run.
std::vector<Ref> readingOrder(const RoutedSheet& routed) {
    std::vector<std::tuple<int, double, double, Ref>> boxes;
    for (const auto& [ref, box] : routed.boxes)
        if (ref.type != RecordType::Stroke)
            boxes.emplace_back(ref.type == RecordType::Boundary ? 0
                               : ref.type == RecordType::Node   ? 1
                                                                : 2,
                               std::round(box.y / rowHeight), box.x, ref);
    std::ranges::sort(boxes);
    std::map<Ref, std::size_t> places;
    std::vector<Ref> order;
    std::size_t notes = 0; // where they begin
    for (const auto& [group, row, x, ref] : boxes) {
        places[ref] = order.size();
        order.push_back(ref);
        if (group < 2) notes = order.size();
    }
    std::vector<std::tuple<std::size_t, std::size_t, EdgeId>> edges;
    for (const Route& route : routed.routes)
        if (!route.points.empty()) edges.emplace_back(places[route.from], places[route.to], route.edge);
    std::ranges::sort(edges);
    for (const auto& [from, to, edge] : edges)
        order.insert(order.begin() + static_cast<std::ptrdiff_t>(notes++), Ref{RecordType::Edge, edge.value});
    return order;
}

} // namespace

void installCanvasAccessibility() {
    QAccessible::installFactory(make);
}

CanvasAccessible::CanvasAccessible(Canvas* canvas)
    : QAccessibleWidget(canvas, QAccessible::Canvas, Canvas::tr("Canvas")) {}

CanvasAccessible::~CanvasAccessible() {
    for (const auto& [ref, id] : ids_)
        QAccessible::deleteAccessibleInterface(id);
}

CanvasAccessible* CanvasAccessible::of(Canvas& canvas) {
    return static_cast<CanvasAccessible*>(QAccessible::queryAccessibleInterface(&canvas));
}

QString CanvasAccessible::text(QAccessible::Text which) const {
    const Session* session = canvas().shownSession();
    const Sheet* sheet = session ? session->document().find(session->sheet()) : nullptr;
    if (which != QAccessible::Description || !sheet) return QAccessibleWidget::text(which);
    const auto& boxes = canvas().routed().boxes;
    const auto components =
        std::ranges::count(boxes, RecordType::Node, [](const auto& box) { return box.first.type; });
    return spokenSheet(QString::fromStdString(sheet->name), static_cast<int>(components),
                       static_cast<int>(canvas().routed().routes.size()));
}

int CanvasAccessible::childCount() const {
    return static_cast<int>(childrenOf({}).size()) + QAccessibleWidget::childCount();
}

QAccessibleInterface* CanvasAccessible::child(int index) const {
    const auto things = static_cast<int>(childrenOf({}).size());
    return index < things ? childOf({}, index) : QAccessibleWidget::child(index - things);
}

QAccessibleInterface* CanvasAccessible::childAt(int x, int y) const {
    const QPoint local = canvas().mapFromGlobal(QPoint(x, y));
    if (QWidget* above = canvas().childAt(local)) return QAccessible::queryAccessibleInterface(above);
    const Session* session = canvas().shownSession();
    if (!session || !rect().contains(x, y)) return nullptr;
    const Point at = canvas().camera().toScene(local);
    return find(hitAt(session->document(), session->sheet(), canvas().routed(), at, reach / canvas().zoom()));
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface* child) const {
    if (const int thing = indexIn({}, child); thing >= 0) return thing;
    const int other = QAccessibleWidget::indexOfChild(child);
    return other < 0 ? -1 : other + static_cast<int>(childrenOf({}).size());
}

QAccessibleInterface* CanvasAccessible::focusChild() const {
    const Session* session = canvas().shownSession();
    if (!session || session->selection().size() != 1 || !canvas().hasFocus())
        return QAccessibleWidget::focusChild();
    return find(*session->selection().begin());
}

const std::vector<Ref>& CanvasAccessible::childrenOf(Ref parent) const {
    static const std::vector<Ref> none;
    const auto found = tree().children.find(parent);
    return found == tree_.children.end() ? none : found->second;
}

QAccessibleInterface* CanvasAccessible::childOf(Ref parent, int index) const {
    const std::vector<Ref>& children = childrenOf(parent);
    if (index < 0 || index >= static_cast<int>(children.size())) return nullptr;
    return interfaceOf(children[static_cast<std::size_t>(index)]);
}

int CanvasAccessible::indexIn(Ref parent, const QAccessibleInterface* child) const {
    const std::vector<Ref>& children = childrenOf(parent);
    for (std::size_t i = 0; i < children.size(); ++i) {
        const auto id = ids_.find(children[i]);
        if (id != ids_.end() && QAccessible::accessibleInterface(id->second) == child)
            return static_cast<int>(i);
    }
    return -1;
}

QAccessibleInterface* CanvasAccessible::parentOf(Ref ref) const {
    const auto found = tree().parents.find(ref);
    if (found == tree_.parents.end() || found->second.type == RecordType::None)
        return const_cast<CanvasAccessible*>(this); // QAccessible hands out what can be changed
    return interfaceOf(found->second);
}

QAccessibleInterface* CanvasAccessible::find(Ref ref) const {
    return tree().parents.contains(ref) ? interfaceOf(ref) : nullptr;
}

std::set<Ref> CanvasAccessible::all() const {
    std::set<Ref> refs;
    for (const auto& [ref, parent] : tree().parents)
        refs.insert(ref);
    return refs;
}

void CanvasAccessible::forget(Ref ref) {
    const auto known = ids_.find(ref);
    if (known == ids_.end()) return; // nobody has asked for it
    if (QAccessibleInterface* gone = QAccessible::accessibleInterface(known->second)) {
        static_cast<ItemAccessible*>(gone)->leave();
        tellAccessibility(gone, QAccessible::ObjectDestroyed);
    }
    QAccessible::deleteAccessibleInterface(known->second);
    ids_.erase(known);
}

const CanvasAccessible::Tree& CanvasAccessible::tree() const {
    const Session* session = canvas().shownSession();
    const bool isSame =
        session && session == session_ && session->revision() == revision_ && session->sheet() == sheet_;
    if (isSame) return tree_;
    tree_ = build();
    session_ = session;
    revision_ = session ? session->revision() : -1;
    sheet_ = session ? session->sheet() : SheetId{};
    return tree_;
}

CanvasAccessible::Tree CanvasAccessible::build() const {
    Tree made;
    if (!canvas().shownSession()) return made;
    const Document& document = canvas().shownSession()->document();
    for (const Ref ref : readingOrder(canvas().routed())) {
        const Ref parent = shownParent(document, canvas().routed(), ref);
        made.parents[ref] = parent;
        made.children[parent].push_back(ref);
    }
    return made;
}

QAccessibleInterface* CanvasAccessible::interfaceOf(Ref ref) const {
    QAccessible::Id& id = ids_[ref];
    if (id != 0)
        if (QAccessibleInterface* known = QAccessible::accessibleInterface(id)) return known;
    auto* made = new ItemAccessible(canvas(), ref); // QAccessible owns what is registered
    id = QAccessible::registerAccessibleInterface(made);
    return made;
}

CanvasAnnouncer::CanvasAnnouncer(Canvas& canvas)
    : canvas_(canvas) {}

void CanvasAnnouncer::look() {
    if (pending_ || !isAccessibilityHeard()) return;
    pending_ = true;
    QTimer::singleShot(0, this, [this] {
        pending_ = false;
        tell();
    });
}

void CanvasAnnouncer::tell() {
    const Session* session = canvas_.shownSession();
    CanvasAccessible* tree = CanvasAccessible::of(canvas_);
    if (!session || !tree) return;
    const std::set<Ref> things = tree->all();
    const bool isSameSheet = session == session_ && session->sheet() == sheet_;
    session_ = session;
    sheet_ = session->sheet();
    if (!isSameSheet) selection_.clear();
    tellThings(*tree, things);
    tellSelection(*tree, things);
}

void CanvasAnnouncer::tellThings(CanvasAccessible& tree, const std::set<Ref>& things) {
    const Document& document = canvas_.shownSession()->document();
    std::map<Ref, QString> names;
    std::map<Ref, QRect> places;
    for (const Ref ref : things) {
        names[ref] = spokenName(document, ref);
        places[ref] = canvas_.placeOf(ref).toAlignedRect();
    }
    for (const auto& [ref, name] : names_)
        if (!names.contains(ref)) tree.forget(ref);
    std::size_t told = 0;
    for (const auto& [ref, name] : names) {
        const auto before = names_.find(ref);
        const bool isNew = before == names_.end();
        const bool isRenamed = !isNew && before->second != name;
        const bool isMoved = !isNew && places_[ref] != places[ref];
        if ((!isNew && !isRenamed && !isMoved) || ++told > mostTold) continue;
        tellAccessibility(tree.find(ref), isNew       ? QAccessible::ObjectCreated
                                          : isRenamed ? QAccessible::NameChanged
                                                      : QAccessible::LocationChanged);
    }
    if (told > mostTold) tellAccessibility(&tree, QAccessible::ObjectReorder);
    names_ = std::move(names);
    places_ = std::move(places);
}

void CanvasAnnouncer::tellSelection(CanvasAccessible& tree, const std::set<Ref>& things) {
    const std::set<Ref>& selection = canvas_.shownSession()->selection();
    std::size_t told = 0;
    for (const Ref ref : selection_)
        if (!selection.contains(ref) && things.contains(ref) && ++told <= mostTold)
            tellAccessibility(tree.find(ref), QAccessible::SelectionRemove);
    for (const Ref ref : selection)
        if (!selection_.contains(ref) && ++told <= mostTold)
            tellAccessibility(tree.find(ref), QAccessible::SelectionAdd);
    if (selection != selection_ && selection.size() == 1 && canvas_.hasFocus())
        tellAccessibility(tree.find(*selection.begin()), QAccessible::Focus);
    selection_ = selection;
}

} // namespace chalkline
