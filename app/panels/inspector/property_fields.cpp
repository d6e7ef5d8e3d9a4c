// The catalogue's properties of a component: each has a default with a source, and may be overridden.
#include "panels/inspector/amount.h"
#include "panels/inspector/fields.h"

#include "edit/node_operations.h"

namespace chalkline {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const DefaultProperty* defaultOf(const Session& session, Ref owner, std::string_view key) {
    const Node* node = owner.type == RecordType::Node ? session.document().find(NodeId{owner.id}) : nullptr;
    const Kind* kind = node ? findKind(node->kind) : nullptr;
    if (!kind) return nullptr;
    const auto found = std::ranges::find(kind->defaults, key, &DefaultProperty::key);
    return found == kind->defaults.end() ? nullptr : &*found;
}

/// "Capacity, 1/s" and the like: what is stored for what was typed.
Expected<std::string> stored(PropertyType type, const QString& value, const QString& unit) {
    switch (type) {
    case PropertyType::Number: {
        const auto number = parseAmount(value, unit);
        if (!number) return std::unexpected(number.error());
        return amountText(*number).toStdString();
    }
    case PropertyType::Boolean:
    case PropertyType::Text:
        break;
    }
    return value.trimmed().toStdString();
}

} // namespace

EditField InspectorFields::property(const PropertyKey& key, const DefaultProperty* fallback) {
    const std::string name(key.key);
    const QString unit = q(key.unit);
    const PropertyType type = key.type;
    const auto own = [name](const Session& session, Ref owner) {
        return findProperty(session.document(), owner, name) != nullptr;
    };
    const auto read = [name](const Session& session, Ref owner) {
        if (const Property* held = findProperty(session.document(), owner, name))
            return QString::fromStdString(held->value);
        const DefaultProperty* given = defaultOf(session, owner, name);
        return given ? q(given->value) : QString();
    };
    const auto write = [name, unit, type](Transaction& edit, Ref owner,
                                          const QString& value) -> Expected<void> {
        if (value.trimmed().isEmpty()) return setProperty(edit, owner, name, {});
        const auto text = stored(type, value, unit);
        if (!text) return std::unexpected(text.error());
        return setProperty(edit, owner, name, *text);
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
    return {.id = "property." + QString::fromStdString(name),
            .label = q(key.label),
            .input = type == PropertyType::Boolean ? FieldInput::Flag : FieldInput::Line,
            .read = read,
            .write = write,
            .unit = unit,
            .own = own,
            .reset = reset,
            .hint = hint,
            .section = fallback ? tr("Behaviour") : tr("Other properties")};
}

std::vector<EditField> InspectorFields::properties(const Session& session, Ref owner, const Kind* kind) {
    std::vector<EditField> fields;
    std::set<std::string_view> known;
    if (kind)
        for (const DefaultProperty& given : kind->defaults)
            if (const PropertyKey* key = propertyKey(given.key); key && known.insert(given.key).second)
                fields.push_back(property(*key, &given));
    for (const PropertyId id : session.document().referrers<Property>(owner)) {
        const std::string& name = session.document().find(id)->key;
        if (known.contains(name)) continue;
        const PropertyKey* key = propertyKey(name);
        fields.push_back(property(key ? *key : PropertyKey{name, name, {}, PropertyType::Text}, nullptr));
    }
    return fields;
}

} // namespace chalkline
