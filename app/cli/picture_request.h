// What the command line says about a picture, and what that means for a given project.
#pragma once

#include "base/error.h"
#include "cli/arguments.h"
#include "model/document.h"
#include "render/export_svg.h"

#include <string>
#include <vector>

namespace chalkline::cli {

struct PictureRequest {
    PictureOptions picture; // without what needs the project's names
    SvgText text = SvgText::Fallback;
    double scale = 1;
    bool carriesProject = true;
    std::string sheet;     // name or number; "" = the first, "all" = all
    std::string selection; // names separated by commas
    std::string flow;      // name
};

/// The options that every picture takes, for parseArguments().
[[nodiscard]] std::vector<Option> pictureOptions();
/// Usage errors name the option and say what it takes.
[[nodiscard]] Expected<PictureRequest> pictureRequest(const Arguments& arguments);

/// The sheets asked for, in their order. NotFound names what there is.
[[nodiscard]] Expected<std::vector<SheetId>> sheetsOf(const PictureRequest& request, const Tables& tables);
/// With selection and flow looked up.
[[nodiscard]] Expected<PictureOptions> optionsFor(const PictureRequest& request, const Tables& tables);

} // namespace chalkline::cli
