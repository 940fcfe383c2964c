/**
 * The bounds of the canon from the OpenAPI document, for forms: a tree of `fields`, with `one` for the items of a list
 * or map. A field or item without bounds is an empty object.
 */
export function canonBounds({ components: { schemas } }) {
  return boundsOf(schemas.Canon);

  function boundsOf(schema) {
    const known = schema.$ref ? schemas[schema.$ref.split('/').at(-1)] : schema;
    const { maxLength, maxItems, maxProperties, propertyNames, items, additionalProperties } = known;
    const fields = (known.allOf ?? [known]).flatMap(({ properties }) => Object.entries(properties ?? {}));
    const one = items ?? additionalProperties;
    return {
      maxLength,
      most: maxItems ?? maxProperties,
      nameLength: propertyNames?.maxLength,
      one: one && boundsOf(one),
      fields:
        fields.length > 0 ? Object.fromEntries(fields.map(([name, field]) => [name, boundsOf(field)])) : undefined,
    };
  }
}
