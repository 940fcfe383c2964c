@NullMarked
package app.deepscifi.letta;

import org.jspecify.annotations.NullMarked;
