/** Settings of the operator, checked at the start. */
@NullMarked
package app.deepscifi.api.platform.settings;

import org.jspecify.annotations.NullMarked;
