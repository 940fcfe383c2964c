import { expect, test } from 'vitest';
import type { Canon } from '@/api/types';
import { referencesTo, removal } from './references';

const element = (name: string, ...to: string[]) => ({
  kind: 'concept' as const,
  name,
  summary: name,
  detail: 'sketch' as const,
  properties: {},
  relations: to.map((slug) => ({ to: slug, kind: 'built by', strength: 'weak' as const })),
});

const canon = {
  elements: { ark: element('Ark', 'ines', 'ark'), ines: element('Inés', 'ark', 'mars'), mars: element('Mars') },
  timeline: {
    landfall: { when: '2391', title: 'Landfall', significance: '', elements: ['mars', 'ark'] },
    silence: { when: '2400', title: 'Silence', significance: '', elements: [], causes: ['landfall'] },
  },
  rules: {},
} as unknown as Canon;

test('what points at an element is named: other elements by their relation, events by their date', () => {
  const found = referencesTo(canon, { part: 'elements', slug: 'ark' });
  expect(found.map(({ address, title, as }) => [address, title, as])).toEqual([
    ['/elements/ines', 'Inés', 'built by'],
    ['/timeline/landfall', 'Landfall', '2391'],
  ]);
  expect(referencesTo(canon, { part: 'rules', slug: 'ark' })).toEqual([]);
});

test('removing an element takes it out of what points at it, and leaves the rest as it was', () => {
  const changes = removal(canon, { part: 'elements', slug: 'ark' });
  expect(changes).toEqual([
    { address: '/elements/ark', after: null },
    { address: '/elements/ines', after: { ...canon.elements?.ines, relations: [canon.elements?.ines?.relations[1]] } },
    { address: '/timeline/landfall', after: { ...canon.timeline?.landfall, elements: ['mars'] } },
  ]);
});

test('what follows from an event points at it', () => {
  const landfall = { part: 'timeline', slug: 'landfall' } as const;
  expect(referencesTo(canon, landfall).map(({ title }) => title)).toEqual(['Silence']);
  expect(removal(canon, landfall)).toEqual([
    { address: '/timeline/landfall', after: null },
    { address: '/timeline/silence', after: { ...canon.timeline?.silence, causes: [] } },
  ]);
});
