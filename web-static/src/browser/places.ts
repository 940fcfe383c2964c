import { useEffect } from 'react';
import { askForPlace } from './askedPlace';

let stop = () => {};

/**
 * Shows the place that an address names: now, or as soon as the page has drawn it. Scrolls to it, marks it and gives it the
 * focus. A person who scrolls, clicks or types in the meantime is left where they are.
 */
export function showPlace(address: string) {
  const { pathname, hash } = new URL(address, window.location.href);
  const id = hash.slice(1);
  stop();
  document.querySelector('[data-place]')?.removeAttribute('data-place');
  // The link over the page that skips to its content has an own focus.
  if (id === '' || id === 'main') return;
  askForPlace({ path: pathname, id });
  const drawn = new MutationObserver(look);
  const ended = new AbortController();
  stop = () => {
    drawn.disconnect();
    ended.abort();
    askForPlace(null);
  };
  function look() {
    const element = window.location.pathname === pathname ? document.getElementById(id) : null;
    if (!element) return;
    stop();
    element.dataset.place = '';
    element.scrollIntoView();
    element.focus({ preventScroll: true });
  }
  drawn.observe(document.body, { childList: true, subtree: true });
  for (const action of ['wheel', 'pointerdown', 'keydown'])
    window.addEventListener(action, stop, { passive: true, signal: ended.signal });
  look();
}

/** Shows the place in the address of the page, when it is opened and when the person goes back to it. */
export function Places() {
  useEffect(() => {
    const show = () => showPlace(window.location.href);
    show();
    window.addEventListener('hashchange', show);
    window.addEventListener('popstate', show);
    return () => {
      window.removeEventListener('hashchange', show);
      window.removeEventListener('popstate', show);
      stop();
    };
  }, []);
  return null;
}
