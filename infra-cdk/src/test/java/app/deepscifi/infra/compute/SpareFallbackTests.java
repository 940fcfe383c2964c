package app.deepscifi.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpareFallbackTests {

    private static final JsonNode STATES = new JsonMapper()
        .readTree(Deployment.STARTER.only("AWS::StepFunctions::StateMachine").says("DefinitionString"))
        .required("States");

    @Test
    void a_service_without_place_gets_capacity_on_demand_for_a_day() {
        assertThat(requests("FARGATE_SPOT")).containsExactly("FARGATE", "86400 s", "FARGATE_SPOT");
    }

    @Test
    void one_that_is_on_demand_already_is_left_alone() {
        assertThat(requests("FARGATE")).isEmpty();
    }

    @Test
    void ecs_starts_it_where_no_task_can_be_placed() {
        var rule = Deployment.STARTER.named("SpareFallbackNoPlace", "AWS::Events::Rule");

        assertThat(rule.says("EventPattern"))
            .contains("aws.ecs", "ECS Service Action", "SERVICE_TASK_PLACEMENT_FAILURE")
            .contains("cluster/ClusterFargate");
        assertThat(rule.says("Targets.0.Arn")).isEqualTo("SpareFallbackMachine");
    }

    @Test
    void it_is_there_before_the_services_are() {
        for (var service : Deployment.STARTER.all("AWS::ECS::Service")) {
            assertThat(service.json().path("DependsOn").valueStream().map(JsonNode::asString))
                .anyMatch(id -> id.startsWith("SpareFallbackNoPlace"))
                .anyMatch(id -> id.startsWith("SpareFallbackMachine"));
        }
    }

    @Test
    void production_needs_none() {
        assertThat(Deployment.PRODUCTION.all("AWS::StepFunctions::StateMachine")).isEmpty();
    }

    /** The requests to ECS and the waits, for a service on that capacity. */
    private static List<String> requests(String provider) {
        var requests = new ArrayList<String>();
        var name = "Look";
        while (!name.isEmpty()) {
            var state = STATES.required(name);
            switch (state.path("Type").asString()) {
                case "Task" -> state
                    .at("/Parameters/CapacityProviderStrategy/0/CapacityProvider")
                    .asStringOpt()
                    .ifPresent(requests::add);
                case "Wait" -> requests.add(state.path("Seconds").asInt() + " s");
                default -> {
                }
            }
            name = state.has("Choices")
                ? state.at("/Choices/0/StringEquals").asString().equals(provider)
                    ? state.at("/Choices/0/Next").asString()
                    : state.path("Default").asString()
                : state.path("Next").asString("");
        }
        return requests;
    }
}
