/**
 * What every capability stands on: problem documents, JSON, paging, preconditions, the caller, health, OpenAPI and
 * the filter chain. It knows none of the capabilities; they contribute by implementing its interfaces.
 */
@NullMarked
package app.deepscifi.api.platform;

import org.jspecify.annotations.NullMarked;
