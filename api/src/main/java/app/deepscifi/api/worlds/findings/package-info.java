/** The contradictions in the canon of a world, and the dismissals by people. */
@NullMarked
package app.deepscifi.api.worlds.findings;

import org.jspecify.annotations.NullMarked;
