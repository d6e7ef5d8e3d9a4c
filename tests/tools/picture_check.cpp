// picture-check [--time] FILE...: per file one line of counts of what is wrong with its picture, then the
// total. Reads whatever the command line reads. Exit 1 if a picture has a fault that none may have, 2 if a
// file cannot be read. --time routes several times and adds the fastest in ms.
#include "support/picture_faults.h"
#include "support/read_design.h"

#include <chrono>
#include <cstdio>
#include <cstring>

namespace {

using namespace chalkline;

void printHeader() {
    std::printf("%5s %5s | %5s %6s | %6s %6s | %5s %5s | %5s %5s %5s | %5s %5s %6s  %s\n", "nodes", "edges",
                "ovl*", "alien*", "bnd", "thru*", "title", "labN*", "labL*", "labE", "labB", "cross", "bends",
                "gap", "file (* must be 0)");
}

void printRow(const test::PictureFaults& f, const std::string& name) {
    std::printf("%5d %5d | %5d %6d | %6d %6d | %5d %5d | %5d %5d %5d | %5d %5d %6.1f  %s\n", f.nodes, f.edges,
                f.nodeOverlaps, f.strangersInBoundaries, f.boundaryOverlaps, f.linesThroughNodes,
                f.linesThroughTitles, f.labelsOnNodes, f.labelsOnLabels, f.labelsOnLines, f.labelsOnBends,
                f.crossings, f.bends, f.smallestGap > 1e8 ? 0 : f.smallestGap, name.c_str());
}

double fastestMs(const Tables& tables, SheetId sheet) {
    double best = 1e18;
    for (int run = 0; run < 5; ++run) {
        const auto start = std::chrono::steady_clock::now();
        (void)routeSheet(tables, sheet);
        const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
        best = std::min(best, taken.count());
    }
    return best;
}

} // namespace

int main(int argc, char** argv) {
    bool timed = false;
    bool unreadable = false;
    test::PictureFaults total;
    printHeader();
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--time") == 0) {
            timed = true;
            continue;
        }
        const std::string path = argv[i];
        const auto source = test::readDesign(path);
        if (!source) {
            std::fprintf(stderr, "picture-check: %s\n", source.error().text().c_str());
            unreadable = true;
            continue;
        }
        const Tables& tables = source->session->document().tables();
        const SheetId sheet = firstSheet(tables);
        const test::PictureFaults faults = test::pictureFaults(tables, routeSheet(tables, sheet));
        std::string name = path.substr(path.find_last_of('/') + 1);
        if (timed) name += " " + std::to_string(fastestMs(tables, sheet)) + " ms";
        printRow(faults, name);
        total += faults;
    }
    printRow(total, "total");
    return unreadable ? 2 : total.grave() > 0 ? 1 : 0;
}
