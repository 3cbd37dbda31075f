package dev.holdfast.console;

import dev.holdfast.access.Identity;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Requests for erasure: what a person asked, how it weighs, what is decided and answered. */
public interface ErasureDesk {
    List<RequestRow> requests(Identity who);

    /**
     * @throws dev.holdfast.problem.Problem HF-1001 when there is no such request
     */
    RequestPage request(String id, Identity who);

    /**
     * @return its id, such as {@code E-3}
     */
    String open(
            String person,
            List<String> addresses,
            Optional<LocalDate> received,
            String about,
            Identity who);

    void narrow(String id, String query, String why, Identity who);

    void extend(String id, LocalDate until, String why, Identity who);

    void judge(String id, String key, boolean erase, String comment, Identity who);

    /** Draws up the plan of what may go. */
    void decide(String id, Identity who);

    /** Writes the letter that answers. */
    void answer(String id, Identity who);

    /**
     * @throws dev.holdfast.problem.Problem HF-1001 before it was written here
     */
    Path letter(String id, Identity who);

    /**
     * @param daysLeft less than none when the answer is late
     */
    record RequestRow(
            String id,
            Mark mark,
            String state,
            LocalDate received,
            LocalDate deadline,
            long daysLeft,
            boolean answered,
            String next) {
        /** The time that is left, in words. */
        public String left() {
            if (answered) {
                return "answered";
            }
            return daysLeft < 0
                    ? Show.number(-daysLeft, "day") + " late"
                    : Show.number(daysLeft, "day") + " left";
        }
    }

    /**
     * @param parts how the items came to be found
     * @param kept by law
     * @param judged what a person decides
     * @param settled whether nothing may be changed any more, for now or for good
     * @param may whether this person handles requests
     */
    record RequestPage(
            RequestRow request,
            String person,
            List<String> addresses,
            String about,
            String narrowed,
            String narrowedWhy,
            String extension,
            Count found,
            List<Part> parts,
            Count free,
            Count held,
            Count going,
            List<Kept> kept,
            List<Judged> judged,
            Optional<String> plan,
            String planState,
            long erased,
            List<DispositionDesk.Step> steps,
            boolean settled,
            boolean mayExtend,
            boolean mayDecide,
            boolean mayAnswer,
            boolean hasLetter,
            boolean may) {}

    record Part(String how, Count items) {}

    record Kept(
            String rule,
            String authority,
            String why,
            String exemption,
            Count items,
            String until) {}

    /**
     * @param decision what was decided, or empty
     */
    record Judged(
            String key,
            List<Reason> reasons,
            Count items,
            String until,
            Optional<Decision> decision) {}

    record Reason(String rule, String citation, String text, String authority) {}

    record Decision(boolean erase, String comment, String by, Instant at) {}
}
