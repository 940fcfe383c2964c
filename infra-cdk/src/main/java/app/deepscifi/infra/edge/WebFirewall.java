package app.deepscifi.infra.edge;

import app.deepscifi.infra.stage.StackOutputs;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/**
 * AWS WAF in front of CloudFront. It blocks floods from one address and known attacks. Findings in bodies are only
 * counted, because people write about code, paths and markup here. It must be in us-east-1.
 */
public final class WebFirewall extends Construct {

    private static final int REQUESTS_IN_FIVE_MINUTES = 2_000;
    private static final List<String> COMMON_BODY_RULES = List.of(
        "SizeRestrictions_BODY",
        "CrossSiteScripting_BODY",
        "EC2MetaDataSSRF_BODY",
        "GenericLFI_BODY",
        "GenericRFI_BODY"
    );
    private static final List<String> BAD_INPUT_BODY_RULES = List.of(
        "JavaDeserializationRCE_BODY",
        "Log4JRCE_BODY",
        "ReactJSRCE_BODY"
    );

    public WebFirewall(Construct scope) {
        super(scope, "WebFirewall");
        var acl = CfnWebACL.Builder.create(this, "Rules")
            .scope("CLOUDFRONT")
            .defaultAction(
                CfnWebACL.DefaultActionProperty.builder().allow(CfnWebACL.AllowActionProperty.builder().build()).build()
            )
            .visibilityConfig(metric("All"))
            .rules(
                List.of(
                    floods(),
                    known(1, "AWSManagedRulesCommonRuleSet", COMMON_BODY_RULES),
                    known(2, "AWSManagedRulesKnownBadInputsRuleSet", BAD_INPUT_BODY_RULES)
                )
            )
            .build();
        StackOutputs.add(this, "WebAclArn", acl.getAttrArn());
    }

    private static CfnWebACL.RuleProperty floods() {
        return CfnWebACL.RuleProperty.builder()
            .name("Floods")
            .priority(0)
            .action(
                CfnWebACL.RuleActionProperty.builder().block(CfnWebACL.BlockActionProperty.builder().build()).build()
            )
            .statement(
                CfnWebACL.StatementProperty.builder()
                    .rateBasedStatement(
                        CfnWebACL.RateBasedStatementProperty.builder()
                            .aggregateKeyType("IP")
                            .limit(REQUESTS_IN_FIVE_MINUTES)
                            .build()
                    )
                    .build()
            )
            .visibilityConfig(metric("Floods"))
            .build();
    }

    private static CfnWebACL.RuleProperty known(int priority, String rules, List<String> countedOnly) {
        return CfnWebACL.RuleProperty.builder()
            .name(rules)
            .priority(priority)
            .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
            .statement(
                CfnWebACL.StatementProperty.builder()
                    .managedRuleGroupStatement(
                        CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                            .vendorName("AWS")
                            .name(rules)
                            .ruleActionOverrides(countedOnly.stream().map(WebFirewall::counted).toList())
                            .build()
                    )
                    .build()
            )
            .visibilityConfig(metric(rules))
            .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty counted(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
            .name(rule)
            .actionToUse(
                CfnWebACL.RuleActionProperty.builder().count(CfnWebACL.CountActionProperty.builder().build()).build()
            )
            .build();
    }

    private static CfnWebACL.VisibilityConfigProperty metric(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
            .cloudWatchMetricsEnabled(true)
            .sampledRequestsEnabled(true)
            .metricName(name)
            .build();
    }
}
