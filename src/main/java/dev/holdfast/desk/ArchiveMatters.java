package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.console.Count;
import dev.holdfast.console.MatterDesk;
import dev.holdfast.hold.EditMatter;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.MatterCustodian;
import dev.holdfast.hold.MatterFacts;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.hold.ReleaseRequests;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Custodians;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** Matters and holds, over the use cases of {@link dev.holdfast.hold}. */
@Singleton
class ArchiveMatters implements MatterDesk {
    private final Transactions transactions;
    private final OpenMatter matters;
    private final EditMatter edit;
    private final PlaceHold place;
    private final ReleaseHold release;
    private final ReleaseRequests requests;
    private final Holds holds;
    private final HoldMembers members;
    private final Custodians custodians;

    ArchiveMatters(
            Transactions transactions,
            OpenMatter matters,
            EditMatter edit,
            PlaceHold place,
            ReleaseHold release,
            ReleaseRequests requests,
            Holds holds,
            HoldMembers members,
            Custodians custodians) {
        this.transactions = transactions;
        this.matters = matters;
        this.edit = edit;
        this.place = place;
        this.release = release;
        this.requests = requests;
        this.holds = holds;
        this.members = members;
        this.custodians = custodians;
    }

    @Override
    public List<Matter> matters(Identity who) {
        return matters.list().stream().map(this::row).toList();
    }

    private Matter row(dev.holdfast.hold.Matter matter) {
        List<dev.holdfast.hold.Hold> all = holds.findByMatterIdOrderById(matter.number());
        List<dev.holdfast.hold.Hold> active =
                all.stream().filter(dev.holdfast.hold.Hold::active).toList();
        ItemSet.Builder held = ItemSet.builder();
        long empty = 0;
        for (dev.holdfast.hold.Hold hold : active) {
            ItemSet items = items(hold);
            held.addAll(items);
            empty += items.isEmpty() ? 1 : 0;
        }
        String query =
                String.join(" OR ", active.stream().map(hold -> "hold:" + hold.number()).toList());
        long items = held.build().size();
        String attention = "";
        if (empty > 0) {
            attention = empty == 1 ? "a hold covers no item" : empty + " holds cover no item";
        } else if (matter.open() && active.isEmpty()) {
            attention = all.isEmpty() ? "no hold placed yet" : "all holds are released";
        }
        return new Matter(
                Long.toString(matter.number()),
                matter.name(),
                matter.open(),
                active.size(),
                active.isEmpty() ? Count.of(0) : Count.ofQuery(items, query),
                matter.openedAt(),
                matter.openedBy(),
                attention);
    }

    @Override
    public MatterPage matter(String id, Identity who) {
        EditMatter.Shown shown = edit.show(id);
        List<String> names =
                transactions.read(custodians::list).stream()
                        .map(Custodians.Holding::custodian)
                        .toList();
        return new MatterPage(
                row(shown.matter()),
                new Cover(
                        shown.matter().state(),
                        shown.matter().description(),
                        shown.matter().parties(),
                        shown.matter().counsel(),
                        shown.custodians().stream().map(ArchiveMatters::custodian).toList(),
                        shown.dates()),
                shown.holds().stream().map(this::hold).toList(),
                names);
    }

    private static Custodian custodian(MatterCustodian one) {
        return new Custodian(
                one.custodian(),
                Wording.orEmpty(one.mail()),
                Wording.orEmpty(one.manager()),
                Optional.ofNullable(one.leftOn()));
    }

    @Override
    public void editMatter(String id, Cover cover, Identity who) {
        String state = edit.show(id).matter().state();
        edit.edit(
                id,
                new MatterFacts(
                        null,
                        cover.description(),
                        cover.state().equals(state) ? null : cover.state(),
                        cover.parties(),
                        cover.counsel(),
                        null,
                        cover.dates()),
                who.actor());
    }

    @Override
    public void custodian(String id, String name, String mail, String manager, Identity who) {
        edit.custodian(
                id,
                name,
                mail.isEmpty() ? null : mail,
                manager.isEmpty() ? null : manager,
                who.actor());
    }

    private MatterDesk.Hold hold(dev.holdfast.hold.Hold hold) {
        return new MatterDesk.Hold(
                HoldNames.id(hold),
                HoldNames.scope(hold.scope()),
                Count.ofQuery(items(hold).size(), "hold:" + hold.number()),
                hold.placedAt(),
                hold.placedBy(),
                transactions
                        .read(connection -> requests.open(connection, hold.number()))
                        .map(
                                asked ->
                                        new Asked(
                                                asked.requestedBy(),
                                                asked.requestedAt(),
                                                asked.reason(),
                                                HoldNames.impact(asked.impact()))),
                Optional.ofNullable(hold.releasedAt()),
                Wording.orEmpty(hold.releasedBy()));
    }

    private ItemSet items(dev.holdfast.hold.Hold hold) {
        return transactions.read(connection -> members.of(connection, hold.number()));
    }

    @Override
    public String openMatter(String name, Identity who) {
        return Long.toString(matters.open(name, who.actor()).number());
    }

    @Override
    public void closeMatter(String id, Identity who) {
        matters.close(id, who.actor());
    }

    @Override
    public Preview preview(Scope scope, Identity who) {
        PlaceHold.Preview preview = place.preview(scope(scope));
        return new Preview(
                preview.items(),
                preview.bytes(),
                preview.unreadable(),
                preview.custodians(),
                HoldNames.scope(scope(scope)),
                Wording.orEmpty(preview.warning()));
    }

    @Override
    public void place(Scope scope, Identity who) {
        switch (place.place(scope.matter(), scope(scope), false, who.actor())) {
            case PlaceHold.Outcome.Placed placed -> {}
            case PlaceHold.Outcome.NothingInScope nothing ->
                    throw new Problem(
                            Code.NOTHING_IN_SCOPE,
                            "nothing is in the scope of this hold",
                            "widen the scope and count again");
            case PlaceHold.Outcome.MatterClosed closed ->
                    throw new Problem(
                            Code.MATTER_CLOSED,
                            "the matter “" + closed.matter().name() + "” is closed",
                            "open a new matter for this hold");
        }
    }

    private static HoldScope scope(Scope scope) {
        return new HoldScope(
                scope.custodians(),
                scope.locations(),
                scope.query(),
                scope.from().orElse(null),
                scope.to().orElse(null));
    }

    @Override
    public void release(String hold, String reason, Identity who) {
        release.release(number(hold), reason, who.actor());
    }

    @Override
    public void cancelRelease(String hold, Identity who) {
        release.cancel(number(hold), null, who.actor());
    }

    private static long number(String hold) {
        String number = hold.startsWith("H-") ? hold.substring(2) : hold;
        if (!number.matches("\\d{1,18}")) {
            throw new Problem(
                    Code.NOT_FOUND, "there is no hold '" + hold + "'", "choose one of the matter");
        }
        return Long.parseLong(number);
    }
}
