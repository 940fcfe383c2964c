package app.deepscifi.api.chat.queue;

import app.deepscifi.domain.TurnId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which turns are admitted to their agents and which wait, over all instances. */
@Repository
class AdmissionStore {

    private final JdbcClient jdbc;

    AdmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before how many are let go before it; none where it was let go now */
    record Place(TurnId turn, int before, boolean admitted) {}

    /**
     * Lets as many turns go as there are places for. A person's second turn at once waits behind everybody's first, and so
     * on; else they go in the order in which they were asked.
     *
     * @return all that waited
     */
    @Transactional
    public List<Place> admit(int capacity) {
        jdbc.sql("select id from admission for update").query(Boolean.class).single();
        return jdbc
            .sql(
                """
                with running as (
                    select id, user_id, number, admitted_at from turns where status = 'running'
                ), waiting as (
                    select id, row_number() over (order by nth_of_person, number) as place
                    from (
                        select
                            id,
                            number,
                            row_number() over (partition by user_id order by number) + (
                                select count(*) from running busy
                                where busy.user_id = running.user_id and busy.admitted_at is not null
                            ) as nth_of_person
                        from running where admitted_at is null
                    ) asked
                ), free as (
                    select greatest(:capacity - count(*), 0) as places from running where admitted_at is not null
                ), admitted as (
                    update turns set admitted_at = now()
                    from (
                        -- In order: who writes their events must not wait for us while we wait for them.
                        select turns.id
                        from turns
                        inner join waiting on waiting.id = turns.id
                        cross join free
                        where waiting.place <= free.places
                        order by turns.id
                        for no key update of turns
                    ) next
                    where turns.id = next.id
                    returning turns.id
                )
                select waiting.id, waiting.place - free.places - 1 as before from waiting, free
                """
            )
            .param("capacity", capacity)
            .query((row, _) -> {
                var before = row.getInt("before");
                return new Place(new TurnId(row.getObject("id", UUID.class)), Math.max(before, 0), before < 0);
            })
            .list();
    }

    /** @return the number of turns that wait, over all instances */
    int waiting() {
        return jdbc
            .sql("select count(*) from turns where status = 'running' and admitted_at is null")
            .query(Integer.class)
            .single();
    }
}
