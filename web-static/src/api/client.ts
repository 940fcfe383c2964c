import { Problem } from './problem';

/** Empty: the API is where the site is. */
const base = process.env.NEXT_PUBLIC_API_URL ?? '';

export type Options = {
  body?: unknown;
  ifMatch?: number;
  /** What comes again with the same key is done once. */
  key?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
};
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export function apiUrl(path: string): string {
  return base + path;
}

/** Asks the API for JSON; throws a {@link Problem} for anything but success. */
export async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options);
  const text = await response.text();
  return text === '' ? (undefined as T) : JSON.parse(text);
}

/** Asks the API and leaves the body of a successful answer unread, for streams. */
export async function send(method: Method, path: string, options: Options = {}): Promise<Response> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['If-Match'] = `"${options.ifMatch}"`;
  if (options.key !== undefined) headers['Idempotency-Key'] = options.key;
  const response = await fetch(apiUrl(path), {
    method,
    headers,
    credentials: base === '' ? 'same-origin' : 'include',
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    ...(options.signal && { signal: options.signal }),
  }).catch((error: unknown) => {
    throw options.signal?.aborted ? error : Problem.unreachable();
  });
  if (response.ok) return response;
  const problem = await Problem.of(response);
  if (problem.code === 'unauthenticated') window.dispatchEvent(new Event(signedOutEvent));
  throw problem;
}

/** Fired on the window when the API no longer knows who is asking. */
export const signedOutEvent = 'deepscifi:signed-out';

export function query(params: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value != null) search.set(name, String(value));
  const text = search.toString();
  return text && `?${text}`;
}
