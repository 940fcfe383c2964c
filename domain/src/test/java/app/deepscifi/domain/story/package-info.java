@NullMarked
package app.deepscifi.domain.story;

import org.jspecify.annotations.NullMarked;
