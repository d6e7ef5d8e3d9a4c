#include "cli/arguments.h"

#include <QFile>

#include <algorithm>
#include <cstdlib>

namespace chalkline::cli {

namespace {

std::unexpected<Error> usage(const QStringList& arguments, const std::string& message) {
    const std::string name = arguments[0].toStdString();
    const auto all = commands();
    const auto command = std::ranges::find(all, name, &Command::name);
    return failure(ErrorCode::Usage, message + "; usage: chalkline " + std::string(command->synopsis));
}

} // namespace

std::string Arguments::value(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string() : found->second;
}

Expected<Arguments> parseArguments(const QStringList& arguments, const std::vector<Option>& known,
                                   std::size_t minFiles, std::size_t maxFiles) {
    Arguments result;
    bool optionsOver = false;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const std::string word = QFile::encodeName(arguments[i]).toStdString();
        if (optionsOver || word == "-" || !word.starts_with('-')) {
            result.files.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsOver = true;
            continue;
        }
        const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        const auto option = std::ranges::find(known, name, &Option::name);
        if (option == known.end()) return usage(arguments, "unknown option " + name);
        std::string value;
        if (equals != std::string::npos)
            value = word.substr(equals + 1);
        else if (option->takesValue && ++i < arguments.size())
            value = QFile::encodeName(arguments[i]).toStdString();
        if (!option->takesValue && equals != std::string::npos)
            return usage(arguments, name + " takes no value");
        if (option->takesValue && value.empty()) return usage(arguments, name + " needs a value");
        result.options[name] = value;
    }
    if (result.files.size() < minFiles) return usage(arguments, "a file is missing");
    if (result.files.size() > maxFiles) return usage(arguments, "too many files");
    return result;
}

std::string suffixOf(const std::string& path) {
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    if (dot == std::string::npos || (slash != std::string::npos && dot < slash)) return {};
    std::string suffix = path.substr(dot + 1);
    std::ranges::transform(suffix, suffix.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return suffix;
}

std::string authorName() {
    for (const char* variable : {"CHALKLINE_AUTHOR", "USER", "LOGNAME"})
        if (const char* value = std::getenv(variable); value && *value) return value;
    return "unknown";
}

} // namespace chalkline::cli
