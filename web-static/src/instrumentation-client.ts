import { begin, keepNavigations } from '@/features/network/navigation';

keepNavigations();

/** Next calls this whenever it begins to go to another page. */
export function onRouterTransitionStart(url: string): void {
  const { pathname, search } = new URL(url, window.location.href);
  const here = pathname === window.location.pathname && search === window.location.search;
  begin(here ? null : pathname + search);
}
