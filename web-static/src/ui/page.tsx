import type { ReactNode } from 'react';

/** The frame of a page: a heading, `aside` to the right of it, and the content below. */
export function PageFrame({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-6 px-4 py-8 sm:px-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h1 className="text-2xl font-medium text-bright">{title}</h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
