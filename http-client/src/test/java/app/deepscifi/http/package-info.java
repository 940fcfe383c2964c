@NullMarked
package app.deepscifi.http;

import org.jspecify.annotations.NullMarked;
