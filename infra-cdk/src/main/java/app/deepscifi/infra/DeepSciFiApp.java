package app.deepscifi.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;

/** The stacks of a stage. */
public final class DeepSciFiApp {

    private DeepSciFiApp() {}

    /** Writes the cloud assembly into that folder. */
    public static void synth(Stage stage, Settings settings, Path outdir) {
        var app = new App(AppProps.builder().outdir(outdir.toString()).build());
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
