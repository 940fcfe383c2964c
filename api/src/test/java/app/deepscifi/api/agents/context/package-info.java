@NullMarked
package app.deepscifi.api.agents.context;

import org.jspecify.annotations.NullMarked;
