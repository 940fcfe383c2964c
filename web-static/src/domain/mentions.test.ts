import { describe, expect, it } from 'vitest';
import { fold } from './fold';
import { NameIndex } from './mentions';

const named = (...names: string[]) => names.map((name) => ({ address: `/elements/${name}`, names: [name] }));

/** Marks each mention of the names in brackets. */
function marked(text: string, ...names: string[]): string {
  const mentions = new NameIndex(named(...names)).in(text);
  return mentions.reduceRight(
    (all, { start, end }) => `${all.slice(0, start)}[${all.slice(start, end)}]${all.slice(end)}`,
    text,
  );
}

describe('mentions of names', () => {
  // The first nine are the cases of RenamingTests of the server.
  it.each([
    ['Zoë', "Zoe's hat, ZOË, zoo, Zoë-7, l'Zoë", "[Zoe]'s hat, [ZOË], zoo, [Zoë]-7, l'[Zoë]"],
    ['Zoë', 'Zoe\u0308 and Zoes', '[Zoe\u0308] and Zoes'],
    ['James', "James' ship, James's, 'James'", "[James]' ship, [James]'s, '[James]'"],
    ['James', "James' ship", "[James]' ship"],
    ['Ark', 'Arks ark_ 3Ark Ark3 Ark. "Ark"', 'Arks ark_ 3Ark Ark3 [Ark]. "[Ark]"'],
    ['アーク', '古いアークが。アークトゥルス', '古い[アーク]が。アークトゥルス'],
    ['测试', '的测试的', '的[测试]的'],
    ['서울', '서울에서', '[서울]에서'],
    ['NASA', 'NASA nasa', '[NASA] [nasa]'],
    ['Weiß', 'Weiss, WEISS and Weißer', '[Weiss], [WEISS] and Weißer'],
    ['서울', '서울에서'.normalize('NFD'), `[${'서울'.normalize('NFD')}]${'에서'.normalize('NFD')}`],
    ['가', '각', '각'],
    ['カーク', 'ガーク', 'ガーク'],
    ['Søren', 'soren, Sören', '[soren], [Sören]'],
    ['s', 'Weiß ß s', 'Weiß ß [s]'],
    ['𝔄rk', 'the 𝔄rk 𝔄', 'the [𝔄rk] 𝔄'],
    ['Ark', 'the\u{1d504}Ark Ark\u{1d504}', 'the\u{1d504}Ark Ark\u{1d504}'],
    ['Ark', '', ''],
    [' ', 'a b', 'a b'],
  ])('%s in %s', (name, text, result) => {
    expect(marked(text, name)).toBe(result);
  });

  it('are the longest and the first of those that overlap', () => {
    expect(marked('Mira Voss and Mira', 'Mira', 'Mira Voss', 'Voss')).toBe('[Mira Voss] and [Mira]');
    expect(marked('the Old Ark Hall', 'Old Ark', 'Ark Hall')).toBe('the [Old Ark] Hall');
    expect(marked('Ark Hallway', 'Ark', 'Ark Hall')).toBe('[Ark] Hallway');
  });

  it('are of the first entry of a name, and by any of its names', () => {
    const index = new NameIndex([
      { address: '/elements/mira', names: ['Mira', 'The Captain'] },
      { address: '/elements/other', names: ['the captain'] },
    ]);
    expect(index.in('the captain')).toEqual([{ start: 0, end: 11, address: '/elements/mira' }]);
  });
});

describe('fold', () => {
  it.each([
    ['Émile ÅNGSTRÖM', 'emile angstrom'],
    ['Straße', 'strasse'],
    ['ｆｕｌｌ', 'full'],
    ['plain TEXT', 'plain text'],
  ])('%s', (text, result) => {
    expect(fold(text)).toBe(result);
  });
});
