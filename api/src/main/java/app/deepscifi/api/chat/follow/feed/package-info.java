/** How instances tell each other what happens: PostgreSQL, or Redis where there is one, or not at all. */
@NullMarked
package app.deepscifi.api.chat.follow.feed;

import org.jspecify.annotations.NullMarked;
