/** JSON of the domain: its records and enums, as they stand on the wire and in the database. */
@NullMarked
package app.deepscifi.api.platform.json;

import org.jspecify.annotations.NullMarked;
