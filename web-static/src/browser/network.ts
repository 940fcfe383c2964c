/** The browser's view of the network is only a hint: a server on the same machine answers without any network. */
export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** Events after which a new try makes sense at once: the network is back, or somebody looks at the page again. */
const wakes = ['online', 'focus', 'visibilitychange'];

/** Waits for so long, but no longer than until something has changed or nobody waits any more. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    function end() {
      clearTimeout(timer);
      for (const wake of wakes) window.removeEventListener(wake, end);
      signal.removeEventListener('abort', end);
      resolve();
    }
    const timer = setTimeout(end, ms);
    for (const wake of wakes) window.addEventListener(wake, end);
    signal.addEventListener('abort', end);
  });
}

/**
 * A signal for one connection: given when the network goes away, because a connection that has lost it may say nothing for
 * minutes, and when its parent is.
 */
export class Line {
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal;

  constructor(parent: AbortSignal) {
    this.#parent = parent;
    if (parent.aborted) this.#cut();
    parent.addEventListener('abort', this.#cut);
    window.addEventListener('offline', this.#cut);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  close(): void {
    this.#parent.removeEventListener('abort', this.#cut);
    window.removeEventListener('offline', this.#cut);
  }

  #cut = () => this.#controller.abort();
}
