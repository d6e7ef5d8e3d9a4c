// What number chips and estimates on the canvas say, worked out by whoever knows the figures of the project
// (report/number_texts.h) and handed to ScenePainter. Nothing here is stored.
#pragma once

#include "model/guided_records.h"

#include <functional>
#include <map>
#include <string>

namespace chalkline {

struct NumberTexts {
    std::map<std::string, std::string, std::less<>> chips; // by the value of the chip: "19.3k/s"
    std::map<EstimateId, std::string> estimates;           // "500M/month × 500 B × 5 y = 15 TB"

    friend bool operator==(const NumberTexts&, const NumberTexts&) = default;
};

} // namespace chalkline
