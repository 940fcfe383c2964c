/** Errors as problem documents (RFC 9457), with the id of the request. */
@NullMarked
package app.deepscifi.api.platform.problems;

import org.jspecify.annotations.NullMarked;
