package app.deepscifi.infra.release;

import app.deepscifi.infra.stage.StackOutputs;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.ecr.TagStatus;
import software.constructs.Construct;

/** The repositories of our image and of a copy of Letta's, so that a starting task pulls no image from the internet. */
public final class Registry extends Construct {

    private static final int KEPT_IMAGES = 6;

    private final Repository api;
    private final Repository letta;

    public Registry(Construct scope) {
        super(scope, "Registry");
        this.api = repository("Api");
        this.letta = repository("Letta");
        StackOutputs.add(this, "ApiRepository", api.getRepositoryUri());
        StackOutputs.add(this, "LettaRepository", letta.getRepositoryUri());
    }

    public IRepository api() {
        return api;
    }

    public IRepository letta() {
        return letta;
    }

    /** Creates a repository with immutable tags, so that an earlier version can be deployed again. */
    private Repository repository(String id) {
        return Repository.Builder.create(this, id)
            .imageScanOnPush(true)
            .imageTagMutability(TagMutability.IMMUTABLE)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .rulePriority(1)
                        .description("What no image is made of any more")
                        .tagStatus(TagStatus.UNTAGGED)
                        .maxImageAge(Duration.days(1))
                        .build(),
                    LifecycleRule.builder()
                        .rulePriority(2)
                        .description("Room for roll-backs, not for all that ever was")
                        .tagStatus(TagStatus.TAGGED)
                        .tagPatternList(List.of("*"))
                        .maxImageCount(KEPT_IMAGES)
                        .build()
                )
            )
            .removalPolicy(RemovalPolicy.RETAIN)
            .build();
    }
}
