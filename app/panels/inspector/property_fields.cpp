// The catalogue's properties of a component: each has a default with a source, and may be overridden.
#include "panels/inspector/amount.h"
#include "panels/inspector/fields.h"

#include "edit/node_operations.h"

namespace chalkline {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

constexpr const char* statedSource = "stated"; // Property::source of what a person set

const DefaultProperty* defaultOf(const Kind& kind, std::string_view key) {
    const auto found = std::ranges::find(kind.defaults, key, &DefaultProperty::key);
    return found == kind.defaults.end() ? nullptr : &*found;
}

const DefaultProperty* defaultOf(const Session& session, Ref owner, std::string_view key) {
    const Node* node = owner.type == RecordType::Node ? session.document().find(NodeId{owner.id}) : nullptr;
    const Kind* kind = node ? findKind(node->kind) : nullptr;
    return kind ? defaultOf(*kind, key) : nullptr;
}

/// "Capacity, 1/s" and the like: what is stored for what was typed. The key may be one the catalogue does not
/// know; then any text goes.
Expected<std::string> stored(const PropertyKey* key, const QString& value) {
    if (!key || key->type != PropertyType::Number) return value.trimmed().toStdString();
    if (key->whole) {
        const auto count = parseCount(value);
        if (!count) return std::unexpected(count.error());
        return std::to_string(*count);
    }
    const auto number = parseAmount(value, q(key->unit));
    if (!number) return std::unexpected(number.error());
    if (key->most > 0 && *number > key->most)
        return failure(ErrorCode::Invalid,
                       QCoreApplication::translate("chalkline::InspectorPanel", "must be at most %1")
                           .arg(amountText(key->most))
                           .toStdString());
    return amountText(*number).toStdString();
}

std::vector<Option> choicesOf(const PropertyKey& key, const DefaultProperty* fallback) {
    std::vector<Option> options;
    if (!fallback) options.push_back({QString(), QStringLiteral("–"), {}});
    for (const PropertyChoice& choice : key.choices)
        options.push_back({q(choice.value), q(choice.label), {}});
    if (key.type != PropertyType::Boolean) return options;
    options.push_back({QStringLiteral("true"), InspectorFields::tr("Yes"), {}});
    options.push_back({QStringLiteral("false"), InspectorFields::tr("No"), {}});
    return options;
}

/// A choice can be undecided, so a flag without a default is a list too.
FieldInput inputOf(const PropertyKey& key, const DefaultProperty* fallback) {
    if (!key.choices.empty()) return FieldInput::Choice;
    if (key.type != PropertyType::Boolean) return FieldInput::Line;
    return fallback || key.section.empty() ? FieldInput::Flag : FieldInput::Choice;
}

/// Words that stand for a choice that this program does not know (a newer file).
void addHeld(std::vector<Option>& options, const Property* held) {
    if (!held) return;
    const QString value = QString::fromStdString(held->value);
    if (std::ranges::find(options, value, &Option::value) == options.end())
        options.push_back({value, value, {}});
}

} // namespace

EditField InspectorFields::property(const PropertyKey& key, const DefaultProperty* fallback) {
    const std::string name(key.key);
    const QString unit = q(key.unit);
    const auto own = [name](const Session& session, Ref owner) {
        return findProperty(session.document(), owner, name) != nullptr;
    };
    const auto read = [name](const Session& session, Ref owner) {
        if (const Property* held = findProperty(session.document(), owner, name))
            return QString::fromStdString(held->value);
        const DefaultProperty* given = defaultOf(session, owner, name);
        return given ? q(given->value) : QString();
    };
    const auto write = [name](Transaction& edit, Ref owner, const QString& value) -> Expected<void> {
        if (value.trimmed().isEmpty()) return setProperty(edit, owner, name, {});
        const auto text = stored(propertyKey(name), value);
        if (!text) return std::unexpected(text.error());
        return setProperty(edit, owner, name, *text, statedSource);
    };
    const auto hint = [name, unit](const Session& session, Ref owner) {
        const DefaultProperty* given = defaultOf(session, owner, name);
        const bool byHand = findProperty(session.document(), owner, name) != nullptr;
        if (!given) return byHand ? tr("Set by you; the catalogue says nothing here") : QString();
        const QString confidence = given->confidence == "h"   ? tr("high")
                                   : given->confidence == "m" ? tr("medium")
                                                              : tr("low");
        const QString source = tr("%1; confidence %2").arg(q(sourceText(given->source)), confidence);
        if (!byHand) return tr("Default of the catalogue: %1").arg(source);
        return tr("Set by you. The catalogue says %1 (%2)")
            .arg((q(given->value) + ' ' + unit).trimmed(), source);
    };
    const auto reset = [name](Transaction& edit, Ref owner) { return setProperty(edit, owner, name, {}); };
    const auto options = [name, first = choicesOf(key, fallback)](const Session& session, Ref owner) {
        std::vector<Option> all = first;
        addHeld(all, findProperty(session.document(), owner, name));
        return all;
    };
    const FieldInput input = inputOf(key, fallback);
    return {.id = "property." + QString::fromStdString(name),
            .label = q(key.label),
            .input = input,
            .read = read,
            .write = write,
            .unit = unit,
            .options = input == FieldInput::Choice ? options : decltype(EditField::options){},
            .own = own,
            .reset = reset,
            .hint = hint,
            .section = fallback ? tr("Behaviour") : tr("Other properties"),
            .fold = q(key.section)};
}

std::vector<EditField> InspectorFields::properties(const Session& session, Ref owner, const Kind* kind) {
    std::vector<EditField> fields;
    std::vector<EditField> decided; // folded away by section, at the end
    std::set<std::string_view> known;
    if (kind) {
        for (const DefaultProperty& given : kind->defaults)
            if (const PropertyKey* key = propertyKey(given.key);
                key && key->section.empty() && known.insert(given.key).second)
                fields.push_back(property(*key, &given));
        for (const PropertyKey& key : allPropertyKeys()) {
            const DefaultProperty* given = defaultOf(*kind, key.key);
            if (key.section.empty() || !(given || isAsked(key, *kind))) continue;
            known.insert(key.key);
            decided.push_back(property(key, given));
        }
    }
    for (const PropertyId id : session.document().referrers<Property>(owner)) {
        const std::string& name = session.document().find(id)->key;
        if (known.contains(name)) continue;
        const PropertyKey* key = propertyKey(name);
        fields.push_back(property(key ? *key : PropertyKey{name, name, {}, PropertyType::Text}, nullptr));
        fields.back().fold.clear();
    }
    std::ranges::move(decided, std::back_inserter(fields));
    return fields;
}

} // namespace chalkline
