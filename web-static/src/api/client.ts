import createClient from 'openapi-fetch';
import { Problem } from './problem';
import type { paths } from './schema';

/** Empty: the API is where the site is. */
const baseUrl = process.env.NEXT_PUBLIC_API_URL ?? '';

/** Fired on the window when the API no longer knows who is asking. */
export const signedOutEvent = 'deepscifi:signed-out';

/** Calls the API as its document describes it. An answer that is no success, or no answer, is thrown as a {@link Problem}. */
export const api = createClient<paths>({
  baseUrl,
  credentials: baseUrl === '' ? 'same-origin' : 'include',
  // Found at each call, so that tests can put a server of theirs in its place.
  fetch: (request) => fetch(request),
});

api.use({
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = await Problem.of(response);
    if (problem.code === 'unauthenticated') window.dispatchEvent(new Event(signedOutEvent));
    throw problem;
  },
  onError({ request }) {
    return request.signal.aborted ? undefined : Problem.unreachable();
  },
});

/** Takes the body out of an answer. */
export async function bodyOf<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** Takes an answer whose body is read as it comes. */
export async function responseOf(answer: Promise<{ response: Response }>): Promise<Response> {
  return (await answer).response;
}

export function apiUrl(path: string): string {
  return baseUrl + path;
}
