package app.deepscifi.infra.deploy;

import app.deepscifi.infra.DeepSciFiApp;
import app.deepscifi.infra.deploy.command.Project;
import app.deepscifi.infra.deploy.site.FileTree;
import app.deepscifi.infra.stage.DeploymentStage;
import app.deepscifi.infra.stage.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Writes the templates of a stage. */
record Synth(Project project, DeploymentStage stage, Settings settings) {
    /** Writes the templates into an empty folder, so that no stack of earlier settings is left. */
    Assembly assembly() {
        var folder = project.assembly(stage.name());
        try {
            FileTree.delete(folder);
            Files.createDirectories(folder);
            DeepSciFiApp.synth(stage, settings, folder);
            return Assembly.read(folder);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    void print() {
        var assembly = assembly();
        assembly.stacks().forEach(stack -> System.out.printf("%-40s %s%n", stack.name(), stack.template()));
    }
}
