/** Worlds that an agent offers, until a person chooses one: {@code Worlds.createFromDraft} makes the world. */
@NullMarked
package app.deepscifi.api.worlds.drafts;

import org.jspecify.annotations.NullMarked;
