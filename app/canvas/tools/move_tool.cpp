#include "canvas/tools/gestures.h"

#include "edit/boundary_operations.h"
#include "edit/fragment.h"
#include "edit/placement_operations.h"
#include "geometry/boxes.h"

#include <QObject>

#include <cmath>

namespace chalkline {

namespace {

constexpr double homeReach =
    24; // px of the scene beyond a boundary that still count as inside for its members

/// What moves with the subjects: members of boundaries come along.
std::set<Ref> withMembers(const Document& document, const std::set<Ref>& subjects) {
    std::set<Ref> all;
    for (const Ref& ref : subjects) {
        if (ref.type == RecordType::Edge) continue;
        all.insert(ref);
        if (ref.type != RecordType::Boundary) continue;
        const auto members = allMembersOf(document, BoundaryId{ref.id});
        all.insert(members.begin(), members.end());
    }
    return all;
}

class MoveTool : public Tool {
public:
    MoveTool(ToolContext& context, Point from)
        : context_(context)
        , from_(from)
        , subjects_(context.session().selection())
        , moving_(withMembers(context.session().document(), subjects_)) {
        bool any = false;
        for (const auto& [ref, box] : context_.routed().boxes) {
            if (moving_.contains(ref)) {
                bounds_ = any ? bounds_.united(box) : box;
                any = true;
            } else if (ref.type != RecordType::Boundary) {
                others_.push_back(box);
            }
        }
        start_ = context_.routed().boxes;
        homes_ = homesWithout();
        begin(false);
    }

    Next move(const Pointer& at) override {
        double dx = at.scene.x - from_.x;
        double dy = at.scene.y - from_.y;
        if (at.keys & Qt::ShiftModifier) (std::abs(dx) > std::abs(dy) ? dy : dx) = 0;
        const bool copying = at.keys & (Qt::ControlModifier | Qt::AltModifier);
        if (copying != copying_) begin(copying);
        snapped_ = snapMove(bounds_, others_, dx, dy, context_.snapRules());
        if (at.keys & Qt::ShiftModifier) (std::abs(dx) > std::abs(dy) ? snapped_.dy : snapped_.dx) = 0;
        const SheetId sheet = context_.session().sheet();
        Expected<void> done = moveBy(*edit_, sheet, carried_, snapped_.dx - dx_, snapped_.dy - dy_);
        dx_ = snapped_.dx;
        dy_ = snapped_.dy;
        if (done) done = settle();
        if (!done) {
            context_.say(QString::fromStdString(done.error().text()));
            return makeSelectTool(context_);
        }
        edit_->preview();
        return nullptr;
    }

    Next release(const Pointer& at) override {
        if (Next failed = move(at)) return failed;
        const std::set<Ref> copies = carried_;
        const bool changed = finish(context_, *edit_, {});
        if (changed && copying_) context_.select(copies);
        return makeSelectTool(context_);
    }

    Next cancel() override { return makeSelectTool(context_); }
    [[nodiscard]] bool needs(Ref ref) const override { return subjects_.contains(ref); }
    [[nodiscard]] bool isDragging() const override { return true; }

    void paint(QPainter& painter) const override { paintGuides(painter, context_, snapped_); }
    [[nodiscard]] Qt::CursorShape cursor() const override {
        return copying_ ? Qt::DragCopyCursor : Qt::SizeAllCursor;
    }
    [[nodiscard]] QString path() const override { return QStringLiteral("select/move"); }
    [[nodiscard]] QString hint() const override {
        return QObject::tr(
                   "%1, %2 · Ctrl duplicates, Shift keeps straight, S suspends snapping, Esc takes back")
            .arg(std::lround(dx_))
            .arg(std::lround(dy_));
    }

private:
    /// Starts over, as a move or as a copy that is moved.
    void begin(bool copying) {
        Session& session = context_.session();
        edit_.reset();
        copying_ = copying;
        edit_.emplace(session, (copying ? QObject::tr("Duplicate") : QObject::tr("Move")).toStdString());
        dx_ = 0;
        dy_ = 0;
        home_.clear();
        carried_ = subjects_;
        if (!copying) return;
        const auto ids = duplicate(*edit_, session.sheet(), subjects_, 0, 0);
        if (!ids) return context_.say(QString::fromStdString(ids.error().text()));
        carried_.clear();
        for (const Ref& ref : subjects_)
            if (const auto found = ids->find(ref); found != ids->end())
                carried_.insert({ref.type, found->second});
    }

    /// Boundaries as they are when what moves is not in them; one that would be empty keeps its box.
    [[nodiscard]] std::vector<std::pair<BoundaryId, Rect>> homesWithout() const {
        const Document& document = context_.session().document();
        const SheetId sheet = context_.session().sheet();
        Tables still = document.tables();
        for (const Placement& placement : document.all<Placement>())
            if (placement.sheet == sheet && moving_.contains(placement.subject))
                still.of<Placement>().erase(placement.id);
        const auto boxes = boxesOf(still, sheet);
        std::vector<std::pair<BoundaryId, Rect>> homes;
        for (const auto& [ref, box] : start_) {
            if (ref.type != RecordType::Boundary || moving_.contains(ref)) continue;
            const auto members = allMembersOf(document, BoundaryId{ref.id});
            const bool left = std::ranges::any_of(members, [&](const Ref& member) {
                return !moving_.contains(member) && boxes.contains(member);
            });
            const auto rest = boxes.find(ref);
            homes.push_back({BoundaryId{ref.id}, left && rest != boxes.end() ? rest->second : box});
        }
        return homes;
    }

    /// Components go into the boundary they are over and out of the one they have left.
    [[nodiscard]] Expected<void> settle() {
        const Tables& tables = edit_->document().tables();
        for (const Ref& ref : subjects_) {
            if (ref.type != RecordType::Node && ref.type != RecordType::Boundary) continue;
            const BoundaryId parent = parentOf(context_.session().document().tables(), ref);
            if (parent && subjects_.contains({RecordType::Boundary, parent.value})) continue;
            const auto box = start_.find(ref);
            if (box == start_.end() || copying_) continue;
            const BoundaryId before = home_.contains(ref) ? home_[ref] : parentOf(tables, ref);
            const Point centre{box->second.centre().x + dx_, box->second.centre().y + dy_};
            const BoundaryId now = homeAt(centre, before);
            home_[ref] = now;
            if (parentOf(tables, ref) == now) continue;
            if (auto moved = moveIntoBoundary(*edit_, ref, now); !moved) return moved;
        }
        return {};
    }

    [[nodiscard]] BoundaryId homeAt(Point centre, BoundaryId before) const {
        BoundaryId found;
        double smallest = 1e18;
        for (const auto& [id, box] : homes_) {
            const Rect reach = id == before ? box.grown(homeReach) : box;
            if (!reach.contains(centre) || box.w * box.h >= smallest) continue;
            found = id;
            smallest = box.w * box.h;
        }
        return found;
    }

    ToolContext& context_;
    Point from_;
    std::set<Ref> subjects_;
    std::set<Ref> moving_;
    std::set<Ref> carried_;    // what the transaction moves: the subjects or their copies
    Rect bounds_;              // of what moves, at the start
    std::vector<Rect> others_; // what it may line up with
    std::unordered_map<Ref, Rect> start_;
    std::vector<std::pair<BoundaryId, Rect>> homes_;
    std::map<Ref, BoundaryId> home_;
    std::optional<Transaction> edit_;
    Snapped snapped_;
    bool copying_ = false;
    double dx_ = 0;
    double dy_ = 0;
};

} // namespace

std::unique_ptr<Tool> makeMoveTool(ToolContext& context, Point from) {
    return std::make_unique<MoveTool>(context, from);
}

} // namespace chalkline
