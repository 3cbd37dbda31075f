package dev.holdfast.demo;

import java.util.List;

/**
 * What the main job does with the demo's archive, step by step: open the matter, activate the
 * policies, place the hold, evaluate, plan the disposition, have two users approve it, execute.
 *
 * @param matter name of the matter
 * @param holdQuery KQL of the hold's scope
 * @param holdCustodians addresses whose items the hold covers
 * @param policies resources on the class path, in the format of {@code policies/}
 * @param planner who draws up the disposition plan
 * @param approvers two others, who approve it
 */
public record DemoScript(
        String matter,
        String holdQuery,
        List<String> holdCustodians,
        List<String> policies,
        User planner,
        List<User> approvers) {
    /** The invented company whose archive it is. */
    public static final String ORGANISATION = "Nordlicht Kaltlogistik";

    /** Somebody with rights in the demo. */
    public record User(String name, String role) {}

    public DemoScript {
        holdCustodians = List.copyOf(holdCustodians);
        policies = List.copyOf(policies);
        approvers = List.copyOf(approvers);
        if (approvers.size() != 2 || approvers.contains(planner)) {
            throw new IllegalArgumentException(
                    "two approvers are needed, neither of them the planner");
        }
    }

    /** The demo's own script. */
    public static DemoScript standard() {
        return new DemoScript(
                "Polarstern v. Frostwerk Anlagenbau",
                "Polarstern OR Frostwerk",
                Cast.INVOLVED.stream().map(Person::address).toList(),
                List.of(
                        "/demo/policies/demo-operational-mail.yaml",
                        "/demo/policies/demo-commercial-letters.yaml",
                        "/demo/policies/demo-vouchers.yaml",
                        "/demo/policies/demo-applications.yaml"),
                new User("Katrin Records", "records-manager"),
                List.of(
                        new User("Judith Counsel", "approver"),
                        new User("Arne Approver", "approver")));
    }
}
