import type { CanonValue, FieldError } from '@/api/types';
import { same } from '@/browser/draft';
import * as t from '@/text/canon';
import { at, type FieldSpec, type Part, parts } from './canon';
import { type FieldValue, kinds, type Pair } from './fieldKinds';

/** An entry as a person edits it, by the names of its fields: each text and each row by itself, as it is typed. */
export type Form = Record<string, FieldValue>;

export function blank(part: Part): Form {
  return toForm(part, null);
}

export function toForm(part: Part, value: CanonValue | null): Form {
  return each(part, ({ name, kind, options }) => {
    const known = at(value, name);
    return known === null || known === undefined
      ? (Object.keys(options ?? {})[0] ?? kinds[kind].empty)
      : kinds[kind].fill(known);
  });
}

/**
 * The entry that a form says. Of an entry that was there before, only the fields that the person changed are taken from the
 * form: all else stays as it was, also what the form does not know.
 *
 * @param begun the entry that the form was filled from
 */
export function toEntry(part: Part, form: Form, begun: CanonValue | null = null): CanonValue {
  const filled = toForm(part, begun);
  const changed = parts[part].fields.filter(({ name }) => begun === null || !same(form[name], filled[name]));
  const values = Object.fromEntries(changed.map((spec) => [spec.name, read(spec, form)]));
  if (isWhole(part)) return ('' in values ? values[''] : begun) as CanonValue;
  return { ...(begun as object | null), ...values } as CanonValue;
}

/** Rows that were added and left empty say nothing. */
export function withoutEmptyRows(part: Part, form: Form): Form {
  return each(part, ({ name, kind }) => kinds[kind].filled(fieldOf(form, name) as never));
}

/** Errors that the server can't see: of two properties with one name it would get only the last. */
export function problemsOf(part: Part, form: Form): FieldError[] {
  return parts[part].fields
    .filter(({ kind }) => kind === 'pairs')
    .flatMap((spec) => {
      const names = (form[spec.name] as Pair[]).map(({ name }) => name);
      const twice = [...new Set(names.filter((name, index) => names.indexOf(name) < index))];
      return twice.map((name) => ({ field: `${spec.name}.${name}`, message: t.nameIsTwice({ name }) }));
    });
}

/** Takes what a browser kept, from whichever version of this site: a field of another kind is as in a blank form. */
export function keptForm(part: Part, kept: unknown): Form {
  const fields = (kept ?? {}) as Record<string, unknown>;
  const none = blank(part);
  return each(part, ({ name, kind }) => fieldOf(kinds[kind].holds(fields[name]) ? (fields as Form) : none, name));
}

function each(part: Part, value: (spec: FieldSpec) => FieldValue): Form {
  return Object.fromEntries(parts[part].fields.map((spec) => [spec.name, value(spec)]));
}

function read({ name, kind, optional }: FieldSpec, form: Form): unknown {
  const typed = fieldOf(form, name);
  return optional && typed === '' ? null : kinds[kind].read(typed as never);
}

/** Whether the value has no fields of its own: it is a text or a list. */
function isWhole(part: Part): boolean {
  return parts[part].fields[0]?.name === '';
}

function fieldOf(form: Form, name: string): FieldValue {
  return form[name] ?? '';
}
