/**
 * Removes the script for browsers without support for modules. They can't run the site's other scripts either.
 *
 * @param {string} html an exported page
 */
export function withoutPolyfills(html) {
  return html.replace(/<script(?=[^>]*\snoModule)[^>]*><\/script>/g, '');
}
