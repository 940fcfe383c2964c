package app.deepscifi.infra.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operator's choices for one deployment, read from a file, so that later deploys use the same. Every value has a
 * default; {@code docs/aws.md} explains each.
 *
 * @param domain           {@code domain} and {@code domain.zone}: a name and the id of its hosted zone in the same
 *                         account; without them the site has CloudFront's own name
 * @param alarmEmail       {@code alarm.email}: the address for alarms
 * @param monthlyBudget    {@code budget}: US dollars a month; an e-mail follows at 80 % and 100 %
 * @param cache            {@code cache}: whether there is a Valkey cache, {@code true} or {@code false}
 * @param runtime          {@code agent.runtime}: the runtime of agents, {@code direct} or {@code letta}; the stage has a
 *                         default
 * @param signUp           {@code sign.up}: whether anybody can make an account, {@code open} or {@code closed}
 * @param tokensPerDay     {@code tokens.per.day}: limit of tokens of all people together in a day (UTC)
 * @param operatorShell    {@code operator.shell}: whether operators can open a shell in Letta's container, with ECS Exec
 * @param githubRepository {@code github.repository}: the repository that may deploy
 * @param githubProvider   {@code github.provider}: the ARN of the account's identity provider for GitHub, if it has
 *                         one; an account can have only one
 * @param snapshot         {@code database.snapshot}: the snapshot from which the database is created; see the section
 *                         on restoring
 */
public record Settings(
    Optional<Domain> domain,
    Optional<String> alarmEmail,
    int monthlyBudget,
    boolean cache,
    Optional<DeploymentStage.AgentRuntime> runtime,
    String signUp,
    long tokensPerDay,
    boolean operatorShell,
    Optional<GithubRepository> githubRepository,
    Optional<String> githubProvider,
    Optional<String> snapshot
) {
    private static final int DEFAULT_BUDGET = 60;
    private static final long DEFAULT_TOKENS_PER_DAY = 20_000_000;
    private static final Set<String> KEYS = Set.of(
        "domain",
        "domain.zone",
        "alarm.email",
        "budget",
        "cache",
        "agent.runtime",
        "sign.up",
        "tokens.per.day",
        "operator.shell",
        "github.repository",
        "github.provider",
        "database.snapshot"
    );

    /** All defaults. */
    public static final Settings DEFAULT = of(new Properties());

    /**
     * @param name such as {@code example.com}, with the site at it and at www., the API also at api., assets also at
     *     assets.
     * @param zone the id of its hosted zone
     */
    public record Domain(String name, String zone) {}

    /**
     * A repository on GitHub.
     *
     * @param name    {@code owner/name}
     * @param withIds {@code owner@id/name@id}, the name in the tokens of a repository that was created or renamed since
     *                July 2026; empty if the settings do not have the ids
     */
    public record GithubRepository(String name, Optional<String> withIds) {
        private static GithubRepository parse(String text) {
            var name = text.replaceAll("@\\d+", "");
            return new GithubRepository(name, Optional.of(text).filter(full -> !full.equals(name)));
        }
    }

    /**
     * Reads the file; returns the defaults if there is no file.
     *
     * @throws IllegalArgumentException with the invalid setting and the file
     */
    public static Settings read(Path file) {
        var properties = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            }
            return of(properties);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                "%s can't be read: %s".formatted(file, unreadable.getMessage()),
                unreadable
            );
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("%s: %s".formatted(file, invalid.getMessage()), invalid);
        }
    }

    public static Settings of(Properties properties) {
        for (var key : new TreeSet<>(properties.stringPropertyNames())) {
            require(KEYS.contains(key), key, "is no setting; there are " + String.join(", ", new TreeSet<>(KEYS)));
        }
        return new Settings(
            domain(properties),
            text(properties, "alarm.email", "[^@\\s]+@[^@\\s]+", "an e-mail address"),
            text(properties, "budget", "[1-9][0-9]{0,5}", "whole US dollars a month")
                .map(Integer::valueOf)
                .orElse(DEFAULT_BUDGET),
            text(properties, "cache", "true|false", "true or false").map(Boolean::valueOf).orElse(false),
            text(properties, "agent.runtime", "direct|letta", "direct or letta").map(name ->
                DeploymentStage.AgentRuntime.valueOf(name.toUpperCase(Locale.ROOT))
            ),
            text(properties, "sign.up", "open|closed", "open or closed").orElse("open"),
            text(properties, "tokens.per.day", "[1-9][0-9]{0,17}", "a whole number from 1 on")
                .map(Long::valueOf)
                .orElse(DEFAULT_TOKENS_PER_DAY),
            text(properties, "operator.shell", "true|false", "true or false").map(Boolean::valueOf).orElse(false),
            text(
                properties,
                "github.repository",
                "[\\w.-]+/[\\w.-]+|[\\w.-]+@\\d+/[\\w.-]+@\\d+",
                "owner/name or owner@id/name@id"
            ).map(GithubRepository::parse),
            text(
                properties,
                "github.provider",
                "arn:aws[a-z-]*:iam::\\d{12}:oidc-provider/token\\.actions\\.githubusercontent\\.com",
                "the ARN of the identity provider for GitHub"
            ),
            text(properties, "database.snapshot", "[A-Za-z][A-Za-z0-9:-]{0,254}", "the name of a snapshot")
        );
    }

    /** The runtime of agents in that stage. */
    public DeploymentStage.AgentRuntime agentRuntime(DeploymentStage stage) {
        return runtime.orElse(stage.agentRuntime());
    }

    private static Optional<Domain> domain(Properties properties) {
        var name = text(properties, "domain", "([a-z0-9-]+\\.)+[a-z]{2,}", "a name such as example.com");
        var zone = text(
            properties,
            "domain.zone",
            "Z[A-Z0-9]+",
            "the id of a hosted zone, such as Z0123456789ABCDEFGHIJ"
        );
        require(name.isPresent() == zone.isPresent(), "domain.zone", "belongs to domain: give both, or none");
        return name.map(value -> new Domain(value, zone.orElseThrow()));
    }

    private static Optional<String> text(Properties properties, String key, String pattern, String kind) {
        var value = Optional.ofNullable(properties.getProperty(key))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
        value.ifPresent(text -> require(text.matches(pattern), key, "must be %s, not \"%s\"".formatted(kind, text)));
        return value;
    }

    private static void require(boolean condition, String key, String problem) {
        if (!condition) {
            throw new IllegalArgumentException("%s %s.".formatted(key, problem));
        }
    }
}
