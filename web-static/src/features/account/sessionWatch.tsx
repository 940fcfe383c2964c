'use client';

import { useEffect } from 'react';
import { signedOutEvent } from '@/api/client';
import { useChatStore } from '@/features/chat/chatProvider';
import { useSession, useSessionChange } from './session';

/** Keeps the page true to who is signed in: a lost cookie signs out, another person finds no chat of the former. */
export function SessionWatch() {
  const session = useSession();
  const { lost } = useSessionChange();
  const store = useChatStore();
  const userId = session.state === 'in' ? session.user.id : session.state;

  useEffect(() => {
    window.addEventListener(signedOutEvent, lost);
    return () => window.removeEventListener(signedOutEvent, lost);
  }, [lost]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of person is what this waits for
  useEffect(() => () => store.reset(), [store, userId]);

  return null;
}
