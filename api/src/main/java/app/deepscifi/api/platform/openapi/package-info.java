/** The OpenAPI document of the API. */
@NullMarked
package app.deepscifi.api.platform.openapi;

import org.jspecify.annotations.NullMarked;
