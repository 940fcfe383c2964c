package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import app.deepscifi.infra.deploy.command.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Runs a program of the API's image in the private network and waits for its end. All programs are idempotent.
 *
 * @param outputs of the stack that describes the task
 */
record SetupTask(EcsClient ecs, CloudWatchLogsClient logs, Outputs outputs, Steps steps) {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LOG_LINES = 20;

    private static final String SETUP = "app.deepscifi.api.setup.DatabaseSetup";
    private static final String INVENTORY = "app.deepscifi.api.setup.DatabaseInventory";

    /** Creates missing databases, users and secrets. */
    void setUp() {
        run(SETUP, Map.of());
    }

    /** Sets new passwords and writes them into the secrets. */
    void rotate() {
        run(SETUP, Map.of("ROTATE", "true"));
    }

    /** Counts the rows in the databases of the server at the host; fails if there are none. */
    void takeInventory(String host) {
        run(INVENTORY, Map.of("DATABASE_HOST", host));
    }

    private void run(String program, Map<String, String> environment) {
        var task = start(program, environment);
        steps.note("task " + id(task));
        var deadline = Instant.now().plus(PATIENCE);
        while (!"STOPPED".equals(task.lastStatus())) {
            if (Instant.now().isAfter(deadline)) {
                throw new Failure(
                    "The task %s is still %s after %s.".formatted(id(task), task.lastStatus(), Steps.human(PATIENCE))
                );
            }
            Pauses.sleep(PAUSE);
            task = again(task);
        }
        requireSuccess(task);
    }

    private Task start(String program, Map<String, String> environment) {
        var answer = ecs.runTask(request ->
            request
                .cluster(outputs.get("Cluster"))
                .taskDefinition(outputs.get("TaskDefinition"))
                .launchType(LaunchType.FARGATE)
                .startedBy("cdk")
                .overrides(overrides ->
                    overrides.containerOverrides(container ->
                        container
                            .name(outputs.get("Container"))
                            .command(program)
                            .environment(
                                environment
                                    .entrySet()
                                    .stream()
                                    .map(variable ->
                                        KeyValuePair.builder()
                                            .name(variable.getKey())
                                            .value(variable.getValue())
                                            .build()
                                    )
                                    .toList()
                            )
                    )
                )
                .networkConfiguration(network ->
                    network.awsvpcConfiguration(inside ->
                        inside
                            .subnets(List.of(outputs.get("Subnets").split(",")))
                            .securityGroups(outputs.get("SecurityGroup"))
                            .assignPublicIp(AssignPublicIp.DISABLED)
                    )
                )
        );
        if (answer.tasks().isEmpty()) {
            throw new Failure("The task can't be started: " + answer.failures());
        }
        return answer.tasks().getFirst();
    }

    private Task again(Task task) {
        return (
            ecs
                .describeTasks(request -> request.cluster(outputs.get("Cluster")).tasks(task.taskArn()))
                .tasks()
                .stream()
                .findFirst()
                // AWS may not list a task at once after its start.
                .orElse(task)
        );
    }

    private void requireSuccess(Task task) {
        var container = task
            .containers()
            .stream()
            .filter(candidate -> candidate.name().equals(outputs.get("Container")))
            .findFirst()
            .orElseThrow();
        var said = lastWords(task, container);
        if (container.exitCode() == null || container.exitCode() != 0) {
            throw new Failure(
                "The task failed: %s%s\n    %s".formatted(
                    task.stoppedReason(),
                    container.exitCode() == null ? "" : ", exit code " + container.exitCode(),
                    String.join("\n    ", said)
                )
            );
        }
        said.forEach(steps::note);
    }

    private List<String> lastWords(Task task, Container container) {
        var options = logOptions(container.name());
        var group = options.getOrDefault("awslogs-group", "");
        var stream = "%s/%s/%s".formatted(options.get("awslogs-stream-prefix"), container.name(), id(task));
        try {
            return logs
                .getLogEvents(request -> request.logGroupName(group).logStreamName(stream).limit(LOG_LINES))
                .events()
                .stream()
                .map(OutputLogEvent::message)
                .toList();
        } catch (CloudWatchLogsException none) {
            return List.of("It wrote no log (%s, %s).".formatted(group, stream));
        }
    }

    private Map<String, String> logOptions(String container) {
        return ecs
            .describeTaskDefinition(request -> request.taskDefinition(outputs.get("TaskDefinition")))
            .taskDefinition()
            .containerDefinitions()
            .stream()
            .filter(definition -> definition.name().equals(container))
            .findFirst()
            .orElseThrow()
            .logConfiguration()
            .options();
    }

    private static String id(Task task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }
}
