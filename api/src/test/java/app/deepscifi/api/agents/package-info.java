@NullMarked
package app.deepscifi.api.agents;

import org.jspecify.annotations.NullMarked;
