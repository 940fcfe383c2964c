package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CDK's CLI, which deploys synthesized templates with CloudFormation. */
record CdkCli(Project project) {
    private static final int TAIL = 20;

    /** Starts the CLI with its output in the file. */
    Process start(Path log, List<String> arguments) {
        return start(ProcessBuilder.Redirect.to(log.toFile()), arguments);
    }

    /** Starts the CLI with its output on the terminal. */
    Process start(List<String> arguments) {
        return start(ProcessBuilder.Redirect.INHERIT, arguments);
    }

    /** Returns the last lines of the output, to explain a failure. */
    static String tail(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n    ", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Process start(ProcessBuilder.Redirect output, List<String> arguments) {
        var command = new ArrayList<>(
            List.of("node", project.cli().resolve("node_modules/aws-cdk/bin/cdk").toString())
        );
        command.addAll(arguments);
        command.addAll(List.of("--no-notices", "--no-color", "--ci"));
        try {
            Files.createDirectories(project.logs());
            var process = new ProcessBuilder(command)
                // A folder without cdk.json and cdk.context.json, which the CLI would read.
                .directory(project.logs().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
            process.environment().putAll(Map.of("CDK_DISABLE_VERSION_CHECK", "1", "CDK_DISABLE_CLI_TELEMETRY", "true"));
            return process.start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
