'use client';

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

type Options = {
  keys: readonly string[];
  /** The height of a row in pixels before it is drawn. */
  heightOf: (index: number) => number;
  /** Rows that stay drawn wherever the page is scrolled to. */
  pinned: readonly string[];
};

export type VirtualRow = {
  index: number;
  /** Attributes of the element of the row. Its height must contain its space to the next row. */
  place: { ref: (element: Element | null) => void; 'data-index': number; style: { marginTop: number } };
};

/** Lists of at most so many rows are drawn whole, so that the browser can search them. */
const drawnWhole = 150;

/**
 * The rows of a long list that are near the screen, in the flow of the page. Rows that are not drawn are empty space. The row
 * with the focus stays drawn, and before the page is printed all rows are drawn.
 */
export function useVirtualRows({ keys, heightOf, pinned }: Options) {
  const box = useRef<HTMLDivElement>(null);
  const [margin, setMargin] = useState(0);
  const [focused, setFocused] = useState<string | null>(null);
  const printing = usePrinting();
  const kept = new Set(focused === null ? pinned : [...pinned, focused]);
  const whole = printing || keys.length <= drawnWhole;

  // What is above the list changes its place.
  useLayoutEffect(() => {
    const place = () => {
      if (box.current) setMargin(Math.round(box.current.getBoundingClientRect().top + window.scrollY));
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(document.body);
    return () => watch.disconnect();
  }, []);

  const list = useWindowVirtualizer({
    count: keys.length,
    estimateSize: heightOf,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 6,
    scrollMargin: margin,
    useFlushSync: false,
    rangeExtractor: (range) => {
      if (whole) return keys.map((_, index) => index);
      const near = defaultRangeExtractor(range);
      if (kept.size === 0) return near;
      const wanted = new Set(near);
      keys.forEach((key, index) => {
        if (kept.has(key)) wanted.add(index);
      });
      return [...wanted].sort((one, other) => one - other);
    },
  });

  let end = margin;
  const rows = list.getVirtualItems().map((item): VirtualRow => {
    const marginTop = Math.max(0, item.start - end);
    end = item.end;
    return { index: item.index, place: { ref: list.measureElement, 'data-index': item.index, style: { marginTop } } };
  });
  const after = Math.max(0, list.getTotalSize() - (end - margin));

  function onFocus({ target }: FocusEvent) {
    const index = target.closest('[data-index]')?.getAttribute('data-index');
    setFocused((index && keys[Number(index)]) ?? null);
  }

  return {
    rows,
    /** Attributes of the element around the rows. The list keeps its place by itself. */
    box: { ref: box, onFocus, style: { display: 'flow-root', paddingBottom: after, overflowAnchor: 'none' as const } },
  };
}

function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
