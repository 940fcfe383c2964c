import type { Canon, Mention, RenameRequest } from '@/api/types';
import { at, parseAddress, parts, titleOf, valueAt } from '../canon/canon';

/** The mentions of one entry, or of the passages of the stories. */
export type MentionGroup = { key: string; title: string; passages: boolean; mentions: Mention[] };

/** A mention by its place, which is the same in the next dry run. */
export function keyOf({ address, segmentId, field, start }: Mention): string {
  return `${address ?? segmentId} ${field} ${start}`;
}

/** What the server is asked to replace. */
export function chosenOf({
  address,
  segmentId,
  field,
  start,
}: Mention): NonNullable<RenameRequest['mentions']>[number] {
  return { address, segmentId, field, start };
}

/** The mentions by the entry that has them; those of passages follow, by their passage. */
export function groupsOf(canon: Canon, mentions: readonly Mention[]): MentionGroup[] {
  const groups = new Map<string, MentionGroup>();
  for (const mention of mentions) {
    const key = mention.address ?? mention.segmentId ?? '';
    const group = groups.get(key) ?? {
      key,
      title: mention.address === null ? '' : titleAt(canon, mention.address),
      passages: mention.address === null,
      mentions: [],
    };
    group.mentions.push(mention);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function titleAt(canon: Canon, address: string): string {
  const place = parseAddress(address);
  const value = valueAt(canon, place);
  return value === null || place.slug === null ? parts[place.part].title : titleOf(place.part, value);
}

/** The name of an element or an event; null for another entry, which has none. */
export function nameAt(canon: Canon, address: string): string | null {
  const place = parseAddress(address);
  const name = at(valueAt(canon, place), place.part === 'timeline' ? 'title' : 'name');
  return typeof name === 'string' ? name : null;
}
