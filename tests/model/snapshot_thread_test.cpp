#include "support/dice.h"
#include "support/random_operations.h"

#include <QtTest>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

using namespace chalkline;
using namespace chalkline::test;

namespace {

/// FNV-1a over everything that a record says. Cheap enough to run on each snapshot, and independent of the
/// tables' own equality, which takes shared chunks as equal without looking.
class Digest {
public:
    void add(std::string_view text) {
        for (const char c : text)
            addByte(static_cast<unsigned char>(c));
        addByte(0xFF);
    }
    void add(std::int64_t value) { add(std::to_string(value)); }
    [[nodiscard]] std::uint64_t value() const { return value_; }

private:
    void addByte(unsigned byte) { value_ = (value_ ^ byte) * 0x100000001B3u; }

    std::uint64_t value_ = 0xCBF29CE484222325u;
};

template <class R>
void addRecord(Digest& digest, const R& record) {
    digest.add(record.id.value);
    forEachField<R>([&](const auto& field) {
        const FieldValue value = toField(field.get(record));
        if (const auto* text = std::get_if<std::string>(&value)) digest.add(*text);
        if (const auto* whole = std::get_if<std::int64_t>(&value)) digest.add(*whole);
        if (const auto* number = std::get_if<double>(&value)) digest.add(std::to_string(*number));
    });
    digest.add(record.stamp.last_modified);
}

std::uint64_t digestOf(const Tables& tables) {
    Digest digest;
    forEachRecordType([&]<class R>() {
        for (const R& record : tables.of<R>())
            addRecord(digest, record);
    });
    return digest.value();
}

struct Taken {
    Snapshot snapshot;
    std::uint64_t digest = 0;
    std::size_t records = 0;
};

/// Snapshots on their way from the writer to the readers; at most a few, so that old and new ones mix.
class Channel {
public:
    void give(Taken taken) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return queue_.size() < 8; });
        queue_.push_back(std::move(taken));
        changed_.notify_all();
    }
    std::optional<Taken> take() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return closed_ || !queue_.empty(); });
        if (queue_.empty()) return std::nullopt;
        Taken taken = std::move(queue_.front());
        queue_.pop_front();
        changed_.notify_all();
        return taken;
    }
    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Taken> queue_;
    bool closed_ = false;
};

struct Findings {
    std::atomic<int> read = 0;
    std::atomic<int> wrong = 0;
};

/// Reads each snapshot twice and by id, while the writer goes on; keeps some for later.
void readAll(Channel& channel, Findings& findings) {
    std::vector<Taken> kept;
    while (auto taken = channel.take()) {
        const Tables& tables = taken->snapshot.tables;
        bool right = digestOf(tables) == taken->digest && tables.size() == taken->records;
        for (const Node& node : tables.of<Node>())
            right = right && tables.find(node.id) == &node;
        const Tables copy = tables; // a worker may hand it on
        right = right && digestOf(copy) == taken->digest && copy == tables;
        ++findings.read;
        if (!right) ++findings.wrong;
        if (findings.read % 7 == 0) kept.push_back(std::move(*taken));
    }
    for (const Taken& taken : kept)
        if (digestOf(taken.snapshot.tables) != taken.digest) ++findings.wrong;
}

} // namespace

/// What the header of model/table.h promises: a snapshot never changes, whatever is edited meanwhile. Run
/// under ThreadSanitizer this also says that no record is written while another thread reads it.
class SnapshotThreadTest : public QObject {
    Q_OBJECT

    static Taken take(const Session& session) {
        Snapshot snapshot = session.snapshot();
        const std::uint64_t digest = digestOf(snapshot.tables);
        const std::size_t records = snapshot.tables.size();
        return {std::move(snapshot), digest, records};
    }

    static void edit(TestSession& host, Dice& dice) {
        Transaction edit(host.session, "edit");
        for (int i = 0; i < 4; ++i) {
            const auto all = randomOperations();
            (void)all[dice.below(all.size())].run(edit, dice);
        }
        if (dice.oneIn(5)) return; // rolls back, what snapshots must survive, too
        if (dice.oneIn(3)) edit.preview();
        const auto done = edit.commit();
        if (!done) qFatal("%s", done.error().text().c_str());
    }

private Q_SLOTS:
    void readersSeeTheStateThatWasTakenWhileTheWriterEdits() {
        TestSession host;
        Dice dice(2024);
        for (int i = 0; i < 300; ++i) // several chunks of 64
            (void)host.node("node " + std::to_string(i));
        Channel channel;
        Findings findings;
        {
            std::vector<std::jthread> readers;
            for (int i = 0; i < 3; ++i)
                readers.emplace_back([&] { readAll(channel, findings); });
            for (int i = 0; i < 400; ++i) {
                edit(host, dice);
                if (dice.oneIn(4)) (void)host.session.undo();
                if (dice.oneIn(6)) (void)host.session.redo();
                channel.give(take(host.session));
            }
            channel.close();
        }
        QCOMPARE(findings.read.load(), 400);
        QCOMPARE(findings.wrong.load(), 0);
    }

    /// The last owner may be the reader: then it frees chunks that the writer has just copied from.
    void aReaderMayBeTheLastToLetGo() {
        TestSession host;
        std::vector<NodeId> nodes;
        for (int i = 0; i < 200; ++i)
            nodes.push_back(host.node("node " + std::to_string(i)));
        std::atomic<int> wrong = 0;
        for (int round = 0; round < 100; ++round) {
            Taken taken = take(host.session);
            std::jthread reader([&wrong, mine = std::move(taken)]() mutable {
                if (digestOf(mine.snapshot.tables) != mine.digest) ++wrong;
                mine = {};
            });
            const NodeId id = nodes[static_cast<std::size_t>(round * 37) % nodes.size()];
            Transaction edit(host.session, "rename");
            QVERIFY(rename(edit, refTo(id), "round " + std::to_string(round)));
            QVERIFY(edit.commit().has_value());
        }
        QCOMPARE(wrong.load(), 0);
    }

    void aSnapshotTakenInsideATransactionKeepsWhatWasThere() {
        TestSession host;
        const NodeId id = host.node("before");
        Snapshot inside;
        {
            Transaction edit(host.session, "rename");
            QVERIFY(rename(edit, refTo(id), "within"));
            inside = host.session.snapshot();
        } // rolls back
        QCOMPARE(host.session.document().find(id)->name, std::string("before"));
        std::string seen;
        std::jthread([&] { seen = inside.tables.find(id)->name; }).join();
        QCOMPARE(seen, std::string("within"));
    }
};

QTEST_APPLESS_MAIN(SnapshotThreadTest)
#include "snapshot_thread_test.moc"
