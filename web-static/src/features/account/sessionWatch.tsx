'use client';

import { useEffect } from 'react';
import { signedOutEvent } from '@/api/client';
import { useSessionChange } from './session';

/** Keeps the page true to who is signed in: a lost cookie signs out. */
export function SessionWatch() {
  const { lost } = useSessionChange();

  useEffect(() => {
    window.addEventListener(signedOutEvent, lost);
    return () => window.removeEventListener(signedOutEvent, lost);
  }, [lost]);

  return null;
}
