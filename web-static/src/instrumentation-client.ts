import { want } from '@/features/network/wanted';

/** Next calls this whenever it begins to go to another page. */
export function onRouterTransitionStart(url: string): void {
  const { pathname, search } = new URL(url, window.location.href);
  const here = pathname === window.location.pathname && search === window.location.search;
  want(here ? null : pathname + search);
}
