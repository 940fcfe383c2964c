package app.deepscifi.e2e.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.deepscifi.e2e.client.Order;
import app.deepscifi.e2e.client.Place;
import app.deepscifi.e2e.platform.NeedsRedis;
import app.deepscifi.e2e.platform.RedisServer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@NeedsRedis
class SignalsByRedisTests extends TwoInstances {

    @SuppressWarnings("NullAway.Init") // Set before the first test.
    private RedisServer redis;

    @Override
    Map<String, String> environment() throws Exception {
        redis = RedisServer.start();
        return Map.of("REDIS_URL", redis.url());
    }

    @AfterAll
    void endRedis() throws Exception {
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void a_turn_outlives_redis_and_the_next_is_carried_by_it_again() throws Exception {
        var here = first().signUp("Ada");
        var there = here.at(second());
        try (var stream = here.begin(Order.TALK_SLOWLY, Place.ANYWHERE)) {
            var begun = stream.until("text");
            try (var elsewhere = there.follow(begun.id(), 0)) {
                var heard = elsewhere.until("text");

                redis.kill();
                try {
                    var turn = begun.and(stream.rest()).isWhole().isCompleted();
                    assertThat(heard.and(elsewhere.rest())).isEqualTo(turn);
                    assertThat(redisStatus("down")).isEqualTo("down");
                    assertThat(ready().path("status").asString()).isNotEqualTo("down");
                } finally {
                    redis.startAgain();
                }
            }
        }
        assertThat(redisStatus("up")).isEqualTo("up");
        isHeardOnTheOtherInstanceWhileItRuns();
    }

    /** Waits until the health has this status, which changes within seconds. */
    private String redisStatus(String awaited) {
        String status;
        do {
            status = ready().path("components").path("redis").path("status").asString();
        } while (!status.equals(awaited));
        return status;
    }

    private JsonNode ready() {
        return first().visitor().get("/api/health/ready").json();
    }
}
