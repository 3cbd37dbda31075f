package dev.holdfast.proof;

import dev.holdfast.disposition.DispositionScene;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.Plan;

import java.nio.file.Path;

/**
 * The process that is killed while it destroys: takes in old mail, plans, has it approved, and says
 * {@code DEALT n} after each batch.
 */
final class DisposingChild {
    private DisposingChild() {}

    public static void main(String[] args) throws Exception {
        try (DispositionScene scene = new DispositionScene(Path.of(args[0]))) {
            scene.ingest("okafor", Integer.parseInt(args[1]), "kestrel");
            scene.activate(DispositionScene.policy("mail", "subject:kestrel", "P5Y", "destroy"));
            Plan plan = scene.approved(scene.plan());
            say("PLAN " + plan.id());
            scene.bean(ExecutePlan.class)
                    .execute(plan.id(), DispositionScene.PLANNER, dealt -> say("DEALT " + dealt));
            say("DONE");
        }
        System.exit(0);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
