// What the tests of an open project share: a clock, one small edit, and a look at the file.
#pragma once

#include "edit/transaction.h"
#include "storage/project_file.h"

#include <QFile>
#include <QtTest>

namespace chalkline {

inline Clock steadyClock() {
    auto time = std::make_shared<std::int64_t>(1'700'000'000'000);
    return [time] { return *time += 10'000; };
}

inline Expected<NodeId> addNode(Session& session, const std::string& name) {
    Transaction transaction(session, "Add " + name);
    Node node;
    node.id = transaction.newId<Node>();
    node.kind = "service";
    node.name = name;
    transaction.put(node);
    if (auto done = transaction.commit(); !done) return std::unexpected(done.error());
    return node.id;
}

inline std::vector<std::string> names(const Session& session) {
    std::vector<std::string> found;
    for (const Node& node : session.document().all<Node>())
        found.push_back(node.name);
    return found;
}

inline QByteArray bytesOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace chalkline

#define MUST(expression)                                                                                     \
    if (const auto& outcome_ = (expression); !outcome_) QFAIL(outcome_.error().text().c_str())
