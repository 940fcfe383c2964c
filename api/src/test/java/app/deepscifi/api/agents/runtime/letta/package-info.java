@NullMarked
package app.deepscifi.api.agents.runtime.letta;

import org.jspecify.annotations.NullMarked;
