package app.deepscifi.api.chat.queue;

import app.deepscifi.domain.TurnId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stores which turns are admitted to their agents and which wait, over all instances. */
@Repository
class AdmissionStore {

    private final JdbcClient jdbc;

    AdmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param before number of turns that will be admitted before it; 0 if it was admitted now */
    record Place(TurnId turn, int before, boolean admitted) {}

    /**
     * Admits as many turns as there are free places. A person's second turn waits behind the first turns of all others,
     * and so on; otherwise the order is that of the requests.
     *
     * @return all turns that waited
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
