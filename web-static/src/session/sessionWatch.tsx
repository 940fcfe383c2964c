'use client';

import { useEffect } from 'react';
import { signedOutEvent } from '@/api/client';
import { useFound, useSessionChange } from './session';

/** Keeps the page true to who is signed in: a lost cookie signs out, and a lost note of who has it is written again. */
export function SessionWatch() {
  const { began, lost } = useSessionChange();
  const found = useFound();

  useEffect(() => {
    if (found) began(found);
  }, [found, began]);

  useEffect(() => {
    window.addEventListener(signedOutEvent, lost);
    return () => window.removeEventListener(signedOutEvent, lost);
  }, [lost]);

  return null;
}
