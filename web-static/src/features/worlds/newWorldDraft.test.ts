import { expect, test } from 'vitest';
import { emptyDraft, errorAt, slugsOf, toNewWorld, type WorldDraft } from './newWorldDraft';

function draft(): WorldDraft {
  const begun = emptyDraft();
  const [rule, other] = begun.lists.rules;
  return {
    ...begun,
    name: ' Tidewater ',
    lists: {
      ...begun.lists,
      rules: [
        { ...rule, statement: 'Salt remembers.' },
        { ...other, statement: 'Salt remembers!' },
      ],
    },
  };
}

test('entries that were left blank are not sent, and equal titles get different short names', () => {
  const world = toNewWorld(draft());
  expect(world.name).toBe('Tidewater');
  expect(Object.keys(world.canon.rules as object)).toEqual(['salt-remembers', 'salt-remembers-2']);
  expect(world.canon.elements).toEqual({});
});

test('a problem is found at the field it names, and not at one that only begins like it', () => {
  const errors = [
    { field: 'canon.rules.salt-remembers-2.statement', message: 'too long' },
    { field: 'canon.tones[3]', message: 'too many' },
  ];
  const [first, second] = slugsOf(draft(), 'rules');
  expect(errorAt(errors, `canon.rules.${second}.statement`)).toBe('too long');
  expect(errorAt(errors, `canon.rules.${first}`)).toBeUndefined();
  expect(errorAt(errors, 'canon.tones')).toBe('too many');
});
