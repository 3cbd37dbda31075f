package dev.holdfast.desk;

import dev.holdfast.console.Fragment;
import dev.holdfast.console.ItemPage;
import dev.holdfast.console.Mark;
import dev.holdfast.console.Show;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Why;
import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.find.ShowItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.Snippets;
import dev.holdfast.search.kql.Kql;
import dev.holdfast.search.kql.Parsing;
import dev.holdfast.search.kql.Property;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lays out one item: what it is, why it is kept or may go, what it says with the query's words
 * marked.
 */
@Singleton
class ItemView {
    /** Characters of a text that a page shows; the original has the rest. */
    private static final int SHOWN = 200_000;

    private final Transactions transactions;
    private final Items items;
    private final HoldNames holds;
    private final Clock clock;

    ItemView(Transactions transactions, Items items, HoldNames holds, Clock clock) {
        this.transactions = transactions;
        this.items = items;
        this.holds = holds;
        this.clock = clock;
    }

    ItemPage page(ShowItem.Shown shown, TakeStock.Stock today, String query) {
        Item item = shown.item();
        Extracted said = shown.extracted();
        Why why = today.decided().why(item.id());
        List<String> held = why.holds().stream().map(holds::matter).distinct().toList();
        return new ItemPage(
                item.id(),
                Wording.title(item.subject(), item.path()),
                Wording.mark(why.outcome()),
                held.isEmpty() ? Wording.outcome(why) : "held · " + String.join(", ", held),
                fields(shown),
                reasons(why),
                "rule book " + why.versions().ruleBook() + " · as of " + Show.day(why.asOf()),
                body(item, said, query),
                said.attachments().stream().map(ItemView::part).toList());
    }

    /** What is left of a destroyed item. */
    ItemPage residue(ItemId id) {
        Item item =
                transactions
                        .read(connection -> items.find(connection, id))
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NOT_FOUND,
                                                "there is no item " + id,
                                                "go back to the search"));
        Instant at = item.destroyedAt();
        return new ItemPage(
                id,
                "Item " + id,
                Mark.PLAIN,
                at == null ? "destroyed" : "destroyed " + Show.day(at),
                List.of(
                        new ItemPage.Field("Custodian", item.custodian()),
                        new ItemPage.Field("Kind", item.kind().label()),
                        new ItemPage.Field("Size", Show.bytes(item.bytes())),
                        new ItemPage.Field("SHA-256", item.sha256().hex())),
                List.of(),
                "",
                new ItemPage.Body.Gone(
                        "It went with plan D-" + item.planId() + ", whose certificate lists it."),
                List.of());
    }

    private static List<ItemPage.Field> fields(ShowItem.Shown shown) {
        Item item = shown.item();
        Extracted said = shown.extracted();
        List<ItemPage.Field> fields = new ArrayList<>();
        add(fields, "From", people(said.from()));
        add(fields, "To", people(said.to()));
        add(fields, "Cc", people(said.cc()));
        add(fields, "Bcc", people(said.bcc()));
        add(fields, "Sent", moment(item.sent()));
        add(fields, "Received", moment(item.received()));
        add(fields, "Created", moment(item.sent() == null ? item.created() : null));
        add(fields, "Modified", moment(item.sent() == null ? item.modified() : null));
        add(fields, "Author", said.properties().getOrDefault("author", ""));
        add(fields, "Where", item.path());
        add(fields, "Custodian", item.custodian() + " · source " + item.source());
        add(fields, "Label", Wording.orEmpty(item.label()));
        add(
                fields,
                "Item",
                item.id()
                        + " · "
                        + item.kind().label()
                        + " · "
                        + Show.bytes(item.bytes())
                        + " · SHA-256 "
                        + Show.digest(item.sha256().hex()));
        if (shown.versions().size() > 1) {
            add(fields, "Versions", item.version() + " of " + shown.versions().size());
        }
        return fields;
    }

    private static void add(List<ItemPage.Field> fields, String name, String value) {
        if (!value.isBlank()) {
            fields.add(new ItemPage.Field(name, value));
        }
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : Show.minute(at);
    }

    private static String people(List<Participant> people) {
        return people.stream().map(Participant::toString).collect(Collectors.joining(", "));
    }

    private List<ItemPage.Reason> reasons(Why why) {
        List<ItemPage.Reason> reasons = new ArrayList<>();
        for (Why.Reason reason : why.reasons()) {
            String policy = reason.policy();
            Mark mark =
                    reasons.isEmpty()
                            ? Wording.mark(why.outcome())
                            : reason.text().startsWith("must be kept") ? Mark.KEEP : Mark.PLAIN;
            boolean hold = policy == null && why.outcome() == Outcome.HELD;
            String text =
                    hold && !why.holds().isEmpty()
                            ? "Legal hold "
                                    + holds.inWords(why.holds())
                                    + ": nothing may be destroyed"
                            : Wording.capital(Wording.plain(reason.text()));
            reasons.add(
                    new ItemPage.Reason(
                            mark,
                            text,
                            reason.authority()
                                    + (policy == null ? "" : " · policy " + policy)
                                    + (reason.principle().isBlank()
                                                    || reason.principle().equals(reason.authority())
                                            ? ""
                                            : " · " + reason.principle()),
                            Optional.ofNullable(reason.date()),
                            hold ? "no end" : ""));
        }
        return reasons;
    }

    private ItemPage.Body body(Item item, Extracted said, String query) {
        String unreadable = item.unreadable() != null ? item.unreadable() : said.unreadable();
        if (unreadable != null) {
            return new ItemPage.Body.Unreadable(unreadable.replaceFirst("[.\\s]+$", ""));
        }
        String body = said.body();
        boolean cut = body.length() > SHOWN;
        String text = cut ? body.substring(0, SHOWN) : body;
        List<Snippets.Mark> marks =
                !query.isBlank()
                                && Kql.read(query, clock.instant()) instanceof Parsing.Parsed parsed
                        ? new Snippets(parsed.ast()).marks(Property.BODY, text)
                        : List.of();
        List<Fragment> fragments = new ArrayList<>(marked(text, marks, 0));
        if (cut) {
            fragments.add(new Fragment("\n… (the original has the rest)", false));
        }
        return new ItemPage.Body.Text(fragments);
    }

    private static ItemPage.Part part(Attachment attachment) {
        String unreadable = attachment.unreadable();
        return new ItemPage.Part(
                attachment.name().isBlank() ? "part " + attachment.part() : attachment.name(),
                attachment.bytes(),
                unreadable == null ? "" : "not read: " + unreadable);
    }

    /** Cuts a text at its marks, which lie {@code shift} characters further on. */
    static List<Fragment> marked(String text, List<Snippets.Mark> marks, int shift) {
        List<Fragment> fragments = new ArrayList<>();
        int at = 0;
        for (Snippets.Mark mark : marks) {
            int start = mark.start() + shift;
            int end = mark.end() + shift;
            if (start > at) {
                fragments.add(new Fragment(text.substring(at, start), false));
            }
            fragments.add(new Fragment(text.substring(start, end), true));
            at = end;
        }
        if (at < text.length()) {
            fragments.add(new Fragment(text.substring(at), false));
        }
        return fragments;
    }

    /** What a browser saves the original as. */
    static String fileName(Item item) {
        String name = item.path().substring(item.path().lastIndexOf('/') + 1);
        String safe = name.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        boolean named = safe.matches(".*\\.[A-Za-z0-9]{1,5}") && !safe.startsWith(".");
        return switch (item.kind()) {
            case EMAIL -> "item-" + item.id() + ".eml";
            default -> named ? safe : "item-" + item.id();
        };
    }
}
