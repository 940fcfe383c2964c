package app.deepscifi.infra.release;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryTests {

    private static final List<Resource> REPOSITORIES = Deployment.STARTER.all("AWS::ECR::Repository");

    @Test
    void there_is_one_for_our_image_and_one_for_the_copy_of_lettas() {
        assertThat(REPOSITORIES).extracting(Resource::name).containsExactly("RegistryApi", "RegistryLetta");
    }

    @Test
    void a_tag_never_comes_to_mean_another_image() {
        assertThat(REPOSITORIES).allSatisfy(repository ->
            assertThat(repository.says("ImageTagMutability")).isEqualTo("IMMUTABLE")
        );
    }

    @Test
    void each_image_is_searched_for_what_is_known_to_be_vulnerable() {
        assertThat(REPOSITORIES).allSatisfy(repository ->
            assertThat(repository.says("ImageScanningConfiguration.ScanOnPush")).isEqualTo("true")
        );
    }

    @Test
    void the_last_six_images_can_be_rolled_back_to() {
        assertThat(REPOSITORIES).allSatisfy(repository ->
            assertThat(repository.says("LifecyclePolicy.LifecyclePolicyText")).contains(
                "\"countType\":\"imageCountMoreThan\",\"countNumber\":6}"
            )
        );
    }

    @Test
    void layers_of_deleted_images_are_deleted_too() {
        assertThat(REPOSITORIES).allSatisfy(repository ->
            assertThat(repository.says("LifecyclePolicy.LifecyclePolicyText")).contains(
                "\"tagStatus\":\"untagged\",\"countType\":\"sinceImagePushed\",\"countNumber\":1"
            )
        );
    }

    @Test
    void they_outlive_their_stack() {
        assertThat(REPOSITORIES).allSatisfy(repository ->
            assertThat(repository.json().path("DeletionPolicy").asString()).isEqualTo("Retain")
        );
    }

    @Test
    void the_commands_learn_where_to_push() {
        assertThat(Deployment.STARTER.output("ApiRepository", "Foundation")).isEqualTo(
            "RegistryApi.Arn[4].dkr.ecr.RegistryApi.Arn[3].AWS::URLSuffix/RegistryApi"
        );
        assertThat(Deployment.STARTER.output("LettaRepository", "Foundation")).isEqualTo(
            "RegistryLetta.Arn[4].dkr.ecr.RegistryLetta.Arn[3].AWS::URLSuffix/RegistryLetta"
        );
    }
}
