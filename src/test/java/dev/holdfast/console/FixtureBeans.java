package dev.holdfast.console;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

/** Puts desks of invented figures before the archive's, in a {@link ConsoleServer} only. */
@Factory
@Requires(beans = TestClock.Given.class)
class FixtureBeans {
    private final FixtureDesk desk = new FixtureDesk();
    private final FixtureProof proof = new FixtureProof();

    @Primary
    @Singleton
    OverviewDesk overview() {
        return desk;
    }

    @Primary
    @Singleton
    SearchDesk search() {
        return desk;
    }

    @Primary
    @Singleton
    SourceDesk sources() {
        return desk;
    }

    @Primary
    @Singleton
    MatterDesk matters() {
        return new FixtureMatters();
    }

    @Primary
    @Singleton
    DispositionDesk disposition() {
        return new FixtureDisposition();
    }

    @Primary
    @Singleton
    RetentionDesk retention() {
        return proof;
    }

    @Primary
    @Singleton
    ReportDesk reports() {
        return proof;
    }

    @Primary
    @Singleton
    AuditDesk audit() {
        return proof;
    }
}
