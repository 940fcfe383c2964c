import type { ReactNode } from 'react';

const column =
  'lg:sticky lg:inset-auto lg:top-0 lg:z-10 lg:h-dvh lg:w-[340px] lg:shrink-0 lg:border-t-0 lg:border-l lg:border-line';

/** Where the chat is: a column at the side on wide screens, a sheet over the page on small ones. */
export function ChatColumn({ sheet, folded, children }: { sheet: boolean; folded: boolean; children: ReactNode }) {
  return (
    <aside
      aria-label="Chat"
      className={`${sheet ? 'flex' : 'hidden'} ${folded ? '' : 'lg:flex'} fixed inset-x-0 top-12 bottom-0 z-40 flex-col border-t border-purple/60 bg-deep ${column}`}
    >
      {children}
    </aside>
  );
}

/** Keeps the place of the column in the page as it is exported, so that nothing moves once the chat is there. */
export function ChatPlace() {
  return <div aria-hidden className={`hidden bg-deep lg:block in-data-chat-folded:hidden! ${column}`} />;
}

/** Runs before anything is drawn: whoever has folded the chat gets no place for it. */
export const markFolded = `try{if(localStorage.getItem('deepscifi.chat-folded'))document.documentElement.dataset.chatFolded=''}catch{}`;
