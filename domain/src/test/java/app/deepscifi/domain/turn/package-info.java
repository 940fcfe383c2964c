@NullMarked
package app.deepscifi.domain.turn;

import org.jspecify.annotations.NullMarked;
