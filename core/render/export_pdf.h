// Sheets as one PDF document, a page for each, as large as its picture (a px is 1/96 inch; a picture over 200
// inches, the most that PDF has, is drawn smaller), with the fonts embedded. Needs a QGuiApplication (the
// offscreen platform will do) for its fonts.
#pragma once

#include "render/picture.h"

#include <string>
#include <vector>

namespace chalkline {

struct PdfOptions {
    PictureOptions picture;
    std::string title; // of the document; "" = none
};

/// The same records and options give the same pages; the date differs. NotFound without a sheet.
[[nodiscard]] Expected<std::string> renderPdf(const Tables& tables, const std::vector<SheetId>& sheets,
                                              const PdfOptions& options = {});

} // namespace chalkline
