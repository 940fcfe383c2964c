@NullMarked
package app.deepscifi.api.agents.runtime.direct.model;

import org.jspecify.annotations.NullMarked;
