package app.deepscifi.infra.stage;

import software.amazon.awscdk.CfnOutput;
import software.constructs.Construct;

/** What a stack tells the commands, under names that they know. */
public final class StackOutputs {

    private StackOutputs() {}

    public static void add(Construct construct, String name, String value) {
        CfnOutput.Builder.create(construct, "Output" + name)
            .value(value)
            .build()
            .overrideLogicalId(name);
    }
}
