/** What GitHub does with this repository: its workflows, and the scripts that they call. */
@NullMarked
package app.deepscifi.infra.github;

import org.jspecify.annotations.NullMarked;
