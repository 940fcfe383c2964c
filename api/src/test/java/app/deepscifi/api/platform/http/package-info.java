@NullMarked
package app.deepscifi.api.platform.http;

import org.jspecify.annotations.NullMarked;
