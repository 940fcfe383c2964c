import { expect, test } from 'vitest';
import { canonBounds } from './canonBounds.mjs';

test('bounds are found behind references, in lists and in maps', () => {
  const text = { type: 'string', maxLength: 9 };
  const schemas = {
    Canon: {
      properties: {
        premise: text,
        rules: { maxProperties: 5, additionalProperties: { $ref: '#/components/schemas/Rule' } },
      },
    },
    Rule: {
      allOf: [
        { $ref: '#/components/schemas/Entry' },
        {
          properties: {
            words: { maxItems: 3, items: text },
            notes: { maxProperties: 2, propertyNames: { maxLength: 4 }, additionalProperties: text },
          },
        },
      ],
    },
  };

  expect(JSON.parse(JSON.stringify(canonBounds({ components: { schemas } })))).toEqual({
    fields: {
      premise: { maxLength: 9 },
      rules: {
        most: 5,
        one: {
          fields: {
            words: { most: 3, one: { maxLength: 9 } },
            notes: { most: 2, nameLength: 4, one: { maxLength: 9 } },
          },
        },
      },
    },
  });
});
