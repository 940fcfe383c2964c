/** The connection pool, its readiness check, and SQL parameters. */
@NullMarked
package app.deepscifi.api.platform.database;

import org.jspecify.annotations.NullMarked;
