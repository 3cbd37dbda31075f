package dev.holdfast.proof;

import dev.holdfast.audit.Actor;
import dev.holdfast.compaction.CompactPacks;
import dev.holdfast.selftest.DisposalScene;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The process that is killed while it compacts: takes in mail of which most is due, destroys it,
 * says {@code READY}, and gives the space back.
 */
final class CompactingChild {
    private CompactingChild() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        try (DisposalScene scene =
                Files.exists(folder.resolve("home"))
                        ? DisposalScene.reopened(folder, random)
                        : new DisposalScene(folder, random)) {
            scene.mails(40, 2015);
            scene.mails(Integer.parseInt(args[2]), 2026);
            scene.dispose();
            System.out.println("READY");
            System.out.flush();
            scene.bean(CompactPacks.class).compact(0.01, Actor.SYSTEM, n -> {});
            System.out.println("DONE");
            System.out.flush();
        }
        System.exit(0);
    }
}
