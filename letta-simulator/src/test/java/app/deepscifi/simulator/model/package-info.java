@NullMarked
package app.deepscifi.simulator.model;

import org.jspecify.annotations.NullMarked;
