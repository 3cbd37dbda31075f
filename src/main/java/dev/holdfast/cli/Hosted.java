package dev.holdfast.cli;

import dev.holdfast.access.FirstRunSetup;
import dev.holdfast.home.Home;
import dev.holdfast.service.Service;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A service in this process. It is stopped in an orderly way when the process is asked to end, too.
 */
final class Hosted implements AutoCloseable {
    private final Service service;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch gone = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::stop, "stop");

    private Hosted(Service service) {
        this.service = service;
    }

    static Hosted start(Home home, int port, Map<String, Object> settings) {
        Hosted own = new Hosted(Service.start(home, port, settings));
        Runtime.getRuntime().addShutdownHook(own.atExit);
        return own;
    }

    int port() {
        return service.port();
    }

    /** The path of the one-time link while nobody has been added yet. */
    Optional<String> setupLink() {
        return service.context().getBean(FirstRunSetup.class).linkIfNobody();
    }

    /** Waits until the process is asked to end; meanwhile prepares for the first decision. */
    void await() throws InterruptedException {
        service.warmUp();
        gone.await();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending: the hook is what runs
            return;
        }
    }

    private void stop() {
        if (closed.compareAndSet(false, true)) {
            try {
                service.close();
            } finally {
                gone.countDown();
            }
        }
    }
}
