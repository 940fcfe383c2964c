import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { isRunning, type TurnView } from '../conversation/turnView';

/** Distance from the end, in pixels, that still counts as being there. */
const near = 48;

/**
 * Keeps the transcript at its end unless the person has scrolled away from it. Where earlier turns come in above, or another
 * path is shown, what the person looks at stays where it is.
 */
export function useTranscriptScroll(turns: readonly TurnView[]): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const before = useRef(turns);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const onScroll = () => {
      atEnd.current = isAtEnd(element);
    };
    // A sheet that is opened, and a line that grows: without that its end would be out of sight.
    const sizes = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      sizes.disconnect();
    };
  }, []);

  useLayoutEffect(() => {
    const element = ref.current;
    const known = before.current;
    before.current = turns;
    if (!element) return;
    const added = turns.findIndex(({ key }) => key === known[0]?.key);
    if (added > 0) element.scrollTop += heightOf(element, added);
    else if (isOtherPath(known, turns)) atEnd.current = isAtEnd(element);
    else if (atEnd.current) element.scrollTop = element.scrollHeight;
  }, [turns]);

  return ref;
}

/** Of the first turns, with the space between them. */
function heightOf(element: HTMLElement, count: number): number {
  const items = element.querySelectorAll<HTMLElement>(':scope > ol > li');
  return (items[count]?.offsetTop ?? 0) - (items[0]?.offsetTop ?? 0);
}

/** A turn that was begun just now is what everybody wants to see; one that was there before is looked at from its top. */
function isOtherPath(before: readonly TurnView[], now: readonly TurnView[]): boolean {
  if (isRunning(now.at(-1))) return false;
  return before.some(({ id }, at) => now[at] !== undefined && now[at].id !== id);
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < near;
}
