package dev.holdfast.service;

import dev.holdfast.audit.ListAudit;
import dev.holdfast.audit.LogKey;
import dev.holdfast.audit.ProveEntry;
import dev.holdfast.audit.SignCheckpoint;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.extract.DocumentLimits;
import dev.holdfast.extract.Extractor;
import dev.holdfast.extract.ItemReader;
import dev.holdfast.find.StandingScope;
import dev.holdfast.home.Home;
import dev.holdfast.home.SealKey;
import dev.holdfast.policy.PolicyReader;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.rules.RuleShelf;
import dev.holdfast.search.SearchIndex;
import dev.holdfast.vault.PackVault;
import dev.holdfast.vault.TenantKeys;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultCheck;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.HexFormat;

/** Makes the parts that know nothing of the framework. */
@Factory
class PartsFactory {
    private static final Logger LOG = LoggerFactory.getLogger(PartsFactory.class);
    private static final String TENANT = "default";

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    @Bean(preDestroy = "close")
    Vault vault(Home home) throws IOException {
        return PackVault.open(home.vault(), TenantKeys.openOrCreate(home.keys(), home.vault()));
    }

    @Singleton
    VaultCheck vaultCheck(Home home) {
        return new VaultCheck(home.vault());
    }

    /** An index that cannot be used is built again from the register. */
    @Singleton
    @Bean(preDestroy = "close")
    SearchIndex index(Home home, SealKey seal) throws IOException {
        String archive = HexFormat.of().formatHex(seal.seal("index"));
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        try {
            return SearchIndex.open(home.index(), threads, archive);
        } catch (Problem problem) {
            if (problem.code() != Code.INDEX_UNUSABLE) {
                throw problem;
            }
            LOG.warn("{}; it is built again from the register", problem.getMessage());
            SearchIndex.discard(home.index());
            return SearchIndex.open(home.index(), threads, archive);
        }
    }

    @Singleton
    @Bean(
            preDestroy = "close",
            typed = {Extractor.class, ItemReader.class})
    ItemReader extractor() {
        return new ItemReader(DocumentLimits.DEFAULT);
    }

    @Singleton
    RuleBooks ruleBooks(RuleShelf shelf) {
        return new RuleBooks(shelf);
    }

    @Singleton
    PolicyReader policyReader() {
        return new PolicyReader(StandingScope::fault);
    }

    @Singleton
    LogKey logKey(Home home) throws IOException {
        return LogKey.openOrCreate(home.keys(), TENANT);
    }

    @Singleton
    SignCheckpoint signCheckpoint(LogKey key, Clock clock) {
        return new SignCheckpoint(key, clock);
    }

    @Singleton
    ProveEntry proveEntry(LogKey key, SignCheckpoint sign) {
        return new ProveEntry(key, sign);
    }

    @Singleton
    VerifyAuditLog verifyAuditLog(LogKey key, SealKey seal) {
        return new VerifyAuditLog(key, seal);
    }

    @Singleton
    ListAudit listAudit() {
        return new ListAudit();
    }
}
