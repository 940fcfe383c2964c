@NullMarked
package app.deepscifi.api.agents.direct;

import org.jspecify.annotations.NullMarked;
