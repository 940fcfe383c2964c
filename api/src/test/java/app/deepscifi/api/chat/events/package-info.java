@NullMarked
package app.deepscifi.api.chat.events;

import org.jspecify.annotations.NullMarked;
