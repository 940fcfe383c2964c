package app.deepscifi.api.platform.database;

import app.deepscifi.api.platform.health.DependencyCheck;
import app.deepscifi.api.platform.health.DependencyState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DatabaseCheck implements DependencyCheck {

    private final JdbcClient jdbc;

    DatabaseCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public DependencyState check() {
        jdbc.sql("select 1").query(Integer.class).single();
        return DependencyState.up("PostgreSQL answers");
    }
}
