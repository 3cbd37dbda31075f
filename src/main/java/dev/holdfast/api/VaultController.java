package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.compaction.CompactPacks;
import dev.holdfast.register.ScrubRegister;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The packs of the vault, and their compaction. */
@Controller("/api/v1/vault")
@ExecuteOn(TaskExecutors.BLOCKING)
public class VaultController {
    private static final double MIN_DEAD = 0.3;

    /** A pack. @param dead share of its bytes that nothing can open any more, from 0 to 1 */
    public record Pack(int pack, long bytes, long liveBytes, double dead) {}

    /** The vault. */
    public record Packs(long bytes, long liveBytes, List<Pack> packs) {}

    /** What to rewrite. @param minDead share from 0 to 1; default 0.3 */
    public record Ask(@Nullable Double minDead, @Nullable Boolean dryRun) {}

    /** What came of it. @param root over hash and size of every content, before as after */
    public record Compacted(
            boolean dryRun, List<Integer> packs, long moved, long freedBytes, String root) {
        static Compacted of(boolean dryRun, CompactPacks.Outcome outcome) {
            return new Compacted(
                    dryRun, outcome.packs(), outcome.moved(), outcome.freedBytes(), outcome.root());
        }
    }

    /** What came of it. @param outcome not_due, swept or scrubbed */
    public record Scrubbed(String outcome) {}

    private final CompactPacks compact;
    private final ScrubRegister scrub;
    private final Jobs jobs;

    VaultController(CompactPacks compact, ScrubRegister scrub, Jobs jobs) {
        this.compact = compact;
        this.scrub = scrub;
        this.jobs = jobs;
    }

    /** The packs, and how much of each lives. */
    @Get
    @Allow(Permission.SEE_SOURCES)
    public Packs packs() {
        List<Pack> packs =
                compact.packs().stream()
                        .map(
                                one ->
                                        new Pack(
                                                one.number(),
                                                one.bytes(),
                                                one.liveBytes(),
                                                one.dead()))
                        .toList();
        return new Packs(
                packs.stream().mapToLong(Pack::bytes).sum(),
                packs.stream().mapToLong(Pack::liveBytes).sum(),
                packs);
    }

    /** Starts to rewrite the packs of which much is dead; a job. */
    @Post("/compact")
    @Allow(Permission.INGEST)
    public HttpResponse<Job.View> compact(@Body @Nullable Ask ask, Identity who) {
        double minDead = ask == null || ask.minDead() == null ? MIN_DEAD : ask.minDead();
        boolean dryRun = ask != null && Boolean.TRUE.equals(ask.dryRun());
        return jobs.start(
                "compact",
                who.actor(),
                job ->
                        Compacted.of(
                                dryRun,
                                dryRun
                                        ? compact.dryRun(minDead)
                                        : compact.compact(minDead, who.actor(), n -> {})));
    }

    /**
     * Starts to rewrite the register's tables, so that nothing destroyed is left in the database's
     * files; a job. Nobody can use the archive meanwhile.
     */
    @Post("/scrub")
    @Allow(Permission.INGEST)
    public HttpResponse<Job.View> scrub(Identity who) {
        return jobs.start(
                "scrub",
                who.actor(),
                job -> new Scrubbed(scrub.scrub().name().toLowerCase(Locale.ROOT)));
    }
}
