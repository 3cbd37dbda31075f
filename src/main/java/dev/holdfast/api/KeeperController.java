package dev.holdfast.api;

import dev.holdfast.access.Allow;
import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.retention.Keeper;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedSet;

/** What the keeper of the archive states to be. */
@Controller("/api/v1/keeper")
@ExecuteOn(TaskExecutors.BLOCKING)
public class KeeperController {
    /** What it states: {@code bank}, {@code jurisdiction-de}; empty: nothing, so all rules bind. */
    public record Statement(@Nullable List<String> keeper) {}

    /** The statement that stands. */
    public record Stated(SortedSet<String> keeper) {}

    private final Keeper keeper;

    KeeperController(Keeper keeper) {
        this.keeper = keeper;
    }

    @Get
    @Allow(Permission.SEE_RETENTION)
    public Stated show() {
        return new Stated(keeper.stated());
    }

    /** Replaces the statement; the next evaluation decides by it. */
    @Post
    @Allow(Permission.CHANGE_RETENTION)
    public Stated state(@Body Statement ask, Identity who) {
        List<String> words = ask.keeper();
        if (words == null) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "the statement is missing",
                    "send {\"keeper\": [\"bank\"]}");
        }
        return new Stated(keeper.state(words, who.actor()));
    }
}
