#include "window/key_settings.h"

#include <QCoreApplication>

namespace chalkline {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("chalkline::KeySettings", text);
}

/// The form in which the registry gives them back.
QStringList normal(const QStringList& keys) {
    QStringList result;
    for (const QString& key : keys)
        result.append(QKeySequence(key, QKeySequence::PortableText).toString(QKeySequence::PortableText));
    return result;
}

} // namespace

QStringList applyKeys(CommandRegistry& registry, const Settings& settings) {
    QStringList messages;
    const QMap<QString, QStringList> own = settings.keys();
    // All that change let go of theirs first: two commands may have swapped keys.
    for (auto entry = own.begin(); entry != own.end(); ++entry)
        if (registry.find(entry.key())) (void)registry.setKeys(entry.key(), {});
    for (auto entry = own.begin(); entry != own.end(); ++entry) {
        const WindowCommand* command = registry.find(entry.key());
        if (!command) continue;
        const auto bad = std::ranges::find_if(entry.value(), [](const QString& key) { return !isKey(key); });
        QString trouble;
        if (bad != entry.value().end())
            trouble = tr("“%1” is no key.").arg(*bad);
        else if (const QString holder = registry.setKeys(entry.key(), entry.value()); !holder.isEmpty())
            trouble = tr("Its key belongs to “%1”.").arg(holder);
        if (trouble.isEmpty()) continue;
        messages.append(
            tr("Keys of “%1” in the settings are not used. %2").arg(plainTitle(command->text), trouble));
        (void)registry.setKeys(entry.key(), command->keys);
    }
    return messages;
}

QString changeKeys(CommandRegistry& registry, Settings& settings, const QString& id,
                   const QStringList& keys) {
    const WindowCommand* command = registry.find(id);
    if (!command) return id;
    for (const QString& key : keys)
        if (!isKey(key)) return key;
    if (QString holder = registry.setKeys(id, keys); !holder.isEmpty()) return holder;
    if (normal(keys) == normal(command->keys))
        settings.resetKeys(id);
    else
        settings.setKeys(id, normal(keys));
    return {};
}

QString resetKeys(CommandRegistry& registry, Settings& settings, const QString& id) {
    const WindowCommand* command = registry.find(id);
    return command ? changeKeys(registry, settings, id, command->keys) : id;
}

void resetAllKeys(CommandRegistry& registry, Settings& settings) {
    for (const WindowCommand& command : registry.commands())
        (void)registry.setKeys(command.id, {});
    for (const WindowCommand& command : registry.commands())
        (void)registry.setKeys(command.id, command.keys);
    for (const QString& id : settings.keys().keys())
        settings.resetKeys(id);
}

} // namespace chalkline
