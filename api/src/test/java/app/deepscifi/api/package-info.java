@NullMarked
package app.deepscifi.api;

import org.jspecify.annotations.NullMarked;
