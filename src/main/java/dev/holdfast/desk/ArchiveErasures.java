package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.console.ErasureDesk;
import dev.holdfast.disposition.ErasureDecision.Choice;
import dev.holdfast.erasure.ErasureRequest;
import dev.holdfast.erasure.ExtendErasure;
import dev.holdfast.erasure.HandleErasure;
import dev.holdfast.erasure.JudgeErasure;
import dev.holdfast.evidence.WriteErasureLetter;
import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;

import jakarta.inject.Singleton;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests for erasure over the real use cases. */
@Singleton
class ArchiveErasures implements ErasureDesk {
    private final HandleErasure handle;
    private final JudgeErasure judge;
    private final ExtendErasure extend;
    private final WriteErasureLetter letter;
    private final ErasurePage view;
    private final Transactions transactions;
    private final AuditLog audit;
    private final ArchiveSettings settings;
    private final Home home;

    ArchiveErasures(
            HandleErasure handle,
            JudgeErasure judge,
            ExtendErasure extend,
            WriteErasureLetter letter,
            ErasurePage view,
            Transactions transactions,
            AuditLog audit,
            ArchiveSettings settings,
            Home home) {
        this.handle = handle;
        this.judge = judge;
        this.extend = extend;
        this.letter = letter;
        this.view = view;
        this.transactions = transactions;
        this.audit = audit;
        this.settings = settings;
        this.home = home;
    }

    @Override
    public List<RequestRow> requests(Identity who) {
        LocalDate today = settings.today();
        return handle.list().stream().map(one -> view.row(one, today)).toList();
    }

    @Override
    public RequestPage request(String id, Identity who) {
        long number = number(id);
        return view.page(handle.show(number), Files.isRegularFile(file(number)), who);
    }

    @Override
    public String open(
            String person,
            List<String> addresses,
            Optional<LocalDate> received,
            String about,
            Identity who) {
        ErasureRequest made =
                handle.open(
                                person,
                                addresses,
                                received.isEmpty() ? null : received.get(),
                                about.isBlank() ? null : about,
                                who.actor())
                        .request();
        return made.pseudonym();
    }

    @Override
    public void narrow(String id, String query, String why, Identity who) {
        handle.narrow(number(id), query, why, who.actor());
    }

    @Override
    public void extend(String id, LocalDate until, String why, Identity who) {
        extend.extend(number(id), until, why, who.actor());
    }

    @Override
    public void judge(String id, String key, boolean erase, String comment, Identity who) {
        judge.judge(number(id), key, erase ? Choice.ERASE : Choice.KEEP, comment, who.actor());
    }

    @Override
    public void decide(String id, Identity who) {
        handle.decide(number(id), who.actor());
    }

    @Override
    public void answer(String id, Identity who) {
        long number = number(id);
        letter.write(number, file(number), who.actor());
    }

    @Override
    public Path letter(String id, Identity who) {
        long number = number(id);
        Path file = file(number);
        if (!Files.isRegularFile(file)) {
            throw new Problem(
                    Code.NOT_FOUND, "there is no letter for '" + id + "' here", "write it again");
        }
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                who.actor(),
                                "erasure.read",
                                "erasure/" + number,
                                Map.of()));
        return file;
    }

    /** Not among the reports, which more people may read. */
    private Path file(long number) {
        return home.reports().resolve("erasure").resolve("answer-" + number + ".pdf");
    }

    private static long number(String id) {
        String digits = id.startsWith("E-") ? id.substring(2) : id;
        if (!digits.matches("\\d{1,18}")) {
            throw new Problem(
                    Code.NOT_FOUND, "there is no request '" + id + "'", "choose one of the list");
        }
        return Long.parseLong(digits);
    }
}
