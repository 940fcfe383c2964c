package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Project;
import java.util.List;

/** Shows what a deploy would change. */
record Diff(Project project, Assembly assembly) {
    void run() {
        try {
            var code = new CdkCli(project)
                .start(List.of("diff", "--method", "template", "--app", assembly.folder().toString()))
                .waitFor();
            if (code != 0) {
                throw new Failure("The CDK could not compare: it says why above.");
            }
        } catch (InterruptedException stopped) {
            throw new Failure("Stopped.");
        }
    }
}
