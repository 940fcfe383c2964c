@NullMarked
package app.deepscifi.api.agents.runtime.direct;

import org.jspecify.annotations.NullMarked;
