package app.deepscifi.infra.release;

import app.deepscifi.infra.Resource;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates the trust policy of a role as IAM does: a statement applies if all its conditions hold, and a condition holds
 * if one of its values matches. It knows {@code StringEquals} and {@code StringLike}, and refuses to judge others.
 */
record TrustPolicy(Resource role) {
    /** Returns true if a token with these claims gets the role. */
    boolean lets(Map<String, String> claims) {
        return role
            .parts("AssumeRolePolicyDocument.Statement")
            .stream()
            .anyMatch(statement -> statement.says("Effect").equals("Allow") && applies(statement, claims));
    }

    private static boolean applies(Resource statement, Map<String, String> claims) {
        return statement
            .json()
            .at("/Properties/Condition")
            .propertyStream()
            .allMatch(test ->
                test
                    .getValue()
                    .propertyStream()
                    .allMatch(condition ->
                        values(condition.getValue()).anyMatch(value ->
                            matches(test.getKey(), value, claims.getOrDefault(condition.getKey(), ""))
                        )
                    )
            );
    }

    private static Stream<String> values(JsonNode condition) {
        return (condition.isArray() ? condition.valueStream() : Stream.of(condition)).map(JsonNode::asString);
    }

    private static boolean matches(String operator, String value, String claim) {
        return switch (operator) {
            case "StringEquals" -> claim.equals(value);
            case "StringLike" -> claim.matches(pattern(value));
            default -> throw new AssertionError("It does not know " + operator);
        };
    }

    private static String pattern(String value) {
        return value
            .chars()
            .mapToObj(Character::toString)
            .map(
                character ->
                    switch (character) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> Pattern.quote(character);
                    }
            )
            .collect(Collectors.joining());
    }
}
