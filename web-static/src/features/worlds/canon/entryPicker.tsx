'use client';

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { unlessComposing } from '@/browser/keys';
import * as t from '@/text/entries';
import { TextField } from '@/ui/field';
import { found, slugFor, type Target } from './targets';

type Props = {
  label: string;
  bare?: boolean;
  /** The slug of the chosen entry; what was typed, where it is none. */
  value: string;
  targets: readonly Target[];
  most?: number | undefined;
  error?: string | undefined;
  onChange: (value: string) => void;
};

/** Picks an entry by its name: one types some of it, and chooses with the arrow keys and Enter, or with the pointer. */
export function EntryPicker({ label, bare, value, targets, most, error, onChange }: Props) {
  const id = useId();
  const chosen = targets.find(({ slug }) => slug === value);
  /** Null as long as nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const options = useMemo(() => (open ? found(targets, typed ?? '') : []), [open, targets, typed]);

  // Below the field there may be no room for the list.
  useEffect(() => {
    if (open) list.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  function choose({ slug }: Target) {
    setTyped(null);
    setOpen(false);
    onChange(slug);
  }

  function type(text: string) {
    setTyped(text);
    setOpen(true);
    setAt(-1);
    onChange(slugFor(targets, text) ?? text);
  }

  function move(to: number) {
    setOpen(true);
    setAt(to);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  }

  const onKeyDown = unlessComposing((event: KeyboardEvent<HTMLInputElement>) => {
    const { length } = options;
    const option = options[at];
    if (event.key === 'ArrowDown') move(open && length > 0 ? (at + 1) % length : 0);
    else if (event.key === 'ArrowUp') move(open && length > 0 ? (at + length * 2 - (at < 0 ? 0 : 1)) % length : 0);
    else if (event.key === 'Enter' && open && option) choose(option);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    event.preventDefault();
  });

  return (
    <div className="relative">
      <TextField
        label={label}
        bare={bare ?? false}
        most={most}
        error={error}
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && options[at] ? `${id}-${at}` : undefined}
        value={typed ?? chosen?.name ?? value}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(true)}
        onFocus={({ target }) => target.select()}
        onBlur={() => {
          setOpen(false);
          setTyped(null);
        }}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox, whose field has the focus
        role="listbox"
        aria-label={t.entriesToChoose()}
        hidden={!open || options.length === 0}
        className="absolute inset-x-0 top-full z-column max-h-60 overflow-y-auto border border-edge bg-panel text-sm"
      >
        {options.map((target, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          <li
            key={target.slug}
            id={`${id}-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of a combobox
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(target)}
            className="cursor-pointer px-3 py-2 hover:bg-deep aria-selected:bg-deep aria-selected:text-accent"
          >
            <bdi className="text-bright">{target.name}</bdi> <span className="text-xs text-dim">{target.says}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {open && t.choices({ count: options.length })}
      </p>
    </div>
  );
}
