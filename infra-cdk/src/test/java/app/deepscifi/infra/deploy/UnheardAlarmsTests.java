package app.deepscifi.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.infra.Deployment;
import org.junit.jupiter.api.Test;

class UnheardAlarmsTests {

    @Test
    void a_deploy_without_an_address_for_alarms_says_that_nobody_will_be_told() {
        assertThat(Deploy.unheardAlarms(monitoring(Deployment.STARTER))).hasValueSatisfying(warning ->
            assertThat(warning).startsWith("Nobody will be told").contains("alarm.email")
        );
        assertThat(Deploy.unheardAlarms(monitoring(Deployment.COMPLETE))).isEmpty();
    }

    private static AssembledStack monitoring(Deployment deployment) {
        return new AssembledStack("Monitoring", "us-west-2", deployment.assembly(), deployment.document("Monitoring"));
    }
}
