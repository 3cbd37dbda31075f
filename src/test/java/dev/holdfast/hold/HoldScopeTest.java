package dev.holdfast.hold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class HoldScopeTest {
    private static final LocalDate DAY = LocalDate.of(2020, 1, 31);

    @Test
    void scopeOfCustodiansOrLocationsAloneShouldHoldNothingInDoubt() {
        for (HoldScope scope :
                List.of(
                        new HoldScope(List.of("vera", "wim"), null, null, null),
                        new HoldScope(List.of(), List.of("Inbox"), null, null, null))) {
            assertThat(scope.inDoubt()).isFalse();
            assertThat(scope.toKql()).isEqualTo(scope.named()).doesNotContain("unreadable");
        }
    }

    @Test
    void scopeThatAsksWhatItemsSayShouldHoldInDoubt() {
        for (HoldScope scope :
                List.of(
                        new HoldScope(List.of("vera"), List.of("Inbox"), null, null, null),
                        new HoldScope(List.of("vera"), "pump", null, null),
                        new HoldScope(List.of("vera"), null, DAY, null),
                        new HoldScope(List.of(), null, null, DAY))) {
            assertThat(scope.inDoubt()).isTrue();
            assertThat(scope.toKql()).contains("unreadable:true");
        }
    }
}
