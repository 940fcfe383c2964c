/** The settings of a deployment, and what all constructs use: outputs, accepted findings and script files. */
@NullMarked
package app.deepscifi.infra.stage;

import org.jspecify.annotations.NullMarked;
