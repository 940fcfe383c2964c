@NullMarked
package app.deepscifi.api.chat.metrics;

import org.jspecify.annotations.NullMarked;
