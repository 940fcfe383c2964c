/** Signals between instances: by PostgreSQL, or by Redis if there is one, or none. */
@NullMarked
package app.deepscifi.api.chat.follow.feed;

import org.jspecify.annotations.NullMarked;
