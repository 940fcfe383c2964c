package app.deepscifi.api.chat.follow.feed;

import app.deepscifi.api.platform.health.DependencyCheck;
import app.deepscifi.api.platform.health.DependencyState;
import io.lettuce.core.RedisURI;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uses Redis if it is configured, or else the database if it can carry signals. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    @Conditional(RedisIsSet.class)
    RedisFeed redisFeed(SignalSettings settings) {
        return new RedisFeed(RedisURI.create(Objects.requireNonNull(settings.redisUrl()).value()));
    }

    @Bean
    @ConditionalOnMissingBean
    TurnFeed databaseFeed(SignalSettings settings, JdbcConnectionDetails database, JdbcClient jdbc) {
        return settings.databaseNotifies() ? new PostgresFeed(database, jdbc) : new NoFeed();
    }

    /** Not essential: without Redis, instances only notice changes a little later. */
    @Bean
    @Conditional(RedisIsSet.class)
    DependencyCheck redisCheck(RedisFeed redis) {
        return new DependencyCheck() {
            @Override
            public String name() {
                return "redis";
            }

            @Override
            public DependencyState check() {
                return DependencyState.up("answers " + redis.ping());
            }

            @Override
            public boolean essential() {
                return false;
            }
        };
    }
}
