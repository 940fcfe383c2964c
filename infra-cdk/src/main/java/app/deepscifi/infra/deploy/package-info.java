/**
 * The commands {@code mvn -pl infra-cdk cdk deploy|synth|diff|destroy|keys}: they turn the output of {@code mvn verify}
 * into a running platform.
 */
@NullMarked
package app.deepscifi.infra.deploy;

import org.jspecify.annotations.NullMarked;
