@NullMarked
package app.deepscifi.api.agents.runtime;

import org.jspecify.annotations.NullMarked;
