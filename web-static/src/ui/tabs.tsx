'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { unlessComposing } from '@/browser/keys';

type Tab<T extends string> = {
  id: T;
  label: string;
  /** A number beside the label, once it is known; its place is kept. */
  count?: number | undefined;
};
type Props<T extends string> = {
  label: string;
  tabs: readonly Tab<T>[];
  current: T;
  onChange: (id: T) => void;
  children: ReactNode;
};

/** Tabs that follow the ARIA pattern: the Tab key reaches the current one, arrow keys switch between them. */
export function Tabs<T extends string>({ label, tabs, current, onChange, children }: Props<T>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = unlessComposing((event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChange(tab.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  });

  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex flex-wrap gap-x-3 border-b border-line sm:gap-x-5"
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            data-tab={tab.id}
            aria-selected={tab.id === current}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
            className="chrome -mb-px min-h-11 border-b border-transparent text-dim hover:text-bright aria-selected:border-accent aria-selected:text-accent"
          >
            {tab.label}
            {'count' in tab && <span className="ml-1 inline-block min-w-5 text-left">{tab.count || ''}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`} className="pt-6">
        {children}
      </div>
    </>
  );
}
