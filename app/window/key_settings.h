// Between the registry and the settings: keys a person has changed are put into force at the start, and only
// what differs from the defaults is kept.
#pragma once

#include "window/commands.h"
#include "window/settings.h"

namespace chalkline {

/// Puts the person's keys into force. Unknown commands are passed over; what cannot be used stays at its
/// default, with one message each for the person.
[[nodiscard]] QStringList applyKeys(CommandRegistry& registry, const Settings& settings);

/// Gives a command other keys and remembers them; refused with the title of the command that has one of them,
/// or with the key itself if no keyboard has it. Empty = done.
[[nodiscard]] QString changeKeys(CommandRegistry& registry, Settings& settings, const QString& id,
                                 const QStringList& keys);
[[nodiscard]] QString resetKeys(CommandRegistry& registry, Settings& settings, const QString& id);
/// Every command that is there; keys of unknown ones are forgotten too.
void resetAllKeys(CommandRegistry& registry, Settings& settings);

} // namespace chalkline
