package dev.holdfast.erasure;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Gives a request more time. */
@Singleton
public class ExtendErasure {
    private final Transactions transactions;
    private final HandleErasure erasure;
    private final ErasureRequests requests;
    private final AuditLog audit;
    private final Clock clock;

    ExtendErasure(
            Transactions transactions,
            HandleErasure erasure,
            ErasureRequests requests,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.erasure = erasure;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds time, up to two further months, which the person is told within the first (GDPR Art
     * 12(3)).
     *
     * @throws Problem HF-2068 without a reason, after the first month, twice, or for longer
     */
    public WeighedRequest extend(long id, LocalDate until, String why, Actor by) {
        WeighedRequest now = erasure.show(id);
        ErasureRequest request = now.request();
        if (request.answeredAt() != null || request.extension() != null) {
            throw extension(
                    request.pseudonym()
                            + (request.extension() == null
                                    ? " has been answered"
                                    : " was given more time once"));
        }
        if (why.isBlank()) {
            throw extension("more time needs a reason, which the person is told");
        }
        if (now.today().isAfter(request.firstDeadline())) {
            throw extension(
                    "the person was to be told by " + request.firstDeadline() + ", which is past");
        }
        LocalDate most = request.received().plusMonths(3);
        if (!until.isAfter(request.firstDeadline()) || until.isAfter(most)) {
            throw extension(until + " is not between " + request.firstDeadline() + " and " + most);
        }
        transactions.write(
                connection -> {
                    requests.extend(
                            connection,
                            id,
                            new ErasureRequest.Extension(
                                    until, why.strip(), by.name(), clock.instant()));
                    return audit.append(
                            connection,
                            by,
                            "erasure.extend",
                            "erasure/" + id,
                            Map.of("until", until.toString()));
                });
        return erasure.show(id);
    }

    private static Problem extension(String what) {
        return new Problem(
                Code.ERASURE_EXTENSION,
                what,
                "once, within a month of receipt, by up to two further months, with a reason (GDPR"
                        + " Art 12(3))");
    }
}
