package dev.holdfast.source.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.source.BackupItem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class MailCaptureTest {
    private GraphScene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new GraphScene();
    }

    @AfterEach
    void stop() {
        assertThat(scene.graph.complaints).as("what the service would have punished").isEmpty();
        scene.close();
    }

    @Test
    void mailboxShouldBeCompleteWhenEveryPageWasRead() throws Exception {
        for (int i = 0; i < 7; i++) {
            scene.tenant.message("m" + i, "f-inbox");
        }
        scene.tenant.message("s0", "f-sentitems");
        Coverage coverage = scene.sync();
        assertThat(coverage.state()).isEqualTo(SyncLedger.State.DONE);
        assertThat(coverage.expected()).isEqualTo(8);
        assertThat(coverage.captured()).isEqualTo(8);
        assertThat(coverage.complete()).isTrue();
        BackupItem item = scene.archive.only("m3");
        assertThat(item.content().readAll()).isEqualTo(scene.tenant.at("m3").mime);
        assertThat(item.path()).isEqualTo("Posteingang");
        assertThat(item.properties())
                .containsEntry("folder.wellknown", "inbox")
                .containsEntry("category", "Blue category")
                .containsEntry("changekey", "CK1");
    }

    @Test
    void jsonShouldBeKeptByteForByteWhenItHoldsWhatNoModelKnows() throws Exception {
        scene.tenant.message("m1", "f-inbox").extra = ",\"odd\":\"bell \u0007 and ü\", \"x\" : [ ]";
        scene.sync();
        assertThat(scene.archive.only("m1").properties().get(MessageProperties.GRAPH_JSON))
                .isEqualTo(scene.tenant.at("m1").json());
    }

    @Test
    void inlineAttachmentsShouldBeCapturedWhenHasAttachmentsIsFalse() throws Exception {
        String mime =
                "Content-Type: multipart/related; boundary=b\r\n\r\n"
                        + "--b\r\n"
                        + "Content-Type: text/html\r\n\r\n"
                        + "<img src=cid:1>\r\n"
                        + "--b\r\n"
                        + "Content-Type: image/png\r\n"
                        + "Content-ID: <1>\r\n\r\n"
                        + "PNG\r\n"
                        + "--b--\r\n";
        scene.tenant.message("m1", "f-inbox").mime = mime.getBytes(StandardCharsets.UTF_8);
        scene.sync();
        assertThat(new String(scene.archive.only("m1").content().readAll(), StandardCharsets.UTF_8))
                .isEqualTo(mime);
        assertThat(scene.archive.only("m1").properties()).doesNotContainKey("hasattachments");
    }

    @Test
    void roundShouldGoOnWhenAPageIsEmptyAndAnIdComesTwiceAndARemovalComesBeforeItsCreate()
            throws Exception {
        scene.tenant.removed("f-inbox", "m2");
        scene.tenant.message("m1", "f-inbox");
        scene.tenant.in("f-inbox").changes.add("EMPTY");
        scene.tenant.in("f-inbox").changes.add("EMPTY");
        scene.tenant.message("m2", "f-inbox");
        scene.tenant.changed("f-inbox", scene.tenant.at("m1"));
        scene.tenant.changed("f-inbox", scene.tenant.at("m1"));
        Coverage coverage = scene.sync();
        assertThat(scene.archive.items.keySet()).containsExactlyInAnyOrder("u1/m1", "u1/m2");
        assertThat(scene.archive.versions()).isEqualTo(2);
        assertThat(coverage.gone()).isZero();
        assertThat(coverage.complete()).isTrue();
    }

    @Test
    void messageShouldBeReadAgainWhenTheDeltaRowIsPartial() throws Exception {
        scene.tenant.message("m1", "f-inbox");
        scene.sync();
        scene.tenant.at("m1").changes++;
        scene.tenant
                .in("f-inbox")
                .changes
                .add("{\"id\":\"m1\",\"isRead\":true,\"parentFolderId\":\"f-inbox\"}");
        scene.sync();
        assertThat(scene.archive.versionsOf("m1")).hasSize(2);
        assertThat(scene.archive.versionsOf("m1").get(1).properties())
                .containsEntry("changekey", "CK2")
                .containsEntry("category", "Blue category");
    }

    @Test
    void moveShouldNotBeADeletionWhenTheOldFolderAnnouncesARemoval() throws Exception {
        scene.tenant.message("m1", "f-inbox");
        scene.sync();
        scene.tenant.move("m1", "f-sentitems");
        Coverage coverage = scene.sync();
        assertThat(coverage.gone()).isZero();
        assertThat(coverage.captured()).isEqualTo(1);
        assertThat(coverage.complete()).isTrue();
        assertThat(scene.archive.versionsOf("m1")).hasSize(2);
        assertThat(scene.archive.versionsOf("m1").get(1).path()).isEqualTo("Gesendet");
    }

    @Test
    void deletionShouldBeNotedAndTheCaptureKeptWhenTheMessageIsGone() throws Exception {
        scene.tenant.message("m1", "f-inbox");
        scene.sync();
        scene.tenant.delete("m1");
        Coverage coverage = scene.sync();
        assertThat(coverage.gone()).isEqualTo(1);
        assertThat(coverage.complete()).isTrue();
        assertThat(scene.archive.items).containsKey("u1/m1");
    }

    @Test
    void replayShouldChangeNothingWhenTheLastChangeComesAgain() throws Exception {
        scene.tenant.message("m1", "f-inbox");
        scene.sync();
        scene.tenant.changed("f-inbox", scene.tenant.at("m1"));
        long fetched = scene.graph.requested("$value");
        assertThat(scene.sync().complete()).isTrue();
        assertThat(scene.archive.versions()).isEqualTo(1);
        assertThat(scene.graph.requested("$value")).isEqualTo(fetched);
    }

    @Test
    void casesOfIdsShouldBeKeptApartWhenTwoDifferInCaseOnly() throws Exception {
        scene.tenant.message("AAqk=", "f-inbox");
        scene.tenant.message("AAQK=", "f-inbox");
        assertThat(scene.sync().captured()).isEqualTo(2);
        assertThat(scene.archive.items).hasSize(2);
    }

    @Test
    void searchFoldersShouldBeLeftOutAndHiddenChildrenAndRecoverableItemsRead() throws Exception {
        scene.tenant.folder("f-search", "Unread", "").type = "#microsoft.graph.mailSearchFolder";
        scene.tenant.folder("f-deep", "Deep", "f-inbox");
        scene.tenant.folder("f-deeper", "Deeper", "f-deep");
        scene.tenant.folder("f-recoverableitemsdeletions", "Deletions", "not-below-the-root");
        scene.tenant.message("m1", "f-deeper");
        scene.tenant.message("m2", "f-recoverableitemsdeletions");
        scene.sync();
        assertThat(scene.archive.only("m1").path()).isEqualTo("Posteingang/Deep/Deeper");
        assertThat(scene.archive.only("m2").properties())
                .containsEntry("folder.wellknown", "recoverableitemsdeletions");
        assertThat(scene.graph.requested("f-search")).isZero();
    }

    @Test
    void otherItemTypesShouldBeExplainedWhenTheFolderCountsMoreThanMessages() throws Exception {
        scene.tenant.message("m1", "f-inbox");
        scene.tenant.in("f-inbox").otherItems = 3;
        Coverage coverage = scene.sync();
        assertThat(coverage.expected()).isEqualTo(4);
        assertThat(coverage.otherTypes()).isEqualTo(3);
        assertThat(coverage.unexplained()).isZero();
    }

    @Test
    void differenceShouldBeReportedAsUnexplainedWhenTheFolderClaimsMore() throws Exception {
        scene.tenant.message("m1", "f-inbox");
        scene.tenant.in("f-inbox").changes.clear();
        Coverage coverage = scene.sync();
        assertThat(coverage.unexplained()).isEqualTo(1);
        assertThat(coverage.complete()).isFalse();
    }

    @Test
    void listOfMailboxesShouldHoldDisabledUsersAndAllPages() throws Exception {
        scene.tenant.users =
                "{\"value\":[{\"id\":\"s1\",\"userPrincipalName\":\"info@fabrikam.example\",\"mail\":null,"
                    + "\"accountEnabled\":false}],\"@odata.nextLink\":\""
                        + scene.graph.root()
                        + "/v1.0/users?$skiptoken=a%2Bb\"}";
        scene.graph.trouble(
                "skiptoken=a%2Bb",
                1,
                GraphStandIn.answer(
                        200, "{\"value\":[{\"id\":\"u2\",\"mail\":\"bo@fabrikam.example\"}]}"));
        assertThat(new GraphDirectory(scene.session).mailboxes())
                .extracting(Mailbox::address)
                .containsExactly("info@fabrikam.example", "bo@fabrikam.example");
    }

    @Test
    void sourceShouldRefuseAReceiverWithoutCheckpoints() {
        assertThatThrownBy(
                        () ->
                                new GraphMailSource(scene.session, scene.ledger, GraphScene.ADA)
                                        .readAll(item -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheConnectorCannotReachShouldBeNamed() {
        assertThat(OutOfReach.all())
                .extracting(OutOfReach::code)
                .contains(
                        "TeamsMessages", "RetentionLabels", "InPlaceArchive", "InactiveMailboxes");
    }

    @Test
    void clientShouldHaveNoLimitOnAWholeCall() {
        var client = GraphSession.httpClient(scene.session.wire().settings());
        assertThat(client.callTimeoutMillis()).isZero();
        assertThat(client.readTimeoutMillis()).isEqualTo(5_000);
    }
}
