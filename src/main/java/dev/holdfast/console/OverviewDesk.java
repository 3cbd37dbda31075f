package dev.holdfast.console;

import dev.holdfast.access.Identity;

/** What the overview shows, and the rail of every page. */
public interface OverviewDesk {
    /** Asked for with every page: must answer within milliseconds. */
    Rail rail(Identity who);

    OverviewPage overview(Identity who);
}
