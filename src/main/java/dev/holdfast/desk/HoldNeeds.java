package dev.holdfast.desk;

import dev.holdfast.alarm.Alarm;
import dev.holdfast.alarm.AlarmKind;
import dev.holdfast.alarm.HoldAlarms;
import dev.holdfast.console.Mark;
import dev.holdfast.console.OverviewPage.Need;
import dev.holdfast.console.Show;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.hold.ReleaseRequests;
import dev.holdfast.notice.ReadNotices;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/** What waits for a person about holds: alarms, releases half done, notices nobody answers. */
@Singleton
class HoldNeeds {
    private final Transactions transactions;
    private final Holds holds;
    private final HoldMembers members;
    private final ReleaseRequests requests;
    private final HoldAlarms alarms;
    private final ReadNotices notices;
    private final HoldNames names;

    HoldNeeds(
            Transactions transactions,
            Holds holds,
            HoldMembers members,
            ReleaseRequests requests,
            HoldAlarms alarms,
            ReadNotices notices,
            HoldNames names) {
        this.transactions = transactions;
        this.holds = holds;
        this.members = members;
        this.requests = requests;
        this.alarms = alarms;
        this.notices = notices;
        this.names = names;
    }

    List<Need> list() {
        List<Need> needs = new ArrayList<>();
        List<Alarm> standing = alarms.standing();
        for (Hold hold : holds.listOrderById()) {
            if (hold.active()) {
                alarms(hold, standing, needs);
                release(hold, needs);
                notices(hold, needs);
            }
        }
        return needs;
    }

    /** That a hold covers nothing is seen at once, the rest when the holds are next looked at. */
    private void alarms(Hold hold, List<Alarm> standing, List<Need> needs) {
        if (!transactions.read(c -> members.any(c, hold.number()))) {
            needs.add(need(Mark.HELD, "hold", hold, "covers no item", "check", matter(hold)));
        }
        standing.stream()
                .filter(alarm -> alarm.hold() == hold.number())
                .filter(alarm -> alarm.kind() != AlarmKind.MATCHES_NOTHING)
                .forEach(
                        alarm ->
                                needs.add(
                                        need(
                                                Mark.HELD,
                                                "hold",
                                                hold,
                                                alarm.detail(),
                                                "check",
                                                matter(hold))));
    }

    private void release(Hold hold, List<Need> needs) {
        transactions
                .read(c -> requests.open(c, hold.number()))
                .ifPresent(
                        asked ->
                                needs.add(
                                        need(
                                                Mark.REVIEW,
                                                "release",
                                                hold,
                                                "its release, asked for by "
                                                        + asked.requestedBy()
                                                        + ", waits for another person",
                                                "confirm",
                                                matter(hold))));
    }

    private void notices(Hold hold, List<Need> needs) {
        long silent = notices.tally(hold.number()).silent();
        if (silent > 0) {
            needs.add(
                    need(
                            Mark.REVIEW,
                            "notice",
                            hold,
                            Show.number(silent, "custodian")
                                    + (silent == 1 ? " has" : " have")
                                    + " not acknowledged, in spite of reminders",
                            "look",
                            "/notices/" + HoldNames.id(hold)));
        }
    }

    private Need need(Mark mark, String tag, Hold hold, String what, String verb, String href) {
        return new Need(
                mark,
                tag,
                "“%s”: hold %s: %s"
                        .formatted(
                                names.matter(Long.toString(hold.number())),
                                HoldNames.id(hold),
                                what),
                verb,
                href);
    }

    private static String matter(Hold hold) {
        return "/matters/" + hold.matterId();
    }
}
