import type { FieldError, Visibility } from '@/api/types';
import { blank, type Collection, collections, type Form, fromForm, type Part, slugFor, titleOf } from './canon';

/** A world as it is being written by hand: everything as text, entries in the order in which they were added. */
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

/** The short names of the entries of a list, in its order. */
export function slugsOf(draft: WorldDraft, part: Collection): string[] {
  const slugs: string[] = [];
  draft.lists[part].forEach((form, index) => {
    const words = isBlank(part, form) ? '' : titleOf(part, fromForm(part, form));
    slugs.push(slugFor(words, `${part}-${index + 1}`, slugs));
  });
  return slugs;
}

/** What is sent. Entries that were left blank are left out. */
export function toNewWorld(draft: WorldDraft) {
  const canon: Record<string, unknown> = {};
  for (const part of singles) canon[part] = fromForm(part, draft.single[part]);
  for (const part of collections) {
    const slugs = slugsOf(draft, part);
    const entries = draft.lists[part].map((form, index) => [slugs[index] ?? '', form] as const);
    canon[part] = Object.fromEntries(
      entries.filter(([, form]) => !isBlank(part, form)).map(([slug, form]) => [slug, fromForm(part, form)]),
    );
  }
  return { name: draft.name.trim(), visibility: draft.visibility, canon };
}

/** What the server says of one field: at its path, or at something inside it. */
export function errorAt(errors: readonly FieldError[], path: string): string | undefined {
  const inside = (field: string) =>
    field === path || (field.startsWith(path) && '.['.includes(field.charAt(path.length)));
  return errors.find(({ field }) => inside(field))?.message;
}

export function pathOf(part: Part, slug: string | null, name: string): string {
  return ['canon', part, slug, name].filter(Boolean).join('.');
}

function isBlank(part: Part, form: Form): boolean {
  const untouched = blank(part);
  return Object.entries(form).every(([name, text]) => text.trim() === (untouched[name] ?? ''));
}
