@NullMarked
package app.deepscifi.api.chat.follow;

import org.jspecify.annotations.NullMarked;
