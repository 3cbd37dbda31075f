package dev.holdfast.source.graph;

import static dev.holdfast.source.graph.GraphStandIn.answer;
import static dev.holdfast.source.graph.GraphStandIn.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;

import dev.holdfast.problem.Problem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

class TroubleTest {
    private static final int EVER = 1_000;
    private GraphScene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new GraphScene();
        for (int i = 0; i < 5; i++) {
            scene.tenant.message("m" + i, "f-inbox");
        }
    }

    @AfterEach
    void stop() {
        assertThat(scene.graph.complaints).as("what the service would have punished").isEmpty();
        scene.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2; 2",
                "200; 200",
                "0; 1",
                "; 1",
                "soon; 1",
                "31,120; 120",
                "Sun, 22 Nov 2026 12:00:40 GMT; 40",
                "Sun, 22 Nov 2026 11:00:00 GMT; 1"
            })
    void throttledRequestShouldWaitAsAskedOrASecond(String retryAfter, long seconds)
            throws Exception {
        ResponseDefinitionBuilder throttled = error(429, "TooManyRequests");
        if (retryAfter != null) {
            throttled.withHeader("Retry-After", retryAfter);
        }
        scene.graph.trouble("/m3/$value", 1, throttled);
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.sleeps).contains(Duration.ofSeconds(seconds));
        assertThat(scene.graph.requested("/m3/$value")).isEqualTo(2);
    }

    @Test
    void emptyAndHtmlErrorsShouldBeAskedAgainWhenTheyMayPass() throws Exception {
        scene.graph.trouble("/delta", 1, new ResponseDefinitionBuilder().withStatus(503));
        scene.graph.trouble("/messages/m1?", 1, html(504));
        scene.graph.trouble("/messages/m2?", 1, html(200));
        scene.graph.trouble("/m3/$value", 1, html(200));
        scene.graph.trouble("/m4/$value", 1, new ResponseDefinitionBuilder().withStatus(204));
        Coverage coverage = scene.sync();
        // 204 is no error to the SDK, which would hand out null; it is one here, and no message
        // gets lost by it.
        assertThat(coverage.failed()).containsOnlyKeys("HTTP204");
        assertThat(coverage.captured()).isEqualTo(4);
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.only("m4").content().bytes()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 500})
    void messageShouldBeFailedAndTriedFirstNextTimeWhenTheFaultDoesNotPass(int status)
            throws Exception {
        scene.graph.trouble("/m3/$value", 4, new ResponseDefinitionBuilder().withStatus(status));
        Coverage coverage = scene.sync();
        assertThat(coverage.state()).isEqualTo(SyncLedger.State.INCOMPLETE);
        assertThat(coverage.failed()).containsEntry("HTTP" + status, 1L);
        assertThat(coverage.captured()).isEqualTo(4);
        assertThat(coverage.unexplained()).isZero();
        assertThat(coverage.complete()).isFalse();
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.versions()).isEqualTo(5);
    }

    @Test
    void connectionCutInMidBodyShouldBeAskedAgainAndNothingHalfKept() throws Exception {
        scene.graph.trouble(
                "/m3/$value",
                1,
                new ResponseDefinitionBuilder()
                        .withStatus(200)
                        .withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        scene.graph.trouble(
                "/m2/$value",
                1,
                new ResponseDefinitionBuilder()
                        .withStatus(200)
                        .withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.only("m3").content().readAll())
                .isEqualTo(scene.tenant.at("m3").mime);
    }

    @Test
    void corruptMessageShouldBeKnownUncapturableAndItsPropertiesKept() throws Exception {
        scene.graph.trouble("/m3/$value", EVER, error(500, "ErrorCorruptData"));
        Coverage coverage = scene.sync();
        assertThat(coverage.state()).isEqualTo(SyncLedger.State.DONE);
        assertThat(coverage.uncapturable()).containsEntry("ErrorCorruptData", 1L);
        assertThat(coverage.complete()).isTrue();
        assertThat(scene.archive.only("m3").unreadable()).contains("ErrorCorruptData");
        assertThat(new String(scene.archive.only("m3").content().readAll(), StandardCharsets.UTF_8))
                .contains("\"subject\":\"Re: m3\"");
        assertThat(scene.graph.requested("/m3/$value")).isEqualTo(1);
    }

    @Test
    void unknownErrorShouldMakeTheRunIncompleteWhenItIsNotDocumented() throws Exception {
        scene.graph.trouble("/m3/$value", EVER, error(418, "ErrorNeverSeen"));
        scene.graph.trouble("/messages/m4?", EVER, answer(404, "{\"detail\":\"not OData\"}"));
        Coverage coverage = scene.sync();
        assertThat(coverage.failed()).containsOnlyKeys("ErrorNeverSeen", "HTTP404");
        assertThat(coverage.complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "410,SyncStateNotFound",
        "400,syncstatenotfound",
        "410,ResyncRequired",
        "400,SyncStateInvalid"
    })
    void folderShouldBeReadFromItsStartInTheSameRunWhenTheTokenIsLost(int status, String code)
            throws Exception {
        scene.sync();
        scene.tenant.in("f-inbox").changes.clear();
        scene.tenant.in("f-inbox").generation++;
        scene.tenant.messages.values().forEach(message -> scene.tenant.changed("f-inbox", message));
        scene.tenant.message("new", "f-inbox");
        scene.graph.trouble("deltatoken=", 1, error(status, code));
        Coverage coverage = scene.sync();
        assertThat(coverage.complete()).isTrue();
        assertThat(coverage.captured()).isEqualTo(6);
        assertThat(coverage.gone()).isZero();
        assertThat(scene.archive.versions()).isEqualTo(6);
    }

    @Test
    void absenceFromAResyncShouldNotBeADeletion() throws Exception {
        scene.sync();
        scene.tenant.in("f-inbox").changes.clear();
        scene.tenant.in("f-inbox").generation++;
        Coverage coverage = scene.sync();
        assertThat(coverage.gone()).isZero();
        assertThat(coverage.captured()).isEqualTo(5);
    }

    @Test
    void roundShouldStartAgainWhenTheTokenIsLostBetweenTwoPages() throws Exception {
        scene.graph.trouble("skiptoken=", 1, error(410, "syncStateNotFound"));
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.versions()).isEqualTo(5);
    }

    @Test
    void crashAtAnyMomentShouldNeitherLoseNorDoubleAMessage() throws Exception {
        for (int moment = 0; moment < 5; moment++) {
            scene.archive.crashBeforeCheckpoint = moment;
            crash();
            scene.archive.crashAfterCheckpoint = moment;
            crash();
        }
        scene.archive.crashBeforeCheckpoint = -1;
        scene.archive.crashAfterCheckpoint = -1;
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.items).hasSize(5);
        assertThat(scene.archive.versions()).isEqualTo(5);
    }

    @Test
    void runShouldResumeAtTheNextPageWhenItWasKilledBetweenPages() throws Exception {
        scene.archive.crashBeforeCheckpoint = 2;
        assertThatThrownBy(scene::sync).isInstanceOf(Archive.Crash.class);
        scene.archive.crashBeforeCheckpoint = -1;
        assertThat(scene.ledger.coverage().get(0).complete()).isFalse();
        scene.graph.requests.clear();
        scene.sync();
        assertThat(scene.graph.requested("/m0/$value")).as("read before the kill").isZero();
        assertThat(scene.archive.versions()).isEqualTo(5);
    }

    @Test
    void mailboxShouldBeUncapturableWhenItIsInactive() throws Exception {
        scene.graph.trouble("/mailFolders", EVER, error(404, "MailboxNotEnabledForRESTAPI"));
        Coverage coverage = scene.sync();
        assertThat(coverage.state()).isEqualTo(SyncLedger.State.UNCAPTURABLE);
        assertThat(coverage.code()).isEqualTo("MailboxNotEnabledForRESTAPI");
        assertThat(coverage.complete()).isTrue();
    }

    @Test
    void mailboxShouldBeIncompleteWhenAccessIsForbidden() throws Exception {
        scene.graph.trouble("/mailFolders", EVER, error(403, "ErrorAccessDenied"));
        assertThat(scene.sync())
                .extracting(Coverage::state, Coverage::code, Coverage::complete)
                .containsExactly(SyncLedger.State.INCOMPLETE, "ErrorAccessDenied", false);
    }

    @Test
    void otherFoldersShouldBeReadWhenOneFails() throws Exception {
        scene.tenant.message("s1", "f-sentitems");
        scene.graph.trouble("f-inbox/messages/delta", EVER, error(400, "ErrorOdd"));
        Coverage coverage = scene.sync();
        assertThat(coverage.code()).isEqualTo("ErrorOdd");
        assertThat(scene.archive.items.keySet()).containsExactly("u1/s1");
    }

    @Test
    void mailboxOverItsQuotaShouldBeListedWhenDeltaIsRefused() throws Exception {
        scene.graph.trouble("/delta", EVER, error(507, "ErrorQuotaExceeded"));
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.versions()).isEqualTo(5);
    }

    @Test
    void fourRequestsAtMostShouldRunAtOnceForAMailbox() throws Exception {
        for (int i = 5; i < 40; i++) {
            scene.tenant.message("m" + i, "f-inbox");
        }
        scene.graph.pageSize = 40;
        scene.graph.slowMillis = 8;
        scene.sync();
        assertThat(scene.graph.mostAtOnce).isBetween(2, 4);
    }

    @Test
    void claimsShouldBePassedOnceWhenAccessIsEvaluatedContinuously() throws Exception {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}";
        scene.graph.trouble(
                "/m3/$value",
                1,
                error(401, "InvalidAuthenticationToken")
                        .withHeader(
                                "WWW-Authenticate",
                                "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        claims.getBytes(StandardCharsets.UTF_8))
                                        + "\""));
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.claims).containsExactly(claims);
    }

    @Test
    void runShouldEndWithAProblemWhenTheTokenIsRefused() {
        scene.graph.trouble("/m3/$value", EVER, error(401, "InvalidAuthenticationToken"));
        assertThatThrownBy(scene::sync)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("credential");
        assertThat(scene.ledger.coverage().get(0).complete()).isFalse();
    }

    @Test
    void linkShouldNotBeFollowedWhenItLeadsToAnotherHost() throws Exception {
        scene.graph.trouble(
                "f-inbox/messages/delta",
                1,
                answer(200, "{\"value\":[],\"@odata.nextLink\":\"https://evil.example/v1.0/x\"}"));
        assertThat(scene.sync().code()).isEqualTo("ForeignLink");
    }

    @Test
    void faultShouldNotQuoteTheBodyWhenItIsHtml() throws Exception {
        scene.graph.trouble("/users", EVER, html(400));
        assertThatThrownBy(() -> new GraphDirectory(scene.session).mailboxes())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("HTTP400")
                .hasMessageNotContaining("html");
    }

    private void crash() throws Exception {
        try {
            scene.sync();
        } catch (Archive.Crash e) {
            // the process is gone; archive and ledger are what it left behind
        }
        scene.archive.crashBeforeCheckpoint = -1;
        scene.archive.crashAfterCheckpoint = -1;
    }

    private static ResponseDefinitionBuilder html(int status) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody("<html>gateway</html>");
    }
}
