/** Sends requests whose answers come as streams. Start with {@link app.deepscifi.http.StreamingClient}. */
@NullMarked
package app.deepscifi.http;

import org.jspecify.annotations.NullMarked;
