@NullMarked
package app.deepscifi.api.chat;

import org.jspecify.annotations.NullMarked;
