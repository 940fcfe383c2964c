/** An HTTP client of the API as tests use it: people, their turns and event streams, sample canon. */
@NullMarked
package app.deepscifi.e2e.client;

import org.jspecify.annotations.NullMarked;
