#include "cli/batch.h"

#include "cli/command.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>

namespace chalkline::cli {

namespace {

bool isFolder(const std::string& path) {
    return path != "-" && QFileInfo(QFile::decodeName(path.c_str())).isDir();
}

bool isKnown(const std::string& suffix) {
    for (const char* known : {"hld", "json", "txt", "chalk", "mmd", "mermaid", "svg", "png"})
        if (suffix == known) return true;
    return false;
}

std::string stemOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::size_t dot = name.rfind('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

Expected<std::vector<Job>> jobsInto(const std::string& folder, const std::vector<std::string>& inputs,
                                    const std::string& suffix) {
    if (suffix.empty()) return failure(ErrorCode::Usage, "several results need --format");
    std::vector<Job> jobs;
    std::map<std::string, std::string> taken;
    for (const std::string& input : inputs) {
        if (input == "-") return failure(ErrorCode::Usage, "standard input cannot be one of several inputs");
        const std::string output = folder + (folder.ends_with('/') ? "" : "/") + stemOf(input) + "." + suffix;
        const auto [other, isNew] = taken.emplace(output, input);
        if (!isNew)
            return failure(ErrorCode::Usage,
                           other->second + " and " + input + " would both become " + output);
        jobs.push_back({input, output});
    }
    return jobs;
}

} // namespace

Expected<std::vector<std::string>> inputsOf(const std::vector<std::string>& files) {
    std::vector<std::string> inputs;
    for (const std::string& file : files) {
        if (!isFolder(file)) {
            inputs.push_back(file);
            continue;
        }
        const QDir folder(QFile::decodeName(file.c_str()));
        if (!folder.isReadable()) return failure(ErrorCode::Unreadable, "the folder cannot be read", file);
        const std::size_t before = inputs.size();
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            const std::string path =
                file + (file.ends_with('/') ? "" : "/") + QFile::encodeName(name).toStdString();
            if (isKnown(suffixOf(path))) inputs.push_back(path);
        }
        if (inputs.size() == before)
            return failure(ErrorCode::Unreadable, "the folder holds no file that can be read", file);
    }
    return inputs;
}

Expected<std::vector<Job>> jobsOf(const Arguments& arguments, const std::string& suffix,
                                  bool standardOutput) {
    const auto inputs = inputsOf(arguments.files);
    if (!inputs) return std::unexpected(inputs.error());
    const bool many = arguments.files.size() > 1 || isFolder(arguments.files[0]);
    if (!arguments.has("-o")) {
        if (many || !standardOutput) return failure(ErrorCode::Usage, "-o is missing");
        return std::vector<Job>{{arguments.files[0], "-"}};
    }
    const std::string target = arguments.value("-o");
    if (many || isFolder(target)) {
        if (!isFolder(target))
            return failure(ErrorCode::Usage,
                           "the results of several inputs need -o FOLDER; " + target + " is no folder");
        return jobsInto(target, *inputs, suffix);
    }
    return std::vector<Job>{{arguments.files[0], target}};
}

int runJobs(const std::vector<Job>& jobs, const std::function<Expected<void>(const Job&)>& run) {
    int exit = Ok;
    for (const Job& job : jobs)
        if (const auto done = run(job); !done) {
            const int code = complain(done.error());
            if (exit == Ok) exit = code;
        }
    return exit;
}

} // namespace chalkline::cli
