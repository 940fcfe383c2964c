/** Whether the browser reports no network. This is only a hint: a server on the same machine answers without a network. */
export function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false;
}

/** Events after which a retry makes sense at once: the network is back, or the person looks at the page again. */
const wakes = ['online', 'focus', 'visibilitychange'];

/** Waits for a time in milliseconds. Resolves early if one of these events comes or the signal aborts; never rejects. */
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
 * An abort signal for one connection. Aborts with its parent, or when the browser goes offline: a lost connection may stay
 * silent for minutes.
 */
export class ConnectionSignal {
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

  /** Stops listening. Call this when the connection has ended. */
  close(): void {
    this.#parent.removeEventListener('abort', this.#cut);
    window.removeEventListener('offline', this.#cut);
  }

  #cut = () => this.#controller.abort();
}
