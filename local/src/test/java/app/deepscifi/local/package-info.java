@NullMarked
package app.deepscifi.local;

import org.jspecify.annotations.NullMarked;
