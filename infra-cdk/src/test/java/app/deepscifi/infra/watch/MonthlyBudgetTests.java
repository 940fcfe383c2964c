package app.deepscifi.infra.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import app.deepscifi.infra.stage.DeploymentStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MonthlyBudgetTests {

    private static final String BUDGET = "AWS::Budgets::Budget";

    @Test
    void it_is_what_the_operator_wants_to_pay_in_a_month() {
        assertThat(Deployment.COMPLETE.only(BUDGET).says("Budget")).isEqualTo(
            "{BudgetLimit: {Amount: 500, Unit: USD}, BudgetType: COST, TimeUnit: MONTHLY}"
        );
        assertThat(
            Deployment.of(DeploymentStage.STARTER, "alarm.email=operator@deepscifi.example").only(BUDGET).says("Budget")
        ).contains("Amount: 60,");
    }

    @Test
    void the_operator_is_told_near_it_at_it_and_when_it_will_not_be_enough() {
        assertThat(Deployment.COMPLETE.only(BUDGET).parts("NotificationsWithSubscribers"))
            .extracting(notification ->
                "%s above %s %s tells %s".formatted(
                    notification.says("Notification.NotificationType"),
                    notification.says("Notification.Threshold"),
                    notification.says("Notification.ThresholdType"),
                    notification.says("Subscribers")
                )
            )
            .containsExactly(
                "ACTUAL above 80 PERCENTAGE tells [{Address: operator@deepscifi.example, SubscriptionType: EMAIL}]",
                "ACTUAL above 100 PERCENTAGE tells [{Address: operator@deepscifi.example, SubscriptionType: EMAIL}]",
                "FORECASTED above 100 PERCENTAGE tells" +
                    " [{Address: operator@deepscifi.example, SubscriptionType: EMAIL}]"
            );
    }

    @ParameterizedTest
    @FieldSource("app.deepscifi.infra.Deployment#STAGES")
    void without_somebody_to_tell_there_is_none(Deployment deployment) {
        assertThat(deployment.all(BUDGET)).isEmpty();
    }
}
