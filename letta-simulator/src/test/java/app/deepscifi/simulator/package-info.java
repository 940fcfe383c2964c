@NullMarked
package app.deepscifi.simulator;

import org.jspecify.annotations.NullMarked;
