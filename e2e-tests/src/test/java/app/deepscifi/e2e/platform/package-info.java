/** The platform under test: in this process, in a process of its own, with the services that a test needs. */
@NullMarked
package app.deepscifi.e2e.platform;

import org.jspecify.annotations.NullMarked;
