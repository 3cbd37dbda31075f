package dev.holdfast.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Permission;
import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.ListAudit;
import dev.holdfast.audit.ProveEntry;
import dev.holdfast.audit.SignCheckpoint;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The audit log: read, verified, signed, proved. */
@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
public class AuditController {
    private static final int MOST_ENTRIES = 10_000;

    /** Signed checkpoints kept elsewhere, which the log must agree with too. */
    public record Copies(@Nullable List<String> checkpoints) {}

    private final Transactions transactions;
    private final ListAudit list;
    private final VerifyAuditLog verify;
    private final SignCheckpoint sign;
    private final ProveEntry prove;
    private final ObjectMapper json;

    AuditController(
            Transactions transactions,
            ListAudit list,
            VerifyAuditLog verify,
            SignCheckpoint sign,
            ProveEntry prove,
            ObjectMapper json) {
        this.transactions = transactions;
        this.list = list;
        this.verify = verify;
        this.sign = sign;
        this.prove = prove;
        this.json = json;
    }

    /** Entries, newest first. */
    @Get
    @Allow(Permission.SEE_AUDIT)
    public Map<String, Object> list(
            @QueryValue @Nullable Instant from,
            @QueryValue @Nullable Instant to,
            @QueryValue @Nullable String actor,
            @QueryValue @Nullable String action,
            @QueryValue @Nullable Long before,
            @QueryValue(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_ENTRIES) {
            throw new Problem(
                    Code.INVALID_INPUT, "limit is " + limit, "choose from 1 to " + MOST_ENTRIES);
        }
        ListAudit.Page page =
                transactions.read(
                        connection ->
                                list.page(
                                        connection,
                                        new ListAudit.Filter(from, to, actor, action),
                                        before,
                                        limit));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("entries", page.entries().stream().map(this::shown).toList());
        if (page.before() != null) {
            answer.put("before", page.before());
        }
        return answer;
    }

    /** Computes the whole log again and compares it with every signed checkpoint. */
    @Post("/verify")
    @Allow(Permission.SEE_AUDIT)
    public Map<String, Object> verify(@Body @Nullable Copies copies) {
        List<String> notes =
                copies == null || copies.checkpoints() == null ? List.of() : copies.checkpoints();
        VerifyAuditLog.Outcome outcome =
                transactions.read(connection -> verify.verify(connection, notes));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("entries", outcome.entries());
        answer.put("root", outcome.root());
        answer.put("ok", outcome.ok());
        answer.put("checkpoints", outcome.checkpoints());
        answer.put("problems", outcome.problems());
        return answer;
    }

    /** Signs the log as it stands. */
    @Post("/checkpoints")
    @Allow(Permission.SEE_AUDIT)
    public Map<String, Object> checkpoint() {
        SignCheckpoint.Signed signed = transactions.write(connection -> sign.sign(connection));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("entries", signed.checkpoint().size());
        answer.put("root", HexFormat.of().formatHex(signed.checkpoint().root()));
        answer.put("note", signed.note());
        return answer;
    }

    /** The proof that an entry is in the log, to be checked without this program. */
    @Post("/{entry}/proof")
    @Produces(MediaType.APPLICATION_JSON)
    @Allow(Permission.SEE_AUDIT)
    public String prove(long entry) {
        return transactions.write(connection -> prove.prove(connection, entry)).json();
    }

    private Map<String, Object> shown(AuditEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("entry", entry.seq());
        fields.put("at", entry.at());
        fields.put("actor", entry.actor());
        fields.put("action", entry.action());
        fields.put("subject", entry.subject());
        try {
            fields.put("detail", json.readTree(entry.leaf()).path("detail"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an entry of the log is not JSON", e);
        }
        return fields;
    }
}
