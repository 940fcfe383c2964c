package app.deepscifi.api.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator decides. The names in messages are those of the environment, which application.yaml maps here.
 *
 * @param jwtSecret     signs session cookies, 32 bytes or more
 * @param publicUrl     where people find the site, such as {@code https://deepscifi.example}; null where it is whatever
 *                      host the request names
 * @param secureCookies whether cookies travel over https only; null where the request decides
 * @param agentRuntime  what runs the agents: {@code letta} or {@code direct}
 * @param agentSilence  how long Letta, or a model, may say nothing before its turn is given up
 * @param shutdownGrace how long running turns may go on when the process is told to end
 * @param signUp        whether anybody can make an account: {@code open} or {@code closed}
 * @param trustedProxy  whose headers say who asked for what: {@code none}, {@code forwarded} (a proxy that sets
 *                      X-Forwarded-For and X-Forwarded-Proto) or {@code cloudfront}
 */
@ConfigurationProperties("deepscifi")
public record DeepSciFiSettings(
    String version,
    Secret jwtSecret,
    String agentRuntime,
    AgentsKind agentsKind,
    Letta letta,
    ModelKeys modelKeys,
    ModelUrls modelUrls,
    S3 s3,
    @Nullable URI publicUrl,
    @Nullable Boolean secureCookies,
    Duration agentSilence,
    Duration shutdownGrace,
    Metrics metrics,
    Limits limits,
    Signals signals,
    String signUp,
    String trustedProxy
) {
    public static final Duration DEFAULT_AGENT_SILENCE = Duration.ofSeconds(60);

    private static final int MIN_SECRET_BYTES = 32;
    private static final String LETTA = "letta";
    private static final String DIRECT = "direct";
    private static final String OPEN = "open";
    public static final String FORWARDED = "forwarded";
    public static final String CLOUDFRONT = "cloudfront";

    public DeepSciFiSettings {
        version = version == null ? "unknown" : version;
        agentRuntime = agentRuntime == null || agentRuntime.isBlank() ? LETTA : agentRuntime.strip();
        if (!agentRuntime.equals(LETTA) && !agentRuntime.equals(DIRECT)) {
            throw new InvalidSettingException("AGENT_RUNTIME", "must be letta or direct");
        }
        agentsKind = agentRuntime.equals(DIRECT)
            ? AgentsKind.DIRECT
            : agentsKind == null
              ? AgentsKind.LETTA
              : agentsKind;
        if (jwtSecret == null || jwtSecret.value().isBlank()) {
            throw new InvalidSettingException("JWT_SECRET", "is missing: give 32 random bytes or more as text");
        }
        if (jwtSecret.value().getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            throw new InvalidSettingException("JWT_SECRET", "is too short: it needs 32 bytes or more");
        }
        letta = letta == null ? new Letta("", new Secret(""), null, 8) : letta;
        modelKeys = modelKeys == null ? ModelKeys.NONE : modelKeys;
        modelUrls = modelUrls == null ? ModelUrls.DEFAULT : modelUrls;
        if (agentRuntime.equals(LETTA)) {
            letta.requireServer();
        } else if (letta.model() != null) {
            ModelAccess.Provider.of(letta.model());
        }
        s3 = s3 == null ? new S3("") : s3;
        agentSilence = agentSilence == null ? DEFAULT_AGENT_SILENCE : agentSilence;
        shutdownGrace = shutdownGrace == null ? Duration.ZERO : shutdownGrace;
        metrics = metrics == null ? Metrics.NONE : metrics;
        limits = limits == null ? Limits.DEFAULT : limits;
        signals = signals == null ? Signals.BY_DATABASE : signals;
        signUp = oneOf("SIGN_UP", signUp, OPEN, "closed");
        trustedProxy = oneOf("TRUSTED_PROXY", trustedProxy, "none", FORWARDED, CLOUDFRONT);
        if (!agentSilence.isPositive()) {
            throw new InvalidSettingException("AGENT_SILENCE", "must be a time such as 60s");
        }
        if (shutdownGrace.isNegative()) {
            throw new InvalidSettingException("SHUTDOWN_GRACE", "must be a time such as 100s");
        }
        if (publicUrl != null && !isWebAddress(publicUrl.toString())) {
            throw new InvalidSettingException("PUBLIC_URL", "must be an address such as https://deepscifi.example");
        }
    }

    /** The handle of the model that agents use; null where there is none yet, so that nobody can talk with them. */
    public @Nullable String model() {
        return agentRuntime.equals(DIRECT) ? directModel().map(ModelAccess::handle).orElse(null) : handle();
    }

    /** The model that we ask ourselves where no agent server does; empty where there is none yet, or no key for it. */
    public Optional<ModelAccess> directModel() {
        var handle = handle();
        if (handle == null) {
            return Optional.empty();
        }
        var provider = ModelAccess.Provider.of(handle);
        var key = provider == ModelAccess.Provider.ANTHROPIC ? modelKeys.anthropic() : modelKeys.openai();
        if (key == null && provider != ModelAccess.Provider.OPENAI_COMPATIBLE) {
            return Optional.empty();
        }
        var url = provider == ModelAccess.Provider.ANTHROPIC ? modelUrls.anthropic() : modelUrls.openai();
        return Optional.of(new ModelAccess(provider, handle, url, key == null ? new Secret("") : key));
    }

    public boolean isSignUpOpen() {
        return signUp.equals(OPEN);
    }

    /** The first of them where nothing is set. */
    private static String oneOf(String setting, @Nullable String value, String... possible) {
        if (value == null || value.isBlank()) {
            return possible[0];
        }
        if (!List.of(possible).contains(value.strip())) {
            throw new InvalidSettingException(setting, "must be one of " + String.join(", ", possible));
        }
        return value.strip();
    }

    private @Nullable String handle() {
        return letta.model() == null ? modelKeys.model() : letta.model();
    }

    /**
     * How to reach the agent server, where there is one.
     *
     * @param model the handle of the model that agents shall use, as Letta lists it; null where the keys decide
     * @param concurrentTurns how many turns one instance of it works on at once; the others wait
     */
    public record Letta(
        String baseUrl,
        Secret password,
        @Nullable String model,
        @DefaultValue("8") int concurrentTurns
    ) {
        public Letta {
            baseUrl = baseUrl == null ? "" : baseUrl;
            password = password == null ? new Secret("") : password;
            if (concurrentTurns < 1) {
                throw new InvalidSettingException("LETTA_CONCURRENT_TURNS", "must be a whole number from 1 on");
            }
            model = model == null || model.isBlank() ? null : model.strip();
            if (model != null && model.indexOf('/') < 1) {
                throw new InvalidSettingException(
                    "LETTA_MODEL",
                    "must be a handle such as " + ModelKeys.ANTHROPIC_MODEL
                );
            }
        }

        private void requireServer() {
            requireText("LETTA_BASE_URL", baseUrl, "give the address of the Letta server, such as http://letta:8283");
            if (!isWebAddress(baseUrl)) {
                throw new InvalidSettingException("LETTA_BASE_URL", "must be an http or https address");
            }
            requireText("LETTA_SERVER_PASSWORD", password.value(), "give the server's password");
        }
    }

    /**
     * How metrics are written.
     *
     * @param namespace of the metrics in CloudWatch; blank where none are wanted
     * @param stage     which of several installations this is, such as {@code production}
     */
    public record Metrics(String namespace, String stage) {
        public static final Metrics NONE = new Metrics("", "");

        public Metrics {
            namespace = namespace == null ? "" : namespace.strip();
            stage = stage == null ? "" : stage.strip();
            if (!namespace.isEmpty()) {
                requireText("STAGE", stage, "METRICS_NAMESPACE is set, so say which stage this is, such as production");
            }
        }

        public boolean wanted() {
            return !namespace.isEmpty();
        }
    }

    /**
     * How much one person may use, and all together.
     *
     * @param turnsPerMinute     messages that agents begin to answer
     * @param tokensPerDay       of models, in and out, in a day of UTC
     * @param streamsPerPerson   answers that are followed at once, in all tabs and devices
     * @param tokensPerDayForAll of models, in and out, in a day of UTC, of all people together
     * @param signUpsPerAddress  accounts that can be made from one address (of IPv6: from one /64) in an hour
     */
    public record Limits(
        int turnsPerMinute,
        long tokensPerDay,
        int streamsPerPerson,
        long tokensPerDayForAll,
        int signUpsPerAddress
    ) {
        public static final Limits DEFAULT = new Limits(20, 2_000_000, 20, 20_000_000, 20);

        /** As the operator writes them; what is not set has its default. */
        @ConstructorBinding
        public Limits(
            @Nullable String turnsPerMinute,
            @Nullable String tokensPerDay,
            @Nullable String streamsPerPerson,
            @Nullable String tokensPerDayForAll,
            @Nullable String signUpsPerAddress
        ) {
            this(
                (int) number("TURNS_PER_MINUTE", turnsPerMinute, DEFAULT.turnsPerMinute(), Integer.MAX_VALUE),
                number("TOKENS_PER_DAY", tokensPerDay, DEFAULT.tokensPerDay(), Long.MAX_VALUE),
                (int) number("STREAMS_PER_PERSON", streamsPerPerson, DEFAULT.streamsPerPerson(), Integer.MAX_VALUE),
                number("TOKENS_PER_DAY_FOR_ALL", tokensPerDayForAll, DEFAULT.tokensPerDayForAll(), Long.MAX_VALUE),
                (int) number("SIGN_UPS_PER_ADDRESS", signUpsPerAddress, DEFAULT.signUpsPerAddress(), Integer.MAX_VALUE)
            );
        }

        private static long number(String setting, @Nullable String value, long otherwise, long most) {
            if (value == null || value.isBlank()) {
                return otherwise;
            }
            try {
                var number = Long.parseLong(value.strip());
                if (number > 0 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException malformed) {
                // Said below, as for any other value that is no such number.
            }
            throw new InvalidSettingException(setting, "must be a whole number from 1 on, such as " + otherwise);
        }
    }

    /**
     * How the instances of the service tell each other what happens.
     *
     * @param redisUrl         the Redis or Valkey server that carries it, such as {@code redis://cache:6379}; null where the
     *                         database does
     * @param databaseNotifies whether the database can carry it: a server can
     */
    public record Signals(@Nullable Secret redisUrl, @Nullable Boolean databaseNotifies) {
        public static final Signals BY_DATABASE = new Signals(null, true);

        public Signals {
            redisUrl = redisUrl == null || redisUrl.value().isBlank() ? null : redisUrl;
            databaseNotifies = databaseNotifies == null || databaseNotifies;
            // Not printed: it may hold a password.
            if (redisUrl != null && !isAddress(redisUrl.value(), Set.of("redis", "rediss"))) {
                throw new InvalidSettingException(
                    "REDIS_URL",
                    "must look like redis://host:6379 or rediss://host:6379"
                );
            }
        }
    }

    /** Where files are kept. */
    public record S3(String bucket) {
        public S3 {
            requireText("AWS_S3_BUCKET", bucket, "give the bucket that files are kept in");
        }
    }

    private static void requireText(String setting, @Nullable String value, String advice) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettingException(setting, "is missing: " + advice);
        }
    }

    static boolean isWebAddress(String text) {
        return isAddress(text, Set.of("http", "https"));
    }

    private static boolean isAddress(String text, Set<String> schemes) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && schemes.contains(uri.getScheme());
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
