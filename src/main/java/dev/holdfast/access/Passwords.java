package dev.holdfast.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

/**
 * Argon2id with 19 MiB, two passes, one lane: the OWASP password storage cheat sheet's first
 * recommendation.
 */
final class Passwords {
    static final int SHORTEST = 12;
    private static final int LONGEST = 256;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final String NOBODY = hash("no person has this password");

    private Passwords() {}

    /**
     * @throws Problem HF-7003 when the password is too short or too long
     */
    static String chosen(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new Problem(
                    Code.WEAK_PASSWORD,
                    "a password has " + SHORTEST + " to " + LONGEST + " characters",
                    "choose a longer one, such as four words");
        }
        return hash(password);
    }

    /** Takes as long for a person that does not exist as for one that does. */
    static boolean matches(String password, @Nullable String hash) {
        String against = hash == null ? NOBODY : hash;
        boolean same =
                password.length() <= LONGEST
                        && Password.check(password, against)
                                .with(Argon2Function.getInstanceFromHash(against));
        return same && hash != null;
    }

    private static String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }
}
