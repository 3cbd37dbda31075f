package dev.holdfast.proof;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Role;
import dev.holdfast.audit.Actor;
import dev.holdfast.console.DispositionDesk;
import dev.holdfast.console.MatterDesk;
import dev.holdfast.console.OverviewDesk;
import dev.holdfast.console.RetentionDesk;
import dev.holdfast.console.ReviewDesk;
import dev.holdfast.console.SourceDesk;

import java.util.EnumSet;
import java.util.concurrent.Callable;

/** How long the pages take that tell of the whole archive: when first asked for, and again. */
final class DeskPages {
    private static final Identity WHO =
            Identity.ofCommandLine(new Actor("bench"), EnumSet.allOf(Role.class));

    private DeskPages() {}

    static void measure(Archive archive) throws Exception {
        page("overview", () -> archive.bean(OverviewDesk.class).overview(WHO));
        page("retention", () -> archive.bean(RetentionDesk.class).retention(WHO));
        page("matters", () -> archive.bean(MatterDesk.class).matters(WHO));
        page("matter", () -> archive.bean(MatterDesk.class).matter("1", WHO));
        page("disposition", () -> archive.bean(DispositionDesk.class).plans(WHO));
        page("reviews", () -> archive.bean(ReviewDesk.class).reviews(WHO));
        page("sources", () -> archive.bean(SourceDesk.class).sources(WHO));
    }

    private static void page(String name, Callable<?> page) throws Exception {
        for (String when : new String[] {"first", "again"}) {
            long start = System.nanoTime();
            page.call();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf("RESULT page-%s-%s %.4f%n", name, when, seconds);
        }
    }
}
