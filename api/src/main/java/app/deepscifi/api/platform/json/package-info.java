/** JSON form of domain records and enums, in the API and in the database. */
@NullMarked
package app.deepscifi.api.platform.json;

import org.jspecify.annotations.NullMarked;
