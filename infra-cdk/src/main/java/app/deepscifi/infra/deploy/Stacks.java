package app.deepscifi.infra.deploy;

import app.deepscifi.infra.deploy.command.Aws;
import app.deepscifi.infra.deploy.command.Failure;
import app.deepscifi.infra.deploy.command.Pauses;
import app.deepscifi.infra.deploy.command.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The deployed stacks of a region. */
final class Stacks {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(20);

    private final CloudFormationClient cloudFormation;
    private final DeletionProtection protection;
    private final String region;
    private final Steps steps;

    Stacks(CloudFormationClient cloudFormation, DeletionProtection protection, String region, Steps steps) {
        this.cloudFormation = cloudFormation;
        this.protection = protection;
        this.region = region;
        this.steps = steps;
    }

    static Stacks in(Aws aws, String region, Steps steps) {
        return new Stacks(aws.cloudFormation(region), DeletionProtection.in(aws, region), region, steps);
    }

    /** A failed resource with AWS's reason. */
    record FailedResource(String id, String type, String reason) {
        @Override
        public String toString() {
            return "%s (%s): %s".formatted(id, type, reason);
        }
    }

    Optional<Stack> find(String name) {
        try {
            return cloudFormation
                .describeStacks(request -> request.stackName(name))
                .stacks()
                .stream()
                .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                .findFirst();
        } catch (CloudFormationException refused) {
            if (isUnknown(refused)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    List<Stack> withPrefix(String prefix) {
        return cloudFormation
            .describeStacksPaginator()
            .stacks()
            .stream()
            .filter(stack -> stack.stackName().startsWith(prefix))
            .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
            .toList();
    }

    /** Returns the outputs of a stack; fails if there is no such stack. */
    Outputs outputs(String name) {
        var stack = find(name).orElseThrow(() ->
            new Failure("There is no stack %s in %s: run `cdk deploy` first.".formatted(name, region))
        );
        return new Outputs(
            name,
            stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue))
        );
    }

    /** Returns the deployed resources of a stack. */
    List<StackResourceSummary> resources(String name) {
        return cloudFormation
            .listStackResourcesPaginator(request -> request.stackName(name))
            .stackResourceSummaries()
            .stream()
            .filter(resource -> resource.resourceStatus() != ResourceStatus.DELETE_COMPLETE)
            .toList();
    }

    /** Waits until the stack can be created or changed, and deletes the rest of a failed creation. */
    void prepareForDeploy(String name) {
        var stack = awaitIdle(name);
        if (stack.isEmpty()) {
            return;
        }
        var status = stack.get().stackStatus();
        switch (StackState.of(status)) {
            case READY -> {
            }
            case CREATION_FAILED -> removeRest(name, status);
            case STUCK -> {
                if (status == StackStatus.DELETE_FAILED && !cameToBe(stack.get())) {
                    removeRest(name, status);
                } else {
                    throw stuck(name, status);
                }
            }
            case BUSY -> throw stuck(name, status);
        }
    }

    private void removeRest(String name, StackStatus status) {
        steps.note("the creation of %s failed (%s): deleting the rest of it first".formatted(name, status));
        // The stack may have termination protection.
        cloudFormation.updateTerminationProtection(request ->
            request.stackName(name).enableTerminationProtection(false)
        );
        delete(name);
    }

    /** Returns true if the stack was complete at any time, so that it may hold data. */
    private boolean cameToBe(Stack stack) {
        return events(stack.stackId())
            .stream()
            .anyMatch(
                event ->
                    event.physicalResourceId().equals(stack.stackId()) &&
                    event.resourceStatus() == ResourceStatus.CREATE_COMPLETE
            );
    }

    /** Waits until no operation runs in the stack, and returns it. */
    Optional<Stack> awaitIdle(String name) {
        var noted = Instant.MIN;
        while (true) {
            var stack = find(name);
            if (stack.isEmpty() || StackState.of(stack.get().stackStatus()) != StackState.BUSY) {
                return stack;
            }
            if (Instant.now().isAfter(noted)) {
                steps.note("%s is in %s: waiting for its end".formatted(name, stack.get().stackStatus()));
                noted = Instant.now().plus(BETWEEN_NOTES);
            }
            Pauses.sleep(PAUSE);
        }
    }

    /** Deletes the stack with its protected resources, and waits for it. */
    void delete(String name) {
        var start = Instant.now();
        protection.release(resources(name));
        cloudFormation.deleteStack(request -> request.stackName(name));
        var left = awaitIdle(name);
        if (left.isPresent()) {
            throw failed(name, left.get().stackStatus(), failures(name, start));
        }
    }

    /** Prints the progress of the stack from time to time until the process ends. */
    void follow(String name, Process work) throws InterruptedException {
        var start = Instant.now();
        var next = start.plus(BETWEEN_NOTES);
        while (!work.waitFor(PAUSE)) {
            if (Instant.now().isAfter(next)) {
                progress(name).ifPresent(steps::note);
                next = Instant.now().plus(BETWEEN_NOTES);
            }
        }
    }

    /** Returns the failures since an instant, oldest first: the oldest usually caused the others. */
    List<FailedResource> failures(String name, Instant since) {
        var stack = find(name);
        var failures = new ArrayList<FailedResource>();
        // The id finds deleted stacks too.
        for (var event : events(stack.map(Stack::stackId).orElse(name))) {
            if (event.timestamp().isBefore(since.minusSeconds(1))) {
                break;
            }
            if (isFailure(event)) {
                failures.add(
                    new FailedResource(
                        event.logicalResourceId(),
                        event.resourceType(),
                        String.valueOf(event.resourceStatusReason())
                    )
                );
            }
        }
        Collections.reverse(failures);
        return failures;
    }

    Failure failed(String name, StackStatus status, List<FailedResource> failures) {
        var text = new StringBuilder("%s failed and is now in %s.".formatted(name, status));
        failures.forEach(failure -> text.append("\n    ").append(failure));
        return new Failure(text.toString());
    }

    private Failure stuck(String name, StackStatus status) {
        var advice =
            status == StackStatus.DELETE_FAILED
                ? "delete it in the console of CloudFormation, where it says what is in the way"
                : "in the console of CloudFormation choose \"Continue update rollback\"; leave out what cannot go back";
        return new Failure("%s in %s is in %s: %s, then run this again.".formatted(name, region, status, advice));
    }

    private Optional<String> progress(String name) {
        return find(name).map(stack -> {
            var resources = resources(name);
            var waiting = resources
                .stream()
                .filter(resource -> resource.resourceStatusAsString().endsWith("_IN_PROGRESS"))
                .map(StackResourceSummary::logicalResourceId)
                .limit(3)
                .toList();
            var done = resources
                .stream()
                .filter(resource -> resource.resourceStatusAsString().endsWith("_COMPLETE"))
                .count();
            return "%s: %d of %d resources%s".formatted(
                stack.stackStatus(),
                done,
                resources.size(),
                waiting.isEmpty() ? "" : ", waiting for " + String.join(", ", waiting)
            );
        });
    }

    /** Returns the events of a stack, newest first; none if there is no such stack. */
    private List<StackEvent> events(String stack) {
        try {
            return cloudFormation
                .describeStackEventsPaginator(request -> request.stackName(stack))
                .stackEvents()
                .stream()
                .toList();
        } catch (CloudFormationException refused) {
            if (isUnknown(refused)) {
                return List.of();
            }
            throw refused;
        }
    }

    private static boolean isUnknown(CloudFormationException refused) {
        return String.valueOf(refused.getMessage()).contains("does not exist");
    }

    /** Leaves out the stack itself and resources that were only cancelled after another failure. */
    private static boolean isFailure(StackEvent event) {
        return (
            (event.resourceStatus() == ResourceStatus.CREATE_FAILED ||
                event.resourceStatus() == ResourceStatus.UPDATE_FAILED ||
                event.resourceStatus() == ResourceStatus.DELETE_FAILED) &&
            !event.resourceType().equals("AWS::CloudFormation::Stack") &&
            !String.valueOf(event.resourceStatusReason()).matches("Resource (creation|update) cancelled.*")
        );
    }
}
