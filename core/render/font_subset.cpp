#include "render/font_subset.h"

#include "render/font_data.h"

#include <QByteArray>

#include <hb-subset.h>

#include <memory>

namespace chalkline {

namespace {

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};

template <class T, auto destroy>
using Owned = std::unique_ptr<T, Destroyer<destroy>>;

using Blob = Owned<hb_blob_t, hb_blob_destroy>;
using FontFace = Owned<hb_face_t, hb_face_destroy>;
using Input = Owned<hb_subset_input_t, hb_subset_input_destroy>;

/// Pictures use one glyph a character at its own advance: tables that would change that only cost room, and
/// with GSUB every alternate of a glyph would come along.
void dropLayoutTables(hb_subset_input_t* input) {
    hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* tag : {"GSUB", "GPOS", "GDEF", "kern", "DSIG"})
        hb_set_add(dropped, hb_tag_from_string(tag, 4));
}

} // namespace

Expected<std::string> subsetFont(Face face, const std::set<char32_t>& characters) {
    const std::string_view bytes = fontBytes(face);
    const Blob blob(hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr));
    const FontFace font(hb_face_create(blob.get(), 0));
    const Input input(hb_subset_input_create_or_fail());
    if (!input) return failure(ErrorCode::Output, "there is not enough memory for a font");
    hb_set_t* wanted = hb_subset_input_unicode_set(input.get());
    for (const char32_t character : characters)
        hb_set_add(wanted, character);
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
    dropLayoutTables(input.get());
    const FontFace subset(hb_subset_or_fail(font.get(), input.get()));
    if (!subset) return failure(ErrorCode::Output, "a font could not be reduced to the characters used");
    const Blob result(hb_face_reference_blob(subset.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(result.get(), &size);
    return std::string(data, size);
}

Expected<std::string> fontFaceCss(const std::map<Face, std::set<char32_t>>& characters) {
    std::string css;
    for (const auto& [face, used] : characters) {
        const auto font = subsetFont(face, used);
        if (!font) return std::unexpected(font.error());
        const FaceName name = nameOf(face);
        const std::string type = font->starts_with("OTTO") ? "otf" : "ttf"; // cubic or quadratic outlines
        css += "@font-face{font-family:'" + std::string(name.family) +
               "';font-weight:" + std::to_string(name.weight) + ";src:url(data:font/" + type + ";base64," +
               QByteArray::fromRawData(font->data(), static_cast<qsizetype>(font->size()))
                   .toBase64()
                   .toStdString() +
               ")}\n";
    }
    return css;
}

} // namespace chalkline
