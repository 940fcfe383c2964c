package app.deepscifi.api.identity;

import app.deepscifi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore implements Accounts {

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false if the email is taken */
    boolean add(Proven proven) {
        var account = proven.account();
        return (
            jdbc
                .sql(
                    """
                    insert into users (id, email, display_name, password_hash, created_at)
                    values (:id, :email, :displayName, :passwordHash, :createdAt)
                    on conflict (email) do nothing
                    """
                )
                .param("id", account.id().value())
                .param("email", account.email())
                .param("displayName", account.displayName())
                .param("passwordHash", proven.passwordHash())
                .param("createdAt", account.createdAt().atOffset(ZoneOffset.UTC))
                .update() == 1
        );
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return jdbc
            .sql("select id, email, display_name, created_at from users where email = :email")
            .param("email", EmailAddress.normalized(email))
            .query(AccountStore::account)
            .optional();
    }

    @Override
    public Optional<Account> byId(UserId id) {
        return jdbc
            .sql("select id, email, display_name, created_at from users where id = :id")
            .param("id", id.value())
            .query(AccountStore::account)
            .optional();
    }

    /** @return the hash that a password has to match */
    Optional<Proven> provenBy(String email) {
        return jdbc
            .sql("select id, email, display_name, created_at, password_hash from users where email = :email")
            .param("email", email)
            .query((row, number) -> new Proven(account(row, number), row.getString("password_hash")))
            .optional();
    }

    /** @return false if the password was changed since the proof */
    boolean changePassword(Proven proven, String passwordHash) {
        return (
            jdbc
                .sql("update users set password_hash = :next where id = :id and password_hash = :proven")
                .param("next", passwordHash)
                .param("id", proven.account().id().value())
                .param("proven", proven.passwordHash())
                .update() == 1
        );
    }

    void rename(UserId id, String displayName) {
        jdbc.sql("update users set display_name = :displayName where id = :id")
            .param("displayName", displayName)
            .param("id", id.value())
            .update();
    }

    /** @return false if the password was changed since the proof */
    boolean remove(Proven proven) {
        return (
            jdbc
                .sql("delete from users where id = :id and password_hash = :proven")
                .param("id", proven.account().id().value())
                .param("proven", proven.passwordHash())
                .update() == 1
        );
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
            new UserId(row.getObject("id", UUID.class)),
            row.getString("email"),
            row.getString("display_name"),
            row.getTimestamp("created_at").toInstant()
        );
    }
}
