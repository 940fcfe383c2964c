import type { Canon, CanonValue, ChangeRequest, Element, TimelineEntry } from '@/api/types';
import { type Address, addressOf } from './canon';

/** An entry that points at another one, and as what. */
export type Reference = { address: string; title: string; as: string; without: CanonValue };

/** Everything that points at the entry; only elements and events are pointed at. */
export function referencesTo(canon: Canon, { part, slug }: Address): Reference[] {
  if (slug === null) return [];
  if (part === 'timeline')
    return Object.entries(canon.timeline ?? {}).flatMap(([event, entry]) => ofConsequence(event, entry, slug));
  if (part !== 'elements') return [];
  const others = Object.entries(canon.elements ?? {}).filter(([other]) => other !== slug);
  return [
    ...others.flatMap(([other, element]) => ofElement(other, element, slug)),
    ...Object.entries(canon.timeline ?? {}).flatMap(([event, entry]) => ofEvent(event, entry, slug)),
  ];
}

/** Removes an entry and takes it out of everything that points at it. */
export function removal(canon: Canon, address: Address): ChangeRequest[] {
  const freed = referencesTo(canon, address).map(({ address, without }) => ({ address, after: without }));
  return [{ address: addressOf(address), after: null }, ...freed];
}

function ofElement(slug: string, element: Element, to: string): Reference[] {
  const relations = element.relations ?? [];
  const pointing = relations.filter((relation) => relation.to === to);
  if (pointing.length === 0) return [];
  return [
    {
      address: addressOf({ part: 'elements', slug }),
      title: element.name,
      as: pointing.map(({ kind }) => kind).join(', '),
      without: { ...element, relations: relations.filter((relation) => relation.to !== to) },
    },
  ];
}

function ofEvent(slug: string, event: TimelineEntry, to: string): Reference[] {
  const elements = event.elements ?? [];
  if (!elements.includes(to)) return [];
  return [
    {
      address: addressOf({ part: 'timeline', slug }),
      title: event.title,
      as: event.when,
      without: { ...event, elements: elements.filter((element) => element !== to) },
    },
  ];
}

function ofConsequence(slug: string, event: TimelineEntry, cause: string): Reference[] {
  const causes = event.causes ?? [];
  if (!causes.includes(cause)) return [];
  return [
    {
      address: addressOf({ part: 'timeline', slug }),
      title: event.title,
      as: event.when,
      without: { ...event, causes: causes.filter((other) => other !== cause) },
    },
  ];
}
