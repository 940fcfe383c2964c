package app.deepscifi.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** Writes the CloudFormation templates of the stage that its argument names into the folder {@code CDK_OUTDIR}. */
public final class DeepSciFiApp {

    private DeepSciFiApp() {}

    public static void main(String[] args) {
        Stage stage;
        try {
            stage = Stage.named(String.join(" ", args));
        } catch (IllegalArgumentException unknown) {
            System.err.println(unknown.getMessage());
            System.exit(1);
            return;
        }
        var app = new App();
        network(app, stage);
        app.synth();
    }

    static Stack network(App app, Stage stage) {
        var stack = new Stack(
            app,
            "DeepSciFi-%s-Network".formatted(stage.name()),
            StackProps.builder()
                .description("Deep Sci-Fi, %s: the private network".formatted(stage.name()))
                .env(Environment.builder().region(stage.region()).build())
                .build()
        );
        new Network(stack, stage);
        Tags.of(stack).add("deepscifi:stage", stage.name());
        // The CDK's CLI refuses to deploy what these checks find.
        Aspects.of(stack).add(new AwsSolutionsChecks());
        return stack;
    }
}
