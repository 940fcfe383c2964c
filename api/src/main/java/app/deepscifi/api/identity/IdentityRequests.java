package app.deepscifi.api.identity;

import app.deepscifi.domain.Checks;
import org.jspecify.annotations.Nullable;

/** Requests about accounts. Each checks itself when it is made. */
final class IdentityRequests {

    private IdentityRequests() {}

    record SignUp(String email, String password, String displayName) {
        SignUp {
            displayName = stripped(displayName);
            var checks = new Checks();
            checkDisplayName(checks, displayName);
            checkEmail(checks, email);
            checkNewPassword(checks, "password", password);
            checks.done();
            email = EmailAddress.normalized(email);
        }

        @Override
        public String toString() {
            return "SignUp[" + email + "]";
        }
    }

    record SignIn(String email, String password) {
        SignIn {
            var checks = new Checks().present("password", password).atMost("password", password, Passwords.MAX_LENGTH);
            checkEmail(checks, email);
            checks.done();
            email = EmailAddress.normalized(email);
        }

        @Override
        public String toString() {
            return "SignIn[" + email + "]";
        }
    }

    record Renaming(@Nullable String displayName) {
        Renaming {
            if (displayName != null) {
                displayName = displayName.strip();
                var checks = new Checks();
                checkDisplayName(checks, displayName);
                checks.done();
            }
        }
    }

    record PasswordChange(String currentPassword, String newPassword) {
        PasswordChange {
            var checks = new Checks()
                .present("currentPassword", currentPassword)
                .atMost("currentPassword", currentPassword, Passwords.MAX_LENGTH);
            checkNewPassword(checks, "newPassword", newPassword);
            checks.done();
        }

        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    record Deletion(String password) {
        Deletion {
            new Checks().present("password", password).atMost("password", password, Passwords.MAX_LENGTH).done();
        }

        @Override
        public String toString() {
            return "Deletion[]";
        }
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static void checkDisplayName(Checks checks, String displayName) {
        checks.text("displayName", displayName, DisplayName.MAX_LENGTH);
        if (!displayName.isBlank()) {
            DisplayName.problem(displayName).ifPresent(problem -> checks.fail("displayName", problem));
        }
    }

    private static void checkEmail(Checks checks, @Nullable String email) {
        if (!EmailAddress.isPossible(email)) {
            checks.fail("email", "must be an email address, such as ada@example.org");
        }
    }

    private static void checkNewPassword(Checks checks, String field, @Nullable String password) {
        if (password == null || password.length() < Passwords.MIN_LENGTH || password.length() > Passwords.MAX_LENGTH) {
            checks.fail(field, "must have " + Passwords.MIN_LENGTH + " to " + Passwords.MAX_LENGTH + " characters");
        }
    }
}
