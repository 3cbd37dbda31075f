package dev.holdfast.notice;

import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every minute: writes what is due, and sends what waits. */
@Singleton
class NoticeRounds {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeRounds.class);

    private final KeepAsking ask;
    private final PostMails post;

    NoticeRounds(KeepAsking ask, PostMails post) {
        this.ask = ask;
        this.post = post;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void run() {
        try {
            ask.round();
            post.post();
        } catch (RuntimeException e) {
            LOG.warn("this round of notices failed; the next one goes on where it stopped", e);
        }
    }
}
