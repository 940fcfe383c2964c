/** Stories of a world: trees of passages, written by people and by agents for them. A story follows its world's policy. */
@NullMarked
package app.deepscifi.api.stories;

import org.jspecify.annotations.NullMarked;
