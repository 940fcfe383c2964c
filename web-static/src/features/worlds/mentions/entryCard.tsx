'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { at, parseAddress, parts, titleOf, valueAt } from '../canon/canon';
import { Portrait } from '../canon/portrait';
import type { KnownEntries } from './knownEntries';

type Props = {
  id: string;
  address: string;
  known: KnownEntries;
  /** The link that the card stands beside. */
  beside: RefObject<HTMLElement | null>;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
};

/** The space around the card in pixels. */
const space = 8;
const longest = 320;

/** What one should know of an entry, over the page and beside a link to it. */
export function EntryCard({ id, address, known, beside, ...pointer }: Props) {
  const card = useRef<HTMLDivElement>(null);
  const place = parseAddress(address);
  const value = valueAt(known.canon, place);

  useLayoutEffect(() => {
    const shown = card.current;
    const [line] = beside.current?.getClientRects() ?? [];
    if (!shown || !line) return;
    shown.showPopover();
    const { offsetWidth: width, offsetHeight: height } = shown;
    const below = line.bottom + space;
    const fits = below + height + space <= window.innerHeight;
    shown.style.top = `${fits ? below : Math.max(space, line.top - space - height)}px`;
    shown.style.left = `${Math.max(space, Math.min(line.left, window.innerWidth - width - space))}px`;
  }, [beside]);

  if (value === null) return null;
  const kind = parts[place.part].fields.find(({ name }) => name === 'kind')?.options?.[String(at(value, 'kind'))];
  const when = at(value, 'when');
  const text = String(at(value, 'summary') ?? at(value, 'significance') ?? '');
  return createPortal(
    <div
      ref={card}
      id={id}
      popover="manual"
      role="tooltip"
      {...pointer}
      className="fixed inset-auto m-0 w-80 max-w-full border border-edge bg-panel p-3 text-sm text-text"
    >
      <div className="flex gap-3">
        <Portrait value={value} portraits={known.portraits} />
        <div className="grid min-w-0 content-start gap-1">
          <p dir="auto" className="font-serif text-lg leading-snug text-bright">
            {titleOf(place.part, value)}
          </p>
          <p className="text-xs text-accent">{kind ?? (typeof when === 'string' ? <bdi>{when}</bdi> : null)}</p>
          {text && (
            <p dir="auto" className="font-serif">
              {text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text}
            </p>
          )}
        </div>
      </div>
    </div>,
    document.body,
  );
}
