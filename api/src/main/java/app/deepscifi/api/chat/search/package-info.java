/** Full-text search in conversations. */
@NullMarked
package app.deepscifi.api.chat.search;

import org.jspecify.annotations.NullMarked;
