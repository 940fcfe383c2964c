import { type ComponentType, type LazyExoticComponent, lazy, useState } from 'react';
import { pause } from './network';

type Part<P> = ComponentType<P>;
type Load<P> = () => Promise<Part<P>>;

const tryAgainMs = 2_000;
const never = new AbortController().signal;

/**
 * A part of a page whose script is loaded when the part is drawn for the first time. Draw it in a `Suspense`, which says
 * meanwhile that it is loading.
 */
export function whenDrawn<P extends object>(load: Load<P>): Part<P> {
  return partOf(load).Part;
}

/**
 * As `whenDrawn`, but the script is loaded as soon as the browser has nothing else to do: a part that is drawn when somebody
 * asks for it is mostly there by then, also without network.
 */
export function whenIdle<P extends object>(load: Load<P>): Part<P> {
  const { Part, loaded } = partOf(load);
  if (typeof window !== 'undefined') onIdle(() => void loaded());
  return Part;
}

function partOf<P extends object>(load: Load<P>) {
  let there: Part<P> | null = null;
  let loading: Promise<{ default: Part<P> }> | null = null;
  const loaded = () => {
    loading ??= patiently(load).then((part) => {
      there = part;
      return { default: part };
    });
    return loading;
  };
  const Lazy: LazyExoticComponent<Part<P>> = lazy(loaded);
  /** Chosen once: a part that was drawn keeps its state. One that is there is drawn without a moment of loading. */
  function Part(props: P) {
    const [Chosen] = useState<Part<P>>(() => there ?? (Lazy as unknown as Part<P>));
    return <Chosen {...props} />;
  }
  return { Part, loaded };
}

/** Loads a script. Where it does not come, for want of a network, it is asked for again until it does. */
export async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ChunkLoadError')) throw error;
      await pause(tryAgainMs, never);
    }
  }
}

/** Safari has no `requestIdleCallback`. */
function onIdle(run: () => void) {
  if ('requestIdleCallback' in window) window.requestIdleCallback(run);
  else setTimeout(run, tryAgainMs);
}
