#include "base/text.h"
#include <QString>
namespace chalkline {
std::string foldName(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
        .toCaseFolded()
        .simplified()
        .toStdString();
}
} // namespace chalkline
