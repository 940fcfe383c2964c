@NullMarked
package app.deepscifi.api.worlds.proposals;

import org.jspecify.annotations.NullMarked;
