package app.deepscifi.api.identity;

import static app.deepscifi.api.platform.web.AccessRule.PUBLIC;
import static app.deepscifi.api.platform.web.AccessRule.SIGNED_IN;

import app.deepscifi.api.identity.IdentityRequests.Deletion;
import app.deepscifi.api.identity.IdentityRequests.PasswordChange;
import app.deepscifi.api.identity.IdentityRequests.Renaming;
import app.deepscifi.api.identity.IdentityRequests.SignIn;
import app.deepscifi.api.identity.IdentityRequests.SignUp;
import app.deepscifi.api.platform.web.Access;
import app.deepscifi.domain.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/auth")
class IdentityController {

    private final Identity identity;
    private final SignedIn signedIn;

    IdentityController(Identity identity, SignedIn signedIn) {
        this.identity = identity;
        this.signedIn = signedIn;
    }

    @Access(PUBLIC)
    @PostMapping("/signup")
    @ResponseStatus(HttpStatus.CREATED)
    Account signUp(@RequestBody SignUp body, HttpServletRequest request, HttpServletResponse response) {
        var network = ClientNetwork.of(request);
        return signedIn.begin(
            identity.signUp(body.email(), body.password(), body.displayName(), network),
            request,
            response
        );
    }

    @Access(PUBLIC)
    @PostMapping("/signin")
    Account signIn(@RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
        var proven = identity.signIn(body.email(), body.password(), ClientNetwork.of(request));
        return signedIn.begin(proven, request, response);
    }

    @Access(PUBLIC)
    @PostMapping("/signout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        signedIn.end(request, response);
    }

    @Access(SIGNED_IN)
    @GetMapping("/me")
    Account getMe(Caller.Person me) {
        return identity.account(me.id());
    }

    /** The signed-in person, if there is one, for pages that work for everybody. */
    @Access(PUBLIC)
    @GetMapping("/session")
    CurrentSession getSession(Caller caller) {
        return new CurrentSession(caller instanceof Caller.Person me ? identity.account(me.id()) : null);
    }

    record CurrentSession(@Nullable Account user) {}

    @Access(SIGNED_IN)
    @PatchMapping("/me")
    Account changeMe(Caller.Person me, @RequestBody Renaming body) {
        return body.displayName() == null ? identity.account(me.id()) : identity.rename(me.id(), body.displayName());
    }

    /** Ends all sessions and begins a new one here. */
    @Access(SIGNED_IN)
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
        Caller.Person me,
        @RequestBody PasswordChange body,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        var network = ClientNetwork.of(request);
        var proven = identity.changePassword(me.id(), body.currentPassword(), body.newPassword(), network);
        signedIn.begin(proven, request, response);
    }

    /** Deletes the account and everything it owns, permanently. */
    @Access(SIGNED_IN)
    @PostMapping("/me/delete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteMe(
        Caller.Person me,
        @RequestBody Deletion body,
        HttpServletRequest request,
        HttpServletResponse response
    ) {
        identity.delete(me.id(), body.password(), ClientNetwork.of(request));
        signedIn.end(request, response);
    }
}
