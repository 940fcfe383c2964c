/** The whole platform in one process on one machine: database, objects, agents, the API and the site. Never shipped. */
@NullMarked
package app.deepscifi.local;

import org.jspecify.annotations.NullMarked;
