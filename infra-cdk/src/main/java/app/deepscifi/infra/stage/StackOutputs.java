package app.deepscifi.infra.stage;

import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** Adds outputs to stacks, which the commands read by their names. */
public final class StackOutputs {

    private StackOutputs() {}

    public static void add(Construct construct, String name, String value) {
        CfnOutput.Builder.create(construct, "Output" + name)
            .value(value)
            .build()
            .overrideLogicalId(name);
    }
}
