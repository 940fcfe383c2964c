/** Streams of events to browsers, and the signals by which instances wake each other. */
@NullMarked
package app.deepscifi.api.chat.follow;

import org.jspecify.annotations.NullMarked;
