/** Who people are: accounts, passwords, and the sessions in which they are signed in. */
@NullMarked
package app.deepscifi.api.identity;

import org.jspecify.annotations.NullMarked;
