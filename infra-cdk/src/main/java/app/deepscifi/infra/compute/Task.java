package app.deepscifi.infra.compute;

import app.deepscifi.infra.stage.Findings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Tmpfs;
import software.amazon.awscdk.services.ecs.TmpfsMountOption;
import software.constructs.Construct;

/**
 * A task with one container on Fargate: arm64, an unprivileged user, a read-only root file system and a writable
 * {@code /tmp}.
 */
final class Task {

    /** User and group ids that no image defines. */
    static final String USER = "10001:10001";

    /** Maximum size of {@code /tmp}, which counts as memory of the task. */
    private static final int SCRATCH_MIB = 128;

    private final FargateTaskDefinition definition;

    Task(Construct scope, int cpu, int memory) {
        this.definition = FargateTaskDefinition.Builder.create(scope, "Task")
            .cpu(cpu)
            .memoryLimitMiB(memory)
            .runtimePlatform(
                RuntimePlatform.builder()
                    .cpuArchitecture(CpuArchitecture.ARM64)
                    .operatingSystemFamily(OperatingSystemFamily.LINUX)
                    .build()
            )
            .build();
    }

    FargateTaskDefinition definition() {
        return definition;
    }

    /** @param shell whether operators can open a shell in it; the agent of ECS Exec must write to the file system */
    ContainerDefinition add(String name, ContainerDefinitionOptions.Builder options, boolean shell) {
        var given = options.build();
        options.environment(ordered(given.getEnvironment())).secrets(ordered(given.getSecrets()));
        var container = definition.addContainer(
            name,
            options.user(USER).readonlyRootFilesystem(!shell).linuxParameters(scratch()).build()
        );
        Findings.accept(
            definition,
            "AwsSolutions-ECS2",
            "What it is told there is no secret; secrets come from Secrets Manager."
        );
        var role = definition.getExecutionRole();
        if (role != null) {
            Findings.acceptWildcard(
                role,
                "Resource::*",
                "ecr:GetAuthorizationToken is for the whole registry, AWS has nothing to name."
            );
        }
        return container;
    }

    /**
     * Returns a {@code /tmp} in memory, because only root could write to an empty volume. It is executable, because
     * libraries are unpacked into it and loaded.
     */
    private LinuxParameters scratch() {
        var parameters = LinuxParameters.Builder.create(definition, "Linux").build();
        parameters.addTmpfs(
            Tmpfs.builder()
                .containerPath("/tmp")
                .size(SCRATCH_MIB)
                .mountOptions(List.of(TmpfsMountOption.EXEC, TmpfsMountOption.NOSUID, TmpfsMountOption.NODEV))
                .build()
        );
        return parameters;
    }

    /**
     * Sorts the values. The order of {@link Map#of} differs between processes, so that every deploy would replace every
     * task.
     */
    private static <V> Map<String, V> ordered(@Nullable Map<String, V> values) {
        return values == null ? Map.of() : new TreeMap<>(values);
    }

    /** Returns the image by digest and not by tag, because a tag can move to another image. */
    ContainerImage image(IRepository repository, CfnParameter digest) {
        repository.grantPull(definition.obtainExecutionRole());
        return ContainerImage.fromRegistry(repository.getRepositoryUri() + "@" + digest.getValueAsString());
    }
}
