import { expect, test } from 'vitest';
import { errorsIn } from '../canon/entryErrors';
import {
  draftProblems,
  emptyDraft,
  readDraft,
  slugsOf,
  toNewWorld,
  type WorldDraft,
  withoutBlanks,
} from './newWorldDraft';

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
    { field: 'canon.tones[3]', message: 'is missing' },
  ];
  const [first, second] = slugsOf(draft(), 'rules');
  expect(errorsIn(errors, `canon.rules.${second}`)).toEqual([{ field: 'statement', message: 'too long' }]);
  expect(errorsIn(errors, `canon.rules.${first}`)).toEqual([]);
  expect(errorsIn(errors, 'canon.tones')).toEqual([{ field: '[3]', message: 'is missing' }]);
});

test('a draft is read from the browser as it was kept, and an older one is not an error', () => {
  expect(readDraft(JSON.stringify(draft()))).toEqual(draft());
  expect(readDraft(null)).toEqual(emptyDraft());
  const older = {
    name: 'Old',
    single: { premise: { '': 'A sea.' }, tones: { '': 'wry\ncalm' } },
    lists: { rules: [{}] },
  };
  const read = readDraft(JSON.stringify(older));
  expect(read.name).toBe('Old');
  expect(read.single.premise).toEqual({ '': 'A sea.' });
  expect(read.single.tones).toEqual({ '': [] });
});

test('what was added and left empty is not sent, and what was typed is sent as it is', () => {
  const begun = draft();
  const tones = ['wry', '', 'slow, and: kind\nin two lines'];
  const world = toNewWorld(withoutBlanks({ ...begun, single: { ...begun.single, tones: { '': tones } } }));
  expect(world.canon.tones).toEqual(['wry', 'slow, and: kind\nin two lines']);
});

test('two properties with one name are told before anything is sent', () => {
  const begun = draft();
  const [ark] = begun.lists.elements;
  const properties = [
    { name: 'mass', text: '4 Mt' },
    { name: 'mass', text: '5 Mt' },
  ];
  const elements = [{ ...ark, name: 'Ark', properties }];
  const [problem] = draftProblems({ ...begun, lists: { ...begun.lists, elements } });
  expect(problem?.field).toBe('canon.elements.ark.properties.mass');
});
