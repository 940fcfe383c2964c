@NullMarked
package app.deepscifi.api.agents.letta;

import org.jspecify.annotations.NullMarked;
