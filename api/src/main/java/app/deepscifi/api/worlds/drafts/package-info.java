/** Worlds that an agent offers, until a person chooses one. */
@NullMarked
package app.deepscifi.api.worlds.drafts;

import org.jspecify.annotations.NullMarked;
