package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.Plan;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.ErasureRequests;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ErasureLetterModel;
import dev.holdfast.report.ErasureLetterModel.KeptLine;
import dev.holdfast.report.ReportPrinter;
import dev.holdfast.report.ReportResult;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Writes the letter that answers a request for erasure. */
@Singleton
public class WriteErasureLetter {
    private final Transactions transactions;
    private final HandleErasure erasure;
    private final ErasureRequests requests;
    private final Heads heads;
    private final ReportPrinter printer;
    private final AuditLog audit;

    WriteErasureLetter(
            Transactions transactions,
            HandleErasure erasure,
            ErasureRequests requests,
            Heads heads,
            ReportPrinter printer,
            AuditLog audit) {
        this.transactions = transactions;
        this.erasure = erasure;
        this.requests = requests;
        this.heads = heads;
        this.printer = printer;
        this.audit = audit;
    }

    /**
     * @param out the file, replaced when it exists
     * @throws Problem HF-2065 before the request is decided and its plan executed
     */
    public WrittenReport write(long id, Path out, Actor by) {
        HandleErasure.Standing standing = erasure.show(id);
        ErasureRequest request = standing.request();
        Plan plan = standing.plan();
        if (request.decidedAt() == null || (plan != null && plan.state() != Plan.State.EXECUTED)) {
            throw new Problem(
                    Code.ERASURE_NOT_READY,
                    "request "
                            + request.pseudonym()
                            + (request.decidedAt() == null
                                    ? " is not decided"
                                    : " waits for plan " + request.plan() + " to be executed"),
                    "the letter says what was erased; the deadline is " + request.deadline());
        }
        Path file = out.toAbsolutePath().normalize();
        ReportResult printed = printer.print(model(standing), file);
        transactions.write(
                connection -> {
                    requests.answered(connection, id, by.name(), heads.now(), printed.sha256());
                    return audit.append(
                            connection,
                            by,
                            "erasure.letter",
                            "erasure/" + id,
                            Map.of("sha256", printed.sha256().hex(), "pages", printed.pages()));
                });
        return new WrittenReport(file, printed.pages(), printed.sha256());
    }

    private ErasureLetterModel model(HandleErasure.Standing standing) {
        ErasureRequest request = standing.request();
        Weighed weighed = standing.weighed();
        Plan plan = standing.plan();
        Instant executed = plan == null ? null : plan.executedAt();
        long erased = plan == null ? 0 : plan.destroyed();
        return new ErasureLetterModel(
                heads.head(
                        request.pseudonym(),
                        "the items of the person who asked, found by the addresses they named",
                        heads.sign()),
                request.person(),
                request.pseudonym(),
                request.received(),
                request.deadline(),
                heads.today(),
                erased + standing.items().size(),
                erased,
                executed == null ? null : LocalDate.ofInstant(executed, heads.zone()),
                kept(weighed),
                weighed.held().size());
    }

    private static List<KeptLine> kept(Weighed weighed) {
        return weighed.kept().stream()
                .map(
                        one -> {
                            Policy policy = one.policy();
                            return new KeptLine(
                                    policy == null ? "Extended after a review" : policy.title(),
                                    policy == null ? "" : policy.authority().cite(),
                                    one.items().size(),
                                    until(one));
                        })
                .toList();
    }

    private static @Nullable LocalDate until(Weighed.Kept one) {
        return one.open() ? null : one.untilLast();
    }
}
