// What an export is made of and its bytes: a copy of what is exported, so that a thread beside the interface
// can work on it.
#pragma once

#include "base/unit.h"
#include "edit/session.h"
#include "render/theme.h"
#include "window/export_dialog.h"
#include "window/worker.h"

namespace chalkline {

struct ExportSource {
    Document document;
    SheetId sheet;
    std::vector<Ref> selection;
    ThemeName window = ThemeName::Light;  // the theme where the choice is the window's
    Precision numbers = Precision::Exact; // of chips and estimates
};

[[nodiscard]] ExportSource exportSource(const Session& session, ThemeName window,
                                        Precision numbers = Precision::Exact);

/// The bytes of the file. Errors name what is not possible; also if it was stopped.
[[nodiscard]] Expected<std::string> exportOf(const ExportSource& source, const ExportChoice& choice,
                                             const std::stop_token& stop = {},
                                             const Worker::Progress& progress = {});

/// The same, written over what was there; nothing is if it was stopped before its end.
[[nodiscard]] Expected<void> exportFile(const ExportSource& source, const ExportChoice& choice,
                                        const std::stop_token& stop, const Worker::Progress& progress);

} // namespace chalkline
