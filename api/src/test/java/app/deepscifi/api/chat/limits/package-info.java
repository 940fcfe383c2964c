@NullMarked
package app.deepscifi.api.chat.limits;

import org.jspecify.annotations.NullMarked;
