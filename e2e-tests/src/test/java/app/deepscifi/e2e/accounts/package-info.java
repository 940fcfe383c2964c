/** Accounts, passwords and sessions. */
@NullMarked
package app.deepscifi.e2e.accounts;

import org.jspecify.annotations.NullMarked;
