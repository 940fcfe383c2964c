/**
 * The platform on AWS as a CDK app: {@link app.deepscifi.infra.DeepSciFiApp} puts the constructs of the packages below into
 * stacks, sized by a {@link app.deepscifi.infra.stage.DeploymentStage}.
 */
@NullMarked
package app.deepscifi.infra;

import org.jspecify.annotations.NullMarked;
