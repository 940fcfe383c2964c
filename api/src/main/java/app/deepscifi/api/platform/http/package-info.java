/** Filters and valves for all requests: origins, sizes, media types, the client's address. */
@NullMarked
package app.deepscifi.api.platform.http;

import org.jspecify.annotations.NullMarked;
