// tidy-look [--view WxH] [--down | --across | --tiers] [--write OUT.png] FILE...: tidies each design and says
// how large it is, at what scale it fits the view (928x656 unless said), how large its labels then are, and
// what is wrong with the picture. OUT.png gets the first one.
#include "layout/tidy.h"
#include "render/export_png.h"
#include "support/picture_faults.h"
#include "support/read_design.h"

#include <QFile>
#include <QGuiApplication>

#include <cstdio>

namespace {

using namespace chalkline;

constexpr double labelPx = 12; // px at 100 %

struct Options {
    TidyRequest request;
    Size view{928, 656};
    std::string output;
    std::vector<std::string> files;
};

Options read(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--down")
            options.request.orientation = Orientation::TopToBottom;
        else if (word == "--across")
            options.request.orientation = Orientation::LeftToRight;
        else if (word == "--tiers")
            options.request.style = TidyStyle::Tiers;
        else if (word == "--view" && i + 1 < argc)
            std::sscanf(argv[++i], "%lfx%lf", &options.view.w, &options.view.h);
        else if (word == "--write" && i + 1 < argc)
            options.output = argv[++i];
        else
            options.files.emplace_back(word);
    }
    options.request.view = options.view;
    return options;
}

bool tidy(Session& session, TidyRequest request) {
    request.sheet = session.sheet();
    const auto moves = tidySheet(session.document().tables(), request);
    if (!moves) return false;
    Transaction edit(session, "Tidy up");
    for (const Placement& placement : *moves)
        edit.put(placement);
    return edit.commit().has_value();
}

Rect areaOf(const RoutedSheet& routed) {
    std::optional<Rect> area;
    for (const auto& [ref, box] : routed.boxes)
        area = area ? area->united(box) : box;
    for (const Route& route : routed.routes) {
        for (const Point& point : route.points)
            area = area->united({point.x, point.y, 0, 0});
        if (route.label) area = area->united(*route.label);
    }
    return area.value_or(Rect{});
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    Options options = read(argc, argv);
    for (const std::string& path : options.files) {
        const auto source = test::readDesign(path);
        if (!source || !tidy(*source->session, options.request)) {
            std::fprintf(stderr, "tidy-look: %s\n", source ? "not tidied" : source.error().text().c_str());
            return 2;
        }
        const Tables& tables = source->session->document().tables();
        const RoutedSheet routed = routeSheet(tables, source->session->sheet());
        const test::PictureFaults faults = test::pictureFaults(tables, routed);
        const Rect area = areaOf(routed);
        const double scale = std::min(options.view.w / area.w, options.view.h / area.h);
        std::printf("%5.0f x %4.0f scale %.3f label %4.1f px | crossings %3d bends %3d grave %d "
                    "labels on lines %d far %2.0f | %s\n",
                    area.w, area.h, scale, std::min(scale, 1.0) * labelPx, faults.crossings, faults.bends,
                    faults.grave() + faults.boundaryOverlaps, faults.labelsOnLines, faults.farthestLabel,
                    path.substr(path.find_last_of('/') + 1).c_str());
        if (options.output.empty()) continue;
        const auto png = renderPng(tables, source->session->sheet());
        QFile file(QString::fromStdString(options.output));
        if (!png || !file.open(QIODevice::WriteOnly)) return 2;
        file.write(png->data(), static_cast<qint64>(png->size()));
        options.output.clear();
    }
    return 0;
}
