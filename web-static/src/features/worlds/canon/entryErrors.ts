import type { FieldError } from '@/api/types';
import type { Part } from './canon';

/** The errors of one entry, at paths inside it. */
export function errorsIn(errors: readonly FieldError[], entry: string): FieldError[] {
  return errors
    .filter(({ field }) => field === entry || (field.startsWith(entry) && '.['.includes(field.charAt(entry.length))))
    .map(({ field, message }) => ({ field: field.slice(entry.length).replace(/^\./, ''), message }));
}

/** The API's path of a place in a canon. */
export function pathOf(part: Part, slug: string | null, name = ''): string {
  return ['canon', part, slug, name].filter(Boolean).join('.');
}
