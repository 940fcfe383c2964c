import { expect, test } from 'vitest';
import type { Change } from '@/api/types';
import { toForm } from '../canon/entryForm';
import { editsOf } from './wording';

const premise: Change = { address: '/premise', before: 'Light is slow.', after: 'Light is early.' };
const question: Change = { address: '/questions/who', before: { text: 'Who lit it?' }, after: null };

test('other words are sent only for changes that are taken', () => {
  const words = { '/premise': { '': 'Light is late.' } };
  expect(editsOf([premise, question], words, ['/premise', '/questions/who'])).toEqual([
    { address: '/premise', after: 'Light is late.' },
  ]);
  expect(editsOf([premise, question], words, ['/questions/who'])).toEqual([]);
});

test('the words of a proposal are kept where nothing else was typed', () => {
  const words = { '/premise': toForm('premise', 'Light is early.') };
  expect(editsOf([premise], words, ['/premise'])).toEqual([{ address: '/premise', after: 'Light is early.' }]);
});
