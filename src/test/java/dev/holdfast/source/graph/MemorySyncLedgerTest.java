package dev.holdfast.source.graph;

class MemorySyncLedgerTest extends SyncLedgerContract {
    @Override
    SyncLedger empty() {
        return new MemorySyncLedger();
    }
}
