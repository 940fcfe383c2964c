/** The GitHub workflows of this repository, and the scripts that they call. */
@NullMarked
package app.deepscifi.infra.github;

import org.jspecify.annotations.NullMarked;
