package app.deepscifi.infra.network;

import app.deepscifi.infra.stage.DeploymentStage;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * The internal load balancer, which only CloudFront reaches. It answers with a problem document while there is no API,
 * and for paths that the API does not serve.
 */
public final class LoadBalancer extends Construct {

    /** Longer than CloudFront's timeout, so that CloudFront times out first and answers 504. */
    private static final Duration IDLE = Duration.seconds(120);

    private final ApplicationLoadBalancer balancer;
    private final ApplicationListener listener;

    public LoadBalancer(Construct scope, DeploymentStage stage, Network network, IBucket accessLogs) {
        super(scope, "LoadBalancer");
        this.balancer = ApplicationLoadBalancer.Builder.create(this, "Balancer")
            .vpc(network.vpc())
            .vpcSubnets(network.privateSubnets())
            .internetFacing(false)
            .securityGroup(network.groups().loadBalancer(this))
            .dropInvalidHeaderFields(true)
            .deletionProtection(stage.isRedundant())
            .idleTimeout(IDLE)
            .build();
        balancer.logAccessLogs(accessLogs, "load-balancer");
        this.listener = balancer.addListener(
            "Http",
            BaseApplicationListenerProps.builder()
                .port(80)
                .protocol(ApplicationProtocol.HTTP)
                .open(false)
                .defaultAction(ListenerAction.fixedResponse(503, unavailable()))
                .build()
        );
    }

    public ApplicationLoadBalancer balancer() {
        return balancer;
    }

    public ApplicationListener listener() {
        return listener;
    }

    private static FixedResponseOptions unavailable() {
        return FixedResponseOptions.builder()
            .contentType("application/json")
            .messageBody(
                """
                {"type":"about:blank","title":"Not available","status":503,\
                "detail":"The service is being set up. Try again in a few minutes."}"""
            )
            .build();
    }
}
