#include "report/number_texts.h"

#include "analysis/project_figures.h"
#include "model/chip.h"

#include <set>

namespace chalkline {

NumberTexts numberTexts(const Tables& tables, Precision precision) {
    std::set<std::string> chips;
    std::set<EstimateId> placed;
    for (const Property& property : tables.of<Property>())
        if (isChip(property)) chips.insert(property.value);
    for (const Placement& placement : tables.of<Placement>())
        if (placement.subject.type == RecordType::Estimate) placed.insert(EstimateId{placement.subject.id});
    NumberTexts texts;
    if (chips.empty() && placed.empty()) return texts;
    const analysis::ProjectFigures figures = analysis::projectFigures(tables, precision);
    for (const std::string& chip : chips)
        if (const std::string text = figures.chipText(chip); !text.empty()) texts.chips[chip] = text;
    for (const EstimateId id : placed)
        if (const analysis::EstimateValue* value = figures.find(id))
            texts.estimates[id] = value->line(*tables.find(id));
    return texts;
}

} // namespace chalkline
