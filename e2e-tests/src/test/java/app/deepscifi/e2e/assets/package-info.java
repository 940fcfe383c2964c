/** Files that people upload: who may, what is taken, what is kept and shown of it, and that nothing is left over. */
@NullMarked
package app.deepscifi.e2e.assets;

import org.jspecify.annotations.NullMarked;
