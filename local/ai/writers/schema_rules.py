"""What services refuse in a JSON Schema. Each function tells the first fault, or None."""

from collections.abc import Iterator, Mapping

_GEMINI_KEYWORDS = frozenset(
    {
        "$id", "$defs", "$ref", "$anchor", "type", "format", "title", "description", "enum", "items", "prefixItems",
        "minItems", "maxItems", "minimum", "maximum", "anyOf", "oneOf", "properties", "additionalProperties",
        "required", "propertyOrdering",
    }
)  # fmt: skip
"""googleapis, generativelanguage v1beta, GenerationConfig.response_json_schema."""
_STRICT_REFUSES = frozenset(
    {"default", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "allOf", "oneOf", "prefixItems"}
)
_DEEPEST = 5


def gemini_fault(schema: object) -> str | None:
    for node in _nodes(schema):
        for keyword in node:
            if keyword not in _GEMINI_KEYWORDS:
                return f"keyword {keyword!r} is not supported"
    return None


def strict_fault(schema: object) -> str | None:
    """OpenAI's structured outputs: every object closed and complete, few keywords, five levels."""
    if not isinstance(schema, Mapping) or schema.get("type") != "object":
        return "schema must be of type 'object'"
    if _depth(schema) > _DEEPEST:
        return f"nesting exceeds {_DEEPEST} levels"
    for node in _nodes(schema):
        if refused := next((keyword for keyword in node if keyword in _STRICT_REFUSES), None):
            return f"{refused!r} is not permitted"
        if node.get("type") == "object":
            properties, required = node.get("properties", {}), node.get("required")
            if node.get("additionalProperties") is not False:
                return "'additionalProperties' is required to be supplied and to be false"
            if not isinstance(properties, Mapping) or not isinstance(required, list) or {*required} != {*properties}:
                return "'required' is required to be supplied and to be an array including every key in properties"
    return None


def _nodes(schema: object) -> Iterator[Mapping[str, object]]:
    """Every schema in a schema."""
    if not isinstance(schema, Mapping):
        return
    yield schema
    for keyword in ("properties", "$defs"):
        children = schema.get(keyword)
        for child in children.values() if isinstance(children, Mapping) else ():
            yield from _nodes(child)
    yield from _nodes(schema.get("items"))
    for keyword in ("anyOf", "oneOf", "prefixItems"):
        branches = schema.get(keyword)
        for child in branches if isinstance(branches, list) else ():
            yield from _nodes(child)


def _depth(schema: object) -> int:
    if not isinstance(schema, Mapping):
        return 0
    properties = schema.get("properties")
    deeper = [*(properties.values() if isinstance(properties, Mapping) else ()), schema.get("items")]
    return (schema.get("type") == "object") + max(map(_depth, deeper), default=0)
