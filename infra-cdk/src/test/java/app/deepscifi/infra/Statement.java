package app.deepscifi.infra;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** IAM statements in words. */
public final class Statement {

    private Statement() {}

    /** All permissions of the role: from inline policies, attached policies, and AWS's managed policies. */
    public static List<String> ofRole(String role, Deployment deployment) {
        var statements = new ArrayList<String>();
        var itself = deployment.named(role, "AWS::IAM::Role");
        itself.parts("Policies").forEach(policy -> statements.addAll(of(policy, "PolicyDocument")));
        itself.list("ManagedPolicyArns").forEach(policy -> statements.add("has the policy " + policy));
        Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
            .flatMap(type -> deployment.all(type).stream())
            .filter(policy -> policy.list("Roles").contains(role))
            .forEach(policy -> statements.addAll(of(policy, "PolicyDocument")));
        return statements;
    }

    /** The statements of a policy, one per line. */
    public static List<String> of(Resource resource, String document) {
        return resource
            .parts(document + ".Statement")
            .stream()
            .map(Statement::sentence)
            .toList();
    }

    private static String sentence(Resource statement) {
        var sentence = new StringBuilder(statement.says("Effect").equals("Deny") ? "denies " : "allows ");
        if (statement.has("Principal")) {
            sentence.append(principal(statement)).append(' ');
        }
        sentence.append(
            statement.has("NotAction") ? "all but " + list(statement, "NotAction") : list(statement, "Action")
        );
        if (statement.has("Resource")) {
            sentence.append(" on ").append(list(statement, "Resource"));
        }
        if (statement.has("NotResource")) {
            sentence.append(" on all but ").append(list(statement, "NotResource"));
        }
        if (statement.has("Condition")) {
            sentence.append(" if ").append(condition(statement));
        }
        return sentence.toString();
    }

    private static String principal(Resource statement) {
        return statement.says("Principal").replaceFirst("^\\{\\w+: (.*)}$", "$1");
    }

    private static String condition(Resource statement) {
        return statement
            .json()
            .at("/Properties/Condition")
            .propertyStream()
            .flatMap(test ->
                test
                    .getValue()
                    .propertyStream()
                    .map(
                        value ->
                            test.getKey() +
                            " " +
                            value.getKey() +
                            " " +
                            new Words(statement.deployment(), statement.part()).of(value.getValue())
                    )
            )
            .sorted()
            .collect(joining(" and "));
    }

    private static String list(Resource statement, String property) {
        var several = statement.json().path("Properties").path(property).isArray();
        return several ? String.join(", ", statement.list(property)) : statement.says(property);
    }
}
