package dev.holdfast.model;

import dev.holdfast.audit.Actor;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * The process that is killed: brings the service up, checks what the last one left behind, and goes
 * on. Says {@code READY}, {@code TALLY …} from time to time, {@code BROKEN …} for a broken promise
 * and {@code DONE} when all was done and checked.
 */
final class ModelChild {
    private ModelChild() {}

    /** Folder, seed, the day the run began, threads, operations. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long seed = Long.parseLong(args[1]);
        LocalDate base = LocalDate.parse(args[2]);
        try (Journal journal = new Journal(folder.resolve("journal"));
                World world = new World(folder, journal, base)) {
            Settle settle = new Settle(world);
            settle.begin();
            if (world.lastHold().get() == 0) {
                prepare(world, seed);
            }
            say("READY");
            Round round = new Round(world, Long.parseLong(args[4]));
            round.run(seed, Integer.parseInt(args[3]));
            round.say();
            if (world.broken().isEmpty()) {
                settle.end();
            }
            round.say();
            world.broken().forEach(broken -> say("BROKEN " + broken));
            say("DONE");
        }
        System.exit(0);
    }

    private static void prepare(World world, long seed) throws Exception {
        Random random = new Random(seed);
        world.bean(OpenMatter.class).open(Holding.MATTER, new Actor("anna"));
        world.bean(OpenMatter.class).open("Standing", new Actor("anna"));
        Scope standing = new Scope(List.of("fonda"), List.of("kestrel"), List.of(), null, null);
        PlaceHold.Outcome placed =
                world.bean(PlaceHold.class)
                        .place("Standing", standing.scope(), true, new Actor("anna"));
        world.write(
                new Fact.Placed(
                        ((PlaceHold.Outcome.Placed) placed).hold().number(),
                        standing,
                        "anna",
                        Journal.now()));
        world.lastHold().set(1);
        for (String word : Rule.WORDS) {
            Retaining.activate(world, Rule.on(word, 3 + random.nextInt(5)), "hugo");
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
