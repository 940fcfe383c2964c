import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { account } from '@/api/endpoints';
import type { User } from '@/api/types';
import { forgetStored, readStored, useStored, writeStored } from '@/browser/stored';

/** Fired on the window before a person is signed in: nothing must be sent in their name that was said before. */
export const signingInEvent = 'deepscifi:signing-in';

/** Not known before the API has answered; with its error if it can't say. */
type Unknown = { state: 'unknown'; trouble?: { error: unknown; onRetry: () => void } };
export type Session = Unknown | { state: 'out' } | { state: 'in'; user: User };

/**
 * The cookie that signs a person in can't be seen from here: so a note with the person's id is kept beside it. A browser may
 * forget the note and keep the cookie, so where there is none the API is asked who is signed in.
 */
const note = 'signed-in';
/** The owner of the drafts of this browser, also after the cookie ran out. */
const typist = 'typed-by';
const meKey = (id: string) => ['me', id] as const;
const foundKey = ['session'] as const;

export function useSession(): Session {
  const [id] = useStored(note);
  const me = useQuery({ queryKey: meKey(id ?? ''), queryFn: account.me, enabled: Boolean(id), staleTime: 60_000 });
  const found = useFoundQuery(id);
  const session = sessionOf(id, me.data, found.data?.user);
  const { error, refetch } = id === null ? found : me;
  return session.state === 'unknown' && error
    ? { ...session, trouble: { error, onRetry: () => void refetch() } }
    : session;
}

/**
 * Nobody is signed out before the API has said so: without a note the cookie may still be there.
 *
 * @param id of the note: null for none, undefined before hydration
 * @param noted who the note names, once that is known
 * @param found who the API says is signed in, asked where there is no note; null for nobody, undefined until it has answered
 */
export function sessionOf(
  id: string | null | undefined,
  noted: User | undefined,
  found: User | null | undefined,
): Session {
  if (id === undefined) return { state: 'unknown' };
  const user = id === null ? found : noted;
  if (user === null) return { state: 'out' };
  return user ? { state: 'in', user } : { state: 'unknown' };
}

/** The person who is signed in though there is no note of it; null for nobody, undefined if that is not known. */
export function useFound(): User | null | undefined {
  const [id] = useStored(note);
  const { data } = useFoundQuery(id);
  return id === null ? data?.user : undefined;
}

function useFoundQuery(id: string | null | undefined) {
  return useQuery({
    queryKey: foundKey,
    queryFn: account.session,
    enabled: id === null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useUser(): User | null {
  const session = useSession();
  return session.state === 'in' ? session.user : null;
}

/**
 * Forgets all answers, because from now on somebody else asks. Answers that are shown are asked for again: `clear` would leave
 * their readers waiting for ever.
 */
function forgetAnswers(queries: QueryClient): void {
  const isOfSession = ({ queryKey }: { queryKey: readonly unknown[] }) =>
    queryKey[0] === 'me' || queryKey[0] === 'session';
  queries.removeQueries({ predicate: (query) => !isOfSession(query) && !query.isActive() });
  void queries.resetQueries({ predicate: (query) => !isOfSession(query) });
}

/** Functions to call when somebody has signed in, or no longer is. */
export function useSessionChange() {
  const queries = useQueryClient();
  const began = useCallback(
    (user: User) => {
      window.dispatchEvent(new Event(signingInEvent));
      const before = readStored(typist);
      if (before !== null && before !== user.id) forgetStored('draft.');
      writeStored(typist, user.id);
      forgetAnswers(queries);
      queries.setQueryData(meKey(user.id), user);
      writeStored(note, user.id);
    },
    [queries],
  );
  const ended = useCallback(() => {
    writeStored(note, null);
    writeStored(typist, null);
    forgetStored('draft.');
    queries.setQueryData(foundKey, { user: null });
    forgetAnswers(queries);
  }, [queries]);
  const changed = useCallback((user: User) => queries.setQueryData(meKey(user.id), user), [queries]);
  /** The cookie ran out: the person is still the one who typed. */
  const lost = useCallback(() => {
    const known = readStored(note) === null && queries.getQueryData<{ user: User | null }>(foundKey)?.user === null;
    // Reading again is refused again, where only somebody who is signed in may read.
    if (known) return;
    writeStored(note, null);
    queries.setQueryData(foundKey, { user: null });
    forgetAnswers(queries);
  }, [queries]);
  return { began, ended, changed, lost };
}
