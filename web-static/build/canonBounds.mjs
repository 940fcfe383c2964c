/**
 * The bounds of the canon in the API's document, for forms: a tree of `fields` and of the `one` that a list or a map holds.
 * A field or an item that has no bounds of its own is an empty object.
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
