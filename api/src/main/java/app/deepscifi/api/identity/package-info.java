/** Accounts, passwords and sessions. */
@NullMarked
package app.deepscifi.api.identity;

import org.jspecify.annotations.NullMarked;
