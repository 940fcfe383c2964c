/** Counts tries, such as passwords and new accounts, within a window of time, over all instances. */
@NullMarked
package app.deepscifi.api.identity.tries;

import org.jspecify.annotations.NullMarked;
