/** Every operation of the API with right, wrong and hostile requests. */
@NullMarked
package app.deepscifi.e2e.requests;

import org.jspecify.annotations.NullMarked;
