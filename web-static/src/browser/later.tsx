import { type ComponentType, type LazyExoticComponent, lazy, useState } from 'react';
import { pause } from './network';

type Part<P> = ComponentType<P>;
type Load<P> = () => Promise<Part<P>>;

const tryAgainMs = 2_000;
const never = new AbortController().signal;

/**
 * A component whose script is loaded when it is drawn for the first time. Draw it in a `Suspense` with a fallback for the
 * meantime.
 */
export function whenDrawn<P extends object>(load: Load<P>): Part<P> {
  return partOf(load).Part;
}

/**
 * Like `whenDrawn`, but the script is loaded as soon as the browser is idle. So the component is usually ready when the
 * person opens it, even without a network.
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
    loading ??= loadWithRetries(load).then((part) => {
      there = part;
      return { default: part };
    });
    return loading;
  };
  const Lazy: LazyExoticComponent<Part<P>> = lazy(loaded);
  /** Draws a loaded component without a fallback. The choice stays the same, so that the component keeps its state. */
  function Part(props: P) {
    const [Chosen] = useState<Part<P>>(() => there ?? (Lazy as unknown as Part<P>));
    return <Chosen {...props} />;
  }
  return { Part, loaded };
}

/** Loads a script. If the network fails, retries until it succeeds. Rejects if the script itself fails. */
export async function loadWithRetries<T>(load: () => Promise<T>): Promise<T> {
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
