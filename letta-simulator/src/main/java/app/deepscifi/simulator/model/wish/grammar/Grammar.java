package app.deepscifi.simulator.model.wish.grammar;

import app.deepscifi.simulator.model.wish.Wish;
import java.util.List;

/** Reads wishes of one kind; the list is empty if a clause holds no such wish. */
interface Grammar {
    List<Wish> read(Clause clause);
}
