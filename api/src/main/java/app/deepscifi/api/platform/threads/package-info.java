/** Threads for work that computes for long. */
@NullMarked
package app.deepscifi.api.platform.threads;

import org.jspecify.annotations.NullMarked;
