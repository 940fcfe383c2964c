import { useSyncExternalStore } from 'react';

/** An element that an address names after its `#`, on the page with this path. */
type Place = { path: string; id: string };

const subscribers = new Set<() => void>();
let asked: Place | null = null;

/** The place that is looked for; null once it is shown. Draw it, so that it is found. */
export function useAskedPlace(): Place | null {
  return useSyncExternalStore(
    subscribe,
    () => asked,
    () => null,
  );
}

export function askForPlace(place: Place | null) {
  asked = place;
  for (const onChange of subscribers) onChange();
}

function subscribe(onChange: () => void) {
  subscribers.add(onChange);
  return () => void subscribers.delete(onChange);
}
