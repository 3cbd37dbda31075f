package dev.holdfast.evidence;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ErasureDecision;
import dev.holdfast.disposition.Plan;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.ErasureRequests;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.erasure.WeighedRequest;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ErasureLetterModel;
import dev.holdfast.report.ErasureLetterModel.JudgedLine;
import dev.holdfast.report.ErasureLetterModel.KeptLine;
import dev.holdfast.report.ReportPrinter;
import dev.holdfast.report.ReportResult;

import jakarta.inject.Singleton;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

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
     * @throws Problem HF-2065 before every class of the request is decided and its plan executed
     */
    public WrittenReport write(long id, Path out, Actor by) {
        WeighedRequest standing = erasure.show(id);
        refuseUnready(standing);
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

    private static void refuseUnready(WeighedRequest standing) {
        ErasureRequest request = standing.request();
        String missing = null;
        if (!standing.undecided().isEmpty()) {
            missing =
                    " has "
                            + standing.undecided().size()
                            + (standing.undecided().size() == 1 ? " class" : " classes")
                            + " that nobody has decided ('holdfast erasure judge')";
        } else if (request.decidedAt() == null) {
            missing = " is not decided ('holdfast erasure decide')";
        } else if (standing.underWay()) {
            missing = " waits for plan " + request.plan() + " to be executed";
        } else if (!standing.going().isEmpty()) {
            missing =
                    " has "
                            + standing.going().size()
                            + " further items that may be erased: decide it once more, or narrow it"
                            + " to what was here";
        }
        if (missing != null) {
            throw new Problem(
                    Code.ERASURE_NOT_READY,
                    "request " + request.pseudonym() + missing,
                    "the letter says what was erased; the deadline is " + request.deadline());
        }
    }

    private ErasureLetterModel model(WeighedRequest standing) {
        ErasureRequest request = standing.request();
        Plan plan = standing.plan();
        Instant executed = plan == null ? null : plan.executedAt();
        ErasureRequest.Extension extension = request.extension();
        return new ErasureLetterModel(
                heads.head(
                        request.pseudonym(),
                        "the items of the person who asked, found by the addresses they named",
                        heads.sign()),
                request.person(),
                request.pseudonym(),
                request.received(),
                request.deadline(),
                extension == null ? null : extension.why(),
                request.narrowed() == null ? null : request.narrowedWhy(),
                heads.today(),
                standing.erased() + standing.items().size(),
                standing.erased(),
                executed == null ? null : LocalDate.ofInstant(executed, heads.zone()),
                standing.weighed().kept().stream()
                        .map(
                                one ->
                                        new KeptLine(
                                                one.policy().title(),
                                                one.policy().authority().cite(),
                                                one.authority(),
                                                one.items().size(),
                                                one.until().atTheLatest()))
                        .toList(),
                standing.weighed().asked().stream().map(one -> judged(standing, one)).toList(),
                standing.weighed().held().size());
    }

    private static JudgedLine judged(WeighedRequest standing, Weighed.Asked one) {
        ErasureDecision decision = Objects.requireNonNull(standing.decisions().get(one.key()));
        return new JudgedLine(
                one.reasons().stream()
                        .map(
                                reason -> {
                                    Policy policy = reason.policy();
                                    return policy == null
                                            ? reason.text()
                                            : policy.title()
                                                    + ", "
                                                    + policy.authority().cite()
                                                    + ": "
                                                    + reason.text();
                                })
                        .collect(Collectors.joining("; ")),
                one.reasons().stream()
                        .map(Weighed.Reason::authority)
                        .distinct()
                        .collect(Collectors.joining("; ")),
                one.items().size(),
                one.until().atTheLatest(),
                decision.comment());
    }
}
