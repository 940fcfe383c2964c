'use client';

import type { ReactNode } from 'react';
import { useStored } from '@/browser/stored';
import * as t from '@/text/chat';
import { foldedNote } from './folded';

const columns = 'lg:grid-cols-beside-chat';
const column = 'lg:sticky lg:inset-auto lg:top-0 lg:z-column lg:h-dvh lg:border-t-0 lg:border-l lg:border-line';

/** Whether the column is folded away on wide screens. Undefined before hydration. */
export function useFolded() {
  return useStored(foldedNote);
}

/**
 * A page and the chat beside it. The place of the column does not depend on the column: a page that is drawn before all of
 * it has arrived does not move when the rest comes.
 */
export function BesideChat({ children }: { children: ReactNode }) {
  const [folded] = useFolded();
  const place = folded === undefined ? `${columns} lg:in-data-chat-folded:block` : folded ? '' : columns;
  return <div className={`lg:grid ${place}`}>{children}</div>;
}

/** The place of the chat: a column at the side on wide screens, a sheet over the page on small ones. */
export function ChatColumn({ sheet, folded, children }: { sheet: boolean; folded: boolean; children: ReactNode }) {
  return (
    <aside
      aria-label={t.chat()}
      className={`${sheet ? 'flex' : 'hidden'} ${folded ? '' : 'lg:flex'} fixed inset-x-0 top-12 bottom-0 z-sheet flex-col border-t border-agent-edge/60 bg-deep ${column}`}
    >
      {children}
    </aside>
  );
}

/** The empty column of the page as it is exported. */
export function ChatPlace() {
  return <div aria-hidden className={`hidden bg-deep lg:block in-data-chat-folded:hidden! ${column}`} />;
}
