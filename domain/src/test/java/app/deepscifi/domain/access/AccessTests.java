package app.deepscifi.domain.access;

import static app.deepscifi.domain.access.Action.ADMINISTER;
import static app.deepscifi.domain.access.Action.CHANGE;
import static app.deepscifi.domain.access.Action.READ;
import static app.deepscifi.domain.access.Action.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.deepscifi.domain.UserId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTests {

    private static final Caller.Person OWNER = person("Olga");
    private static final Caller.Person EDITOR = person("Ed");
    private static final Caller.Person VIEWER = person("Vi");
    private static final Caller.Person STRANGER = person("Sam");
    private static final Caller SIGNED_OUT = new Caller.SignedOut();

    @ParameterizedTest
    @EnumSource
    void who_belongs_to_a_world_has_their_role_whatever_its_visibility(Visibility visibility) {
        assertThat(mayDo(OWNER, visibility)).containsExactlyInAnyOrder(READ, TALK, CHANGE, ADMINISTER);
        assertThat(mayDo(EDITOR, visibility)).containsExactlyInAnyOrder(READ, TALK, CHANGE);
        assertThat(mayDo(VIEWER, visibility)).containsExactlyInAnyOrder(READ, TALK);
    }

    @ParameterizedTest
    @EnumSource(names = { "PUBLIC", "UNLISTED" })
    void everybody_else_only_reads_a_world_that_is_open(Visibility visibility) {
        assertThat(mayDo(STRANGER, visibility)).containsExactly(READ);
        assertThat(mayDo(SIGNED_OUT, visibility)).containsExactly(READ);
    }

    @Test
    void a_private_world_does_not_exist_for_anybody_else() {
        assertThat(world(Visibility.PRIVATE).roleOf(STRANGER)).isEmpty();
        assertThat(world(Visibility.PRIVATE).roleOf(SIGNED_OUT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_role_with_more_rights_has_all_of_those_below(Role role) {
        for (var below : Role.values()) {
            if (below.ordinal() > role.ordinal()) {
                assertThat(actions(role)).containsAll(actions(below));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "OWNER", "READER" })
    void collaborators_are_editors_or_viewers(Role role) {
        assertThatThrownBy(() ->
            new WorldAccess(OWNER.id(), Visibility.PRIVATE, Map.of(EDITOR.id(), role))
        ).isInstanceOf(IllegalArgumentException.class);
    }

    private static WorldAccess world(Visibility visibility) {
        return new WorldAccess(OWNER.id(), visibility, Map.of(EDITOR.id(), Role.EDITOR, VIEWER.id(), Role.VIEWER));
    }

    private static Set<Action> mayDo(Caller caller, Visibility visibility) {
        return actions(world(visibility).roleOf(caller).orElseThrow());
    }

    private static Set<Action> actions(Role role) {
        var actions = EnumSet.noneOf(Action.class);
        Arrays.stream(Action.values()).filter(role::may).forEach(actions::add);
        return actions;
    }

    private static Caller.Person person(String name) {
        return new Caller.Person(UserId.random(), name);
    }
}
