@NullMarked
package app.deepscifi.api.platform.database;

import org.jspecify.annotations.NullMarked;
