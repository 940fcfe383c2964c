@NullMarked
package app.deepscifi.api.platform.problems;

import org.jspecify.annotations.NullMarked;
