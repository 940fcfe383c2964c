/** Filters and valves that every request passes: origins, sizes, media types, the address of the viewer. */
@NullMarked
package app.deepscifi.api.platform.http;

import org.jspecify.annotations.NullMarked;
