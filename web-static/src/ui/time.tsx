'use client';

import * as t from '@/text/ui';
export function Time({ at }: { at: string }) {
  return <time dateTime={at}>{t.time({ at: new Date(at) })}</time>;
}
