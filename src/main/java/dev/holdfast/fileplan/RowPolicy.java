package dev.holdfast.fileplan;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the policy file of a file plan's row. */
final class RowPolicy {
    /** What came of a row. */
    sealed interface Result {
        record Drafted(String id, String text) implements Result {}

        /** It is right, but says what a policy file cannot. */
        record Unsure(String reason) implements Result {}

        /** It cannot be right. */
        record Wrong(String reason) implements Result {}
    }

    /** A cell that cannot be right. */
    private static final class BadCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadCell(String reason) {
            super(reason);
        }
    }

    /** Says that a citation is the plan itself, a decision of whoever keeps it. */
    static final String OWN_PLAN = "Own file plan, label ";

    /** A hundred years: the most a file plan can say in days. */
    static final int MOST_DAYS = 36_525;

    static final String UNLIMITED = "Unlimited";

    private static final int SHORTEST_TITLE = 3;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CLASS = 500;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_ID = 80;
    private static final List<PlanColumn> TRIPLE =
            List.of(
                    PlanColumn.RETENTION_ACTION,
                    PlanColumn.RETENTION_DURATION,
                    PlanColumn.RETENTION_TYPE);

    private static final List<PlanColumn> DESCRIPTORS =
            List.of(
                    PlanColumn.REVIEWER_EMAIL,
                    PlanColumn.REFERENCE_ID,
                    PlanColumn.DEPARTMENT_NAME,
                    PlanColumn.CATEGORY,
                    PlanColumn.SUB_CATEGORY,
                    PlanColumn.AUTHORITY_TYPE);

    private final PlanRow row;
    private final Map<PlanColumn, String> note = new EnumMap<>(PlanColumn.class);

    private RowPolicy(PlanRow row) {
        this.row = row;
    }

    static Result of(PlanRow row) {
        try {
            return new RowPolicy(row).result();
        } catch (BadCell e) {
            return new Result.Wrong(String.valueOf(e.getMessage()));
        }
    }

    private Result result() {
        String label = row.at(PlanColumn.LABEL_NAME);
        String id = EventName.slug(label);
        if (label.isEmpty()) {
            throw new BadCell("LabelName is missing");
        }
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new BadCell("LabelName '" + label + "' makes no id of letters and digits");
        }
        String record = record();
        List<PlanColumn> absent = TRIPLE.stream().filter(column -> !row.has(column)).toList();
        if (absent.size() == TRIPLE.size()) {
            if (row.has(PlanColumn.REVIEWER_EMAIL) || row.has(PlanColumn.EVENT_TYPE)) {
                throw new BadCell("a reviewer or an event, and no retention");
            }
            return new Result.Unsure("it only classifies: no retention");
        }
        if (!absent.isEmpty()) {
            throw new BadCell(
                    absent.getFirst().header()
                            + " is missing: RetentionAction, RetentionDuration and RetentionType"
                            + " go together");
        }
        String period = period();
        String from = from();
        String then = then(period);
        if (row.has(PlanColumn.COMPLIANCE_TAG_FOR_NEXT_STAGE)) {
            return new Result.Unsure("another label follows at its end");
        }
        return drafted(label, id, record, period, from, then);
    }

    private Result drafted(
            String label, String id, String record, String period, String from, String then) {
        String title = title(label);
        String comment = row.at(PlanColumn.COMMENT);
        String cite = row.at(PlanColumn.CITATION_NAME);
        String place = row.at(PlanColumn.CITATION_JURISDICTION);
        boolean ourPlace = place.matches("[a-z]{2}(-[a-z0-9]{1,8})?");
        DESCRIPTORS.forEach(this::keep);
        if (comment.length() > LONGEST_CLASS) {
            keep(PlanColumn.COMMENT);
        }
        if (!ourPlace) {
            keep(PlanColumn.CITATION_JURISDICTION);
        }
        if (cite.length() > LONGEST_CLASS || Descriptors.note(note).length() > LONGEST_NOTE) {
            return new Result.Unsure("its descriptions are longer than a policy file takes");
        }
        PolicyYaml policy = new PolicyYaml().text("id", id).text("title", title);
        if (!comment.isEmpty() && comment.length() <= LONGEST_CLASS) {
            policy.text("recordClass", comment);
        }
        if (ourPlace) {
            policy.text("jurisdiction", place);
        }
        policy.group("authority").text("cite", cite.isEmpty() ? OWN_PLAN + id : cite);
        policy.word("confidence", "described");
        if (row.has(PlanColumn.CITATION_URL)) {
            policy.text("source", row.at(PlanColumn.CITATION_URL));
        }
        if (!note.isEmpty()) {
            policy.text("note", Descriptors.note(note));
        }
        policy.end()
                .word("kind", "minimum")
                .word("level", "label")
                .word("period", period)
                .word("from", from)
                .word("then", then);
        if (!record.equals("none")) {
            policy.group("label").word("record", record).end();
        }
        return new Result.Drafted(id, policy.toString());
    }

    /** The label's name; where that is an id already, the words its users see. */
    private String title(String label) {
        String seen = row.at(PlanColumn.NOTES);
        boolean named = seen.length() >= SHORTEST_TITLE && seen.length() <= LONGEST_TITLE;
        if (EventName.slug(label).equals(label) && named) {
            return seen;
        }
        keep(PlanColumn.NOTES);
        return label.length() < SHORTEST_TITLE ? "Label " + label : label;
    }

    private String record() {
        boolean record = truth(PlanColumn.IS_RECORD_LABEL);
        boolean unlocked = truth(PlanColumn.IS_RECORD_UNLOCKED_AS_DEFAULT);
        boolean regulatory = truth(PlanColumn.REGULATORY);
        if ((regulatory || unlocked) && !record) {
            throw new BadCell(
                    "IsRecordLabel must be TRUE where a record is regulatory or unlocked");
        }
        if (regulatory && unlocked) {
            throw new BadCell("a regulatory record is never unlocked");
        }
        if (unlocked) {
            keep(PlanColumn.IS_RECORD_UNLOCKED_AS_DEFAULT);
        }
        return regulatory ? "regulatory" : record ? "record" : "none";
    }

    private boolean truth(PlanColumn column) {
        return switch (row.at(column).toUpperCase(Locale.ROOT)) {
            case "TRUE" -> true;
            case "FALSE", "" -> false;
            default -> throw new BadCell(column.header() + " is neither TRUE nor FALSE");
        };
    }

    private String period() {
        String duration = row.at(PlanColumn.RETENTION_DURATION);
        if (duration.equalsIgnoreCase(UNLIMITED)) {
            return "permanent";
        }
        if (!duration.matches("\\d{1,9}") || Integer.parseInt(duration) < 1) {
            throw new BadCell(
                    "RetentionDuration '"
                            + duration
                            + "' is neither a positive number of days nor"
                            + " Unlimited");
        }
        int days = Integer.parseInt(duration);
        if (days > MOST_DAYS) {
            throw new BadCell("RetentionDuration is more than 36525 days; say Unlimited");
        }
        return "P" + days + "D";
    }

    private String from() {
        String type = row.at(PlanColumn.RETENTION_TYPE);
        boolean event = type.equalsIgnoreCase("EventAgeInDays");
        if (event != row.has(PlanColumn.EVENT_TYPE)) {
            throw new BadCell("EventType and the RetentionType EventAgeInDays go together");
        }
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "creationageindays" -> "created";
            case "modificationageindays" -> "modified";
            case "taggedageindays" -> "labelled";
            case "eventageindays" -> "event:" + event();
            default -> throw new BadCell("RetentionType '" + type + "' is not known");
        };
    }

    private String event() {
        String type = row.at(PlanColumn.EVENT_TYPE);
        String name = EventName.slug(type);
        if (name.isEmpty()) {
            throw new BadCell("EventType '" + type + "' makes no name of letters and digits");
        }
        if (!name.equals(type)) {
            keep(PlanColumn.EVENT_TYPE);
        }
        return name;
    }

    private String then(String period) {
        String action = row.at(PlanColumn.RETENTION_ACTION);
        boolean review = row.has(PlanColumn.REVIEWER_EMAIL);
        boolean deletes = !action.equalsIgnoreCase("Keep");
        if (review && !action.equalsIgnoreCase("KeepAndDelete")) {
            throw new BadCell("ReviewerEmail goes with the RetentionAction KeepAndDelete only");
        }
        if (deletes && period.equals("permanent")) {
            throw new BadCell("what is kept without end is never deleted: RetentionAction Keep");
        }
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "keep" -> "retain-only";
            case "delete" -> "delete-only";
            case "keepanddelete" -> review ? "review" : "destroy";
            default -> throw new BadCell("RetentionAction '" + action + "' is not known");
        };
    }

    private void keep(PlanColumn column) {
        if (row.has(column)) {
            note.put(column, row.at(column));
        }
    }
}
