package dev.holdfast.retention;

import dev.holdfast.policy.PolicyPack;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

/** A policy file as somebody hands it in. */
public record PolicyFile(String name, String text) {
    /** The template of that id, of those that come with Holdfast. */
    public static PolicyFile template(String id) {
        PolicyPack.Template template =
                PolicyPack.find(id)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.NOT_FOUND,
                                                "no policy that comes with Holdfast has the id '"
                                                        + id
                                                        + "'",
                                                "see 'holdfast policy list --available', or name a"
                                                        + " file"));
        return new PolicyFile(template.file(), template.yaml());
    }
}
