/** Changes of canon that an agent proposes, until a person accepts or rejects them. */
@NullMarked
package app.deepscifi.api.worlds.proposals;

import org.jspecify.annotations.NullMarked;
