@NullMarked
package app.deepscifi.api.chat.follow.feed;

import org.jspecify.annotations.NullMarked;
