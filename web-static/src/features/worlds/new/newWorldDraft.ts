import type { FieldError, Visibility } from '@/api/types';
import { same } from '@/browser/draft';
import { type Collection, collections, type Part, slugFor, titleOf } from '../canon/canon';
import { pathOf } from '../canon/entryErrors';
import { blank, type Form, keptForm, problemsOf, toEntry, withoutEmptyRows } from '../canon/entryForm';

/** A world as it is being written by hand: everything as it is typed, entries in the order in which they were added. */
export type WorldDraft = {
  name: string;
  visibility: Visibility;
  single: Record<'premise' | 'setting' | 'tones' | 'themes', Form>;
  lists: Record<Collection, Form[]>;
};

export const singles = ['premise', 'setting', 'tones', 'themes'] as const;

/** Begins with as many entries as a world needs. */
export function emptyDraft(): WorldDraft {
  return {
    name: '',
    visibility: 'private',
    single: {
      premise: blank('premise'),
      setting: blank('setting'),
      tones: blank('tones'),
      themes: blank('themes'),
    },
    lists: {
      rules: [blank('rules'), blank('rules')],
      elements: [blank('elements'), blank('elements'), blank('elements')],
      timeline: [],
      constraints: [],
      questions: [],
    },
  };
}

/** The draft that the browser kept; an empty one if it kept none. */
export function readDraft(kept: string | null | undefined): WorldDraft {
  const empty = emptyDraft();
  if (!kept) return empty;
  const { name, visibility, single, lists } = JSON.parse(kept) as Partial<WorldDraft>;
  return {
    name: name ?? empty.name,
    visibility: visibility ?? empty.visibility,
    single: mapOf(singles, (part) => keptForm(part, single?.[part])),
    lists: mapOf(collections, (part) => lists?.[part]?.map((form) => keptForm(part, form)) ?? empty.lists[part]),
  };
}

/** Rows that were added and left empty, and entries that nothing was typed into, are not part of it. */
export function withoutBlanks(draft: WorldDraft): WorldDraft {
  const filled = (part: Part) => (form: Form) => withoutEmptyRows(part, form);
  return {
    ...draft,
    single: mapOf(singles, (part) => filled(part)(draft.single[part])),
    lists: mapOf(collections, (part) => draft.lists[part].map(filled(part))),
  };
}

/** The short names of the entries of a list, in its order. */
export function slugsOf(draft: WorldDraft, part: Collection): string[] {
  const slugs: string[] = [];
  draft.lists[part].forEach((form, index) => {
    const words = isBlank(part, form) ? '' : titleOf(part, toEntry(part, form));
    slugs.push(slugFor(words, `${part}-${index + 1}`, slugs));
  });
  return slugs;
}

/** The world to send, without the entries that were left blank. */
export function toNewWorld(draft: WorldDraft) {
  const canon: Record<string, unknown> = {};
  for (const part of singles) canon[part] = toEntry(part, draft.single[part]);
  for (const part of collections) {
    const written = entriesOf(draft, part).filter(([, form]) => !isBlank(part, form));
    canon[part] = Object.fromEntries(written.map(([slug, form]) => [slug, toEntry(part, form)]));
  }
  return { name: draft.name.trim(), visibility: draft.visibility, canon };
}

/** Errors that the server can't see, at the paths that it would use. */
export function draftProblems(draft: WorldDraft): FieldError[] {
  return entriesOf(draft, 'elements').flatMap(([slug, form]) =>
    problemsOf('elements', form).map(({ field, message }) => ({ field: pathOf('elements', slug, field), message })),
  );
}

function entriesOf(draft: WorldDraft, part: Collection): (readonly [string, Form])[] {
  const slugs = slugsOf(draft, part);
  return draft.lists[part].map((form, index) => [slugs[index] ?? '', form] as const);
}

function isBlank(part: Part, form: Form): boolean {
  return same(withoutEmptyRows(part, form), blank(part));
}

function mapOf<K extends string, V>(keys: readonly K[], value: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;
}
