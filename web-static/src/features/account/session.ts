import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { account } from '@/api/endpoints';
import type { User } from '@/api/types';
import { forgetStored, readStored, useStored, writeStored } from '@/browser/stored';
import { giveAllBack } from '@/features/chat/drafts';

export type Session = { state: 'unknown' } | { state: 'out' } | { state: 'in'; user: User };

/**
 * The cookie that signs a person in can't be seen from here, and asking without it is an error in the browser's console:
 * so a note with the person's id is kept beside it, and the API is asked only when the note is there.
 */
const note = 'signed-in';
/** Whose the drafts of this browser are, also after the cookie ran out. */
const typist = 'typed-by';
const meKey = (id: string) => ['me', id] as const;

export function useSession(): Session {
  const [id] = useStored(note);
  const me = useQuery({ queryKey: meKey(id ?? ''), queryFn: account.me, enabled: Boolean(id), staleTime: 60_000 });
  if (id === undefined) return { state: 'unknown' };
  if (id === null) return { state: 'out' };
  return me.data ? { state: 'in', user: me.data } : { state: 'unknown' };
}

export function useUser(): User | null {
  const session = useSession();
  return session.state === 'in' ? session.user : null;
}

/** What to do when somebody has signed in, or is no longer. */
export function useSessionChange() {
  const queries = useQueryClient();
  const began = useCallback(
    (user: User) => {
      giveAllBack();
      const before = readStored(typist);
      if (before !== null && before !== user.id) forgetStored('draft.');
      writeStored(typist, user.id);
      queries.clear();
      queries.setQueryData(meKey(user.id), user);
      writeStored(note, user.id);
    },
    [queries],
  );
  const ended = useCallback(() => {
    writeStored(note, null);
    writeStored(typist, null);
    forgetStored('draft.');
    queries.clear();
  }, [queries]);
  const changed = useCallback((user: User) => queries.setQueryData(meKey(user.id), user), [queries]);
  /** The cookie ran out: the person is still the one who typed. */
  const lost = useCallback(() => {
    writeStored(note, null);
    queries.clear();
  }, [queries]);
  return { began, ended, changed, lost };
}
