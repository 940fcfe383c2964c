/** Parts of HTTP that controllers share: the caller, access rules, pages, preconditions and idempotency keys. */
@NullMarked
package app.deepscifi.api.platform.web;

import org.jspecify.annotations.NullMarked;
