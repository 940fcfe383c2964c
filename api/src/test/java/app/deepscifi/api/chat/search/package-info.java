@NullMarked
package app.deepscifi.api.chat.search;

import org.jspecify.annotations.NullMarked;
