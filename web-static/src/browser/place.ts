import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Tells of the place on the page that the address names after its `#`: at first, when the address changes, and when a link to
 * it is followed once more. The browser itself finds only what is drawn already.
 */
export function usePlaceInAddress(show: (id: string) => void) {
  const latest = useRef(show);
  useLayoutEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    const tell = () => {
      const id = decodeURIComponent(window.location.hash.slice(1));
      if (id) latest.current(id);
    };
    // Links of the router to this page change the address without an event.
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.hash || event.defaultPrevented || isForAnotherTab(event, link) || !isHere(link)) return;
      event.preventDefault();
      if (link.hash === window.location.hash) tell();
      else window.location.hash = link.hash;
    };
    tell();
    window.addEventListener('hashchange', tell);
    document.addEventListener('click', onClick, { capture: true });
    return () => {
      window.removeEventListener('hashchange', tell);
      document.removeEventListener('click', onClick, { capture: true });
    };
  }, []);
}

function isHere({ origin, pathname, search }: HTMLAnchorElement): boolean {
  const { location } = window;
  return origin === location.origin && pathname === location.pathname && search === location.search;
}

function isForAnotherTab(event: MouseEvent, link: HTMLAnchorElement): boolean {
  return event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target !== '';
}
