package app.deepscifi.infra.watch;

import java.util.List;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.constructs.Construct;

/** Tells the operator by e-mail before AWS costs more in a month than they want to pay: at 80 % and 100 %, and when it will. */
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
