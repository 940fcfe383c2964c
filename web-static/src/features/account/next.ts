const home = '/worlds';

/**
 * The address to go to after signing in; only ever one of this site. The browser's reading of the wish decides, not how it is
 * written: it drops tabs and line breaks, takes a backslash for a slash, and resolves dots. The address that comes out is
 * read once more, because one that begins with two slashes means another site by then.
 */
export function nextAddress(search: URLSearchParams, origin = window.location.origin): string {
  const wished = resolved(search.get('next') || home, origin);
  if (wished?.origin !== origin) return home;
  const address = wished.pathname + wished.search + wished.hash;
  return resolved(address, origin)?.href === wished.href ? address : home;
}

function resolved(address: string, origin: string): URL | null {
  try {
    return new URL(address, origin);
  } catch {
    return null;
  }
}
