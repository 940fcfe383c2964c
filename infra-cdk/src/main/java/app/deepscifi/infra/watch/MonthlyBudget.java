package app.deepscifi.infra.watch;

import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.constructs.Construct;

/** A budget for AWS with e-mails to the operator: at 80 %, at 100 %, and if the forecast is over 100 %. */
public final class MonthlyBudget extends Construct {

    public MonthlyBudget(Construct scope, int dollars, String email) {
        super(scope, "Budget");
        CfnBudget.Builder.create(this, "Month")
            .budget(
                CfnBudget.BudgetDataProperty.builder()
                    .budgetType("COST")
                    .timeUnit("MONTHLY")
                    .budgetLimit(CfnBudget.SpendProperty.builder().amount(dollars).unit("USD").build())
                    .build()
            )
            .notificationsWithSubscribers(
                List.of(tell(email, "ACTUAL", 80), tell(email, "ACTUAL", 100), tell(email, "FORECASTED", 100))
            )
            .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty tell(String email, String kind, int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
            .notification(
                CfnBudget.NotificationProperty.builder()
                    .notificationType(kind)
                    .comparisonOperator("GREATER_THAN")
                    .threshold(percent)
                    .thresholdType("PERCENTAGE")
                    .build()
            )
            .subscribers(
                List.of(CfnBudget.SubscriberProperty.builder().subscriptionType("EMAIL").address(email).build())
            )
            .build();
    }
}
