package dev.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class AuditLogTest extends AuditLogScene {
    @Test
    void untouchedLogShouldVerify() throws SQLException {
        assertThat(verify().ok()).isTrue();
        for (int i = 0; i < 20; i++) {
            append(i % 7);
            checkpoint();
        }
        VerifyAuditLog.Outcome outcome = verify();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.entries()).isEqualTo(57);
        assertThat(outcome.checkpoints()).isEqualTo(20);
    }

    @Test
    void leafShouldBeCanonicalJson() throws SQLException {
        append(1);
        assertThat(LogTables.entry(connection, 0).orElseThrow().leaf())
                .isEqualTo(
                        "{\"action\":\"hold.place\",\"actor\":\"anna\",\"at\":\"2026-03-01T12:00:00.123456Z\",\"detail\":{\"items\":12,\"matter\":\"M\u00fcller"
                            + " \\\"v\\\" \ud83d\ude00\"},\"seq\":0,\"subject\":\"hold/0\"}");
    }

    @Test
    void entriesOfManyActsShouldContinueTheLogAsIfAppendedOneByOne() throws SQLException {
        for (int acts = 0; acts < 40; acts++) {
            List<AuditLog.Act> many = new ArrayList<>();
            for (int i = 0; i < acts; i++) {
                many.add(new AuditLog.Act("hold/" + i, Map.of("items", i)));
            }
            log.appendAll(connection, Actor.SYSTEM, "hold.catch", many);
            connection.commit();
            append(acts % 3);
        }
        VerifyAuditLog.Outcome outcome = verify();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.entries()).isEqualTo(40 * 39 / 2 + 39);
        assertThat(LogTables.entry(connection, 2).orElseThrow().leaf())
                .contains("\"subject\":\"hold/0\"", "\"seq\":2");
    }

    @Test
    void numbersShouldHaveNoGapsWhateverRollsBack() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                int n = i;
                done.add(
                        workers.submit(
                                () -> {
                                    try (Connection own =
                                            database.serviceDataSource().getConnection()) {
                                        own.setAutoCommit(false);
                                        log.append(
                                                own,
                                                Actor.SYSTEM,
                                                "item.read",
                                                "item/" + n,
                                                Map.of());
                                        if (n % 3 == 0) {
                                            own.rollback();
                                        } else {
                                            own.commit();
                                        }
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        VerifyAuditLog.Outcome outcome = verify();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.entries()).isEqualTo(80);
    }

    @Test
    void listShouldFilterAndPageWithoutLossOrRepeat() throws SQLException {
        append(25);
        log.append(connection, Actor.SYSTEM, "holdings.count", "archive", Map.of());
        ListAudit list = new ListAudit();
        ListAudit.Filter filter =
                new ListAudit.Filter(NOON.minusSeconds(1), NOON.plusSeconds(1), "anna", "hold");
        List<Long> seen = new ArrayList<>();
        Long before = null;
        do {
            ListAudit.Page page = list.page(connection, filter, before, 10);
            page.entries().forEach(entry -> seen.add(entry.seq()));
            before = page.before();
        } while (before != null);
        assertThat(seen)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(list.page(connection, ListAudit.Filter.ALL, null, 100).entries()).hasSize(26);
    }
}
