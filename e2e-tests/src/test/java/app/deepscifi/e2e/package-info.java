/** The product as its users see it, over HTTP and in a browser. One package for each topic. */
@NullMarked
package app.deepscifi.e2e;

import org.jspecify.annotations.NullMarked;
