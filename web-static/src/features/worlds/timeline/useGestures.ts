import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { type View, zoomed } from './layout';

type Change = (next: (view: View) => View) => void;

const linePx = 16;
/** Pixels of a wheel that double or halve the days. */
const doublingPx = 200;

/** Zooms by wheel with Ctrl, and moves by wheel to the side, by wheel with Shift, and by dragging the ground. */
export function useGestures(surface: RefObject<HTMLElement | null>, change: Change) {
  const latest = useRef(change);
  useLayoutEffect(() => {
    latest.current = change;
  });
  useEffect(() => {
    const element = surface.current;
    if (!element) return;
    const controller = new AbortController();
    const { signal } = controller;
    const move = (px: number) =>
      latest.current(({ start, days }) => ({ start: start + (px * days) / element.clientWidth, days }));

    function onWheel(event: WheelEvent) {
      const [x, y] = [event.deltaX, event.deltaY].map((delta) => (event.deltaMode === 0 ? delta : delta * linePx)) as [
        number,
        number,
      ];
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const place = (event.clientX - (element?.getBoundingClientRect().left ?? 0)) / (element?.clientWidth || 1);
        latest.current((view) => zoomed(view, 2 ** (y / doublingPx), view.start + place * view.days));
        return;
      }
      const sideways = event.shiftKey && x === 0 ? y : x;
      if (Math.abs(sideways) < Math.abs(y)) return;
      event.preventDefault();
      move(sideways);
    }

    let dragged: number | null = null;
    element.addEventListener('wheel', onWheel, { passive: false, signal });
    element.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button !== 0 || (event.target as Element).closest('a, button')) return;
        dragged = event.clientX;
        element.setPointerCapture(event.pointerId);
      },
      { signal },
    );
    element.addEventListener(
      'pointermove',
      (event) => {
        if (dragged === null) return;
        move(dragged - event.clientX);
        dragged = event.clientX;
      },
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const) {
      element.addEventListener(end, () => (dragged = null), { signal });
    }
    return () => controller.abort();
  }, [surface]);
}
