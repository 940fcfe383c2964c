/** Changes of canon that an agent proposes or a fork offers, until a person accepts or rejects them. */
@NullMarked
package app.deepscifi.api.worlds.proposals;

import org.jspecify.annotations.NullMarked;
