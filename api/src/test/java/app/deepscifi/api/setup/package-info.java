@NullMarked
package app.deepscifi.api.setup;

import org.jspecify.annotations.NullMarked;
