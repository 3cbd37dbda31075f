package dev.holdfast.model;

import dev.holdfast.problem.Problem;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Many threads that try operations until enough were tried, or the process is killed. */
final class Round {
    private static final int SAY_EVERY = 500;

    private final World world;
    private final List<Operation> operations = Operation.all();
    private final int weights = operations.stream().mapToInt(Operation::weight).sum();
    private final long most;
    private final AtomicLong tried = new AtomicLong();

    Round(World world, long most) {
        this.world = world;
        this.most = most;
    }

    void run(long seed, int threads) throws InterruptedException {
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(seed * 31 + i);
            running.add(Thread.ofPlatform().name("person-" + i).start(() -> work(random)));
        }
        for (Thread thread : running) {
            thread.join();
        }
    }

    private void work(Random random) {
        while (world.broken().isEmpty()) {
            long number = tried.incrementAndGet();
            if (number > most) {
                return;
            }
            Operation operation = pick(random);
            long start = System.nanoTime();
            attempt(operation, random);
            world.count(operation.name(), "micros", (System.nanoTime() - start) / 1_000);
            if (number % SAY_EVERY == 0) {
                say();
            }
        }
    }

    void say() {
        StringBuilder line = new StringBuilder("TALLY");
        world.tally()
                .forEach((what, count) -> line.append('\t').append(what).append('=').append(count));
        System.out.println(line);
        System.out.flush();
    }

    private Operation pick(Random random) {
        int at = random.nextInt(weights);
        for (Operation operation : operations) {
            at -= operation.weight();
            if (at < 0) {
                return operation;
            }
        }
        throw new IllegalStateException("no operation");
    }

    private void attempt(Operation operation, Random random) {
        try {
            boolean done = operation.act().done(world, random);
            world.count(operation.name(), done ? "done" : "idle", 1);
        } catch (Problem refused) {
            world.count(operation.name(), refused.code().text(), 1);
            if (!operation.refusals().contains(refused.code())) {
                world.broken(operation.name() + " ended in " + told(refused));
            }
        } catch (Exception | AssertionError e) {
            world.count(operation.name(), "fault", 1);
            world.broken(operation.name() + " ended in " + told(e));
        }
    }

    private static String told(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString().replace("\n", " | ").replace("\t", "");
    }
}
