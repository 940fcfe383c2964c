/** The product as a person sees it, in a real browser. */
@NullMarked
package app.deepscifi.e2e.browser;

import org.jspecify.annotations.NullMarked;
