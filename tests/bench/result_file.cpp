#include "result_file.h"

#include "measure.h"
#include "render/export_pdf.h"
#include "render/export_png.h"
#include "render/export_svg.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace chalkline::bench {

namespace {

QString nameOf(const std::map<Ref, std::string>& ids, Ref ref) {
    const auto found = ids.find(ref);
    return found == ids.end() ? QString() : QString::fromStdString(found->second);
}

std::string jsonOf(const RoutedSheet& routed, const std::map<Ref, std::string>& ids) {
    QJsonArray nodes;
    for (const auto& [ref, id] : ids)
        if (const auto box = routed.boxes.find(ref); box != routed.boxes.end())
            nodes.append(QJsonObject{{"id", nameOf(ids, ref)},
                                     {"x", box->second.x},
                                     {"y", box->second.y},
                                     {"w", box->second.w},
                                     {"h", box->second.h}});
    QJsonArray edges;
    for (const Route& route : routed.routes) {
        QJsonArray points;
        for (const Point& point : route.points)
            points.append(QJsonArray{point.x, point.y});
        QJsonObject edge{{"id", nameOf(ids, {RecordType::Edge, route.edge.value})},
                         {"from", nameOf(ids, route.from)},
                         {"to", nameOf(ids, route.to)},
                         {"points", points},
                         {"label_box", QJsonValue::Null}};
        if (route.label)
            edge["label_box"] = QJsonArray{route.label->x, route.label->y, route.label->w, route.label->h};
        edges.append(edge);
    }
    return QJsonDocument(QJsonObject{{"nodes", nodes}, {"edges", edges}}).toJson().toStdString();
}

} // namespace

int writeFile(const std::string& path, const std::string& data) {
    QFile file(QFile::decodeName(path.c_str()));
    const bool done =
        file.open(QIODevice::WriteOnly) &&
        file.write(data.data(), static_cast<qint64>(data.size())) == static_cast<qint64>(data.size());
    return done ? 0 : fail(path + ": cannot be written");
}

int writeResult(const std::string& path, const Tables& tables, const RoutedSheet& routed,
                const std::map<Ref, std::string>& ids) {
    if (path.ends_with(".json")) return writeFile(path, jsonOf(routed, ids));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "chalkline-bench";
    char* words[] = {name, nullptr};
    const QGuiApplication application(count, words);
    const SheetId sheet = firstSheet(tables);
    const auto data = path.ends_with(".png")   ? renderPng(tables, sheet)
                      : path.ends_with(".pdf") ? renderPdf(tables, {sheet})
                                               : renderSvg(tables, sheet);
    return data ? writeFile(path, *data) : fail(data.error().text());
}

} // namespace chalkline::bench
