/** Tools that a model may call. Each acts with the rights of the person who talks. */
@NullMarked
package app.deepscifi.api.agents.tools;

import org.jspecify.annotations.NullMarked;
