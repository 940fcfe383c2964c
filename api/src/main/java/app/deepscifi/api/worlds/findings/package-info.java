/** What is surely wrong in the canon of a world, and what people have dismissed of it. */
@NullMarked
package app.deepscifi.api.worlds.findings;

import org.jspecify.annotations.NullMarked;
