package dev.holdfast.disposition;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.RetentionEnd;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.ArchiveFacts;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;
import dev.holdfast.search.DateColumns;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.search.SizeColumn;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups the items of a plan by the policies that apply to them, for people to judge. */
@Singleton
class PlanClasses {
    private final ArchiveFacts facts;
    private final SearchIndex index;
    private final ArchiveSettings settings;
    private final Decisions decisions;

    PlanClasses(
            ArchiveFacts facts, SearchIndex index, ArchiveSettings settings, Decisions decisions) {
        this.facts = facts;
        this.index = index;
        this.settings = settings;
        this.decisions = decisions;
    }

    List<Plan.PlanClass> of(ItemSet items, List<ActivePolicies.Active> active, LocalDate asOf) {
        PolicyBook book =
                PolicyBook.of(active.stream().map(ActivePolicies.Active::policy).toList());
        Archive archive = facts.gather(book, asOf);
        Map<List<Policy>, ItemSet> classes = new LinkedHashMap<>();
        classes.put(List.of(), items);
        for (Policy policy : book.policies()) {
            ItemSet covered = covered(policy, archive);
            Map<List<Policy>, ItemSet> finer = new LinkedHashMap<>();
            classes.forEach(
                    (policies, members) -> {
                        ItemSet inside = covered == null ? members : members.and(covered);
                        ItemSet outside =
                                covered == null ? ItemSet.empty() : members.andNot(covered);
                        if (!inside.isEmpty()) {
                            List<Policy> more = new ArrayList<>(policies);
                            more.add(policy);
                            finer.put(more, inside);
                        }
                        if (!outside.isEmpty()) {
                            finer.put(policies, outside);
                        }
                    });
            classes = finer;
        }
        List<Plan.PlanClass> list = new ArrayList<>();
        classes.forEach(
                (policies, members) ->
                        list.add(
                                describe(
                                        policies,
                                        members,
                                        decisions.ended(book, archive, asOf, members))));
        list.sort((a, b) -> Long.compare(b.items(), a.items()));
        return list;
    }

    /**
     * @return null for everything
     */
    private static @Nullable ItemSet covered(Policy policy, Archive archive) {
        if (policy.level() == Policy.Level.LABEL) {
            return archive.labelled(policy.id());
        }
        return policy.scope().wholeTenant()
                ? null
                : archive.scopes().getOrDefault(policy.id(), ItemSet.empty());
    }

    private Plan.PlanClass describe(List<Policy> policies, ItemSet members, RetentionEnd ended) {
        SizeColumn sizes = index.sizes();
        DateColumns dates = index.dateColumns();
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
        members.forEachOrdinal(
                ordinal -> {
                    long at = date(dates, ordinal);
                    if (at != DateColumns.MISSING) {
                        span[0] = Math.min(span[0], at);
                        span[1] = Math.max(span[1], at);
                    }
                });
        return new Plan.PlanClass(
                policies.stream().map(Policy::id).toList(),
                policies.stream().map(Policy::title).toList(),
                policies.stream().map(policy -> policy.authority().cite()).toList(),
                members,
                members.size(),
                sizes.sum(members),
                day(span[0], Long.MAX_VALUE),
                day(span[1], Long.MIN_VALUE),
                ended.first(),
                ended.last());
    }

    private @Nullable LocalDate day(long at, long none) {
        return at == none ? null : settings.calendar().dayOf(at);
    }

    private static long date(DateColumns dates, long ordinal) {
        for (DateColumns.Column column : DateColumns.Column.values()) {
            long at = dates.at(column, ordinal);
            if (at != DateColumns.MISSING) {
                return at;
            }
        }
        return DateColumns.MISSING;
    }
}
