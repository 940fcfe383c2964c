/** Stories and the revisions of their passages. */
@NullMarked
package app.deepscifi.e2e.stories;

import org.jspecify.annotations.NullMarked;
