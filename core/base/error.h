// The one error value of every fallible function: what kind it is (decides the exit code), what went
// wrong in words for a person, and the place (file, file:line:column, or field).
#pragma once

#include <expected>
#include <string>

namespace chalkline {

enum class ErrorCode {
    Usage,      // the call itself is wrong
    Unreadable, // input missing, damaged or of another kind
    Refused,    // input understood and not accepted: newer format, hostile schema, over a cap
    Output,     // the result could not be written
    NotFound,   // a named thing is not there
    Invalid,    // a value breaks a rule of the model
    Conflict,   // somebody else changed the file
    Busy,       // locked by another program
};

struct Error {
    ErrorCode code = ErrorCode::Invalid;
    std::string message;
    std::string place;

    /// "place: message", or the message alone.
    [[nodiscard]] std::string text() const { return place.empty() ? message : place + ": " + message; }
};

template <class T>
using Expected = std::expected<T, Error>;

[[nodiscard]] inline std::unexpected<Error> failure(ErrorCode code, std::string message,
                                                    std::string place = {}) {
    return std::unexpected(Error{code, std::move(message), std::move(place)});
}

} // namespace chalkline
