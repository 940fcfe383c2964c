package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import java.util.List;

/** Reads one kind of wishes. Returns an empty list if the clause holds none. */
interface Grammar {
    List<Wish> read(Clause clause);
}
