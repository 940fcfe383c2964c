@NullMarked
package app.deepscifi.simulator.stub;

import org.jspecify.annotations.NullMarked;
