@NullMarked
package app.deepscifi.domain.access;

import org.jspecify.annotations.NullMarked;
