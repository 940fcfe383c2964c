package app.deepscifi.infra.deploy;

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
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Runs the task that makes the databases, and waits for its end. It can be run again and again.
 *
 * @param outputs of the stack that describes it
 */
record SetupTask(EcsClient ecs, CloudWatchLogsClient logs, Outputs outputs, Steps steps) {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LOG_LINES = 20;

    void run() {
        var task = start();
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

    private Task start() {
        var answer = ecs.runTask(request ->
            request
                .cluster(outputs.get("Cluster"))
                .taskDefinition(outputs.get("TaskDefinition"))
                .launchType(LaunchType.FARGATE)
                .startedBy("cdk deploy")
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
        return ecs
            .describeTasks(request -> request.cluster(outputs.get("Cluster")).tasks(task.taskArn()))
            .tasks()
            .stream()
            .findFirst()
            .orElseThrow(() -> new Failure("The task %s is gone.".formatted(id(task))));
    }

    private void requireSuccess(Task task) {
        var container = task
            .containers()
            .stream()
            .filter(candidate -> candidate.name().equals(outputs.get("Container")))
            .findFirst()
            .orElseThrow();
        if (container.exitCode() == null || container.exitCode() != 0) {
            throw new Failure(
                "The databases were not made: %s%s\n    %s".formatted(
                    task.stoppedReason(),
                    container.exitCode() == null ? "" : ", exit code " + container.exitCode(),
                    String.join("\n    ", lastWords(task, container))
                )
            );
        }
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
