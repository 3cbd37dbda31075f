package dev.holdfast.erasure;

import dev.holdfast.decide.Weighed;
import dev.holdfast.find.ErasureSets;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The items of requests, for {@code erasure:3} and {@code erasure:3.held} in queries. */
@Singleton
class WeighedItems implements ErasureSets {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})(?:\\.([a-z0-9-]{1,80}))?");

    private final HandleErasure erasure;

    WeighedItems(HandleErasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public ItemSet items(String name) {
        Matcher found = NAME.matcher(name);
        if (!found.matches()) {
            throw new Problem(
                    Code.BAD_QUERY,
                    "erasure:" + name + " is not the number of a request",
                    "write erasure:3, or erasure:3.held for what is held of it");
        }
        WeighedRequest standing = erasure.show(Long.parseLong(found.group(1)));
        String pile = found.group(2);
        return pile == null
                ? standing.items()
                : pile(standing.weighed(), pile)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.BAD_QUERY,
                                                "request "
                                                        + standing.request().pseudonym()
                                                        + " has no pile '"
                                                        + pile
                                                        + "' today",
                                                "see 'holdfast erasure show "
                                                        + standing.request().id()
                                                        + "'"));
    }

    private static Optional<ItemSet> pile(Weighed weighed, String name) {
        return switch (name) {
            case "free" -> Optional.of(weighed.free());
            case "held" -> Optional.of(weighed.held());
            default ->
                    Stream.concat(
                                    weighed.asked().stream()
                                            .filter(one -> one.key().equals(name))
                                            .map(Weighed.Asked::items),
                                    weighed.kept().stream()
                                            .filter(one -> one.policy().id().equals(name))
                                            .map(Weighed.Kept::items))
                            .findFirst();
        };
    }
}
