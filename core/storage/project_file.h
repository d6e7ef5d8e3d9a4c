// A project file that is open: what every session edit is written to. createProject() and openProject()
// give the file together with its session; from then on each finished edit reaches the file by itself.
// Lives on the session's thread, except state(), retry() and flush(). Destroying it writes what is queued.
#pragma once

#include "edit/session.h"
#include "storage/writer.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace chalkline {

enum class OpenMode { ReadWrite, ReadOnly };

class ProjectFile {
public:
    /// The session must be the one whose edits belong into the file; it may go first.
    ProjectFile(std::string path, std::unique_ptr<Store> store, Meta meta, Session& session,
                std::string readOnlyReason);

    /// Absolute, links resolved.
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] const std::string& uuid() const { return meta_.uuid; }
    [[nodiscard]] FileState state() const { return writer_->state(); }
    /// Called on the writer thread, too; it must not call flush().
    void onStateChanged(std::function<void()> listener) { writer_->onStateChanged(std::move(listener)); }
    /// Blocks until every edit so far is durable, or gives the first failure.
    [[nodiscard]] Expected<void> flush() { return writer_->flush(); }
    /// Tries again what could not be saved.
    void retry() { writer_->retry(); }

    /// Copies everything to a new file (with a new project UUID) and goes on with that one. Works, too, when
    /// the old file can no longer be written; then the log is rebuilt from the undo stack.
    [[nodiscard]] Expected<void> saveAs(const std::string& path, bool overwrite);
    /// The same without going on with it. Without history the copy holds nothing that was deleted.
    [[nodiscard]] Expected<void> saveCopy(const std::string& path, bool overwrite, bool withHistory = false);
    /// One undoable step back to what was opened. False: nothing had changed.
    [[nodiscard]] Expected<bool> revertToOpened();

    /// For tests: how many bytes of change sets the log keeps.
    void setHistoryCap(std::int64_t bytes);

private:
    void observe(const Notice& notice);
    [[nodiscard]] Expected<std::string> writeCopy(const std::string& path, bool overwrite, bool withHistory,
                                                  Meta& meta);

    std::string path_;
    Meta meta_;
    Session& session_;
    Tables opened_;
    std::unique_ptr<Writer> writer_;
    Observation observation_;
};

struct OpenedProject {
    std::unique_ptr<ProjectFile> file;
    std::unique_ptr<Session> session;
    bool readOnly = false;
    std::vector<std::string> notices; // in words for a person
};

/// A new file with one empty sheet. Refuses a path that exists.
[[nodiscard]] Expected<OpenedProject> createProject(const std::string& path, Clock clock,
                                                    const std::string& author);
/// A new file with this content, ids, stamps and UUID kept; for imports. With `overwrite` in place of the
/// file that is there.
[[nodiscard]] Expected<OpenedProject> createProject(const std::string& path, const Document& content,
                                                    Clock clock, const std::string& author,
                                                    bool overwrite = false);

/// Checks everything and refuses, by name, what is not sound. ReadOnly leaves every byte as it was, unless
/// an unfinished save lies beside the file: SQLite must finish that first.
[[nodiscard]] Expected<OpenedProject> openProject(const std::string& path, OpenMode mode, Clock clock,
                                                  const std::string& author);

} // namespace chalkline
