// What a way costs beside its length: the scale on which PathSearch weighs one ugliness against another.
// Unit: px of detour that each is worth.
#pragma once

namespace chalkline::routing {

inline constexpr double bendCost = 60;
inline constexpr double lateBendCost = 0.003; // per px before it: of equal ways the one that turns soon
inline constexpr double crossingCost = 50;
inline constexpr double blockedCost = 3000;  // through a box
inline constexpr double uglyCost = 70;       // over a border
inline constexpr int titleUgliness = 11;     // times that: over a title
inline constexpr double alongCost = 2;       // per px beside a border
inline constexpr double sharedCost = 0.15;   // per px on another line's stretch
inline constexpr double shortStubCost = 4;   // per px that a stub is too short
inline constexpr double offCentreCost = 0.3; // per px from the middle of a side
inline constexpr double sideOffFlowCost = 45;
inline constexpr double sideOffGapCost = 30;
inline constexpr double backwardsCost = 45; // a side against the flow
inline constexpr double narrowPortCost = 6; // per px that others at the side would need
inline constexpr double fullCost = 600;     // per line that has no room in a gap
inline constexpr double crowdCost = 100;    // per line that has no room at a side

} // namespace chalkline::routing
