package dev.holdfast.build;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import dev.holdfast.item.ItemSet;
import dev.holdfast.register.ContentRows;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.vault.ContentKeys;
import dev.holdfast.vault.DestructionPermit;
import dev.holdfast.vault.PackUse;
import dev.holdfast.vault.Vault;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fences of the design: who may use which technology, which way the packages point, where the
 * clock is read.
 */
@AnalyzeClasses(packages = "dev.holdfast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** The point where a file is two files. */
    private static final int LINES = 300;

    @ArchTest
    static final ArchRule onlySearchUsesLucene =
            fence("dev.holdfast.search..", "org.apache.lucene..");

    @ArchTest
    static final ArchRule onlyRulesUsesDrools =
            fence("dev.holdfast.rules..", "org.drools..", "org.kie..", "com.github.javaparser..");

    @ArchTest
    static final ArchRule onlyGraphUsesTheGraphClient =
            fence("dev.holdfast.source.graph..", "com.microsoft..", "com.azure..");

    @ArchTest
    static final ArchRule onlyReportUsesOpenPdf = fence("dev.holdfast.report..", "org.openpdf..");

    /** Nothing is destroyed without a permit, and only disposition gives one. */
    @ArchTest
    static final ArchRule onlyDispositionPermitsDestruction =
            noClasses()
                    .that(not(resideInAPackage("dev.holdfast.disposition..")))
                    .should()
                    .callMethod(DestructionPermit.class, "mint", long.class, Set.class);

    /** The self-test asks on purpose, to be refused. */
    @ArchTest
    static final ArchRule onlyTheVaultAsksForKeysToBeDestroyed =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            "dev.holdfast.vault..", "dev.holdfast.selftest..")))
                    .should()
                    .callMethod(ContentKeys.class, "destroy", Set.class)
                    .orShould()
                    .callMethod(ContentRows.class, "destroy", Set.class);

    @ArchTest
    static final ArchRule onlyCompactionRemovesPacks =
            noClasses()
                    .that(not(resideInAPackage("dev.holdfast.compaction..")))
                    .should()
                    .callMethod(Vault.class, "remove", int.class, PackUse.class);

    @ArchTest
    static final ArchRule onlyWhoFollowsTheRegisterMakesTheIndexForget =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("FollowRegister")
                    .should()
                    .callMethod(SearchIndex.class, "delete", ItemSet.class);

    @ArchTest
    static final ArchRule onlyNoticeSendsMail = fence("dev.holdfast.notice..", "jakarta.mail..");

    @ArchTest
    static final ArchRule packagesShouldNotDependOnEachOtherInCycles =
            slices().matching("dev.holdfast.(*)..").should().beFreeOfCycles();

    /**
     * {@code cli} is the wiring; micronaut's generated classes are nobody's logic. Everybody else
     * is given a Clock.
     */
    @ArchTest
    static final ArchRule onlyWiringReadsTheClock =
            noClasses()
                    .that(not(resideInAPackage("dev.holdfast.cli..")))
                    .and()
                    .haveSimpleNameNotEndingWith("Factory")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(OffsetDateTime.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(Clock.class, "systemDefaultZone")
                    .because("logic is given asOf, edges are given a java.time.Clock");

    @ArchTest
    static final ArchRule injectionShouldGoThroughConstructors =
            fields().should()
                    .notBeAnnotatedWith("jakarta.inject.Inject")
                    .andShould()
                    .notBeAnnotatedWith("io.micronaut.context.annotation.Value")
                    .andShould()
                    .notBeAnnotatedWith("io.micronaut.context.annotation.Property")
                    .allowEmptyShould(true);

    /** Libraries speak java.util.Date at their edge: there it is turned into java.time at once. */
    @ArchTest
    static final ArchRule onlyEdgesUseTheOldDates =
            noClasses()
                    .that(
                            not(
                                    resideInAnyPackage(
                                            "dev.holdfast.extract..",
                                            "dev.holdfast.source..",
                                            "dev.holdfast.report..",
                                            "dev.holdfast.audit..")))
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.\\w*DateFormat");

    @ArchTest
    static final ArchRule namesShouldComeFromTheField =
            noClasses()
                    .that(not(generated()))
                    .should()
                    .haveNameMatching(".*[a-z](Service|Manager|Helper|Util|Utils|Impl|Data|Info)")
                    .because("such a name says nothing about what the class does");

    @Test
    void filesShouldHaveAtMostThreeHundredLines() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            List<String> tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LINES)
                            .map(Path::toString)
                            .sorted()
                            .toList();
            assertThat(tooLong).as("files of more than %d lines are two files", LINES).isEmpty();
        }
    }

    private static ArchRule fence(String owner, String... technology) {
        return noClasses()
                .that(not(resideInAPackage(owner)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(technology)
                .because("only " + owner.replace("..", "") + " knows it");
    }

    private static DescribedPredicate<JavaClass> generated() {
        return DescribedPredicate.describe(
                "generated by Micronaut", type -> type.getSimpleName().contains("$"));
    }

    /** Imports and blank lines are the formatter's, not the reader's. */
    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("import ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
