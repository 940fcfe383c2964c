/**
 * Searches worlds, entries, stories, passages and messages. {@code search_texts} is a copy of their texts; triggers queue
 * each change, and {@link app.deepscifi.api.search.SearchIndex} takes it over.
 */
@NullMarked
package app.deepscifi.api.search;

import org.jspecify.annotations.NullMarked;
