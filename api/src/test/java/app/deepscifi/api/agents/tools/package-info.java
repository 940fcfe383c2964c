@NullMarked
package app.deepscifi.api.agents.tools;

import org.jspecify.annotations.NullMarked;
